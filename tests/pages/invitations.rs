//! Colleagues: invited by mail, with a password and a second factor that nobody else knows.

use std::time::Duration;

use undersigned::accounts::{self, Role};
use undersigned::audit::Actor;
use undersigned::basics::{EmailAddress, Id};

use crate::on_both;
use crate::support::app::{LETTER, PASSWORD, Wishes, mail_with_link};
use crate::support::authenticator::code;
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

const WORDS: &str = "seven quiet lanterns drift";

/// An open installation, where the second factor is asked for; Olga runs the letter and is signed in.
fn open_installation(kind: Kind) -> TestApp {
    let wishes = Wishes { limits: "burst=100000", variables: vec![("PUBLIC_URL", "https://letters.example.org".to_owned())] };
    let mut app = TestApp::with(kind, wishes);
    app.publish(LETTER);
    member(&mut app, "olga@ngo.example", Role::Owner);
    app
}

fn member(app: &mut TestApp, email: &str, role: Role) -> Id {
    let id = app.account(email);
    let address = EmailAddress::parse(email).unwrap();
    app.run(accounts::grant(&app.app, Actor::CommandLine, &address, "a-letter", role)).unwrap();
    assert_eq!(sign_in(app, email, PASSWORD, id, 0).status, 303);
    id
}

fn sign_in(app: &mut TestApp, email: &str, password: &str, id: Id, generation: i64) -> Response {
    // Each step of the authenticator passes once.
    app.clock.advance(Duration::from_secs(60));
    let code = code(app, id, generation);
    app.client.post("/desk/sign-in", &[("email", email), ("password", password), ("code", &code)])
}

fn invite(app: &mut TestApp, email: &str, role: &str) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    app.client.post("/desk/letters/a-letter/invitations", &[("form_token", &token), ("email", email), ("role", role)])
}

fn link(app: &TestApp, email: &str) -> String {
    mail_with_link(&app.deliver(), email, "/desk/invitation/").expect("an invitation")
}

fn id_of(app: &TestApp, path: &str) -> Id {
    let token = path.split('/').nth(3).unwrap().split('?').next().unwrap();
    app.app.links.read(token, undersigned::links::Purpose::Invite).unwrap().0
}

on_both! {
    fn whoever_is_invited_makes_their_own_account_and_nobody_knows_its_secrets(kind) {
        let mut app = open_installation(kind);
        assert!(invite(&mut app, "sok@ngo.example", "coordinator").header("location").ends_with("done=invited"));
        let path = link(&app, "sok@ngo.example");
        assert!(app.client.get("/desk/letters/a-letter/people").text().contains("sok@ngo.example"));
        app.client.cookie = None;
        for _ in 0..3 {
            let page = app.client.get(&path).text();
            assert!(page.contains("<svg") && page.contains("olga@ngo.example invites you"), "{page}");
        }
        let id = id_of(&app, &path);
        let fields = |password: &'static str, code: &'static str| [("name", "Sok <b>"), ("password", password), ("again", password), ("code", code)];
        for (password, code, says) in [
            ("short", "000000", "at least 15 characters"),
            ("aaaaaaaaaaaaaaaaaaaa", "000000", "can be guessed"),
            (WORDS, "000000", "code of the authenticator is wrong"),
        ] {
            let answer = app.client.post(&path, &fields(password, code));
            assert!(answer.status == 422 && answer.text().contains(says) && answer.text().contains("Sok &#60;b&#62;"), "{says}: {}", answer.text());
        }
        let right = code(&app, id, 0);
        let made = app.client.post(&path, &[("name", "Sok"), ("password", WORDS), ("again", WORDS), ("code", &right)]);
        assert_eq!(made.status, 200, "{}", made.text());
        let text = made.text();
        assert!(text.contains("href=\"/desk/sign-in?why=new&#38;lang=en\"") || text.contains("href=\"/desk/sign-in?why=new&lang=en\""), "{text}");
        let codes: Vec<&str> = text.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!(codes.len(), 10);
        let used = app.client.post("/desk/sign-in", &[("email", "sok@ngo.example"), ("password", WORDS), ("code", &right)]);
        assert_eq!(used.status, 422, "the first code is used up");
        assert_eq!(sign_in(&mut app, "sok@ngo.example", WORDS, id, 0).status, 303);
        assert_eq!(app.client.get("/desk/letters/a-letter/signatures").status, 200);
        assert_eq!(app.client.get("/desk/letters/a-letter/people").status, 200);
        assert_eq!(invite(&mut app, "other@ngo.example", "owner").status, 404, "a coordinator invites nobody");
        assert_eq!(app.client.get(&path).status, 410, "an invitation is accepted once");
        // A lost telephone: each recovery code works once, however it is typed.
        let typed = codes[3].to_lowercase();
        for expected in [303, 422] {
            app.client.cookie = None;
            let answer = app.client.post("/desk/sign-in", &[("email", "sok@ngo.example"), ("password", WORDS), ("code", &typed)]);
            assert_eq!(answer.status, expected);
        }
    }
}

on_both! {
    fn an_account_that_exists_accepts_when_it_is_signed_in_and_no_other_does(kind) {
        let mut app = open_installation(kind);
        invite(&mut app, "sok@ngo.example", "observer");
        let path = link(&app, "sok@ngo.example");
        let sok = app.account("sok@ngo.example");
        // Olga is signed in, and the invitation is not hers.
        let token = app.client.get("/desk").hidden("form_token");
        assert_eq!(app.client.post(&path, &[("form_token", &token)]).status, 404);
        app.client.cookie = None;
        assert!(app.client.get(&path).text().contains("has an account already"));
        assert_eq!(sign_in(&mut app, "sok@ngo.example", PASSWORD, sok, 0).status, 303);
        assert_eq!(app.client.get("/desk/letters/a-letter").status, 404);
        let token = app.client.get(&path).hidden("form_token");
        assert_eq!(app.client.post(&path, &[("form_token", "wrong")]).status, 403);
        assert_eq!(app.client.post(&path, &[("form_token", &token)]).status, 303);
        assert_eq!(app.client.get("/desk/letters/a-letter").status, 200);
        assert_eq!(app.client.get("/desk/letters/a-letter/people").status, 404, "an observer sees no addresses of others");
    }
}

on_both! {
    fn invitations_end_and_are_few(kind) {
        let mut app = open_installation(kind);
        invite(&mut app, "late@ngo.example", "observer");
        invite(&mut app, "unwanted@ngo.example", "observer");
        let (late, unwanted) = (link(&app, "late@ngo.example"), link(&app, "unwanted@ngo.example"));
        let token = app.client.get("/desk").hidden("form_token");
        let id = id_of(&app, &unwanted).to_string();
        assert_eq!(app.client.post("/desk/letters/a-letter/invitations", &[("form_token", &token), ("withdraw", &id)]).status, 303);
        assert_eq!(app.client.get(&unwanted).status, 410);
        assert_eq!(app.client.post(&unwanted, &[("name", "X"), ("password", WORDS), ("again", WORDS)]).status, 410);
        for expected in [303, 303, 422] {
            assert_eq!(invite(&mut app, "many@ngo.example", "observer").status, expected);
        }
        assert_eq!(app.client.get("/desk/invitation/nonsense").status, 404);
        assert_eq!(invite(&mut app, "not an address", "observer").status, 422);
        app.deliver();
        app.advance(8 * 24);
        assert_eq!(app.client.get(&late).status, 410);
    }
}

on_both! {
    fn a_role_is_changed_with_a_fresh_sign_in_and_ends_the_others_sessions(kind) {
        let mut app = open_installation(kind);
        let olga_cookie = app.client.cookie.take();
        let sok = member(&mut app, "sok@ngo.example", Role::Coordinator);
        let sok_cookie = std::mem::replace(&mut app.client.cookie, olga_cookie);
        let token = app.client.get("/desk").hidden("form_token");
        let change = |app: &mut TestApp, id: Id, role: &str| {
            let id = id.to_string();
            app.client.post("/desk/letters/a-letter/people", &[("form_token", &token), ("account", &id), ("role", role)])
        };
        assert_eq!(change(&mut app, sok, "observer").status, 303);
        let olga_cookie = std::mem::replace(&mut app.client.cookie, sok_cookie);
        assert_eq!(app.client.get("/desk/letters/a-letter").status, 303, "Sok signs in again");
        app.client.cookie = olga_cookie;
        assert_eq!(change(&mut app, Id::from_bytes([9; 16]), "owner").status, 404, "somebody who is not on the letter");
        let olga = app.run(app.app.db.read(|c| accounts::by_email(c, &EmailAddress::parse("olga@ngo.example").unwrap()))).unwrap().unwrap();
        let last = change(&mut app, olga.id, "none");
        assert!(last.status == 422 && last.text().contains("one owner at least"));
        app.clock.advance(Duration::from_secs(6 * 60));
        let stale = change(&mut app, sok, "owner");
        assert!(stale.status == 401 && stale.text().contains("more than five minutes ago"), "{}", stale.text());
        assert_eq!(stale.hidden("kept").matches("role").count(), 1, "what was chosen is kept");
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/csv?audience=coordinators").status, 303, "contact data too");
        assert_eq!(app.client.get("/desk/letters/a-letter/documents/csv?audience=public").status, 200);
    }
}

on_both! {
    fn password_authenticator_and_recovery_codes_are_changed_and_the_old_ones_are_worthless(kind) {
        let mut app = open_installation(kind);
        let olga = app.run(app.app.db.read(|c| accounts::by_email(c, &EmailAddress::parse("olga@ngo.example").unwrap()))).unwrap().unwrap().id;
        let post = |app: &mut TestApp, fields: &[(&str, &str)]| {
            let token = app.client.get("/desk").hidden("form_token");
            let mut all = fields.to_vec();
            all.push(("form_token", &token));
            app.client.post("/desk/account/security", &all)
        };
        assert_eq!(post(&mut app, &[("act", "password"), ("current", "wrong"), ("password", WORDS), ("again", WORDS)]).status, 422);
        assert_eq!(post(&mut app, &[("act", "password"), ("current", PASSWORD), ("password", WORDS), ("again", "other")]).status, 422);
        let old = app.client.cookie.clone();
        assert_eq!(post(&mut app, &[("act", "password"), ("current", PASSWORD), ("password", WORDS), ("again", WORDS)]).status, 303);
        app.client.cookie = old;
        assert_eq!(app.client.get("/desk").status, 303, "every session has ended");
        assert_eq!(sign_in(&mut app, "olga@ngo.example", PASSWORD, olga, 0).status, 422);
        assert_eq!(sign_in(&mut app, "olga@ngo.example", WORDS, olga, 0).status, 303);
        let generation = app.client.get("/desk/account/security").hidden("generation");
        assert_ne!(generation, app.client.get("/desk/account/security").hidden("generation"), "nobody knows the next secret before");
        assert_eq!(post(&mut app, &[("act", "authenticator"), ("generation", &generation), ("code", "000000")]).status, 422);
        let chosen: i64 = generation.parse().unwrap();
        let new = code(&app, olga, chosen);
        assert_eq!(post(&mut app, &[("act", "authenticator"), ("generation", &generation), ("code", &new)]).status, 303);
        assert_eq!(sign_in(&mut app, "olga@ngo.example", WORDS, olga, 0).status, 422, "the old authenticator");
        assert_eq!(sign_in(&mut app, "olga@ngo.example", WORDS, olga, chosen).status, 303);
        let before = app.app.links.recovery_codes(olga, 0)[0].clone();
        let page = post(&mut app, &[("act", "codes")]).text();
        let after = page.split("<li><code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        for (typed, expected) in [(before, 422), (after, 303)] {
            app.client.cookie = None;
            assert_eq!(app.client.post("/desk/sign-in", &[("email", "olga@ngo.example"), ("password", WORDS), ("code", &typed)]).status, expected);
        }
    }
}

on_both! {
    fn signing_out_everywhere_else_leaves_this_one(kind) {
        let mut app = open_installation(kind);
        let here = app.client.cookie.clone();
        let olga = app.run(app.app.db.read(|c| accounts::by_email(c, &EmailAddress::parse("olga@ngo.example").unwrap()))).unwrap().unwrap().id;
        app.client.cookie = None;
        assert_eq!(sign_in(&mut app, "olga@ngo.example", PASSWORD, olga, 0).status, 303);
        let elsewhere = std::mem::replace(&mut app.client.cookie, here.clone());
        let page = app.client.get("/desk/account").text();
        assert_eq!(page.matches("Elsewhere").count(), 1, "{page}");
        let token = app.client.get("/desk").hidden("form_token");
        let ended = app.client.post("/desk/account/sessions", &[("form_token", &token)]);
        assert!(ended.header("location").ends_with("ended=1"));
        assert_eq!(app.client.get("/desk").status, 200);
        app.client.cookie = elsewhere;
        assert_eq!(app.client.get("/desk").status, 303);
    }
}
