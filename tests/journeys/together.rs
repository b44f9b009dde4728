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
