//! The headers of every response, errors included.

use undersigned::http::TABLE;

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn every_route_and_every_error_is_hardened(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("One", "x@one.example");
        let mut answers = Vec::new();
        for route in TABLE {
            let path = route.path.replace("{slug}", "a-letter").replace("{token}", "x").replace("{format}", "csv").replace("{name}", "x").replace("{id}", "x");
            answers.push((path.clone(), app.client.get(&path)));
            answers.push((path.clone(), app.client.head(&path)));
            answers.push((path.clone(), app.client.post(&path, &[("x", "y")])));
            answers.push((path.clone(), app.client.post_raw(&path, b"x".to_vec(), "text/plain", &[])));
        }
        let link = app.confirm_path("x@one.example");
        let own = app.own_path("x@one.example");
        for path in ["/nothing", "/letters/none", &link, &own] {
            answers.push((path.to_owned(), app.client.get(path)));
        }
        for (path, answer) in &answers {
            for (name, part) in [
                ("content-security-policy", "default-src 'none'"),
                ("content-security-policy", "frame-ancestors 'none'"),
                ("content-security-policy", "form-action 'self'"),
                ("content-security-policy", "base-uri 'none'"),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("permissions-policy", "camera=()"),
                ("cache-control", ""),
            ] {
                assert!(answer.headers.iter().any(|(header, value)| header == name && value.contains(part)), "{path} ({}) lacks {name}: {part}", answer.status);
            }
            assert!(!answer.header("content-security-policy").contains("unsafe"));
            if path.starts_with("/confirm") || path.starts_with("/signature") || path.starts_with("/desk") {
                assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            }
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
    }
}

on_both! {
    fn the_letter_page_is_kept_ready_in_three_encodings(kind) {
        let app = TestApp::with_letter(kind);
        let plain = app.client.get("/letters/a-letter");
        for coding in ["gzip", "br"] {
            let coded = app.client.get_with("/letters/a-letter", &[("accept-encoding", coding)]);
            assert_eq!(coded.header("content-encoding"), coding);
            assert!(coded.body.len() < plain.body.len());
            let again = app.client.get_with("/letters/a-letter", &[("accept-encoding", coding), ("if-none-match", coded.header("etag"))]);
            assert_eq!((again.status, again.body.len()), (304, 0));
        }
        assert!(plain.header("vary").contains("accept-language"));
    }
}

on_both! {
    fn the_kept_page_holds_nothing_of_the_visitor_it_was_made_for(kind) {
        let app = TestApp::with_letter(kind);
        for path in ["/letters/a-letter?lang=fr&utm=POISON", "/letters/%61-letter?lang=fr&x=POISON"] {
            app.client.get(path);
            assert!(!app.client.get("/letters/a-letter?lang=fr").text().contains("POISON"), "{path}");
        }
        let elsewhere = app.client.get("//evil.example/x").text();
        assert!(!elsewhere.contains("href=\"//"), "{elsewhere}");
    }
}
