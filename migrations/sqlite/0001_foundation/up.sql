create table facts (
    name text not null primary key,
    value text not null
) strict, without rowid;

create table letters (
    id blob not null primary key,
    slug text not null unique,
    state text not null,
    language text not null,
    soft_deadline integer,
    hard_deadline integer,
    time_zone text not null,
    settings text not null,
    current_edition integer not null,
    revision integer not null,
    created_at integer not null,
    opened_at integer,
    closed_at integer
) strict;

create table letter_texts (
    letter_id blob not null references letters (id) on delete cascade,
    edition integer not null,
    language text not null,
    title text not null,
    addressees text not null,
    body text not null,
    change text not null,
    digest text not null,
    created_at integer not null,
    primary key (letter_id, edition, language)
) strict, without rowid;

create table accounts (
    id blob not null primary key,
    email text not null,
    email_key text not null unique,
    name text not null,
    password_hash text not null,
    is_admin integer not null,
    disabled_at integer,
    totp_last_step integer not null,
    created_at integer not null
) strict;

create table grants (
    account_id blob not null references accounts (id) on delete cascade,
    letter_id blob not null references letters (id) on delete cascade,
    role text not null,
    primary key (account_id, letter_id)
) strict, without rowid;

create table sessions (
    id_hash blob not null primary key,
    account_id blob not null references accounts (id) on delete cascade,
    created_at integer not null,
    seen_at integer not null
) strict, without rowid;

create table verifications (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete cascade,
    email text not null,
    email_key text not null,
    generation integer not null,
    expires_at integer not null,
    code_tries integer not null,
    not_me_at integer,
    created_at integer not null,
    unique (letter_id, email_key)
) strict;

create table signatures (
    id blob not null primary key,
    letter_id blob not null references letters (id) on delete restrict,
    status text not null,
    organisation_name text not null,
    original_name text not null,
    acronym text not null,
    country text not null,
    kind text not null,
    website text not null,
    consultative_status text not null,
    contact_name text not null,
    contact_role text not null,
    email text not null,
    email_key text not null,
    name_key text not null,
    visibility text not null,
    comment text not null,
    updates integer not null,
    language text not null,
    source text not null,
    text_edition integer not null,
    form_nonce text,
    flags text not null,
    created_at integer not null,
    confirmed_at integer,
    decided_at integer,
    decided_by blob,
    reason text not null,
    merged_into blob,
    sort_key blob not null,
    correction text not null,
    unique (letter_id, form_nonce)
) strict;

create index signatures_by_identity on signatures (letter_id, email_key, name_key);
create index signatures_by_status on signatures (letter_id, status, id);
create index signatures_by_name on signatures (letter_id, sort_key, id);
create unique index one_confirmed on signatures (letter_id, email_key, name_key) where status = 'confirmed';
create unique index one_approved on signatures (letter_id, email_key, name_key) where status = 'approved';

create table mail_quotas (
    scope text not null,
    address text not null,
    sent_1 integer not null,
    sent_2 integer not null,
    sent_3 integer not null,
    primary key (scope, address)
) strict, without rowid;

create table mail_budgets (
    scope text not null,
    hour integer not null,
    used integer not null,
    primary key (scope, hour)
) strict, without rowid;

create table outbox (
    id blob not null primary key,
    letter_id blob,
    kind text not null,
    recipient text not null,
    language text not null,
    payload text not null,
    link_purpose text,
    link_id blob,
    link_generation integer not null,
    message_id text not null,
    status text not null,
    attempts integer not null,
    due_at integer not null,
    leased_until integer,
    last_error text not null,
    created_at integer not null,
    finished_at integer
) strict;

create index outbox_due on outbox (status, due_at);
create index outbox_by_letter on outbox (letter_id, status);

create table audit_events (
    seq integer primary key autoincrement,
    at integer not null,
    letter_id blob,
    actor_kind text not null,
    actor_id blob,
    act text not null,
    subject_id blob,
    detail text not null
) strict;

create index audit_events_by_subject on audit_events (subject_id);
create index audit_events_by_letter on audit_events (letter_id, seq);

create trigger audit_events_stay before update on audit_events begin
    select raise(abort, 'the log is append-only');
end;
create trigger audit_events_remain before delete on audit_events begin
    select raise(abort, 'the log is append-only');
end;
