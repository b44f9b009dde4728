//! Names that break software go through the real form and come out unchanged.

use serde::Deserialize;
use undersigned::accounts::Reviewer;
use undersigned::review::{Decision, decide};
use undersigned::roster::{self, Audience};

use crate::on_both;
use crate::support::TestApp;

#[derive(Deserialize)]
struct Hard {
    name: String,
    taken: bool,
    why: String,
}

on_both! {
    fn every_hard_name_is_taken_as_typed_or_refused_with_a_reason(kind) {
        let hard: Vec<Hard> = serde_json::from_str(include_str!("../data/names.json")).unwrap();
        assert!(hard.len() > 70);
        let mut app = TestApp::with_letter(kind);
        let mut expected = Vec::new();
        for (number, hard) in hard.iter().enumerate() {
            let answer = app.sign(&hard.name, &format!("contact{number}@hard.example"));
            if hard.taken {
                assert_eq!(answer.status, 303, "{} ({})", hard.name, hard.why);
                expected.push(hard.name.trim().to_owned());
            } else {
                assert_eq!(answer.status, 422, "{} ({})", hard.name, hard.why);
                let page = answer.text();
                assert!(page.contains("href=\"#organisation_name\"") && page.contains("id=\"organisation_name-error\""), "{}", hard.why);
                assert!(page.contains(&format!("contact{number}@hard.example")), "what was typed stays: {}", hard.why);
            }
        }
        let kept: Vec<String> = app.signatures().into_iter().map(|signature| signature.organisation_name).collect();
        assert_eq!(kept, expected);
        app.deliver();
    }
}

on_both! {
    fn every_printed_name_of_twelve_letters_goes_in_and_comes_out(kind) {
        let names: Vec<String> = serde_json::from_str(include_str!("../data/printed.json")).unwrap();
        let mut app = TestApp::with_letter(kind);
        for (number, name) in names.iter().enumerate() {
            assert_eq!(app.sign(name, &format!("contact{number}@printed.example")).status, 303, "{name}");
        }
        app.deliver();
        for signature in app.signatures() {
            let token = app.run(undersigned::signatures::confirm_token(&app.app, &signature)).unwrap().to_string();
            app.run(undersigned::signatures::confirm(&app.app, &token, vec![signature.id])).unwrap();
        }
        let ids = app.signatures().iter().map(|signature| signature.id).collect();
        let decided = app.run(decide(&app.app, Reviewer::command_line(app.letter_id()), ids, Decision::Approve)).unwrap();
        assert_eq!(decided.done, names.len(), "{:?}", decided.skipped);
        app.deliver();
        let roster = app.run(roster::collect(&app.app, "a-letter", Audience::Public, None, None)).unwrap();
        let mut out: Vec<String> = roster.entries.iter().map(|entry| entry.signature.organisation_name.clone()).collect();
        let mut expected: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
        out.sort();
        expected.sort();
        assert_eq!(out, expected);
        let page = app.client.get("/letters/a-letter/signatories");
        assert_eq!(page.status, 200);
    }
}
