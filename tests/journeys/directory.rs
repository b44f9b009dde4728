//! The directory: what one letter learns of an organisation from another, and what it does not.

use std::collections::BTreeSet;

use undersigned::accounts::{Reviewer, Role};
use undersigned::basics::Id;
use undersigned::review::{self, Decision};
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::TestApp;
use crate::support::app::{LETTER, confirmed};
use crate::support::directory::{approved, coordinates, organisation, post, signed_at, two_letters};

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

/// Posts the newest undo button of the queue.
fn undo(app: &mut TestApp) {
    let queue = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
    let decision = queue.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    post(app, "/desk/letters/a-letter/signatures/undo", &[("undo", &decision)]);
}

/// Enters a sign-on that a coordinator vouches for, as whoever is signed in; its page.
fn vouched(app: &mut TestApp, slug: &str, fields: &[(&str, &str)]) -> String {
    let mut all = fields.to_vec();
    all.extend([("country", "KH"), ("how", "telephone"), ("note", "They called"), ("confirm", "noted"), ("why", "They said so")]);
    let entered = post(app, &format!("/desk/letters/{slug}/signatures/new"), &all);
    assert_eq!(entered.status, 303, "{}", entered.text());
    app.client.get(entered.header("location")).text()
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
        let unseen = |app: &TestApp| (app.client.get("/desk/letters/other/log").text(), app.client.get("/desk/organisations").text(), known(app, secret).0);
        app.client.cookie = stranger.clone();
        let (before, nothing) = (page(&app, "other", own.id), unseen(&app));
        app.client.cookie = both.clone();
        assert_eq!(post(&mut app, &path, &[("organisation", &secret.to_string())]).status, 303);
        assert_eq!(organisation(&app, "other", own.id), Some(secret), "by hand they may");
        assert!(page(&app, "other", own.id).contains("Known as"), "whoever knows it otherwise is told");
        app.client.cookie = stranger.clone();
        assert_eq!((page(&app, "other", own.id), unseen(&app)), (before, nothing), "nobody else learns that somebody has chosen");
        app.client.cookie = both.clone();
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
        for list in ["never", "after-close"] {
            let mut app = two_letters(kind);
            app.publish(&LETTER.replace("slug: a-letter", "slug: quiet").replace("visibility:", &format!("list: {list}\nvisibility:")));
            let first = signed_at(&mut app, "quiet", &RIVERS);
            let organisation = approved(&app, "quiet", &first);
            coordinates(&mut app, "anna@ngo.example", &["other"]);
            assert_eq!(known(&app, organisation).0, 404, "{list}");
            let second = signed_at(&mut app, "other", &RIVERS);
            let shown = page(&app, "other", second.id);
            assert!(shown.contains("Approving makes a new entry") && shown.contains("None was found."), "{list}: {shown}");
            for says in ["on the lists of other letters here", "on the list of another letter here", "of the other letters here", "is known by"] {
                assert!(!shown.contains(says), "{list}, {says}: {shown}");
            }
            assert!(!app.client.get("/desk/organisations?q=rekava").text().contains("Rekava"), "{list}");
            assert_ne!(approved(&app, "other", &second), organisation, "{list}");
        }
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
        undo(&mut app);
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

on_both! {
    fn undoing_an_approval_leaves_the_organisation_that_somebody_chose_since(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.decide(first.id, "approve", "");
        let by_program = organisation(&app, "a-letter", first.id);
        let choose = format!("/desk/letters/a-letter/signatures/{}/organisation", first.id);
        assert_eq!(post(&mut app, &choose, &[("organisation", "new")]).status, 303);
        let chosen = organisation(&app, "a-letter", first.id);
        assert!(chosen.is_some() && chosen != by_program);
        undo(&mut app);
        let stands = app.signatures().remove(0);
        assert_eq!((stands.status, stands.organisation_id), (Status::Confirmed, chosen));
    }
}

on_both! {
    fn what_a_coordinator_vouched_for_speaks_for_nobody_links_nothing_and_gives_no_right(kind) {
        let mut app = two_letters(kind);
        coordinates(&mut app, "maria@ngo.example", &["a-letter"]);
        vouched(&mut app, "a-letter", &RIVERS);
        let forged = app.signatures().remove(0);
        let organisation = approved(&app, "a-letter", &forged);
        let path = format!("/desk/organisations/{organisation}");
        assert!(!known(&app, organisation).1.contains("Write something down"));
        assert_eq!(post(&mut app, &path, &[("act", "add-domain"), ("domain", "thief-test.org")]).status, 404);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let second = signed_at(&mut app, "other", &RIVERS);
        let shown = page(&app, "other", second.id);
        assert!(shown.contains("Approving makes a new entry"), "{shown}");
        for says in ["on the lists of other letters here", "of the other letters here", "is known by"] {
            assert!(!shown.contains(says), "{says}: {shown}");
        }
        assert_ne!(approved(&app, "other", &second), organisation);
    }
}

on_both! {
    fn an_address_that_nobody_has_proven_finds_nothing(kind) {
        let mut app = two_letters(kind);
        let first = signed_at(&mut app, "a-letter", &RIVERS);
        let organisation = approved(&app, "a-letter", &first);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let facts = |page: &str| page.split("<ul class=\"evidence\">").nth(1).unwrap().split("</ul>").next().unwrap().to_owned();
        let place = |page: &str| page.split("id=\"organisation\"").nth(1).unwrap().split("<form").next().unwrap().to_owned();
        // The contact of the other letter, guessed, and somebody else: the answer is the same.
        let pages = ["info@rcr-test.org", "nobody@guess-test.org"].map(|email| {
            let page = vouched(&mut app, "other", &[RIVERS[0], ("email", email)]);
            assert!(!page.contains("class=\"for\""), "{page}");
            (facts(&page), place(&page))
        });
        assert_eq!(pages[0], pages[1]);
        assert!(pages[0].1.contains("Approving makes a new entry"), "{}", pages[0].1);
        let guessed = app.signatures_of("other").remove(0);
        assert_ne!(approved(&app, "other", &guessed), organisation);
    }
}

on_both! {
    fn the_next_page_of_the_directory_begins_behind_an_organisation_and_not_behind_a_sign_on(kind) {
        let mut app = two_letters(kind);
        let sign_ons: Vec<Id> = (0..55)
            .map(|n| app.run(confirmed(&app.app, &format!("Rekava Group {n:02}"), &format!("x@group{n:02}-test.org"))))
            .collect();
        app.run(review::decide(&app.app, Reviewer::command_line(app.letter_id()), sign_ons, Decision::Approve)).unwrap();
        let organisations: BTreeSet<Id> = app.signatures().iter().filter_map(|signature| signature.organisation_id).collect();
        assert_eq!(organisations.len(), 55);
        coordinates(&mut app, "anna@ngo.example", &["other"]);
        let first = app.client.get("/desk/organisations").text();
        let after = first.split("rel=\"next\" href=\"").nth(1).unwrap().split("after=").nth(1).unwrap().split(['"', '&']).next().unwrap();
        assert!(organisations.contains(&after.parse::<Id>().unwrap()), "a sign-on tells when it came: {after}");
        let second = app.client.get(&format!("/desk/organisations?after={after}")).text();
        let on = |page: &str| organisations.iter().filter(|id| page.contains(&format!("/desk/organisations/{id}"))).copied().collect::<BTreeSet<Id>>();
        assert_eq!((on(&first).len(), on(&second).len()), (50, 5));
        assert_eq!(&on(&first) | &on(&second), organisations);
        assert!(!second.contains("rel=\"next\"") && !second.contains("Search for a name to find them"), "{second}");
    }
}

on_both! {
    fn the_order_of_public_sign_ons_does_not_tell_which_came_first(kind) {
        for order in [["a-letter", "other"], ["other", "a-letter"]] {
            let mut app = two_letters(kind);
            let signed = order.map(|slug| {
                let signature = signed_at(&mut app, slug, &RIVERS);
                approved(&app, slug, &signature)
            });
            assert_eq!(signed[0], signed[1]);
            coordinates(&mut app, "nobody@ngo.example", &[]);
            let (_, text) = known(&app, signed[0]);
            let place = |slug: &str| text.find(&format!("href=\"/letters/{slug}\"")).unwrap();
            assert!(place("a-letter") < place("other"), "{order:?}: {text}");
        }
    }
}
