//! Sessions and forged forms.

use undersigned::accounts::{self, Role};
use undersigned::audit::Actor;
use undersigned::basics::EmailAddress;
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::TestApp;
use crate::support::app::{Wishes, mail_with_link};

on_both! {
    fn a_form_that_is_not_from_our_page_decides_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let token = app.client.get("/desk/letters/a-letter/signatures").hidden("form_token");
        let only = format!("approve:{}", signature.id);
        let decide = "/desk/letters/a-letter/signatures/decide";
        let fields = |token: &'static str| vec![("form_token", token), ("only", "")];
        let good = [("form_token", token.as_str()), ("only", only.as_str())];
        assert_eq!(app.client.post(decide, &[("only", &only)]).status, 403, "no token");
        assert_eq!(app.client.post(decide, &fields("0123")).status, 403, "stale token");
        assert_eq!(app.client.post_with(decide, &good, &[("origin", "https://evil.example")]).status, 403);
        assert_eq!(app.client.post_with(decide, &good, &[("sec-fetch-site", "cross-site")]).status, 403);
        assert_eq!(app.client.post_raw(decide, format!("form_token={token}&only={only}").into_bytes(), "text/plain", &[]).status, 415);
        assert_eq!(app.signatures()[0].status, Status::Confirmed);
        assert_eq!(app.client.post_with(decide, &good, &[("origin", "null"), ("sec-fetch-site", "same-origin")]).status, 303);
        assert_eq!(app.signatures()[0].status, Status::Approved);
        app.deliver();
    }
}

on_both! {
    fn a_session_ends_by_idling_by_age_by_signing_out_and_by_losing_the_role(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for _ in 0..3 {
            app.clock.advance(std::time::Duration::from_secs(25 * 60));
            assert_eq!(app.client.get("/desk").status, 200, "use keeps it alive");
        }
        app.clock.advance(std::time::Duration::from_secs(31 * 60));
        assert_eq!(app.client.get("/desk").status, 303, "idle for half an hour");
        app.sign_in("maria@ngo.example");
        for _ in 0..26 {
            app.clock.advance(std::time::Duration::from_secs(28 * 60));
            app.client.get("/desk");
        }
        assert_eq!(app.client.get("/desk").status, 303, "after twelve hours");
        app.sign_in("maria@ngo.example");
        let (cookie, token) = (app.client.cookie.clone(), app.client.get("/desk").hidden("form_token"));
        assert_eq!(app.client.post("/desk/sign-out", &[("form_token", &token)]).status, 303);
        app.client.cookie = cookie;
        assert_eq!(app.client.get("/desk").status, 303, "signed out on the server");
        app.sign_in("maria@ngo.example");
        let email = EmailAddress::parse("maria@ngo.example").unwrap();
        app.run(accounts::revoke(&app.app, Actor::CommandLine, &email, "a-letter")).unwrap();
        assert_eq!(app.client.get("/desk").status, 303, "removed from the letter");
        app.sign_in("maria@ngo.example");
        assert_eq!(app.client.get("/desk/letters/a-letter").status, 404);
        app.run(accounts::disable(&app.app, Actor::CommandLine, &email)).unwrap();
        assert_eq!(app.client.post("/desk/sign-in", &[("email", "maria@ngo.example"), ("password", crate::support::app::PASSWORD)]).status, 422);
    }
}

on_both! {
    fn signing_in_tells_nothing_about_accounts(kind) {
        let mut app = TestApp::with_letter(kind);
        app.account("maria@ngo.example");
        let mut answers: Vec<String> = Vec::new();
        for email in ["maria@ngo.example", "nobody@ngo.example", "not an address"] {
            let answer = app.client.post("/desk/sign-in", &[("email", email), ("password", "wrong wrong wrong")]);
            assert_eq!(answer.status, 422);
            answers.push(answer.text().replace(email, ""));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
    }
}

on_both! {
    fn a_decision_posted_after_the_session_expired_is_kept_through_signing_in(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.advance(13);
        let only = format!("reject:{}", signature.id);
        let expired = app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", "old"), ("only", &only), ("reason", "A long & careful reason")]);
        assert_eq!(expired.status, 401);
        let (kept, next) = (expired.hidden("kept"), expired.hidden("next"));
        let resumed = app.client.post("/desk/sign-in", &[("email", "maria@ngo.example"), ("password", crate::support::app::PASSWORD), ("kept", &kept), ("next", &next)]);
        assert_eq!(resumed.status, 200, "{}", resumed.text());
        let (token, only, reason) = (resumed.hidden("form_token"), resumed.hidden("only"), resumed.hidden("reason"));
        assert_eq!(reason, "A long & careful reason");
        assert_eq!(app.client.post(&next, &[("form_token", &token), ("only", &only), ("reason", &reason)]).status, 303);
        assert_eq!(app.signatures()[0].reason, "A long & careful reason");
        app.deliver();
    }
}

on_both! {
    fn another_site_cannot_have_a_form_kept_through_signing_in(kind) {
        let mut app = TestApp::with_letter(kind);
        let fields = [("only", "approve:x"), ("reason", "")];
        for headers in [[("origin", "https://evil.example")], [("sec-fetch-site", "cross-site")]] {
            assert_eq!(app.client.post_with("/desk/letters/a-letter/signatures/decide", &fields, &headers).status, 403);
            assert_eq!(app.client.post_with("/desk/sign-in", &[("kept", "only=x"), ("email", "a"), ("password", "b")], &headers).status, 403);
        }
    }
}

on_both! {
    fn enter_in_the_reason_never_approves(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for path in ["/desk/letters/a-letter/signatures".to_owned(), format!("/desk/letters/a-letter/signatures/{}", signature.id)] {
            let page = app.client.get(&path).text();
            let form = page.split("signatures/decide").nth(1).unwrap();
            let first = form.split("<button").nth(1).unwrap();
            assert!(first.contains("reject"), "the first button is what Enter presses: {first}");
        }
        let token = app.client.get("/desk").hidden("form_token");
        let none = app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("decision", "reject"), ("reason", "Kept & shown")]);
        let page = app.client.get(none.header("location")).text();
        assert!(page.contains("Kept &#38; shown") && page.contains("Tick at least one"), "{page}");
    }
}

on_both! {
    fn a_decision_on_a_page_that_is_out_of_date_changes_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let page = app.client.get("/desk/letters/a-letter/signatures");
        let (token, seen) = (page.hidden("form_token"), page.hidden("seen"));
        app.decide(signature.id, "approve", "");
        app.deliver();
        let only = format!("reject:{}", signature.id);
        let stale = app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("only", &only), ("seen", &seen)]);
        assert!(stale.header("location").contains("done=0&skipped=1"), "{}", stale.header("location"));
        assert_eq!(app.signatures()[0].status, Status::Approved);
    }
}

on_both! {
    fn a_stranger_is_slowed_and_never_sent_back_more_than_a_form_may_hold(kind) {
        let mut app = TestApp::with(kind, Wishes { limits: "burst=20", ..Wishes::default() });
        // Each of these bytes is one that cannot be read, and would come back as nine.
        let mut body = b"body=".to_vec();
        body.resize(600_000, 0xE1);
        let answer = app.client.post_raw("/desk/letters/a-letter/text", body, "application/x-www-form-urlencoded", &[]);
        assert!(answer.status == 413 && answer.body.len() < 50_000, "{} with {} bytes", answer.status, answer.body.len());
        let statuses: Vec<u16> = (0..40).map(|_| app.client.post("/desk/letters/a-letter/state", &[("act", "close")]).status).collect();
        assert!(statuses.contains(&429), "{statuses:?}");
    }
}

on_both! {
    fn whoever_is_sent_to_sign_in_is_told_why(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Owner);
        let token = app.client.get("/desk").hidden("form_token");
        let invitation = [("form_token", token.as_str()), ("email", "sok@ngo.example"), ("role", "observer")];
        assert_eq!(app.client.post("/desk/letters/a-letter/invitations", &invitation).status, 303);
        app.clock.advance(std::time::Duration::from_secs(6 * 60));
        for path in ["/desk/letters/a-letter/documents/csv?audience=coordinators", "/desk/letters/a-letter/log.csv", "/desk/account/security"] {
            let sent = app.client.get(path);
            assert!(sent.status == 303 && sent.header("location").ends_with("&why=fresh"), "{path}: {}", sent.header("location"));
            assert!(app.client.get(sent.header("location")).text().contains("more than five minutes ago"), "{path}");
        }
        app.sign_in("maria@ngo.example");
        let token = app.client.get("/desk").hidden("form_token");
        let other = "seven quiet lanterns drift";
        let change = [("form_token", token.as_str()), ("act", "password"), ("current", crate::support::app::PASSWORD), ("password", other), ("again", other)];
        let changed = app.client.post("/desk/account/security", &change);
        assert_eq!((changed.status, changed.header("location")), (303, "/desk/sign-in?why=changed"), "{}", changed.text());
        assert!(app.client.get("/desk/sign-in?why=changed").text().contains("you are signed out everywhere"));
        app.client.cookie = None;
        let path = mail_with_link(&app.deliver(), "sok@ngo.example", "/desk/invitation/").expect("an invitation");
        let made = app.client.post(&path, &[("name", "Sok"), ("password", other), ("again", other)]);
        assert_eq!((made.status, made.header("location")), (303, "/desk/sign-in?why=new&lang=en"), "{}", made.text());
        assert!(app.client.get("/desk/sign-in?why=new").text().contains("Your account is made"));
        let plain = app.client.get("/desk/sign-in").text();
        assert!(!plain.contains("class=\"note\"") && !app.client.get("/desk/sign-in?why=sign-in-wrong").text().contains("class=\"note\""));
    }
}
