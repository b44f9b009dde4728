//! The tables, one description for both databases. Column order is the order of the migrations.

use diesel::{allow_tables_to_appear_in_same_query, table};

table! {
    use diesel::sql_types::{Text};

    facts (name) {
        name -> Text,
        value -> Text,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    letters (id) {
        id -> Id,
        slug -> Text,
        state -> Text,
        language -> Text,
        soft_deadline -> Nullable<Moment>,
        hard_deadline -> Nullable<Moment>,
        time_zone -> Text,
        settings -> Text,
        current_edition -> BigInt,
        revision -> BigInt,
        created_at -> Moment,
        opened_at -> Nullable<Moment>,
        closed_at -> Nullable<Moment>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::db::columns::sql::{Id, Moment};

    letter_texts (letter_id, edition, language) {
        letter_id -> Id,
        edition -> BigInt,
        language -> Text,
        title -> Text,
        addressees -> Text,
        body -> Text,
        change -> Text,
        digest -> Text,
        created_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    accounts (id) {
        id -> Id,
        email -> Text,
        email_key -> Text,
        name -> Text,
        password_hash -> Text,
        is_admin -> Bool,
        disabled_at -> Nullable<Moment>,
        totp_last_step -> BigInt,
        created_at -> Moment,
        settings -> Text,
        totp_generation -> BigInt,
        recovery_generation -> BigInt,
        recovery_used -> BigInt,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    grants (account_id, letter_id) {
        account_id -> Id,
        letter_id -> Id,
        role -> Text,
    }
}

table! {
    use diesel::sql_types::{Binary};
    use crate::db::columns::sql::{Id, Moment};

    sessions (id_hash) {
        id_hash -> Binary,
        account_id -> Id,
        created_at -> Moment,
        seen_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    verifications (id) {
        id -> Id,
        letter_id -> Id,
        email -> Text,
        email_key -> Text,
        generation -> BigInt,
        expires_at -> Moment,
        code_tries -> BigInt,
        not_me_at -> Nullable<Moment>,
        created_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    signatures (id) {
        id -> Id,
        letter_id -> Id,
        status -> Text,
        organisation_name -> Text,
        original_name -> Text,
        acronym -> Text,
        country -> Text,
        kind -> Text,
        website -> Text,
        consultative_status -> Text,
        contact_name -> Text,
        contact_role -> Text,
        email -> Text,
        email_key -> Text,
        name_key -> Text,
        visibility -> Text,
        comment -> Text,
        updates -> Bool,
        language -> Text,
        source -> Text,
        text_edition -> BigInt,
        form_nonce -> Nullable<Text>,
        flags -> Text,
        created_at -> Moment,
        confirmed_at -> Nullable<Moment>,
        decided_at -> Nullable<Moment>,
        decided_by -> Nullable<Id>,
        reason -> Text,
        merged_into -> Nullable<Id>,
        sort_key -> Binary,
        correction -> Text,
        organisation_id -> Nullable<Id>,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    signature_keys (search_key, signature_id) {
        search_key -> Text,
        signature_id -> Id,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Moment};

    mail_quotas (scope, address) {
        scope -> Text,
        address -> Text,
        sent_1 -> Moment,
        sent_2 -> Moment,
        sent_3 -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};

    mail_budgets (scope, hour) {
        scope -> Text,
        hour -> BigInt,
        used -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    outbox (id) {
        id -> Id,
        letter_id -> Nullable<Id>,
        kind -> Text,
        recipient -> Text,
        language -> Text,
        payload -> Text,
        link_purpose -> Nullable<Text>,
        link_id -> Nullable<Id>,
        link_generation -> BigInt,
        message_id -> Text,
        status -> Text,
        attempts -> BigInt,
        due_at -> Moment,
        leased_until -> Nullable<Moment>,
        last_error -> Text,
        created_at -> Moment,
        finished_at -> Nullable<Moment>,
        decision_id -> Nullable<Id>,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    decisions (id) {
        id -> Id,
        letter_id -> Id,
        account_id -> Nullable<Id>,
        act -> Text,
        at -> Moment,
        undo_until -> Moment,
        undone_at -> Nullable<Moment>,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::db::columns::sql::{Id};

    decision_items (decision_id, place) {
        decision_id -> Id,
        place -> BigInt,
        signature_id -> Id,
        standing_before -> Text,
        standing_after -> Text,
    }
}

table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    audit_events (seq) {
        seq -> BigInt,
        at -> Moment,
        letter_id -> Nullable<Id>,
        actor_kind -> Text,
        actor_id -> Nullable<Id>,
        act -> Text,
        subject_id -> Nullable<Id>,
        detail -> Text,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    invitations (id) {
        id -> Id,
        letter_id -> Id,
        email -> Text,
        email_key -> Text,
        role -> Text,
        invited_by -> Nullable<Id>,
        created_at -> Moment,
        expires_at -> Moment,
        accepted_at -> Nullable<Moment>,
        withdrawn_at -> Nullable<Moment>,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    notes (id) {
        id -> Id,
        signature_id -> Id,
        account_id -> Nullable<Id>,
        at -> Moment,
        body -> Text,
    }
}

table! {
    use crate::db::columns::sql::{Id, Moment};

    claims (signature_id) {
        signature_id -> Id,
        account_id -> Id,
        at -> Moment,
    }
}

table! {
    use crate::db::columns::sql::{Id, Moment};

    notices (account_id, letter_id) {
        account_id -> Id,
        letter_id -> Id,
        told_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};

    audit_seals (place) {
        place -> BigInt,
        seq -> BigInt,
        hash -> Text,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    organisations (id) {
        id -> Id,
        name -> Text,
        original_name -> Text,
        acronym -> Text,
        country -> Text,
        kind -> Text,
        website -> Text,
        parent_id -> Nullable<Id>,
        merged_into -> Nullable<Id>,
        created_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    organisation_names (organisation_id, name_key) {
        organisation_id -> Id,
        name_key -> Text,
        name -> Text,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    organisation_domains (organisation_id, domain) {
        organisation_id -> Id,
        domain -> Text,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    organisation_keys (search_key, organisation_id) {
        search_key -> Text,
        organisation_id -> Id,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    organisation_merges (id) {
        id -> Id,
        from_id -> Id,
        into_id -> Id,
        account_id -> Nullable<Id>,
        at -> Moment,
        undo_until -> Moment,
        undone_at -> Nullable<Moment>,
        moved -> Text,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    tags (letter_id, tag, signature_id) {
        letter_id -> Id,
        tag -> Text,
        signature_id -> Id,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    questions (id) {
        id -> Id,
        letter_id -> Id,
        signature_id -> Id,
        kind -> Text,
        email -> Text,
        email_key -> Text,
        body -> Text,
        asked_by -> Nullable<Id>,
        asked_at -> Moment,
        expires_at -> Moment,
        answer -> Text,
        words -> Text,
        answered_at -> Nullable<Moment>,
    }
}

table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    import_files (id) {
        id -> Id,
        letter_id -> Id,
        account_id -> Nullable<Id>,
        name -> Text,
        content -> Binary,
        choices -> Text,
        created_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{Text};
    use crate::db::columns::sql::{Id};

    import_mappings (letter_id, headers) {
        letter_id -> Id,
        headers -> Text,
        choices -> Text,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    passkeys (id) {
        id -> Id,
        account_id -> Id,
        name -> Text,
        credential -> Text,
        created_at -> Moment,
        used_at -> Nullable<Moment>,
    }
}

table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::db::columns::sql::{Id, Moment};

    passkey_challenges (id) {
        id -> Id,
        account_id -> Nullable<Id>,
        state -> Text,
        expires_at -> Moment,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::db::columns::sql::{Id};

    tallies (letter_id, status, place) {
        letter_id -> Id,
        status -> Text,
        place -> BigInt,
        amount -> BigInt,
    }
}

table! {
    use diesel::sql_types::{BigInt, Text};
    use crate::db::columns::sql::{Id};

    search_documents (number) {
        number -> BigInt,
        signature_id -> Id,
        letter_id -> Id,
        status -> Text,
        country -> Text,
        words -> Text,
    }
}

table! {
    use crate::db::columns::sql::{Id};

    search_pending (signature_id) {
        signature_id -> Id,
    }
}

allow_tables_to_appear_in_same_query!(
    letters,
    letter_texts,
    notices,
    notes,
    claims,
    signatures,
    signature_keys,
    verifications,
    outbox,
    audit_events,
    audit_seals,
    accounts,
    grants,
    invitations,
    sessions,
    decisions,
    decision_items,
    organisations,
    organisation_names,
    organisation_domains,
    organisation_keys,
    organisation_merges,
    tags,
    questions,
    import_files,
    import_mappings,
    passkeys,
    passkey_challenges,
    tallies,
    search_documents,
    search_pending
);
