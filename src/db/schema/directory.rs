//! The directory.

use diesel::table;

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
