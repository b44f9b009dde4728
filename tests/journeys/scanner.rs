//! Mail scanners open every link and press every button.

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn fetching_every_link_a_hundred_times_changes_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("Known", "info@known.example");
        let own = app.own_path("info@known.example");
        app.sign("Waiting", "info@waiting.example");
        let confirm = app.confirm_path("info@waiting.example");
        let before = format!("{:?}", app.signatures());
        let mails = app.deliver().len();
        for path in [&confirm, &own, &confirm.replace("?", "/not-me?")] {
            for _ in 0..100 {
                let (got, head) = (app.client.get(path), app.client.head(path));
                assert_eq!(got.status, head.status, "{path}");
                assert!(head.body.is_empty() && got.header("set-cookie").is_empty());
            }
        }
        assert_eq!(format!("{:?}", app.signatures()), before);
        assert_eq!(app.deliver().len(), mails);
    }
}

on_both! {
    fn a_scanner_that_presses_every_button_without_a_tick_changes_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        app.signed("Known", "info@known.example");
        let own = app.own_path("info@known.example");
        app.sign("Waiting", "info@waiting.example");
        let confirm = app.confirm_path("info@waiting.example");
        let before = format!("{:?}", app.signatures());
        let not_me = confirm.replace("?", "/not-me?");
        for (path, fields) in [
            (&confirm, vec![]),
            (&not_me, vec![]),
            (&not_me, vec![("take_back", "on")]),
            (&own, vec![("act", "leave")]),
            (&own, vec![("act", "visibility"), ("visibility", "withheld")]),
            (&own, vec![("act", "correct"), ("organisation_name", "Other")]),
        ] {
            assert_eq!(app.client.post(path, &fields).status, 422, "{path} {fields:?}");
        }
        assert_eq!(format!("{:?}", app.signatures()), before);
        assert!(!app.client.get(&confirm).text().contains("take_back"), "the address is not blocked");
    }
}
