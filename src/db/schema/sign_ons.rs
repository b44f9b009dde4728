//! Sign-ons and the proof of their addresses.

use diesel::table;

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
