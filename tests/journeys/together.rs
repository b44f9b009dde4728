//! Several coordinators on one queue: who is looking at what, and words among them.

use undersigned::accounts::Role;

use crate::on_both;
use crate::support::TestApp;

fn post(app: &mut TestApp, path: &str, fields: &[(&str, &str)]) -> u16 {
    let token = app.client.get("/desk").hidden("form_token");
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post(path, &all).status
}

on_both! {
    fn who_looks_at_a_sign_on_shows_to_the_others_and_can_be_taken_over(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        let path = format!("/desk/letters/a-letter/signatures/{}", signature.id);
        let (claim, queue) = (format!("{path}/claim"), "/desk/letters/a-letter/signatures");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        assert_eq!(post(&mut app, &claim, &[("looks", "yes")]), 303);
        assert!(!app.client.get(queue).text().contains("is looking at this"), "one's own is no news");
        let maria = app.client.cookie.take();
        app.coordinator("sok@ngo.example", Role::Coordinator);
        assert!(app.client.get(queue).text().contains("maria@ngo.example is looking at this"));
        assert_eq!(post(&mut app, &claim, &[("looks", "no")]), 303);
        assert!(app.client.get(&path).text().contains("Take over"), "nobody gives up another's");
        assert_eq!(post(&mut app, &claim, &[("looks", "yes")]), 303);
        app.client.cookie = maria;
        assert!(app.client.get(queue).text().contains("sok@ngo.example is looking at this"));
        app.clock.advance(std::time::Duration::from_secs(16 * 60));
        assert!(!app.client.get(queue).text().contains("is looking at this"), "it ends by itself");
    }
}

on_both! {
    fn notes_are_for_coordinators_and_no_signer_sees_them(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        let own = app.own_path("x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let path = format!("/desk/letters/a-letter/signatures/{}", signature.id);
        assert_eq!(post(&mut app, &format!("{path}/notes"), &[("note", "Called them:\n<b>it is true</b>")]), 303);
        assert_eq!(post(&mut app, &format!("{path}/notes"), &[("note", "  ")]), 303);
        let page = app.client.get(&path).text();
        assert!(page.contains("Called them:\n&#60;b&#62;it is true") && page.matches("class=\"note\"").count() == 1, "{page}");
        assert!(!app.client.get(&own).text().contains("it is true"));
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("wrote a note") && !log.contains("it is true"), "the log does not keep what notes say");
        assert_eq!(post(&mut app, &format!("{path}/notes"), &[("note", "un\u{202E}seen")]), 303);
        assert!(app.client.get(&path).text().contains("unseen"));
    }
}

on_both! {
    fn a_decision_on_a_name_that_the_signer_has_changed_meanwhile_is_left_out_and_said(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("Harmless Group", "x@one.example");
        let own = app.own_path("x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let seen = app.client.get("/desk/letters/a-letter/signatures").hidden("seen");
        assert_eq!(app.client.post(&own, &[("act", "correct"), ("organisation_name", "Another Group"), ("sure", "on")]).status, 200);
        let only = format!("approve:{}", signature.id);
        let decide = |app: &mut TestApp, seen: &str| {
            let token = app.client.get("/desk").hidden("form_token");
            let fields = [("form_token", token.as_str()), ("only", &only), ("seen", seen)];
            app.client.post("/desk/letters/a-letter/signatures/decide", &fields).header("location").to_owned()
        };
        assert!(decide(&mut app, &seen).ends_with("done=0&skipped=1"));
        let seen = app.client.get("/desk/letters/a-letter/signatures").hidden("seen");
        assert!(decide(&mut app, &seen).ends_with("done=1&skipped=0"));
        app.deliver();
    }
}

on_both! {
    fn a_sign_ons_own_page_says_what_was_decided_and_leads_to_the_next(kind) {
        let mut app = TestApp::with(kind, crate::support::app::Wishes { variables: vec![("UNDO_MINUTES", "10".to_owned())], ..Default::default() });
        app.publish(crate::support::app::LETTER);
        let (one, two) = (app.signed("One", "x@one.example"), app.signed("Two", "x@two.example"));
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.mail_may_wait = true;
        let path = format!("/desk/letters/a-letter/signatures/{}", one.id);
        let next = format!("<a href=\"/desk/letters/a-letter/signatures/{}\">Next one that waits</a>", two.id);
        assert!(app.client.get(&path).text().contains(&next));
        let only = format!("approve:{}", one.id);
        let token = app.client.get("/desk").hidden("form_token");
        let fields = [("form_token", token.as_str()), ("only", &only), ("back", &path)];
        let decided = app.client.post("/desk/letters/a-letter/signatures/decide", &fields).header("location").to_owned();
        let page = app.client.get(&decided);
        assert!(page.text().contains("One decision made.") && page.text().contains(&next), "{}", page.text());
        let undo = page.text().split("name=\"undo\" value=\"").nth(1).unwrap()[..36].to_owned();
        let fields = [("form_token", token.as_str()), ("undo", undo.as_str()), ("back", &path)];
        let undone = app.client.post("/desk/letters/a-letter/signatures/undo", &fields).header("location").to_owned();
        let page = app.client.get(&undone).text();
        assert!(page.contains("class=\"good\" role=\"status\"") && page.contains("Waiting for a decision"), "{page}");
    }
}

on_both! {
    fn the_preview_shows_what_sign_ons_are_and_whether_signers_are_told(kind) {
        let mut app = TestApp::with_letter(kind);
        let one = app.signed_with(&[("organisation_name", "One"), ("email", "x@one.example"), ("visibility", "withheld")]);
        let two = app.signed("Two", "x@two.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let token = app.client.get("/desk").hidden("form_token");
        let (one, two) = (one.id.to_string(), two.id.to_string());
        for (silent, said) in [("", "Each signer is told by mail"), ("yes", "The signers are not told.")] {
            let fields = [("form_token", token.as_str()), ("ids", &one), ("ids", &two), ("decision", "reject"), ("silent", silent)];
            let page = app.client.post("/desk/letters/a-letter/signatures/decide", &fields).text();
            assert!(page.contains(said) && page.contains("Cambodia") && page.contains(" – Withheld"), "{page}");
        }
    }
}
