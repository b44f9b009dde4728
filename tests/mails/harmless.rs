//! A mail to an address that nobody has verified holds no free text but a harmless name (R6).

use std::time::Duration;

use undersigned::accounts::Role;
use undersigned::basics::Id;
use undersigned::signatures::{Flag, Status};
use undersigned::verification;

use crate::on_both;
use crate::support::app::{LETTER, Wishes};
use crate::support::{Kind, TestApp};

/// With limits of its own, and ten minutes to undo where they are asked for.
fn desk(kind: Kind, limits: &'static str, undo_minutes: u32) -> TestApp {
    let variables = vec![("UNDO_MINUTES", undo_minutes.to_string())];
    let mut app = TestApp::with(kind, Wishes { limits, variables });
    app.publish(LETTER);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

/// A coordinator enters a sign-on as confirmed: nobody at the address has ever heard of it.
fn vouched(app: &mut TestApp, name: &str, email: &str) -> Id {
    let token = app.client.get("/desk").hidden("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("organisation_name", name),
        ("email", email),
        ("country", "KH"),
        ("kind", "national"),
        ("contact_name", "Sok"),
        ("how", "paper"),
        ("note", "On paper"),
        ("confirm", "noted"),
        ("why", "They asked for it"),
    ];
    let entered = app.client.post("/desk/letters/a-letter/signatures/new", &fields);
    assert_eq!(entered.status, 303, "{}", entered.text());
    app.signatures().into_iter().map(|signature| signature.id).max().unwrap()
}

fn texts_to(app: &TestApp, email: &str) -> Vec<String> {
    app.deliver().into_iter().filter(|mail| mail.to == email).map(|mail| format!("{}\n{}", mail.subject, mail.text)).collect()
}

on_both! {
    fn no_advertisement_reaches_a_victim(kind) {
        let mut app = TestApp::with_letter(kind);
        let hostile = [
            "Cheap pills at pills.example", "http://evil.example", "https://evil.example/x", "www.evil.example", "evil@evil.example", "evil。example now",
            "Visit evil.рф", "mailto:x", "tel:+123456", "a//b", "EVIL.COM", "x\u{200B}y", "Go to bit.ly/abc", "javascript:alert(1)", "hxxp:evil", "evil．com",
        ];
        for (number, name) in hostile.iter().enumerate() {
            let email = format!("victim{number}@victim.example");
            let fields = [
                ("organisation_name", *name), ("email", &email), ("contact_name", "Buy at spam.example"), ("contact_role", "SPAMROLE"), ("comment", "SPAMCOMMENT https://spam.example"),
                ("acronym", "SPAMACRONYM"), ("original_name", "SPAMORIGINAL"), ("website", "spamsite.example"),
            ];
            assert_eq!(app.sign_with(&fields).status, 303, "{name}");
            let mails = app.deliver();
            let mail = mails.iter().find(|mail| mail.to == email).unwrap();
            assert!(mail.text.contains("for your organisation"), "{name}: {}", mail.text);
            for free in [*name, "spam", "SPAM"] {
                assert!(!mail.text.contains(free) && !mail.subject.contains(free), "{free}: {}", mail.text);
            }
        }
    }
}

on_both! {
    fn an_honest_name_stands_in_the_mail(kind) {
        let mut app = TestApp::with_letter(kind);
        for (name, email) in [("350.org", "contact@350.org"), ("Chaos Computer Club e.V.", "x@ccc.example"), ("អាដហុក", "x@adhoc.example")] {
            app.sign(name, email);
            let mails = app.deliver();
            assert!(mails.iter().find(|mail| mail.to == email).unwrap().text.contains(name), "{name}");
        }
    }
}

on_both! {
    fn a_coordinators_words_reach_no_address_that_nobody_has_proven(kind) {
        let mut app = desk(kind, "burst=100000", 0);
        let id = vouched(&mut app, "Cheap pills at pills.example", "victim@victim.example");
        for _ in 0..4 {
            app.decide(id, "reject", "SPAMREASON https://spam.example");
            app.decide(id, "approve", "");
        }
        let mails = texts_to(&app, "victim@victim.example");
        assert_eq!(mails.len(), 2, "two a day about a letter, and none of a rejection: {mails:?}");
        app.client.post("/letters/a-letter/lost-link", &[("email", "victim@victim.example")]);
        let mails = texts_to(&app, "victim@victim.example");
        assert_eq!(mails.len(), 3);
        for mail in &mails {
            assert!(!mail.contains("pills") && !mail.contains("SPAM") && !mail.contains("spam"), "{mail}");
            assert!(mail.contains("/signature/"), "whoever reads the address can look and leave: {mail}");
        }
        let honest = vouched(&mut app, "Rekava Council of Rivers", "info@rekava.example");
        app.decide(honest, "approve", "");
        assert!(texts_to(&app, "info@rekava.example")[0].contains("Rekava Council of Rivers"), "a harmless name is told");
    }
}

on_both! {
    fn whoever_confirms_what_was_entered_for_them_is_told_as_everybody_is(kind) {
        let mut app = desk(kind, "off", 0);
        let id = vouched(&mut app, "Rekava Council of Rivers", "info@rekava.example");
        app.decide(id, "approve", "");
        assert!(app.signatures()[0].has_flag(Flag::Vouched));
        let own = app.signed("Rekava Council of Rivers", "info@rekava.example");
        assert_eq!(own.status, Status::Merged, "it says the same");
        assert!(!app.signatures()[0].has_flag(Flag::Vouched), "the address is proven now");
        app.decide(id, "reject", "A reason in words");
        assert!(texts_to(&app, "info@rekava.example").iter().any(|mail| mail.contains("A reason in words")));
    }
}

on_both! {
    fn approvals_of_unproven_addresses_keep_to_the_budget_and_can_be_undone_while_they_wait(kind) {
        let mut app = desk(kind, "burst=100000,domain_mails_per_hour=2", 10);
        app.clock.advance(Duration::from_secs(55 * 60));
        app.sign_in("maria@ngo.example");
        for number in 0..4 {
            let id = vouched(&mut app, &format!("Group {number}"), &format!("group{number}@one-domain.example"));
            app.decide(id, "approve", "");
        }
        assert_eq!(app.backlog().held, 2, "the hour has two for a domain");
        let page = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
        let newest = page.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let token = app.client.get("/desk").hidden("form_token");
        assert_eq!(app.client.post("/desk/letters/a-letter/signatures/undo", &[("form_token", &token), ("undo", &newest)]).status, 303);
        assert_eq!(app.backlog().held, 1, "what was undone is told to nobody");
        app.clock.advance(Duration::from_secs(6 * 60));
        app.run(verification::release_held(&app.app)).unwrap();
        assert_eq!(app.backlog().held, 1, "a new hour has begun, and the decision can still be undone");
        app.clock.advance(Duration::from_secs(6 * 60));
        app.run(verification::release_held(&app.app)).unwrap();
        let told: Vec<usize> = (0..4).map(|number| texts_to(&app, &format!("group{number}@one-domain.example")).len()).collect();
        assert_eq!((told, app.backlog().held), (vec![1, 1, 1, 0], 0));
    }
}
