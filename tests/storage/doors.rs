//! The two doors, and what the databases keep differently.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::prelude::*;
use diesel::sql_query;
use undersigned::db::{Connection, StorageError};

use crate::on_both;
use crate::support::TestApp;

fn insert(c: &mut Connection, name: &str) -> Result<(), StorageError> {
    sql_query(format!("insert into facts (name, value) values ('{name}', '')")).execute(c)?;
    Ok(())
}

fn names(app: &TestApp) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Fact {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let facts: Vec<Fact> =
        app.run(app.app.db.read(|c| Ok::<_, StorageError>(sql_query("select name from facts order by name").load(c)?))).unwrap();
    facts.into_iter().map(|fact| fact.name).collect()
}

on_both! {
    fn an_error_and_a_panic_undo_their_own_work_only(kind) {
        let app = TestApp::new(kind);
        let writes = (0..60).map(|number| {
            let db = &app.app.db;
            async move {
                db.write("test", move |c| {
                    insert(c, &format!("n{number:02}"))?;
                    match number % 3 {
                        0 => Ok(()),
                        1 => Err(StorageError::NotFound),
                        _ => panic!("on purpose"),
                    }
                })
                .await
            }
        });
        let outcomes = app.run(futures_util::future::join_all(writes));
        for (number, outcome) in outcomes.iter().enumerate() {
            match number % 3 {
                0 => assert!(outcome.is_ok()),
                1 => assert!(matches!(outcome, Err(StorageError::NotFound))),
                _ => assert!(matches!(outcome, Err(StorageError::Panicked)), "{outcome:?}"),
            }
        }
        assert_eq!(names(&app), (0..60).step_by(3).map(|number| format!("n{number:02}")).collect::<Vec<_>>());
    }
}

on_both! {
    fn a_refusal_that_wrote_nothing_leaves_the_others_work_alone(kind) {
        let app = TestApp::new(kind);
        let runs = Arc::new(AtomicUsize::new(0));
        let writes = (0..20).map(|number| {
            let (db, runs) = (&app.app.db, runs.clone());
            async move {
                db.write("test", move |c| {
                    runs.fetch_add(1, Ordering::SeqCst);
                    if number % 2 == 0 { insert(c, &format!("n{number:02}")) } else { Err(StorageError::NotFound) }
                })
                .await
            }
        });
        app.run(futures_util::future::join_all(writes));
        assert_eq!(names(&app).len(), 10);
        if app.app.db.sqlite_file().is_some() {
            assert_eq!(runs.load(Ordering::SeqCst), 20, "nothing had to be run again");
        }
    }
}

on_both! {
    fn a_double_is_a_conflict_and_the_door_stays_open(kind) {
        let app = TestApp::new(kind);
        let write = |name: &'static str| app.run(app.app.db.write("test", move |c| insert(c, name)));
        write("a").unwrap();
        assert!(matches!(write("a"), Err(StorageError::Conflict)));
        write("b").unwrap();
        assert_eq!(names(&app), ["a", "b"]);
    }
}

on_both! {
    fn transactions_that_deadlock_are_run_again_until_both_are_through(kind) {
        let app = TestApp::new(kind);
        for name in ["a", "b"] {
            app.run(app.app.db.write("test", move |c| insert(c, name))).unwrap();
        }
        let touch = |first: &'static str, second: &'static str| {
            let db = &app.app.db;
            async move {
                db.write("test", move |c| {
                    for name in [first, second] {
                        sql_query(format!("update facts set value = value || 'x' where name = '{name}'")).execute(c)?;
                        std::thread::sleep(std::time::Duration::from_millis(20));
                    }
                    Ok::<_, StorageError>(())
                })
                .await
            }
        };
        let outcomes = app.run(async { futures_util::future::join_all((0..6).map(|n| if n % 2 == 0 { touch("a", "b") } else { touch("b", "a") })).await });
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    }
}

on_both! {
    fn the_reading_door_writes_nothing_on_sqlite(kind) {
        let app = TestApp::new(kind);
        if app.app.db.sqlite_file().is_some() {
            assert!(app.run(app.app.db.read(|c| insert(c, "x"))).is_err());
        }
    }
}

on_both! {
    fn the_log_cannot_be_changed(kind) {
        let app = TestApp::with_letter(kind);
        for sql in ["update audit_events set act = 'nothing'", "delete from audit_events"] {
            let outcome = app.run(app.app.db.write("test", move |c| Ok::<_, StorageError>(sql_query(sql).execute(c)?)));
            assert!(outcome.unwrap_err().to_string().contains("append-only"), "{sql}");
        }
    }
}

on_both! {
    fn moments_keep_their_microseconds_and_names_their_order(kind) {
        let mut app = TestApp::with_letter(kind);
        app.clock.advance(std::time::Duration::from_micros(123_457));
        for name in ["Zebra", "éclair", "Éclair II", "350.org", "apple", "Apple II"] {
            app.sign(name, &format!("x@{}.example", name.len()));
        }
        app.deliver();
        assert!(app.signatures().iter().all(|signature| signature.created_at.as_micros() % 1_000_000 == 123_457));
        let letter = app.letter_id();
        let sorted = app.run(app.app.db.read(move |c| undersigned::signatures::list_all(c, letter))).unwrap();
        let names: Vec<&str> = sorted.iter().map(|signature| signature.organisation_name.as_str()).collect();
        assert_eq!(names, ["350.org", "apple", "Apple II", "éclair", "Éclair II", "Zebra"]);
    }
}

on_both! {
    fn search_finds_case_accents_and_signs_alike(kind) {
        use undersigned::accounts::Reviewer;
        use undersigned::review::{Filter, queue};
        let mut app = TestApp::with_letter(kind);
        for (number, name) in ["100% Rights", "100 Rights", "under_score", "underXscore", "ÉGALITÉ", "臺灣人權", "អាដហុក"].iter().enumerate() {
            app.sign(name, &format!("c{number}@search.example"));
        }
        app.deliver();
        let reviewer = Reviewer::command_line(app.letter_id());
        for (search, found) in [("100%", 1), ("100", 2), ("r_s", 1), ("égalité", 1), ("ÉGALITÉ", 1), ("臺灣", 1), ("អាដ", 1), ("C3@SEARCH", 1), ("nothing", 0), ("\\", 0), ("'", 0)] {
            let filter = Filter { search: search.to_owned(), ..Filter::default() };
            let rows = app.run(queue(&app.app, reviewer, filter)).unwrap().rows;
            assert_eq!(rows.len(), found, "{search}");
        }
    }
}
