-- Decisions that can be taken back for a while, and how each signature stood before and after.
create table decisions (
    id uuid not null primary key,
    letter_id uuid not null references letters (id) on delete cascade,
    account_id uuid,
    act text not null,
    at timestamptz not null,
    undo_until timestamptz not null,
    undone_at timestamptz
);

create index decisions_by_letter on decisions (letter_id, undo_until);

create table decision_items (
    decision_id uuid not null references decisions (id) on delete cascade,
    place bigint not null,
    signature_id uuid not null,
    standing_before text not null,
    standing_after text not null,
    primary key (decision_id, place)
);

-- Mail that a decision causes leaves when it can no longer be undone.
alter table outbox add column decision_id uuid;
create index outbox_by_decision on outbox (decision_id);

-- What each person has set for their own desk.
alter table accounts add column settings text not null default '{}';

-- The chain over the log: each seal holds the hash of the one before and of its entry.
create table audit_seals (
    place bigint not null primary key,
    seq bigint not null unique,
    hash text not null
);

create trigger audit_seals_stay before update or delete or truncate on audit_seals
    for each statement execute function refuse_to_change_the_log();

-- Second factors are derived from the key and these numbers; a new number makes the old secret and codes worthless.
alter table accounts add column totp_generation bigint not null default 0;
alter table accounts add column recovery_generation bigint not null default 0;
alter table accounts add column recovery_used bigint not null default 0;

create table invitations (
    id uuid not null primary key,
    letter_id uuid not null references letters (id) on delete cascade,
    email text not null,
    email_key text not null,
    role text not null,
    invited_by uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz
);

create index invitations_by_letter on invitations (letter_id, email_key);

-- Until when each coordinator was told of what waits on a letter.
create table notices (
    account_id uuid not null references accounts (id) on delete cascade,
    letter_id uuid not null references letters (id) on delete cascade,
    told_at timestamptz not null,
    primary key (account_id, letter_id)
);

-- What confirmed sign-ons are found by when another may be the same organisation.
create table signature_keys (
    search_key text not null,
    signature_id uuid not null references signatures (id) on delete cascade,
    primary key (search_key, signature_id)
);

create index signature_keys_of on signature_keys (signature_id);
create index signatures_by_address on signatures (email_key);

-- Words among coordinators about a sign-on, and who is looking at it.
create table notes (
    id uuid not null primary key,
    signature_id uuid not null references signatures (id) on delete cascade,
    account_id uuid,
    at timestamptz not null,
    body text not null
);

create index notes_by_signature on notes (signature_id, id);

create table claims (
    signature_id uuid not null primary key references signatures (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    at timestamptz not null
);
