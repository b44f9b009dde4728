//! A mail to an address that nobody has verified holds no free text but a harmless name (R6).

use crate::on_both;
use crate::support::TestApp;

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
