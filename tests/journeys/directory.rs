//! The directory: what one letter learns of an organisation from another, and what it does not.

use undersigned::accounts::Role;
use undersigned::basics::Id;

use crate::on_both;
use crate::support::directory::{approved, coordinates, organisation, post, signed_at, two_letters};
use crate::support::{TestApp, app::LETTER};

const RIVERS: [(&str, &str); 4] = [
    ("organisation_name", "Rekava Council of Rivers"),
    ("email", "info@rcr-test.org"),
    ("website", "https://rcr-test.org"),
    ("acronym", "RCR"),
];
const WATER: [(&str, &str); 5] = [
    ("organisation_name", "Vadomi Water"),
    ("email", "b@vadomi-test.org"),
    ("website", "https://vadomi-test.org"),
    ("original_name", "Vadomi Vesi"),
    ("visibility", "withheld"),
];

fn page(app: &TestApp, slug: &str, id: Id) -> String {
    app.client.get(&format!("/desk/letters/{slug}/signatures/{id}")).text()
}

fn known(app: &TestApp, id: Id) -> (u16, String) {
    let answer = app.client.get(&format!("/desk/organisations/{id}"));
    (answer.status, answer.text())
}

/// An identifier that nothing has.
fn nothing() -> Id {
    Id::from_bytes([9; 16])
}

on_both! {
    fn approving_makes_an_organisation_that_another_letter_knows_by_its_domain(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let second = signed_at(&mut app, "other", &[("organisation_name", "The Rekava Council of Rivers"), ("email", "press@rcr-test.org")]);
        assert!(page(&app, "other", second.id).contains("Approving makes a new entry"), "what is not approved is not known");
        let organisation = approved(&app, "a-letter", &first);
        let shown = page(&app, "other", second.id);
        for says in ["Approving links it to", "has signed 1 of the other letters here: A letter", "is known by: rcr-test.org", "on the list of one other letter"] {
            assert!(shown.contains(says), "{says}: {shown}");
        }
        assert_eq!(approved(&app, "other", &second), organisation);
        let list = app.client.get("/desk/organisations?q=rekava").text();
        assert_eq!(list.matches(&organisation.to_string()).count(), 1, "one organisation is one line: {list}");
        let (status, known) = known(&app, organisation);
        assert!(status == 200 && known.contains("/desk/letters/other/signatures/") && known.contains("href=\"/letters/a-letter\""), "{known}");
        assert!(!known.contains("info@rcr-test.org"), "contacts of other letters are nobody's business");
    }
}

on_both! {
    fn the_name_of_a_known_organisation_from_another_domain_wants_a_look_and_links_nothing(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        let organisation = approved(&app, "a-letter", &first);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let taken = signed_at(&mut app, "other", &[("organisation_name", "Rekava Council of Rivers"), ("email", "x@thief-test.org")]);
        let shown = page(&app, "other", taken.id);
        assert!(shown.contains("Rekava Council of Rivers is known here, but not with this mail domain: thief-test.org"), "{shown}");
        assert!(shown.contains("Approving makes a new entry") && !shown.contains("has signed 1 of"), "{shown}");
        assert_ne!(approved(&app, "other", &taken), organisation);
    }
}

on_both! {
    fn a_confidential_sign_on_shows_to_nobody_without_a_role_on_its_letter(kind) {
        for visibility in ["withheld", "recipient_only"] {
            let mut app = two_letters(kind);
            let mut fields = WATER;
            fields[4] = ("visibility", visibility);
            let hidden = signed_at(&mut app, "a-letter", &fields);
            let secret = approved(&app, "a-letter", &hidden);
            coordinates(&mut app, "anna@ngo.example", &["other"]);
            let own = signed_at(&mut app, "other", &[("organisation_name", "Vadomi Water"), ("email", "b@vadomi-test.org")]);
            let shown = page(&app, "other", own.id);
            assert!(shown.contains("Approving makes a new entry") && !shown.contains("of the other letters here"), "{shown}");
            assert!(!shown.contains("vadomi-test.org.") && !shown.contains(&secret.to_string()), "no fact speaks of it: {shown}");
            for search in ["", "?q=vadomi", "?q=Vesi"] {
                let list = app.client.get(&format!("/desk/organisations{search}")).text();
                assert!(!list.contains("Vadomi Water") && !list.contains(&secret.to_string()), "{search}: {list}");
            }
            let answer = |id: Id| (known(&app, id).0, known(&app, id).1.replace(&id.to_string(), "ID"));
            assert_eq!(answer(secret), answer(nothing()), "hidden answers as absent does");
            assert_eq!(answer(secret).0, 404);
            let path = format!("/desk/organisations/{secret}");
            assert_eq!(post(&mut app, &path, &[("act", "add-name"), ("name", "X")]).status, 404);
            assert_eq!(post(&mut app, &format!("{path}/merge"), &[("with", &nothing().to_string()), ("sure", "on")]).status, 404);
            assert_eq!(app.client.get(&format!("{path}/merge?with={}", nothing())).status, 404);
            let choose = format!("/desk/letters/other/signatures/{}/organisation", own.id);
            assert_eq!(post(&mut app, &choose, &[("organisation", &secret.to_string())]).status, 404);
            let here = approved(&app, "other", &own);
            assert_ne!(here, secret, "the program links by nothing that the letter's people may not know");
            let (status, text) = known(&app, here);
            assert!(status == 200 && !text.contains("a-letter") && !text.contains("Vesi"), "{text}");
            coordinates(&mut app, "both@ngo.example", &["a-letter", "other"]);
            assert_eq!(known(&app, secret).0, 200);
            let shown = page(&app, "other", own.id);
            assert!(shown.contains(&here.to_string()) && shown.contains(&secret.to_string()), "whoever runs both letters is told: {shown}");
        }
    }
}

on_both! {
    fn whoever_has_a_role_on_both_letters_sees_what_was_signed_in_confidence(kind) {
        let mut app = two_letters(kind);
        let hidden = signed_at(&mut app, "a-letter", &WATER);
        let secret = approved(&app, "a-letter", &hidden);
        let stranger = coordinates(&mut app, "anna@ngo.example", &["other"]);
        let both = coordinates(&mut app, "both@ngo.example", &["a-letter", "other"]);
        let own = signed_at(&mut app, "other", &[("organisation_name", "Vadomi Water"), ("email", "b@vadomi-test.org")]);
        let shown = page(&app, "other", own.id);
        assert!(shown.contains("has signed 1 of the other letters here: A letter") && shown.contains("Approving makes a new entry"), "{shown}");
        let path = format!("/desk/letters/other/signatures/{}/organisation", own.id);
        assert_eq!(post(&mut app, &path, &[("organisation", &secret.to_string())]).status, 303);
        assert_eq!(organisation(&app, "other", own.id), Some(secret), "by hand they may");
        assert_eq!(approved(&app, "other", &own), secret, "approving leaves it as chosen");
        app.client.cookie = stranger;
        let (status, text) = known(&app, secret);
        assert!(status == 200 && !text.contains("a-letter") && !text.contains("Vesi"), "the others see no more than before: {text}");
        assert!(!page(&app, "other", own.id).contains("of the other letters here"));
        assert!(!app.client.get("/desk/letters/other/log").text().contains("Vesi"));
        app.client.cookie = both;
        assert!(known(&app, secret).1.contains("Vadomi Vesi"));
    }
}

on_both! {
    fn more_privacy_takes_the_organisation_out_of_sight_at_once(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        let organisation = approved(&app, "a-letter", &first);
        let stranger = coordinates(&mut app, "anna@ngo.example", &["other"]);
        assert_eq!(known(&app, organisation).0, 200);
        let own = app.own_path("info@rcr-test.org");
        app.client.cookie = None;
        assert_eq!(app.client.post(&own, &[("act", "visibility"), ("visibility", "withheld"), ("sure", "on")]).status, 200);
        app.client.cookie = stranger;
        assert_eq!(known(&app, organisation).0, 404);
        assert!(!app.client.get("/desk/organisations").text().contains("Rekava"));
    }
}

on_both! {
    fn a_public_name_on_a_list_that_is_not_shown_tells_other_letters_nothing(kind) {
        let mut app = two_letters(kind);
        app.publish(&LETTER.replace("slug: a-letter", "slug: quiet").replace("visibility:", "list: never\nvisibility:"));
        let first = signed_at(&mut app, "quiet", &RIVERS);
        let organisation = approved(&app, "quiet", &first);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        assert_eq!(known(&app, organisation).0, 404);
        let second = signed_at(&mut app, "other", &RIVERS);
        assert!(page(&app, "other", second.id).contains("Approving makes a new entry"));
    }
}

on_both! {
    fn sections_and_headquarters_stay_two_bodies(kind) {
        let mut app = two_letters(kind);
        let mut organisations = Vec::new();
        for (slug, name, country, email) in [
            ("a-letter", "Rekava Rivers", "XX", "hq@rivers-test.org"),
            ("a-letter", "Rekava Rivers", "KH", "kh@rivers-test.org"),
            ("a-letter", "Rekava Rivers – Kenya", "KE", "ke@rivers-test.org"),
            ("other", "Rekava Rivers", "XX", "hq@rivers-test.org"),
            ("other", "Rekava Rivers", "KH", "info@rivers-test.org"),
        ] {
            let signature = signed_at(&mut app, slug, &[("organisation_name", name), ("country", country), ("email", email)]);
            organisations.push(approved(&app, slug, &signature));
        }
        assert_eq!(organisations[..2], organisations[3..], "each is known again as itself");
        organisations.truncate(3);
        organisations.sort();
        organisations.dedup();
        assert_eq!(organisations.len(), 3);
    }
}

on_both! {
    fn an_undone_approval_leaves_no_link_and_no_organisation(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(first.id, "approve", "");
        let linked = organisation(&app, "a-letter", first.id).unwrap();
        assert!(app.client.get("/desk/organisations").text().contains("Rekava"));
        let queue = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
        let decision = queue.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        post(&mut app, "/desk/letters/a-letter/signatures/undo", &[("undo", &decision)]);
        assert_eq!(organisation(&app, "a-letter", first.id), None);
        assert_eq!(known(&app, linked).0, 404);
        assert!(!app.client.get("/desk/organisations").text().contains("Rekava"));
        app.client.cookie = None;
        app.account_as("admin@ngo.example", true);
        app.sign_in("admin@ngo.example");
        assert_eq!(known(&app, linked).0, 404, "nothing is left, for an administrator either");
    }
}

on_both! {
    fn new_answers_of_a_signatory_are_of_the_same_organisation(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        let organisation = approved(&app, "a-letter", &first);
        let mut answers = RIVERS.to_vec();
        answers.push(("country", "FR"));
        let second = signed_at(&mut app, "a-letter", &answers);
        assert_eq!(approved(&app, "a-letter", &second), organisation);
    }
}
