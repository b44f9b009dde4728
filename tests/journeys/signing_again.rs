//! Signing again replaces nothing until it is confirmed.

use undersigned::accounts::Role;
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn the_same_organisation_counts_once_however_its_address_and_name_are_typed(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("The Example Club e.V.", "Info@Example.ORG");
        app.sign("example club", "info@example.org");
        let path = app.confirm_path("Info@Example.ORG");
        assert_eq!(app.confirm_all(&path).status, 200);
        app.deliver();
        let states: Vec<(String, Status)> = app.signatures().into_iter().map(|signature| (signature.organisation_name, signature.status)).collect();
        assert_eq!(states, [("The Example Club e.V.".to_owned(), Status::Merged), ("example club".to_owned(), Status::Confirmed)], "the newest answers stay");
    }
}

on_both! {
    fn new_answers_for_a_name_on_the_list_wait_for_a_decision_and_privacy_does_not(kind) {
        let mut app = TestApp::with_letter(kind);
        let first = app.signed("Example", "info@example.org");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(first.id, "approve", "");
        app.deliver();
        app.sign_with(&[("organisation_name", "EXAMPLE"), ("email", "info@example.org"), ("visibility", "recipient_only"), ("country", "FR")]);
        assert!(app.client.get("/letters/a-letter").text().contains("<bdi>Example</bdi>"), "nothing is replaced before confirming");
        let path = app.confirm_path("info@example.org");
        app.confirm_all(&path);
        app.deliver();
        assert!(!app.client.get("/letters/a-letter").text().contains("<bdi>Example</bdi>"), "privacy at once");
        let all = app.signatures();
        assert_eq!((all[0].status, all[1].status), (Status::Approved, Status::Confirmed));
        app.decide(all[1].id, "approve", "");
        app.deliver();
        let all = app.signatures();
        assert_eq!((all[0].status, all[1].status), (Status::Merged, Status::Approved));
        let own = app.client.get(&app.own_path("info@example.org")).text();
        assert!(own.contains("EXAMPLE"), "the old link shows what it was merged into: {own}");
    }
}

on_both! {
    fn an_exact_double_is_folded_without_asking(kind) {
        let mut app = TestApp::with_letter(kind);
        let first = app.signed("Example", "info@example.org");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(first.id, "approve", "");
        app.deliver();
        app.sign("Example", "info@example.org");
        let path = app.confirm_path("info@example.org");
        app.confirm_all(&path);
        app.deliver();
        let states: Vec<Status> = app.signatures().iter().map(|signature| signature.status).collect();
        assert_eq!(states, [Status::Approved, Status::Merged]);
    }
}

on_both! {
    fn a_form_that_is_posted_twice_makes_one_row(kind) {
        let mut app = TestApp::with_letter(kind);
        let nonce = app.client.get("/letters/a-letter/sign").hidden("nonce");
        for _ in 0..3 {
            assert_eq!(app.sign_with(&[("organisation_name", "One"), ("email", "x@one.example"), ("nonce", &nonce)]).status, 303);
        }
        assert_eq!(app.signatures().len(), 1);
        assert_eq!(app.deliver().len(), 1);
    }
}

on_both! {
    fn going_back_to_correct_the_address_is_no_repetition(kind) {
        let mut app = TestApp::with_letter(kind);
        let nonce = app.client.get("/letters/a-letter/sign").hidden("nonce");
        for email in ["wrogn@one.example", "right@one.example"] {
            assert_eq!(app.sign_with(&[("organisation_name", "One"), ("email", email), ("nonce", &nonce)]).status, 303);
        }
        let recipients: Vec<String> = app.deliver().into_iter().map(|mail| mail.to).collect();
        assert_eq!(recipients, ["right@one.example", "wrogn@one.example"]);
    }
}

on_both! {
    fn whoever_has_left_is_not_put_back_by_another_version(kind) {
        let mut app = TestApp::with_letter(kind);
        let first = app.signed("Example", "info@example.org");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(first.id, "approve", "");
        app.deliver();
        let own = app.own_path("info@example.org");
        let second = app.signed_with(&[("organisation_name", "EXAMPLE"), ("email", "info@example.org"), ("country", "FR")]);
        assert_eq!(app.client.post(&own, &[("act", "leave"), ("sure", "on")]).status, 200);
        app.decide(second.id, "approve", "");
        app.deliver();
        assert!(app.signatures().iter().all(|signature| signature.status == Status::Withdrawn));
        assert!(!app.client.get("/letters/a-letter").text().contains("EXAMPLE"));
    }
}
