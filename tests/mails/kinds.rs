//! Every kind of mail in every language.

use undersigned::basics::{EmailAddress, Id, Timestamp};
use undersigned::mail::{compose, encode};
use undersigned::outbox::{Mail, Message, OwnLink};

use crate::support::{Kind, TestApp};

fn samples() -> Vec<Message> {
    let letter = || "A <letter> & more".to_owned();
    let organisation = || "La'o \"Hamutuk\"".to_owned();
    vec![
        Message::Confirm { letter: letter(), slug: "a-letter".to_owned(), organisation: None },
        Message::Confirm { letter: letter(), slug: "a-letter".to_owned(), organisation: Some(organisation()) },
        Message::Receipt { letter: letter(), organisation: organisation(), visibility: "withheld".to_owned() },
        Message::Approved { letter: letter(), organisation: Some(organisation()), visibility: "public".to_owned() },
        Message::Approved { letter: letter(), organisation: None, visibility: "public".to_owned() },
        Message::Rejected { letter: letter(), organisation: organisation(), reason: "A reason.".to_owned() },
        Message::Rejected { letter: letter(), organisation: organisation(), reason: String::new() },
        Message::Withdrawn { letter: letter(), organisation: organisation() },
        Message::LostLink { letter: letter(), own: vec![OwnLink::new(organisation(), Id::from_bytes([3; 16]))] },
        Message::LostLink { letter: letter(), own: vec![OwnLink::new(String::new(), Id::from_bytes([3; 16]))] },
        Message::NotMe { letter: letter(), slug: "a-letter".to_owned() },
        Message::Question { letter: letter(), organisation: organisation(), question: "Two\nlines & <more>?".to_owned() },
        Message::SecondQuestion { letter: letter(), organisation: None },
        Message::SecondQuestion { letter: letter(), organisation: Some(organisation()) },
        Message::Answered { letter: letter(), slug: "a-letter".to_owned(), no: false },
        Message::Answered { letter: letter(), slug: "a-letter".to_owned(), no: true },
        Message::Invitation { letter: letter(), role: "coordinator".to_owned(), by: "Maria".to_owned() },
        Message::Waiting {
            letter: letter(),
            slug: "a-letter".to_owned(),
            count: 3,
            marked: 1,
            checkpoint: format!("12:{}", "a".repeat(64)),
        },
    ]
}

fn purpose(message: &Message) -> &'static str {
    match message {
        Message::Confirm { .. } => "confirm",
        Message::Question { .. } | Message::SecondQuestion { .. } => "question",
        _ => "manage",
    }
}

fn mail(message: &Message, language: &str) -> Mail {
    Mail {
        id: Id::from_bytes([1; 16]),
        letter_id: None,
        kind: message.kind().to_owned(),
        recipient: "info@org.example".to_owned(),
        language: language.to_owned(),
        payload: serde_json::to_string(message).unwrap(),
        link_purpose: Some(purpose(message).to_owned()),
        link_id: Some(Id::from_bytes([2; 16])),
        link_generation: 1,
        message_id: "<abc@letters.example>".to_owned(),
        status: "ready".to_owned(),
        attempts: 1,
        due_at: Timestamp::from_micros(0),
        leased_until: None,
        last_error: String::new(),
        created_at: Timestamp::from_micros(1_796_126_400_000_000),
        finished_at: None,
        decision_id: None,
    }
}

#[test]
fn every_kind_is_whole_in_every_language() {
    let app = TestApp::new(Kind::Sqlite);
    for tag in app.app.catalogue.languages() {
        for message in samples() {
            let composed = compose(&app.app, &mail(&message, &tag.code())).unwrap();
            let what = format!("{} in {tag}", message.kind());
            assert!(composed.subject.contains("A <letter> & more"), "{what}: {}", composed.subject);
            assert!(
                composed.html.contains(&format!("lang=\"{tag}\"")) && composed.html.contains("A &#60;letter&#62; &#38; more"),
                "{what}: {}",
                composed.html
            );
            assert!(
                !composed.text.contains("&#") && !composed.text.contains("{{") && !composed.text.contains("mail-"),
                "{what}: {}",
                composed.text
            );
            // Text and HTML carry the same links, all of them ours; nothing is loaded.
            let base = &app.client.base;
            let links = |text: &str| {
                text.split(base.as_str())
                    .skip(1)
                    .map(|rest| rest.split(['"', '<', '\n', ' ']).next().unwrap().replace("&#38;", "&").to_owned())
                    .collect::<std::collections::BTreeSet<_>>()
            };
            assert_eq!(links(&composed.text), links(&composed.html), "{what}");
            assert_eq!(composed.html.matches("http").count(), composed.html.matches(base.as_str()).count(), "{what}");
            assert!(!composed.html.contains("<img") && !composed.html.contains("src="), "{what}");
        }
    }
}

#[test]
fn no_subject_and_no_name_can_break_a_header() {
    let app = TestApp::new(Kind::Sqlite);
    let hostile =
        ["a\r\nBcc: x@y.example", "a\nb", "a\0b", "a\u{2028}b", "a\u{202E}b", &"x".repeat(10_000), "=?utf-8?q?x?=", "ខ្មែរ 👩🏽‍⚖️", "a\u{85}b"];
    for text in hostile {
        let message = Message::Confirm { letter: text.to_owned(), slug: "a".to_owned(), organisation: Some(text.to_owned()) };
        let composed = compose(&app.app, &mail(&message, "en")).unwrap();
        let to = EmailAddress::parse("info@org.example").unwrap();
        let (_, bytes) =
            encode("Letters <letters@coalition.example>", &to, "<abc@letters.example>", Timestamp::from_micros(0), &composed).unwrap();
        let raw = String::from_utf8(bytes).unwrap();
        let head = raw.split("\r\n\r\n").next().unwrap();
        let names: Vec<&str> =
            head.lines().filter(|line| !line.starts_with([' ', '\t'])).map(|line| line.split(':').next().unwrap()).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(
            sorted,
            ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"],
            "{text:?}: {head}"
        );
        assert!(head.is_ascii() && head.lines().all(|line| line.len() <= 998), "{head}");
    }
}
