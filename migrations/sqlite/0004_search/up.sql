-- How many sign-ons of a letter stand where, counted by the database itself in the transaction that moves them.
-- `place` is 0 here; PostgreSQL adds rows beside it, so that writers need not wait for one another.
create table tallies (
    letter_id blob not null,
    status text not null,
    place integer not null,
    amount integer not null,
    primary key (letter_id, status, place)
) strict, without rowid;

-- What sign-ons are searched by, and those that it does not know yet or knows as they were before.
create table search_documents (
    number integer primary key,
    signature_id blob not null unique,
    letter_id blob not null,
    status text not null,
    country text not null,
    kind text not null,
    visibility text not null,
    words text not null
) strict;

create table search_pending (
    signature_id blob not null primary key
) strict, without rowid;

create virtual table search_index using fts5 (
    words, content = 'search_documents', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
);

-- What is taken out leaves no trace in the index either.
insert into search_index (search_index, rank) values ('secure-delete', 1);

create trigger search_documents_indexed after insert on search_documents begin
    insert into search_index (rowid, words) values (new.number, new.words);
end;
create trigger search_documents_reindexed after update of words on search_documents begin
    insert into search_index (search_index, rowid, words) values ('delete', old.number, old.words);
    insert into search_index (rowid, words) values (new.number, new.words);
end;
create trigger search_documents_dropped after delete on search_documents begin
    insert into search_index (search_index, rowid, words) values ('delete', old.number, old.words);
end;

insert into tallies select letter_id, status, 0, count(*) from signatures group by letter_id, status;
insert into search_pending select id from signatures;

create trigger signatures_came after insert on signatures begin
    insert into tallies values (new.letter_id, new.status, 0, 1)
        on conflict (letter_id, status, place) do update set amount = amount + 1;
    insert into search_pending values (new.id);
end;
create trigger signatures_moved after update of status on signatures when old.status <> new.status begin
    insert into tallies values (old.letter_id, old.status, 0, -1)
        on conflict (letter_id, status, place) do update set amount = amount - 1;
    insert into tallies values (new.letter_id, new.status, 0, 1)
        on conflict (letter_id, status, place) do update set amount = amount + 1;
end;
create trigger signatures_changed after update of
    status, organisation_name, original_name, acronym, country, kind, visibility, website, contact_name, email on signatures begin
    insert into search_pending values (new.id) on conflict (signature_id) do nothing;
end;
create trigger signatures_went after delete on signatures begin
    insert into tallies values (old.letter_id, old.status, 0, -1)
        on conflict (letter_id, status, place) do update set amount = amount - 1;
    delete from search_pending where signature_id = old.id;
    delete from search_documents where signature_id = old.id;
end;

-- Names within one state are read in order; all states are read one after the other.
drop index signatures_by_name;
create index signatures_by_status_and_name on signatures (letter_id, status, sort_key, id);

-- Sign-ons without an address are of nobody in particular: two of one name may be two bodies.
drop index one_confirmed;
create unique index one_confirmed on signatures (letter_id, email_key, name_key) where status = 'confirmed' and email_key <> '';
drop index one_approved;
create unique index one_approved on signatures (letter_id, email_key, name_key) where status = 'approved' and email_key <> '';
