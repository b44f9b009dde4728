//! One migrates, the others wait; what ran is never changed; a newer database is refused.

use diesel::prelude::*;
use diesel::sql_query;
use undersigned::basics::clock::SystemClock;
use undersigned::db::{Db, MigrateError, Pooling, StorageError};

use crate::on_both;
use crate::support::TestApp;
use crate::support::database::{self, Folder};

on_both! {
    fn eight_replicas_started_at_once_migrate_exactly_once(kind) {
        let folder = Folder::new();
        let url = database::fresh(kind, &folder.0);
        let ran: Vec<usize> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        let db = Db::open(&url, Pooling { size: 1, statement_cache: true }).unwrap();
                        db.migrate(&SystemClock).unwrap().len()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(ran.iter().filter(|count| **count > 0).count(), 1, "{ran:?}");
    }
}

on_both! {
    fn a_changed_or_newer_schema_is_refused_in_one_line(kind) {
        let app = TestApp::new(kind);
        let sql = |sql: &'static str| app.run(app.app.db.write("test", move |c| Ok::<_, StorageError>(sql_query(sql).execute(c)?))).unwrap();
        assert!(app.run(app.app.db.check_schema()).is_ok());
        assert!(app.app.db.migrate(&SystemClock).unwrap().is_empty(), "a second run finds nothing to do");
        sql("update schema_migrations set checksum = 'other' where name like '0001%'");
        assert!(matches!(app.app.db.migrate(&SystemClock), Err(MigrateError::Changed(_))));
        sql("update schema_migrations set name = '9999_from_the_future' where name like '0001%'");
        let error = app.app.db.migrate(&SystemClock).unwrap_err();
        assert!(matches!(error, MigrateError::Newer(_)) && error.to_string().lines().count() == 1);
    }
}
