//! The log: nobody changes it, and whoever does all the same breaks the chain at that place.

use diesel::prelude::*;
use diesel::sql_query;
use undersigned::accounts::Role;
use undersigned::audit::{self, ChainError};
use undersigned::db::{Connection, StorageError};

use crate::on_both;
use crate::support::TestApp;

/// As somebody with the database file or a superuser's password would: the triggers first, then the rows.
fn tamper(app: &TestApp, sql: &'static str) {
    app.run(app.app.db.write("tamper", move |c| {
        let triggers: &[&str] = match c {
            Connection::Sqlite(_) => &["audit_events_stay", "audit_events_remain", "audit_seals_stay", "audit_seals_remain"],
            Connection::Postgres(_) => &["audit_events_stay on audit_events", "audit_seals_stay on audit_seals"],
        };
        for trigger in triggers {
            sql_query(format!("drop trigger if exists {trigger}")).execute(c)?;
        }
        sql_query(sql).execute(c)?;
        Ok::<_, StorageError>(())
    }))
    .unwrap();
}

fn sealed(kind: crate::support::Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    for number in 0..5 {
        app.signed(&format!("Group {number}"), &format!("x@group{number}.example"));
    }
    assert!(app.run(audit::seal(&app.app)).unwrap() > 10);
    let chain = app.run(audit::verify(&app.app)).unwrap();
    assert!(chain.sealed > 10 && chain.unsealed == 0 && chain.head.len() == 64, "{chain:?}");
    app
}

on_both! {
    fn the_first_broken_entry_of_the_log_is_named(kind) {
        for (sql, entry, what) in [
            ("update audit_events set detail = '{}' where seq = 4", 4, "was changed"),
            ("update audit_events set at = (select max(at) from audit_events) where seq = 2", 2, "was changed"),
            ("delete from audit_events where seq = 7", 7, "is missing"),
            ("delete from audit_seals where seq = 3", 4, "follows one whose seal is missing"),
        ] {
            let app = sealed(kind);
            app.clock.advance(std::time::Duration::from_secs(5));
            app.run(app.app.db.write("later", {
                let now = app.app.now();
                move |c| {
                    let event = audit::Event { actor: audit::Actor::System, act: "later", letter: None, subject: None, detail: serde_json::json!({}) };
                    audit::record(c, now, &event)
                }
            })).unwrap();
            app.run(audit::seal(&app.app)).unwrap();
            tamper(&app, sql);
            match app.run(audit::verify(&app.app)) {
                Err(ChainError::Broken { entry: named, what: said }) => assert_eq!((named, said), (entry, what), "{sql}"),
                other => panic!("{sql}: {other:?}"),
            }
        }
    }
}

on_both! {
    fn what_is_slipped_in_is_sealed_last_and_late_numbers_are_not_forgotten(kind) {
        let app = sealed(kind);
        let before = app.run(audit::verify(&app.app)).unwrap();
        // As PostgreSQL does when a transaction that began earlier commits later.
        tamper(&app, match kind {
            crate::support::Kind::Sqlite => "insert into audit_events (seq, at, actor_kind, act, detail) values (-1, 0, 'system', 'late', '{}')",
            crate::support::Kind::Postgres => "insert into audit_events (seq, at, actor_kind, act, detail) overriding system value values (-1, now(), 'system', 'late', '{}')",
        });
        assert_eq!(app.run(audit::seal(&app.app)).unwrap(), 1);
        let after = app.run(audit::verify(&app.app)).unwrap();
        assert_eq!(after.sealed, before.sealed + 1);
        assert_ne!(after.head, before.head);
        assert_eq!(app.run(audit::seal(&app.app)).unwrap(), 0, "once");
    }
}

on_both! {
    fn the_log_of_a_letter_says_who_did_what_from_what_to_what(kind) {
        let mut app = TestApp::with_letter(kind);
        let (one, two) = (app.signed("One & Only", "x@one.example"), app.signed("=Two", "x@two.example"));
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(one.id, "approve", "");
        app.decide(two.id, "reject", "Not an organisation");
        app.deliver();
        let page = app.client.get("/desk/letters/a-letter/log").text();
        for part in ["maria@ngo.example", "approved", "One &#38; Only", "Waiting for a decision", "Not an organisation", "published the letter"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("x@one.example"), "contact data stays out of the log");
        let rejected = app.client.get("/desk/letters/a-letter/log?act=rejected").text();
        assert!(rejected.contains("=Two") && !rejected.contains("One &#38; Only"));
        let by_signers = app.client.get("/desk/letters/a-letter/log?who=signer").text();
        assert!(by_signers.contains("One &#38; Only") && !by_signers.contains("Not an organisation"));
        let csv = app.client.get("/desk/letters/a-letter/log.csv?act=rejected").text();
        assert!(csv.contains("rejected,'=Two,Waiting for a decision") && csv.lines().count() == 2, "{csv}");
        assert!(app.client.get("/desk/letters/a-letter/log?who='%20or%201=1&before=9").text().contains("Nothing here."));
        let on = |day: &str, app: &TestApp| app.client.get(&format!("/desk/letters/a-letter/log?from={day}&until={day}&act=rejected")).text();
        assert!(on("2026-12-01", &app).contains("=Two") && on("2026-12-02", &app).contains("Nothing here."));
        assert!(page.contains("1 Dec 2026, 13:00 UTC+1"), "the letter's own zone: {page}");
        assert!(app.client.get("/desk/letters/a-letter/log?act=role+changed").text().contains("<bdi>maria@ngo.example</bdi></td>"), "whom it is about");
    }
}

on_both! {
    fn a_checkpoint_that_left_the_machine_shows_whether_the_log_was_made_anew(kind) {
        let app = sealed(kind);
        let checkpoint = app.run(app.app.db.read(audit::checkpoint)).unwrap();
        let stands = |checkpoint: &str| {
            let checkpoint = checkpoint.to_owned();
            app.run(app.app.db.read(move |c| audit::stands(c, &checkpoint))).unwrap()
        };
        assert!(stands(&checkpoint) && stands(&format!(" {checkpoint}\n")));
        for bad in ["", "1", "x:y", "999999:abc", &checkpoint[..checkpoint.len() - 1]] {
            assert!(!stands(bad), "{bad}");
        }
        // Somebody with the database changes an entry and seals everything again: the chain is whole, and another.
        tamper(&app, "update audit_events set detail = '{}' where seq = 4");
        tamper(&app, "delete from audit_seals");
        app.run(audit::seal(&app.app)).unwrap();
        assert!(app.run(audit::verify(&app.app)).is_ok() && !stands(&checkpoint));
    }
}
