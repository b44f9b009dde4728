//! What coordinators do with sign-ons.

use diesel::table;

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
    use diesel::sql_types::{BigInt, Text};
    use crate::db::columns::sql::{Id};

    search_documents (number) {
        number -> BigInt,
        signature_id -> Id,
        letter_id -> Id,
        status -> Text,
        country -> Text,
        kind -> Text,
        visibility -> Text,
        words -> Text,
    }
}

table! {
    use crate::db::columns::sql::{Id};

    search_pending (signature_id) {
        signature_id -> Id,
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
