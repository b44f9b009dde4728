//! Passkeys: added with a fresh sign-in, asked for after the password, good for one answer, ended with the sessions they opened.

use std::time::Duration;

use undersigned::accounts::{self, Password, passkeys};
use undersigned::audit::{self, Actor};
use undersigned::basics::{EmailAddress, Id};

use crate::on_both;
use crate::support::TestApp;
use crate::support::app::PASSWORD;
use crate::support::authenticator::code;
use crate::support::client::Response;
use crate::support::passkey::{Device, at_localhost, named, options};

const SECURITY: &str = "/desk/account/security";
const MARIA: &str = "maria@ngo.example";
const SOK: &str = "sok@ngo.example";
/// Longer than a challenge lives, and than a sign-in is fresh.
const TOO_LONG: Duration = Duration::from_secs(5 * 60 + 1);

/// Signs in with the password and what else is given.
fn sign_in(app: &mut TestApp, email: &str, more: &[(&str, &str)]) -> Response {
    let mut fields = vec![("email", email), ("password", PASSWORD)];
    fields.extend(more);
    app.client.post("/desk/sign-in", &fields)
}

fn sign_in_with_code(app: &mut TestApp, email: &str, id: Id) {
    app.client.cookie = None;
    // Each step of the authenticator passes once.
    app.clock.advance(Duration::from_secs(60));
    let code = code(app, id, 0);
    assert_eq!(sign_in(app, email, &[("code", &code)]).status, 303);
}

/// The second page: what the browser is to sign, and the identifier to send back.
fn asked(page: &Response) -> (String, String) {
    (options(&page.text()), page.hidden("challenge"))
}

fn post(app: &mut TestApp, fields: &[(&str, &str)]) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post("/desk/account/passkeys", &all)
}

fn begin(app: &mut TestApp, name: &str) -> Response {
    post(app, &[("act", "begin"), ("passkey_name", name)])
}

fn finish(app: &mut TestApp, challenge: &str, credential: &str) -> Response {
    post(app, &[("act", "add"), ("passkey_name", "Any"), ("challenge", challenge), ("passkey", credential)])
}

fn add(app: &mut TestApp, device: &Device, name: &str) {
    let (options, challenge) = asked(&begin(app, name));
    let made = device.create(&options);
    let added = post(app, &[("act", "add"), ("passkey_name", name), ("challenge", &challenge), ("passkey", &made)]);
    assert_eq!((added.status, added.header("location")), (303, "/desk/account/security?passkey=added"), "{}", added.text());
}

/// An account that is signed in and has a passkey.
fn with_passkey(app: &mut TestApp, email: &str, number: u8) -> (Id, Device) {
    let (id, device) = (app.account(email), Device::new(number));
    sign_in_with_code(app, email, id);
    add(app, &device, "Key");
    (id, device)
}

/// Signs in with password and passkey.
fn sign_in_with(app: &mut TestApp, email: &str, device: &mut Device) -> Response {
    app.client.cookie = None;
    let (options, challenge) = asked(&sign_in(app, email, &[]));
    sign_in(app, email, &[("challenge", &challenge), ("passkey", &device.get(&options))])
}

/// A refusal without what is another one each time.
fn alike(page: &Response, parts: [&str; 2]) -> (u16, String) {
    let text = page.text();
    let alert = text.split("role=\"alert\"").nth(1).unwrap_or_else(|| panic!("no refusal in {text}"));
    let (body, names) = (alert.split("</div>").next().unwrap(), parts.map(|part| text.contains(part)));
    (page.status, format!("{body} {names:?}"))
}

on_both! {
    fn a_passkey_takes_the_place_of_the_code(kind) {
        let mut app = named(kind);
        let (maria, mut device) = with_passkey(&mut app, MARIA, 1);
        let page = app.client.get(SECURITY).text();
        assert!(page.contains("<bdi>Key</bdi>") && page.contains("<td>Never</td>"), "{page}");
        app.client.cookie = None;
        let second = sign_in(&mut app, MARIA, &[]);
        assert!(second.status == 200 && second.header("set-cookie").is_empty(), "{}", second.text());
        assert!(second.text().contains("data-passkey=\"get\"") && second.text().contains("name=\"code\""), "{}", second.text());
        assert!(!options(&second.text()).contains("ngo.example"), "a device is asked by its keys alone");
        for _ in 0..2 {
            let done = sign_in_with(&mut app, MARIA, &mut device);
            assert_eq!(done.status, 303, "{}", done.text());
            assert_eq!(app.client.get("/desk").status, 200);
        }
        assert!(!app.client.get(SECURITY).text().contains("<td>Never</td>"), "the last use is kept");
        sign_in_with_code(&mut app, MARIA, maria);
    }
}

on_both! {
    fn a_wrong_late_repeated_or_foreign_answer_signs_nobody_in_and_is_told_one_thing(kind) {
        let mut app = named(kind);
        let (_, mut of_sok) = with_passkey(&mut app, SOK, 2);
        let (_, mut device) = with_passkey(&mut app, MARIA, 1);
        app.client.cookie = None;
        let (right, other) = (asked(&sign_in(&mut app, MARIA, &[])), asked(&sign_in(&mut app, MARIA, &[])));
        let (of_sok_options, of_sok_challenge) = asked(&sign_in(&mut app, SOK, &[]));
        let used = device.get(&right.0);
        assert_eq!(sign_in(&mut app, MARIA, &[("challenge", &right.1), ("passkey", &used)]).status, 303);
        let mut tries: Vec<(&str, String, String)> = vec![
            ("used before", right.1.clone(), used.clone()),
            ("no identifier", "nothing".to_owned(), used.clone()),
            ("an answer to another challenge", other.1.clone(), used),
            ("a challenge that was answered wrongly", other.1.clone(), device.get(&other.0)),
            ("somebody else's challenge", of_sok_challenge, of_sok.get(&of_sok_options)),
        ];
        let fresh = |app: &mut TestApp| asked(&sign_in(app, MARIA, &[]));
        let (options, challenge) = fresh(&mut app);
        tries.push(("garbage", challenge.clone(), "{\"id\": 1".to_owned()));
        tries.push(("right, after garbage", challenge, device.get(&options)));
        let (options, challenge) = fresh(&mut app);
        tries.push(("another device under her challenge", challenge, of_sok.get(&options)));
        let (options, challenge) = fresh(&mut app);
        device.verified = false;
        tries.push(("nobody was recognised", challenge, device.get(&options)));
        device.verified = true;
        let (options, challenge) = fresh(&mut app);
        device.origin = "https://letters.example.net".to_owned();
        tries.push(("made on another site", challenge, device.get(&options)));
        device.origin = crate::support::passkey::ORIGIN.to_owned();
        let (options, challenge) = fresh(&mut app);
        let signed_before = std::mem::replace(&mut device.counter, 0);
        tries.push(("the counter did not grow", challenge, device.get(&options)));
        device.counter = signed_before;
        let (options, challenge) = fresh(&mut app);
        let mut pretender = Device::new(1);
        pretender.counter = 1_000;
        tries.push(("signed with another key", challenge, pretender.get(&options)));
        app.client.cookie = None;
        let answers: Vec<_> = tries
            .iter()
            .map(|(what, challenge, credential)| {
                let page = sign_in(&mut app, MARIA, &[("challenge", challenge), ("passkey", credential)]);
                assert_eq!(page.status, 422, "{what}: {}", page.text());
                assert!(page.header("set-cookie").is_empty() && page.text().contains("The passkey was not accepted"), "{what}: {}", page.text());
                alike(&page, ["data-passkey=\"get\"", "name=\"code\""])
            })
            .collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        let (options, challenge) = fresh(&mut app);
        let late = device.get(&options);
        app.clock.advance(TOO_LONG);
        let page = sign_in(&mut app, MARIA, &[("challenge", &challenge), ("passkey", &late)]);
        assert_eq!(alike(&page, ["data-passkey=\"get\"", "name=\"code\""]), answers[0], "too late");
        let (options, challenge) = asked(&page);
        let right = device.get(&options);
        assert_eq!(sign_in(&mut app, MARIA, &[("challenge", &challenge), ("passkey", &right)]).status, 303, "the next one is right");
    }
}

on_both! {
    fn a_passkey_is_added_by_its_own_fresh_answer_only(kind) {
        let mut app = named(kind);
        let (_, of_sok) = with_passkey(&mut app, SOK, 2);
        let theirs = asked(&begin(&mut app, "Mine"));
        let maria = app.account(MARIA);
        sign_in_with_code(&mut app, MARIA, maria);
        let device = Device::new(1);
        let (first, second) = (asked(&begin(&mut app, "Mine")), asked(&begin(&mut app, "Mine")));
        let (third, fourth, fifth) = (asked(&begin(&mut app, "Mine")), asked(&begin(&mut app, "Mine")), asked(&begin(&mut app, "Mine")));
        let mut refusals = Vec::new();
        for (what, challenge, credential) in [
            ("garbage", &first.1, "garbage".to_owned()),
            ("right, after garbage", &first.1, device.create(&first.0)),
            ("nothing, as without a script", &second.1, String::new()),
            ("an answer to another challenge", &third.1, device.create(&fourth.0)),
            ("somebody else's challenge", &theirs.1, device.create(&theirs.0)),
            ("a credential that somebody else has", &fourth.1, of_sok.create(&fourth.0)),
        ] {
            let page = finish(&mut app, challenge, &credential);
            assert!(page.status == 422 && page.text().contains("value=\"Any\""), "{what}: what was typed is kept: {}", page.text());
            refusals.push(alike(&page, ["<bdi>Any</bdi>", "id=\"passkey_name\""]));
        }
        let late = device.create(&fifth.0);
        app.clock.advance(TOO_LONG);
        sign_in_with_code(&mut app, MARIA, maria);
        refusals.push(alike(&finish(&mut app, &fifth.1, &late), ["<bdi>Any</bdi>", "id=\"passkey_name\""]));
        assert!(refusals.iter().all(|refusal| *refusal == refusals[0] && refusal.1.contains("[false, true]")), "{refusals:?}");
        add(&mut app, &device, "<b>Key</b>");
        let page = app.client.get(SECURITY).text();
        assert!(page.contains("<bdi>&#60;b&#62;Key&#60;/b&#62;</bdi>") && !page.contains("<b>Key"), "{page}");
        for name in ["", " ", "a\u{202e}b", &"x".repeat(101)] {
            let page = begin(&mut app, name);
            assert!(page.status == 422 && page.text().contains("a name of at most 100 characters"), "{name:?}: {}", page.text());
        }
        assert_eq!(begin(&mut app, &"x".repeat(100)).status, 200);
    }
}

on_both! {
    fn an_account_has_ten_passkeys_at_most(kind) {
        let mut app = named(kind);
        let maria = app.account(MARIA);
        sign_in_with_code(&mut app, MARIA, maria);
        let early = asked(&begin(&mut app, "Eleventh"));
        for number in 0..10 {
            add(&mut app, &Device::new(number), "Key");
        }
        let (before, after) = (begin(&mut app, "Eleventh"), finish(&mut app, &early.1, &Device::new(10).create(&early.0)));
        for page in [before, after] {
            assert!(page.status == 422 && page.text().contains("You have ten passkeys"), "{}", page.text());
        }
        assert_eq!(app.client.get(SECURITY).text().matches("<bdi>Key</bdi>").count(), 10);
    }
}

on_both! {
    fn adding_and_removing_need_a_fresh_sign_in_end_other_sessions_and_are_logged(kind) {
        let mut app = named(kind);
        let maria = app.account(MARIA);
        let elsewhere = |app: &mut TestApp| {
            sign_in_with_code(app, MARIA, maria);
            let elsewhere = app.client.cookie.take();
            sign_in_with_code(app, MARIA, maria);
            elsewhere
        };
        let ended = |app: &mut TestApp, cookie: Option<String>| {
            assert_eq!(app.client.get("/desk").status, 200, "this session stays");
            let here = std::mem::replace(&mut app.client.cookie, cookie);
            assert_eq!(app.client.get("/desk").status, 303, "the other one has ended");
            app.client.cookie = here;
        };
        let other = elsewhere(&mut app);
        let mut device = Device::new(1);
        add(&mut app, &device, "Blue key");
        ended(&mut app, other);
        let id = app.run(passkeys::list(&app.app, maria)).unwrap()[0].id.to_string();
        let sok = app.account(SOK);
        sign_in_with_code(&mut app, SOK, sok);
        assert_eq!(post(&mut app, &[("act", "remove"), ("passkey", &id)]).status, 404, "somebody else's");
        let other = elsewhere(&mut app);
        assert!(app.client.get("/desk/account/security?passkey=added").text().contains("The passkey is added"));
        app.clock.advance(TOO_LONG);
        for fields in [vec![("act", "begin"), ("passkey_name", "Red")], vec![("act", "add")], vec![("act", "remove"), ("passkey", id.as_str())]] {
            let stale = post(&mut app, &fields);
            assert!(stale.status == 401 && stale.text().contains("more than five minutes ago"), "{fields:?}: {}", stale.text());
        }
        // The fresh sign-in itself works with the passkey, and what was chosen is kept through it.
        let stale = post(&mut app, &[("act", "remove"), ("passkey", &id)]);
        let (kept, next) = (stale.hidden("kept"), stale.hidden("next"));
        let second = sign_in(&mut app, MARIA, &[("kept", &kept), ("next", &next)]);
        assert_eq!((second.hidden("kept"), second.hidden("next")), (kept.clone(), next.clone()));
        let (options, challenge) = asked(&second);
        let proof = device.get(&options);
        let resumed = sign_in(&mut app, MARIA, &[("kept", &kept), ("next", &next), ("challenge", &challenge), ("passkey", &proof)]);
        assert!(resumed.status == 200 && resumed.hidden("passkey") == id, "{}", resumed.text());
        assert_eq!(post(&mut app, &[("act", "remove"), ("passkey", &id)]).header("location"), "/desk/account/security?passkey=removed");
        ended(&mut app, other);
        assert_eq!(post(&mut app, &[("act", "remove"), ("passkey", &id)]).status, 404, "once");
        app.client.cookie = None;
        assert!(!sign_in(&mut app, MARIA, &[]).text().contains("data-passkey"));
        let log = app.run(app.app.db.read(move |c| audit::of_subject(c, maria))).unwrap();
        let acts: Vec<_> = log.iter().filter(|entry| entry.act.starts_with("passkey")).map(|entry| (entry.act.as_str(), entry.detail.as_str())).collect();
        assert_eq!(acts, [("passkey added", "{\"name\":\"Blue key\"}"), ("passkey removed", "{\"name\":\"Blue key\"}")]);
    }
}

on_both! {
    fn a_passkey_that_was_removed_meanwhile_signs_nobody_in(kind) {
        let mut app = named(kind);
        let (maria, mut device) = with_passkey(&mut app, MARIA, 1);
        let here = app.client.cookie.take();
        let (options, challenge) = asked(&sign_in(&mut app, MARIA, &[]));
        let proof = device.get(&options);
        app.client.cookie = here;
        let id = app.run(passkeys::list(&app.app, maria)).unwrap()[0].id.to_string();
        assert_eq!(post(&mut app, &[("act", "remove"), ("passkey", &id)]).status, 303);
        app.client.cookie = None;
        assert_eq!(sign_in(&mut app, MARIA, &[("challenge", &challenge), ("passkey", &proof)]).status, 422);
    }
}

on_both! {
    fn a_reset_forgets_the_passkeys_of_whoever_had_the_account_before(kind) {
        let mut app = named(kind);
        let (maria, mut device) = with_passkey(&mut app, MARIA, 1);
        let (email, password) = (EmailAddress::parse(MARIA).unwrap(), Password::chosen(PASSWORD, &[]).unwrap());
        app.run(accounts::reset_password(&app.app, Actor::CommandLine, &email, &password)).unwrap();
        assert!(app.run(passkeys::list(&app.app, maria)).unwrap().is_empty());
        app.client.cookie = None;
        assert!(!sign_in(&mut app, MARIA, &[]).text().contains("data-passkey"));
        let new = app.account("new@ngo.example");
        sign_in_with_code(&mut app, "new@ngo.example", new);
        device.counter = 0;
        add(&mut app, &device, "The same device again");
    }
}

on_both! {
    fn nothing_about_passkeys_shows_before_the_password_was_right(kind) {
        let mut app = named(kind);
        with_passkey(&mut app, MARIA, 1);
        app.account(SOK);
        app.client.cookie = None;
        let pages = [MARIA, SOK, "nobody@ngo.example"].map(|email| {
            let fields = [("email", email), ("password", "wrong wrong wrong"), ("passkey", "{}")];
            app.client.post("/desk/sign-in", &fields).text().replace(email, "")
        });
        assert!(pages.iter().all(|page| *page == pages[0] && !page.contains("data-passkey")), "{pages:?}");
    }
}

on_both! {
    fn challenges_that_nobody_answered_are_forgotten(kind) {
        let mut app = named(kind);
        with_passkey(&mut app, MARIA, 1);
        app.client.cookie = None;
        sign_in(&mut app, MARIA, &[]);
        sign_in(&mut app, MARIA, &[]);
        assert_eq!(app.run(passkeys::forget_challenges(&app.app)).unwrap(), 0, "they can still be answered");
        app.clock.advance(TOO_LONG);
        assert_eq!(app.run(passkeys::forget_challenges(&app.app)).unwrap(), 2, "and that which was answered is gone already");
    }
}

on_both! {
    fn an_ip_address_offers_no_passkeys_and_says_why(kind) {
        let mut app = TestApp::new(kind);
        app.account(MARIA);
        app.sign_in(MARIA);
        let page = app.client.get(SECURITY).text();
        assert!(page.contains("Passkeys work only where the address of this site is a name") && !page.contains("passkey_name"), "{page}");
        for fields in [[("act", "begin"), ("passkey_name", "Key")], [("act", "add"), ("passkey_name", "Key")]] {
            let refused = post(&mut app, &fields);
            assert!(refused.status == 422 && refused.text().contains("Passkeys work only"), "{}", refused.text());
        }
    }
}

on_both! {
    fn in_local_mode_only_whoever_has_a_passkey_is_asked(kind) {
        let (mut app, base) = at_localhost(kind);
        let maria = app.account(MARIA);
        app.sign_in(MARIA);
        let mut device = Device::new(1);
        device.origin = base;
        add(&mut app, &device, "Key");
        app.client.cookie = None;
        let second = sign_in(&mut app, MARIA, &[]);
        assert!(second.status == 200 && second.text().contains("data-passkey=\"get\""), "{}", second.text());
        assert_eq!(sign_in_with(&mut app, MARIA, &mut device).status, 303);
        app.client.cookie = None;
        let recovery = app.app.links.recovery_codes(maria, 0)[0].clone();
        assert_eq!(sign_in(&mut app, MARIA, &[("code", &recovery)]).status, 303, "a lost device");
        app.account(SOK);
        app.client.cookie = None;
        app.sign_in(SOK);
    }
}
