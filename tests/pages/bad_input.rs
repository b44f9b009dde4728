//! Bad input gets a clear page, never a 5xx, never a blank page, and loses nothing that was typed.

use crate::on_both;
use crate::support::TestApp;

const FORM: &str = "application/x-www-form-urlencoded";

on_both! {
    fn every_error_of_the_form_comes_at_once_and_nothing_typed_is_lost(kind) {
        let mut app = TestApp::with_letter(kind);
        let answer = app.client.post("/letters/a-letter/sign", &[("comment", "Keep <this>"), ("email", "not an address"), ("website", "nowhere"), ("country", "QQ"), ("visibility", "sealed")]);
        assert_eq!(answer.status, 422);
        let page = answer.text();
        for field in ["organisation_name", "country", "kind", "website", "contact_name", "email", "visibility", "privacy"] {
            assert!(page.contains(&format!("href=\"#{field}\"")), "{field} in the summary");
            assert!(page.contains(&format!("id=\"{field}\"")) && page.contains(&format!("id=\"{field}-error\"")), "{field} beside itself: {page}");
        }
        assert!(page.contains("Keep &#60;this&#62;") && page.contains("value=\"not an address\"") && page.contains("value=\"nowhere\""));
        assert!(page.contains("8 answers need another look"));
        assert_eq!(app.client.post("/letters/a-letter/sign", &[]).status, 422, "a form without fields");
    }
}

on_both! {
    fn limits_are_exact(kind) {
        let mut app = TestApp::with_letter(kind);
        let khmer = |count: usize| "ក".repeat(count);
        for (field, most) in [("organisation_name", 200), ("original_name", 200), ("acronym", 200), ("contact_name", 200), ("contact_role", 200), ("comment", 2_000)] {
            let (fits, over) = (khmer(most), khmer(most + 1));
            let email = format!("{}@limits.example", field.replace('_', "-"));
            let with = |text: &str| {
                let mut fields = vec![("organisation_name".to_owned(), "Name".to_owned()), ("email".to_owned(), email.clone())];
                fields.retain(|(name, _)| name != field);
                fields.push((field.to_owned(), text.to_owned()));
                fields
            };
            for (text, status) in [(fits, 303), (over, 422)] {
                let fields = with(&text);
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                assert_eq!(app.sign_with(&fields).status, status, "{field} with {} characters", text.chars().count());
            }
        }
        app.deliver();
    }
}

on_both! {
    fn odd_requests_get_a_page_that_says_what_happened(kind) {
        let mut app = TestApp::with_letter(kind);
        let many: String = (0..10_000).map(|number| format!("field{number}=x&")).collect();
        let sign = "/letters/a-letter/sign";
        type Case = (&'static str, Vec<u8>, &'static str, Vec<(&'static str, &'static str)>, u16);
        let cases: Vec<Case> = vec![
            (sign, vec![b'a'; 40_000], FORM, vec![], 413),
            (sign, b"{}".to_vec(), "application/json", vec![], 415),
            (sign, b"x".to_vec(), "", vec![], 415),
            (sign, b"\x1f\x8b".to_vec(), FORM, vec![("content-encoding", "gzip")], 415),
            (sign, b"organisation_name=%FF%FE&email=%".to_vec(), FORM, vec![], 422),
            (sign, b"organisation_name=\xff\xfe".to_vec(), FORM, vec![], 422),
            (sign, b"organisation_name[]=a&organisation_name[]=b&&&==&=".to_vec(), FORM, vec![], 422),
            (sign, many.into_bytes(), FORM, vec![], 413),
            (sign, b"organisation_name=a%00b&comment=x%0D%0ABcc:y".to_vec(), FORM, vec![], 422),
            ("/letters/none/sign", b"organisation_name=Typed+here".to_vec(), FORM, vec![], 404),
            ("/letters/none/lost-link", b"email=x%40y.example".to_vec(), FORM, vec![], 404),
            ("/letters/none/sign/code", b"email=x&code=y".to_vec(), FORM, vec![], 404),
            ("/desk/sign-in", vec![b'a'; 2_000_000], FORM, vec![], 413),
            ("/letters/a-letter/sign/sent", b"x=1".to_vec(), FORM, vec![], 405),
        ];
        for (path, body, media_type, headers, status) in cases {
            let what = format!("{path} {}", String::from_utf8_lossy(&body).chars().take(40).collect::<String>());
            let answer = app.client.post_raw(path, body, media_type, &headers);
            assert_eq!(answer.status, status, "{what}: {}", answer.text());
            assert!(answer.text().contains("<h1>") && answer.text().len() > 300, "{what} is no blank page: {}", answer.text());
        }
        let typed = app.client.post("/letters/none/sign", &[("organisation_name", "Typed here"), ("comment", "All of it")]).text();
        assert!(typed.contains("Typed here") && typed.contains("All of it"), "what was typed for a letter that is gone: {typed}");
        for path in ["/letters/a-letter?lang=%FF%00", "/?lang=xx-!!", "/letters/%FF", "/letters/%00", "/letters/a%00b/sign", "/desk/sign-in?next=a&next=b", "/letters/a-letter/signatories?page=-1", "/letters/a-letter/signatories?page=abc", "/letters/a-letter/signatories?page=99999999999999999999", "/letters/a-letter/signatories?page=18446744073709551615", "/desk/sign-in?next=//evil.example", "/letters/..%2f..%2fetc", "/confirm/%00", "/assets/..%2fCargo.toml", "/desk/letters/a-letter/signatures?after=x&done=-1"] {
            let answer = app.client.get_with(path, &[("accept-language", ";;;q=x,,*;q=2")]);
            assert!(answer.status < 500 && (answer.status == 303 || answer.body.len() > 300), "{path}: {} {}", answer.status, answer.text());
        }
    }
}

on_both! {
    fn one_mebibyte_in_each_field_costs_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        for field in ["organisation_name", "email", "website", "country", "comment", "nonce"] {
            let started = std::time::Instant::now();
            let body = format!("{field}={}!", "a".repeat(1 << 20));
            assert_eq!(app.client.post_raw("/letters/a-letter/sign", body.into_bytes(), FORM, &[]).status, 413, "{field}");
            assert!(started.elapsed().as_millis() < 2_000, "{field}");
        }
    }
}

on_both! {
    fn answers_are_the_same_for_new_known_blocked_and_confidential(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("Known", "info@known.example");
        app.signed_with(&[("organisation_name", "Hidden"), ("email", "info@hidden.example"), ("visibility", "withheld")]);
        app.sign("Pending", "info@pending.example");
        app.sign("Blocked", "info@blocked.example");
        let not_me = app.confirm_path("info@blocked.example").replace('?', "/not-me?");
        app.client.post(&not_me, &[("sure", "on")]);
        let mut answers = Vec::new();
        for (name, email) in [("New", "info@new.example"), ("Known", "info@known.example"), ("Hidden", "info@hidden.example"), ("Pending", "info@pending.example"), ("Blocked", "info@blocked.example")] {
            let mut answer = app.sign(name, email);
            answer.headers.retain(|(name, _)| name != "date");
            answers.push(format!("{answer:?}"));
        }
        app.deliver();
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:#?}");
    }
}
