//! The signer's own page, for life.

use undersigned::accounts::Role;
use undersigned::letters::Visibility;
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn is_my_name_on_it(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        let own = app.own_path("x@one.example");
        assert!(app.client.get(&own).text().contains("have not decided yet"));
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(signature.id, "approve", "");
        app.deliver();
        app.advance(24 * 300);
        assert!(app.client.get(&own).text().contains("Your organisation is a signatory"), "lifelong");
    }
}

on_both! {
    fn a_name_is_corrected_before_approval_and_asked_for_after_it(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("Exmaple", "x@one.example");
        let own = app.own_path("x@one.example");
        let fields = [("act", "correct"), ("organisation_name", " Example\u{a0}"), ("sure", "on")];
        assert_eq!(app.client.post(&own, &fields).status, 200);
        assert_eq!(app.signatures()[0].organisation_name, "Example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(signature.id, "approve", "");
        app.deliver();
        assert_eq!(app.client.post(&own, &[("act", "correct"), ("organisation_name", "Exemple"), ("sure", "on")]).status, 200);
        assert!(app.client.get("/letters/a-letter").text().contains("<bdi>Example</bdi>"), "a person decides");
        app.decide(signature.id, "accept-correction", "");
        app.deliver();
        assert!(app.client.get("/letters/a-letter").text().contains("<bdi>Exemple</bdi>"));
        let id = signature.id;
        let log = app.run(app.app.db.read(move |c| undersigned::audit::of_subject(c, id))).unwrap();
        assert!(log.iter().any(|entry| entry.detail.contains("Exmaple")), "the old name is kept");
    }
}

on_both! {
    fn hiding_and_leaving_hold_at_once_on_every_public_page(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for (name, email) in [("Hides", "x@hides.example"), ("Leaves", "x@leaves.example")] {
            let signature = app.signed(name, email);
            app.decide(signature.id, "approve", "");
        }
        let (hides, leaves) = (app.own_path("x@hides.example"), app.own_path("x@leaves.example"));
        assert_eq!(app.client.post(&hides, &[("act", "visibility"), ("visibility", "withheld"), ("sure", "on")]).status, 200);
        assert_eq!(app.client.post(&leaves, &[("act", "leave"), ("sure", "on")]).status, 200);
        for path in ["/letters/a-letter", "/letters/a-letter/signatories", "/letters/a-letter/signatories.csv", "/letters/a-letter/signatories.json"] {
            let text = app.client.get(path).text();
            assert!(!text.contains("Hides") && !text.contains("Leaves"), "{path}");
        }
        let all = app.signatures();
        assert_eq!((all[0].visibility, all[1].status), (Visibility::Withheld, Status::Withdrawn));
        assert_eq!(app.client.post(&leaves, &[("act", "leave"), ("sure", "on")]).status, 422, "once");
        app.deliver();
    }
}

on_both! {
    fn a_lost_link_is_mailed_again_and_the_answer_is_the_same_for_everybody(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("One", "x@one.example");
        let own = app.own_path("x@one.example");
        let known = app.client.post("/letters/a-letter/lost-link", &[("email", "X@one.example")]);
        let unknown = app.client.post("/letters/a-letter/lost-link", &[("email", "nobody@else.example")]);
        assert_eq!((known.status, known.header("location"), &known.body), (unknown.status, unknown.header("location"), &unknown.body));
        let mails = app.deliver();
        assert!(mails[0].subject.starts_with("Your links") && mails[0].text.contains(own.split('?').next().unwrap()), "{:?}", mails[0]);
        assert_eq!(mails.iter().filter(|mail| mail.to.contains("nobody")).count(), 0);
    }
}
