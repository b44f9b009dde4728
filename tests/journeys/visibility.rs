//! A confidential signatory shows nowhere that the public looks.

use undersigned::accounts::Role;
use undersigned::documents::{self, Format};
use undersigned::roster::{self, Audience};

use crate::on_both;
use crate::support::{Kind, TestApp};

const SURFACES: [&str; 8] = [
    "/",
    "/letters/a-letter",
    "/letters/a-letter?lang=fr",
    "/letters/a-letter/signatories",
    "/letters/a-letter/signatories.csv",
    "/letters/a-letter/signatories.json",
    "/letters/a-letter/sign",
    "/letters/a-letter/privacy",
];

/// Two public signatories, and a confidential one between them where asked for.
fn two_and_perhaps_one(kind: Kind, confidential: Option<&str>) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    let mut sign = |fields: &[(&str, &str)]| {
        let signature = app.signed_with(fields);
        app.decide(signature.id, "approve", "");
        app.deliver();
    };
    sign(&[("organisation_name", "Alpha"), ("email", "x@alpha.example")]);
    if let Some(visibility) = confidential {
        sign(&[
            ("organisation_name", "Marker"),
            ("email", "x@marker.example"),
            ("website", "marker.example"),
            ("country", "TV"),
            ("visibility", visibility),
        ]);
    }
    sign(&[("organisation_name", "Omega"), ("email", "x@omega.example")]);
    app.client.cookie = None;
    app
}

on_both! {
    fn public_pages_do_not_differ_by_a_confidential_signatory(kind) {
        let without = two_and_perhaps_one(kind, None);
        for visibility in ["recipient_only", "withheld"] {
            let with = two_and_perhaps_one(kind, Some(visibility));
            for path in SURFACES {
                let (a, b) = (without.client.get(path), with.client.get(path));
                let plain = |text: String, base: &str| {
                    // The form's own number differs with every look.
                    let text = text.replace(base, "");
                    match text.split_once("name=\"nonce\" value=\"") {
                        Some((before, after)) => format!("{before}{}", &after[36..]),
                        None => text,
                    }
                };
                let (left, right) = (plain(a.text(), &without.client.base), plain(b.text(), &with.client.base));
                assert_eq!(left, right, "{path} {visibility}");
                assert_eq!((a.status, a.header("etag"), a.header("content-length")), (b.status, b.header("etag"), b.header("content-length")), "{path}");
                assert!(!right.contains("Marker") && !right.contains("marker.example") && !right.contains("<span class=\"country\">, Tuvalu"), "{path}");
            }
        }
    }
}

on_both! {
    fn each_audience_gets_what_the_table_says(kind) {
        for (visibility, public, recipient) in [("public", true, true), ("recipient_only", false, true), ("withheld", false, false)] {
            let app = two_and_perhaps_one(kind, Some(visibility));
            let t = app.app.catalogue.translator_for("en");
            for (audience, shown) in [(Audience::Public, public), (Audience::Recipient, recipient), (Audience::Coordinators, true)] {
                let roster = app.run(roster::collect(&app.app, "a-letter", audience, None, None)).unwrap();
                for format in [Format::Csv { bom: true }, Format::Json] {
                    let text = String::from_utf8(documents::write(&roster, format, &t).unwrap()).unwrap();
                    assert_eq!(text.contains("Marker"), shown, "{visibility} {audience:?} {format:?}");
                    assert_eq!(text.contains("@alpha.example"), audience == Audience::Coordinators, "contact data: {audience:?}");
                    if audience == Audience::Public {
                        assert!(!text.contains("withheld") && !text.contains("visibility"), "{text}");
                    }
                }
            }
        }
    }
}

on_both! {
    fn an_edition_of_the_list_is_the_same_bytes_each_time(kind) {
        let app = two_and_perhaps_one(kind, Some("recipient_only"));
        let t = app.app.catalogue.translator_for("en");
        let write = || {
            let roster = app.run(roster::collect(&app.app, "a-letter", Audience::Recipient, None, None)).unwrap();
            documents::write(&roster, Format::Json, &t).unwrap()
        };
        let first = write();
        app.advance(100);
        assert_eq!(first, write());
        let json: serde_json::Value = serde_json::from_slice(&first).unwrap();
        assert_eq!(json["counts"]["named"], 3);
        assert_eq!(json["signatories"][0]["organisation"], "Alpha");
    }
}
