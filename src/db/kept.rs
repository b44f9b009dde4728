//! Statements that stay prepared.
//!
//! diesel prepares `update` and `on conflict do update` anew each time, since their text may depend on their values: a field that
//! is `None` is left out. Where a statement always sets the same columns its text is always the same, and preparing it was a
//! fifth of a sign-on's work (decision 0007).
//!
//! Ask for a value back (`returning`): diesel hands a statement that is merely executed on by reference, and forgets.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryBuilder, QueryFragment, QueryId};
use diesel::{QueryResult, RunQueryDsl};

/// A statement known by the type `Place`, one for each place in the code.
pub(crate) struct Kept<Place, Statement> {
    statement: Statement,
    place: PhantomData<Place>,
}

impl<Place, Statement> Kept<Place, Statement> {
    pub(crate) fn new(_: Place, statement: Statement) -> Self {
        Self { statement, place: PhantomData }
    }
}

/// Keeps a statement prepared on its connection. Its text must not depend on its values; a debug build checks. Never in a
/// generic function: all its instances would share one place.
macro_rules! kept {
    ($statement:expr) => {{
        struct Place;
        $crate::db::Kept::new(Place, $statement)
    }};
}
pub(crate) use kept;

impl<Place: 'static, Statement> QueryId for Kept<Place, Statement> {
    type QueryId = Place;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<Place, Statement: Query> Query for Kept<Place, Statement> {
    type SqlType = Statement::SqlType;
}

impl<Place, Statement, C> RunQueryDsl<C> for Kept<Place, Statement> {}

impl<Place, Statement, DB> QueryFragment<DB> for Kept<Place, Statement>
where
    Place: 'static,
    DB: Backend + 'static,
    DB::QueryBuilder: Default,
    Statement: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if cfg!(debug_assertions) {
            let mut text = DB::QueryBuilder::default();
            self.statement.to_sql(&mut text, pass.backend())?;
            texts::must_stay::<(Place, DB)>(text.finish());
        }
        self.statement.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

mod texts {
    use std::any::TypeId;
    use std::collections::HashMap;
    use std::sync::{LazyLock, Mutex, PoisonError};

    static SEEN: LazyLock<Mutex<HashMap<TypeId, String>>> = LazyLock::new(Mutex::default);

    pub(super) fn must_stay<Statement: 'static>(text: String) {
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        let first = seen.entry(TypeId::of::<Statement>()).or_insert_with(|| text.clone());
        let same = *first == text;
        drop(seen);
        assert!(same, "a kept statement changed its text: {text}");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use diesel::Connection as _;
    use diesel::connection::{InstrumentationEvent, SimpleConnection};
    use diesel::prelude::*;

    diesel::table! { t (id) { id -> Integer, number -> Integer, word -> Nullable<Text>, } }

    /// What is `None` is left out of the statement.
    #[derive(AsChangeset)]
    #[diesel(table_name = t)]
    struct Changes<'a> {
        number: i32,
        word: Option<&'a str>,
    }

    fn connection() -> SqliteConnection {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute("create table t (id integer, number integer, word text); insert into t values (1, 1, 'a')").unwrap();
        c
    }

    #[test]
    fn a_kept_statement_takes_its_new_values_and_is_prepared_once() {
        static PREPARED: AtomicUsize = AtomicUsize::new(0);
        let change = |c: &mut SqliteConnection, word| {
            let changes = Changes { number: 1, word: Some(word) };
            kept!(diesel::update(t::table).set(changes).returning(t::word)).get_result::<Option<String>>(c).unwrap()
        };
        let mut c = connection();
        c.set_instrumentation(|event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::CacheQuery { .. } = event {
                PREPARED.fetch_add(1, Ordering::SeqCst);
            }
        });
        for word in ["b", "c", "d"] {
            assert_eq!(change(&mut c, word).as_deref(), Some(word));
        }
        assert_eq!(PREPARED.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_statement_whose_text_depends_on_its_values_is_caught() {
        let change = |c: &mut SqliteConnection, word| {
            kept!(diesel::update(t::table).set(Changes { number: 1, word }).returning(t::word)).get_result::<Option<String>>(c)
        };
        let mut c = connection();
        change(&mut c, Some("b")).unwrap();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| change(&mut c, None)));
        assert!(caught.is_err());
    }
}
