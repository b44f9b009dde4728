//! Whoever has an account.

use diesel::table;

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
    use crate::db::columns::sql::{Id, Moment};

    notices (account_id, letter_id) {
        account_id -> Id,
        letter_id -> Id,
        told_at -> Moment,
    }
}
