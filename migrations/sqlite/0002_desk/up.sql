-- Decisions that can be taken back for a while, and how each signature stood before and after.
create table decisions (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete cascade,
    account_id blob,
    act text not null,
    at integer not null,
    undo_until integer not null,
    undone_at integer
) strict;

create index decisions_by_letter on decisions (letter_id, undo_until);

create table decision_items (
    decision_id blob not null references decisions (id) on delete cascade,
    place integer not null,
    signature_id blob not null,
    standing_before text not null,
    standing_after text not null,
    primary key (decision_id, place)
) strict;

-- Mail that a decision causes leaves when it can no longer be undone.
alter table outbox add column decision_id blob;
create index outbox_by_decision on outbox (decision_id);

-- What each person has set for their own desk.
alter table accounts add column settings text not null default '{}';

-- The chain over the log: each seal holds the hash of the one before and of its entry.
create table audit_seals (
    place integer not null primary key,
    seq integer not null unique,
    hash text not null
) strict;

create trigger audit_seals_stay before update on audit_seals begin
    select raise(abort, 'the log is append-only');
end;
create trigger audit_seals_remain before delete on audit_seals begin
    select raise(abort, 'the log is append-only');
end;

-- Second factors are derived from the key and these numbers; a new number makes the old secret and codes worthless.
alter table accounts add column totp_generation integer not null default 0;
alter table accounts add column recovery_generation integer not null default 0;
alter table accounts add column recovery_used integer not null default 0;

create table invitations (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete cascade,
    email text not null,
    email_key text not null,
    role text not null,
    invited_by blob,
    created_at integer not null,
    expires_at integer not null,
    accepted_at integer,
    withdrawn_at integer
) strict;

create index invitations_by_letter on invitations (letter_id, email_key);

-- Until when each coordinator was told of what waits on a letter.
create table notices (
    account_id blob not null references accounts (id) on delete cascade,
    letter_id blob not null references letters (id) on delete cascade,
    told_at integer not null,
    primary key (account_id, letter_id)
) strict;

-- What confirmed sign-ons are found by when another may be the same organisation.
create table signature_keys (
    search_key text not null,
    signature_id blob not null references signatures (id) on delete cascade,
    primary key (search_key, signature_id)
) strict, without rowid;

create index signature_keys_of on signature_keys (signature_id);
create index signatures_by_address on signatures (email_key);

-- Words among coordinators about a sign-on, and who is looking at it.
create table notes (
    id blob not null primary key,
    signature_id blob not null references signatures (id) on delete cascade,
    account_id blob,
    at integer not null,
    body text not null
) strict;

create index notes_by_signature on notes (signature_id, id);

create table claims (
    signature_id blob not null primary key references signatures (id) on delete cascade,
    account_id blob not null references accounts (id) on delete cascade,
    at integer not null
) strict;
