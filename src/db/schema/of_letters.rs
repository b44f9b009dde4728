//! Letters and their texts.

use diesel::table;

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
