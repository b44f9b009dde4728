-- How many sign-ons of a letter stand where, counted by the database itself in the transaction that moves them.
-- Each change is a row of its own, so that writers need not wait for one another; the worker adds them up in place 0.
create table tallies (
    letter_id uuid not null,
    status text not null,
    place bigint not null,
    amount bigint not null,
    primary key (letter_id, status, place)
);

create sequence tally_places;

-- What sign-ons are searched by, and those that it does not know yet or knows as they were before.
create table search_documents (
    number bigint generated always as identity primary key,
    signature_id uuid not null unique,
    letter_id uuid not null,
    status text not null,
    country text not null,
    kind text not null,
    visibility text not null,
    words text not null
);

create table search_pending (
    signature_id uuid not null primary key
);

create index search_documents_of on search_documents using btree (letter_id, number);
create index search_documents_by_status on search_documents using btree (letter_id, status, number);
create index search_documents_by_visibility on search_documents using btree (letter_id, visibility, number);
create index search_documents_by_country on search_documents using btree (letter_id, country, number);

-- Parts of words are found through trigrams. The extension comes with PostgreSQL; where it may not be made, searching reads every
-- sign-on of the letter, and `undersigned check` says so.
do $$
declare
    home text;
begin
    begin
        create extension if not exists pg_trgm with schema public;
    exception when others then
        raise notice 'pg_trgm: %', sqlerrm;
    end;
    select n.nspname into home from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
    if home is not null then
        execute format('create index search_documents_by_words on search_documents using gin (words %I.gin_trgm_ops)', home);
    end if;
end
$$;

insert into tallies select letter_id, status, 0, count(*) from signatures group by letter_id, status;
insert into search_pending select id from signatures;

create function signatures_came() returns trigger language plpgsql as $$
begin
    insert into tallies values (new.letter_id, new.status, nextval('tally_places'), 1);
    insert into search_pending values (new.id);
    return null;
end
$$;
create trigger signatures_came after insert on signatures for each row execute function signatures_came();

create function signatures_moved() returns trigger language plpgsql as $$
begin
    insert into tallies values (old.letter_id, old.status, nextval('tally_places'), -1);
    insert into tallies values (new.letter_id, new.status, nextval('tally_places'), 1);
    return null;
end
$$;
create trigger signatures_moved after update of status on signatures for each row
    when (old.status <> new.status) execute function signatures_moved();

create function signatures_changed() returns trigger language plpgsql as $$
begin
    -- Writing over a row that is there locks it: whoever takes it away meanwhile to index it reads what is written here.
    insert into search_pending values (new.id) on conflict (signature_id) do update set signature_id = excluded.signature_id;
    return null;
end
$$;
create trigger signatures_changed after update of
    status, organisation_name, original_name, acronym, country, kind, visibility, website, contact_name, email on signatures for each row execute function signatures_changed();

create function signatures_went() returns trigger language plpgsql as $$
begin
    insert into tallies values (old.letter_id, old.status, nextval('tally_places'), -1);
    delete from search_pending where signature_id = old.id;
    delete from search_documents where signature_id = old.id;
    return null;
end
$$;
create trigger signatures_went after delete on signatures for each row execute function signatures_went();

-- Names within one state are read in order; all states are read one after the other.
drop index signatures_by_name;
create index signatures_by_status_and_name on signatures (letter_id, status, sort_key, id);

-- Sign-ons without an address are of nobody in particular: two of one name may be two bodies.
drop index one_confirmed;
create unique index one_confirmed on signatures (letter_id, email_key, name_key) where status = 'confirmed' and email_key <> '';
drop index one_approved;
create unique index one_approved on signatures (letter_id, email_key, name_key) where status = 'approved' and email_key <> '';
