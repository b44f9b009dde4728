//! A word to coordinators: numbers, never names, as often as each wishes.

use std::time::Duration;

use undersigned::accounts::Role;
use undersigned::review;

use crate::on_both;
use crate::support::TestApp;

/// What the worker does every half minute.
fn chore(app: &TestApp) {
    app.clock.advance(Duration::from_secs(30));
    app.run(review::tell_coordinators(&app.app)).unwrap();
}

fn subjects(app: &TestApp, email: &str) -> usize {
    app.deliver().iter().filter(|mail| mail.to == email && mail.subject == "Decisions wait: A letter").count()
}

fn wish(app: &mut TestApp, often: &str) {
    let token = app.client.get("/desk").hidden("form_token");
    assert_eq!(app.client.post("/desk/account/notices", &[("form_token", &token), ("often", often)]).status, 303);
}

on_both! {
    fn each_coordinator_hears_as_often_as_they_wish(kind) {
        let mut app = TestApp::with_letter(kind);
        for (email, role, often) in [
            ("now@ngo.example", Role::Coordinator, "at-once"),
            ("daily@ngo.example", Role::Owner, "daily"),
            ("never@ngo.example", Role::Coordinator, "never"),
            ("observer@ngo.example", Role::Observer, "at-once"),
        ] {
            app.client.cookie = None;
            app.coordinator(email, role);
            wish(&mut app, often);
        }
        app.client.cookie = None;
        chore(&app);
        app.clock.advance(Duration::from_secs(1));
        app.signed("Secret Name", "x@one.example");
        app.sign("Not confirmed", "x@two.example");
        for _ in 0..4 {
            chore(&app);
        }
        assert_eq!(subjects(&app, "now@ngo.example"), 1, "once for the same sign-on");
        assert_eq!(subjects(&app, "daily@ngo.example"), 0);
        app.advance(24);
        app.signed("Another", "x@three.example");
        chore(&app);
        for (email, mails) in [("now@ngo.example", 2), ("daily@ngo.example", 1), ("never@ngo.example", 0), ("observer@ngo.example", 0)] {
            assert_eq!(subjects(&app, email), mails, "{email}");
        }
        let mails = app.deliver();
        let daily = mails.iter().find(|mail| mail.to == "daily@ngo.example" && mail.subject.contains("wait")).unwrap();
        assert!(daily.text.contains("2 new sign-ons") && daily.text.contains("/desk/letters/a-letter/signatures"), "{}", daily.text);
        assert!(!daily.text.contains("Secret Name"));
    }
}

on_both! {
    fn a_marked_sign_on_is_told_at_once(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("daily@ngo.example", Role::Coordinator);
        chore(&app);
        app.clock.advance(Duration::from_secs(11 * 60));
        // A second version of what is on the list already is marked.
        let first = app.signed("Same", "x@same.example");
        app.decide(first.id, "approve", "");
        app.deliver();
        chore(&app);
        assert_eq!(subjects(&app, "daily@ngo.example"), 0);
        app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "NEW")]);
        chore(&app);
        let mails = app.deliver();
        let told = mails.iter().find(|mail| mail.to == "daily@ngo.example" && mail.subject.contains("wait")).expect("told at once");
        assert!(told.text.contains("One of them has a mark"), "{}", told.text);
    }
}
