//! How our own types lie in columns of either database.

use std::io::Write;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, HasSqlType};
use diesel::sqlite::{Sqlite, SqliteValue};

use super::MultiBackend;
use crate::basics::{Id, Timestamp};

/// Our own SQL types.
pub mod sql {
    use diesel::sql_types::SqlType;

    /// PostgreSQL `uuid`, SQLite 16-byte blob.
    #[derive(Debug, Clone, Copy, Default, SqlType, diesel::query_builder::QueryId)]
    #[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
    pub struct Id;

    /// PostgreSQL `timestamptz`, SQLite integer microseconds since 1970.
    /// Not called `Timestamp`: `table!` knows that name and would give it arithmetic.
    #[derive(Debug, Clone, Copy, Default, SqlType, diesel::query_builder::QueryId)]
    #[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Long"))]
    pub struct Moment;
}

/// PostgreSQL counts from 2000-01-01.
const POSTGRES_EPOCH_MICROS: i64 = 946_684_800_000_000;

#[derive(AsExpression, FromSqlRow)]
#[diesel(foreign_derive, sql_type = sql::Id)]
#[expect(dead_code, reason = "carries the derives for a type of another room")]
struct IdColumn(Id);

#[derive(AsExpression, FromSqlRow)]
#[diesel(foreign_derive, sql_type = sql::Moment)]
#[expect(dead_code, reason = "carries the derives for a type of another room")]
struct TimestampColumn(Timestamp);

impl ToSql<sql::Id, Pg> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.as_bytes())?;
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Id, Pg> for Id {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_bytes(value.as_bytes().try_into()?))
    }
}

impl ToSql<sql::Id, Sqlite> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        <[u8] as ToSql<Binary, Sqlite>>::to_sql(self.as_bytes(), out)
    }
}

impl FromSql<sql::Id, Sqlite> for Id {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
        Ok(Self::from_bytes(bytes.as_slice().try_into()?))
    }
}

impl ToSql<sql::Moment, Pg> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&self.as_micros().saturating_sub(POSTGRES_EPOCH_MICROS).to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Moment, Pg> for Timestamp {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_micros(<i64 as FromSql<BigInt, Pg>>::from_sql(value)?.saturating_add(POSTGRES_EPOCH_MICROS)))
    }
}

impl ToSql<sql::Moment, Sqlite> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.as_micros());
        Ok(IsNull::No)
    }
}

impl FromSql<sql::Moment, Sqlite> for Timestamp {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        <i64 as FromSql<BigInt, Sqlite>>::from_sql(value).map(Self::from_micros)
    }
}

/// The part that is the same for every type of ours behind the multi-connection.
macro_rules! on_both {
    ($rust:ty, $sql:ty) => {
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }

        impl FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(value: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<$rust, $sql>()
            }
        }

        impl ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }

        impl diesel::sql_types::SqlOrd for $sql {}
    };
}

on_both!(Id, sql::Id);
on_both!(Timestamp, sql::Moment);

/// Keeps a type with `as_str()` and `parse(&str) -> Option` in a text column. Used in `store.rs` only.
macro_rules! text_column {
    ($rust:ty) => {
        const _: () = {
            #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
            #[diesel(foreign_derive, sql_type = diesel::sql_types::Text)]
            #[expect(dead_code, reason = "carries the derives for a type of another file")]
            struct Column($rust);

            impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $rust
            where
                DB: diesel::backend::Backend,
                str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
            {
                fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                    self.as_str().to_sql(out)
                }
            }

            impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $rust
            where
                DB: diesel::backend::Backend,
                String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
            {
                fn from_sql(value: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                    let text = String::from_sql(value)?;
                    Self::parse(&text).ok_or_else(|| format!("“{text}” in a column of {}", stringify!($rust)).into())
                }
            }
        };
    };
}
pub(crate) use text_column;
