//! The work of a sign-on is the same whoever signs: nothing can be told from its duration.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};
use std::thread::ThreadId;

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use undersigned::db::StorageError;

use crate::support::{Kind, TestApp};

/// Statements by the thread that ran them.
static STATEMENTS: LazyLock<Mutex<HashMap<ThreadId, usize>>> = LazyLock::new(Mutex::default);

fn counting() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            *STATEMENTS.lock().unwrap().entry(std::thread::current().id()).or_default() += 1;
        }
    }))
}

/// An application whose statements are counted: all its writes run on its one writer thread, so they can be told from others'.
struct Counted {
    app: TestApp,
    writer: ThreadId,
}

impl Counted {
    /// With addresses of every kind.
    fn new() -> Self {
        set_default_instrumentation(counting).unwrap();
        let mut app = TestApp::with(Kind::Sqlite, crate::support::app::Wishes { limits: "burst=100000", ..Default::default() });
        app.publish(crate::support::app::LETTER);
        let writer = app.run(app.app.db.write("test", |_| Ok::<_, StorageError>(std::thread::current().id()))).unwrap();
        app.signed("Known", "info@known.example");
        app.signed_with(&[("organisation_name", "Hidden"), ("email", "info@hidden.example"), ("visibility", "withheld")]);
        app.sign("Pending", "info@pending.example");
        app.sign("Blocked", "info@blocked.example");
        let not_me = app.confirm_path("info@blocked.example").replace('?', "/not-me?");
        app.client.post(&not_me, &[("sure", "on")]);
        for number in 0..4 {
            app.sign(&format!("Over {number}"), "info@over.example");
        }
        Self { app, writer }
    }

    fn statements(&self) -> usize {
        STATEMENTS.lock().unwrap().get(&self.writer).copied().unwrap_or(0)
    }

    /// The statements of an act for each kind of address; all must be as many.
    fn assert_equal(&mut self, at_least: usize, act: impl Fn(&mut TestApp, &str)) {
        let costs: Vec<usize> = ["new", "known", "hidden", "pending", "blocked", "over"]
            .into_iter()
            .map(|kind| {
                let before = self.statements();
                act(&mut self.app, &format!("info@{kind}.example"));
                self.statements() - before
            })
            .collect();
        assert!(costs[0] >= at_least, "{costs:?}");
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
        self.app.deliver();
    }
}

#[test]
fn new_known_pending_blocked_and_confidential_addresses_cost_the_same_statements() {
    Counted::new().assert_equal(10, |app, email| assert_eq!(app.sign("Another", email).status, 303));
}

#[test]
fn a_lost_link_costs_the_same_statements_whoever_asks() {
    Counted::new().assert_equal(8, |app, email| {
        assert_eq!(app.client.post("/letters/a-letter/lost-link", &[("email", email)]).status, 303);
    });
}

#[test]
fn a_wrong_code_costs_the_same_statements_whoever_tries() {
    Counted::new().assert_equal(4, |app, email| {
        let answer = app.client.post("/letters/a-letter/sign/code", &[("email", email), ("code", "AAAA-AAAA")]);
        assert_eq!(answer.status, 422);
    });
}
