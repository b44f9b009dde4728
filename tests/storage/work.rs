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

#[test]
fn new_known_pending_blocked_and_confidential_addresses_cost_the_same_statements() {
    set_default_instrumentation(counting).unwrap();
    // All writes of this application run on its one writer thread, so they can be told from those of other tests.
    let mut app = TestApp::with(Kind::Sqlite, crate::support::app::Wishes { limits: "burst=100000", ..Default::default() });
    app.publish(crate::support::app::LETTER);
    let writer = app.run(app.app.db.write("test", |_| Ok::<_, StorageError>(std::thread::current().id()))).unwrap();
    let count = || STATEMENTS.lock().unwrap().get(&writer).copied().unwrap_or(0);
    app.signed("Known", "info@known.example");
    app.signed_with(&[("organisation_name", "Hidden"), ("email", "info@hidden.example"), ("visibility", "withheld")]);
    app.sign("Pending", "info@pending.example");
    app.sign("Blocked", "info@blocked.example");
    let not_me = app.confirm_path("info@blocked.example").replace('?', "/not-me?");
    app.client.post(&not_me, &[("sure", "on")]);
    for number in 0..4 {
        app.sign(&format!("Over {number}"), "info@over.example");
    }
    let mut costs = Vec::new();
    for (name, email) in [
        ("New", "info@new.example"),
        ("Known", "info@known.example"),
        ("Hidden", "info@hidden.example"),
        ("Pending", "info@pending.example"),
        ("Blocked", "info@blocked.example"),
        ("Over the limit", "info@over.example"),
    ] {
        let before = count();
        assert_eq!(app.sign(name, email).status, 303);
        costs.push(count() - before);
    }
    assert!(costs[0] > 9, "{costs:?}");
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    app.deliver();
}
