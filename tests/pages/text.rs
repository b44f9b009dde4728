//! Hostile text is shown as text; pages speak the reader's language.

use undersigned::accounts::Role;

use crate::on_both;
use crate::support::TestApp;

const PAYLOADS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'onmouseover='alert(1)",
    "</bdi><svg/onload=alert(1)>",
    "{{7*7}}",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "=cmd|' /C calc'!A0",
];

on_both! {
    fn hostile_text_is_text_on_every_page(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for (number, payload) in PAYLOADS.iter().enumerate() {
            let email = format!("x@hostile{number}.example");
            let fields = [("organisation_name", *payload), ("email", &email), ("original_name", payload), ("acronym", payload), ("contact_name", payload), ("contact_role", payload), ("comment", payload)];
            let signature = app.signed_with(&fields);
            let (confirm, own) = (app.confirm_path(&email), app.own_path(&email));
            let detail = format!("/desk/letters/a-letter/signatures/{}", signature.id);
            app.decide(signature.id, "approve", "");
            app.deliver();
            for path in ["/letters/a-letter", "/letters/a-letter/signatories", &confirm, &own, "/desk/letters/a-letter/signatures?status=all", &detail, "/demo/inbox"] {
                let page = app.client.get(path).text();
                assert!(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("<svg/") && !page.contains("'onmouseover"), "{path}: {payload}");
                assert!(!page.contains(">49<"), "{path}");
            }
        }
    }
}

on_both! {
    fn every_page_speaks_the_language_that_was_asked_for(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.signed("One", "x@one.example");
        let (confirm, own) = (app.confirm_path("x@one.example"), app.own_path("x@one.example"));
        let bare = |path: &str| path.split('?').next().unwrap().to_owned();
        let paths = ["/letters/a-letter", "/letters/a-letter/sign", "/letters/a-letter/sign/sent", "/letters/a-letter/privacy", "/letters/a-letter/signatories", &bare(&confirm), &bare(&own), "/demo/inbox", "/desk", "/desk/letters/a-letter", "/desk/letters/a-letter/signatures", "/desk/letters/a-letter/signatures/select", "/desk/letters/a-letter/messages", "/nothing"];
        for path in paths {
            for language in ["en", "fr"] {
                let chosen = app.client.get(&format!("{path}?lang={language}")).text();
                assert!(chosen.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")), "{path} in {language}");
                app.client.language = if language == "en" { "en" } else { "fr-CH, fr;q=0.9" };
                let negotiated = app.client.get(path).text();
                assert!(negotiated.contains(&format!("<html lang=\"{language}\"")), "{path} for a browser in {language}");
            }
        }
        let french = app.client.get("/letters/a-letter?lang=fr").text();
        assert!(french.contains("lang=\"en\" dir=\"ltr\">A letter") && french.contains("class=\"note\""), "shown in its own language, and said so: {french}");
    }
}

on_both! {
    fn mail_is_in_the_language_of_the_form(kind) {
        let mut app = TestApp::with_letter(kind);
        app.client.language = "fr";
        app.sign("Une organisation", "x@une.example");
        let mail = &app.deliver()[0];
        assert_eq!(mail.language, "fr");
        assert!(mail.text.contains("?lang=fr") && mail.text.contains("Une organisation"), "{}", mail.text);
    }
}

on_both! {
    fn the_desk_stays_in_the_language_that_was_chosen(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for path in ["/desk", "/desk/letters/a-letter", "/desk/letters/a-letter/signatures?status=all", "/desk/letters/a-letter/signatures/select?status=all", "/desk/letters/a-letter/messages", &format!("/desk/letters/a-letter/signatures/{}", signature.id)] {
            let joiner = if path.contains('?') { '&' } else { '?' };
            let page = app.client.get(&format!("{path}{joiner}lang=fr")).text();
            for part in ["href=\"/desk", "action=\"/desk"] {
                for address in page.split(part).skip(1).map(|rest| rest.split('"').next().unwrap()).filter(|address| !address.contains("lang=en")) {
                    // The link of the common foot leads to the desk from every page.
                    assert!(address.contains("lang=fr") || address.is_empty() || address == "/letters", "{path}: {part}{address}");
                }
            }
        }
        let token = app.client.get("/desk").hidden("form_token");
        let only = format!("approve:{}", signature.id);
        let decided = app.client.post("/desk/letters/a-letter/signatures/decide?lang=fr", &[("form_token", &token), ("only", &only)]);
        assert!(decided.header("location").ends_with("&lang=fr"), "{}", decided.header("location"));
        app.deliver();
    }
}
