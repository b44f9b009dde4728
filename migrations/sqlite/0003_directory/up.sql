-- Organisations across letters: what each is called, where its mail and pages are, and which body it is a section of.
create table organisations (
    id blob not null primary key,
    name text not null,
    original_name text not null,
    acronym text not null,
    country text not null,
    kind text not null,
    website text not null,
    parent_id blob references organisations (id) on delete set null,
    merged_into blob,
    created_at integer not null
) strict;

-- Every name and acronym it is found by, in any script.
create table organisation_names (
    organisation_id blob not null references organisations (id) on delete cascade,
    name_key text not null,
    name text not null,
    primary key (organisation_id, name_key)
) strict, without rowid;

create index organisation_names_by_key on organisation_names (name_key);

create table organisation_domains (
    organisation_id blob not null references organisations (id) on delete cascade,
    domain text not null,
    primary key (organisation_id, domain)
) strict, without rowid;

create index organisation_domains_by_name on organisation_domains (domain);

-- What duplicates of an organisation are found by.
create table organisation_keys (
    search_key text not null,
    organisation_id blob not null references organisations (id) on delete cascade,
    primary key (search_key, organisation_id)
) strict, without rowid;

create index organisation_keys_of on organisation_keys (organisation_id);

-- Two organisations taken for one; `moved` is what an undo puts back.
create table organisation_merges (
    id blob not null primary key,
    from_id blob not null,
    into_id blob not null,
    account_id blob,
    at integer not null,
    undo_until integer not null,
    undone_at integer,
    moved text not null
) strict;

alter table signatures add column organisation_id blob;
create index signatures_by_organisation on signatures (organisation_id);

-- Words that coordinators sort sign-ons by.
create table tags (
    letter_id blob not null references letters (id) on delete cascade,
    tag text not null,
    signature_id blob not null references signatures (id) on delete cascade,
    primary key (letter_id, tag, signature_id)
) strict, without rowid;

create index tags_of on tags (signature_id);

-- Questions by mail: to the signer, or to another address at the organisation whether it signs.
create table questions (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete cascade,
    signature_id blob not null references signatures (id) on delete cascade,
    kind text not null,
    email text not null,
    email_key text not null,
    body text not null,
    asked_by blob,
    asked_at integer not null,
    expires_at integer not null,
    answer text not null,
    words text not null,
    answered_at integer
) strict;

create index questions_by_signature on questions (signature_id, id);
create index questions_by_address on questions (email_key, asked_at);

-- Files that were sent to be imported, until they are; and which of their columns is which field.
create table import_files (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete cascade,
    account_id blob,
    name text not null,
    content blob not null,
    choices text not null,
    created_at integer not null
) strict;

create table import_mappings (
    letter_id blob not null references letters (id) on delete cascade,
    headers text not null,
    choices text not null,
    primary key (letter_id, headers)
) strict, without rowid;

create table passkeys (
    id blob not null primary key,
    account_id blob not null references accounts (id) on delete cascade,
    name text not null,
    credential text not null,
    created_at integer not null,
    used_at integer
) strict;

create index passkeys_of on passkeys (account_id);

-- What a browser was asked to sign, until it answers.
create table passkey_challenges (
    id blob not null primary key,
    account_id blob,
    state text not null,
    expires_at integer not null
) strict;
