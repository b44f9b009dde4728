//! Mail and the log.

use diesel::table;

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
    use diesel::sql_types::{BigInt, Text};

    audit_seals (place) {
        place -> BigInt,
        seq -> BigInt,
        hash -> Text,
    }
}
