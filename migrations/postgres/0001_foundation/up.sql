create table facts (
    name text not null primary key,
    value text not null
);

create table letters (
    id uuid not null primary key,
    slug text not null unique,
    state text not null,
    language text not null,
    soft_deadline timestamptz,
    hard_deadline timestamptz,
    time_zone text not null,
    settings text not null,
    current_edition bigint not null,
    revision bigint not null,
    created_at timestamptz not null,
    opened_at timestamptz,
    closed_at timestamptz
);

create table letter_texts (
    letter_id uuid not null references letters (id) on delete cascade,
    edition bigint not null,
    language text not null,
    title text not null,
    addressees text not null,
    body text not null,
    change text not null,
    digest text not null,
    created_at timestamptz not null,
    primary key (letter_id, edition, language)
);

create table accounts (
    id uuid not null primary key,
    email text not null,
    email_key text not null unique,
    name text not null,
    password_hash text not null,
    is_admin boolean not null,
    disabled_at timestamptz,
    totp_last_step bigint not null,
    created_at timestamptz not null
);

create table grants (
    account_id uuid not null references accounts (id) on delete cascade,
    letter_id uuid not null references letters (id) on delete cascade,
    role text not null,
    primary key (account_id, letter_id)
);

create table sessions (
    id_hash bytea not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    created_at timestamptz not null,
    seen_at timestamptz not null
);

create table verifications (
    id uuid not null primary key,
    letter_id uuid not null references letters (id) on delete cascade,
    email text not null,
    email_key text not null,
    generation bigint not null,
    expires_at timestamptz not null,
    code_tries bigint not null,
    not_me_at timestamptz,
    created_at timestamptz not null,
    unique (letter_id, email_key)
);

create table signatures (
    id uuid not null primary key,
    letter_id uuid not null references letters (id) on delete restrict,
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
    updates boolean not null,
    language text not null,
    source text not null,
    text_edition bigint not null,
    form_nonce text,
    flags text not null,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    reason text not null,
    merged_into uuid,
    sort_key bytea not null,
    correction text not null,
    unique (letter_id, form_nonce)
);

create index signatures_by_identity on signatures (letter_id, email_key, name_key);
create index signatures_by_status on signatures (letter_id, status, id);
create index signatures_by_name on signatures (letter_id, sort_key, id);
create unique index one_confirmed on signatures (letter_id, email_key, name_key) where status = 'confirmed';
create unique index one_approved on signatures (letter_id, email_key, name_key) where status = 'approved';

create table mail_quotas (
    scope text not null,
    address text not null,
    sent_1 timestamptz not null,
    sent_2 timestamptz not null,
    sent_3 timestamptz not null,
    primary key (scope, address)
);

create table mail_budgets (
    scope text not null,
    hour bigint not null,
    used bigint not null,
    primary key (scope, hour)
);

create table outbox (
    id uuid not null primary key,
    letter_id uuid,
    kind text not null,
    recipient text not null,
    language text not null,
    payload text not null,
    link_purpose text,
    link_id uuid,
    link_generation bigint not null,
    message_id text not null,
    status text not null,
    attempts bigint not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    last_error text not null,
    created_at timestamptz not null,
    finished_at timestamptz
);

create index outbox_due on outbox (status, due_at);
create index outbox_by_letter on outbox (letter_id, status);

create table audit_events (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    letter_id uuid,
    actor_kind text not null,
    actor_id uuid,
    act text not null,
    subject_id uuid,
    detail text not null
);

create index audit_events_by_subject on audit_events (subject_id);
create index audit_events_by_letter on audit_events (letter_id, seq);

create function refuse_to_change_the_log() returns trigger language plpgsql as $$
begin
    raise exception 'the log is append-only';
end
$$;
create trigger audit_events_stay before update or delete or truncate on audit_events
    for each statement execute function refuse_to_change_the_log();
