//! Finding one sign-on among many, and counting them without reading them.

use diesel::RunQueryDsl;
use undersigned::accounts::Role;
use undersigned::basics::Id;
use undersigned::db::StorageError;
use undersigned::{review, signatures};

use crate::on_both;
use crate::support::app::new_sign_on;
use crate::support::{Kind, TestApp};

/// The organisations on the page of the queue, in order.
fn found(app: &mut TestApp, query: &str) -> Vec<String> {
    let page = app.client.get(&format!("/desk/letters/a-letter/signatures?{query}")).text();
    let rows = page.split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split("<bdi>").nth(1).unwrap().split("</bdi>").next().unwrap().to_owned()).collect()
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn index(app: &TestApp) -> usize {
    app.run(review::index(&app.app)).unwrap()
}

fn named(app: &TestApp, name: &str) -> Id {
    app.signatures().into_iter().find(|signature| signature.organisation_name == name).unwrap().id
}

fn with_names(kind: Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    for (number, (name, original, acronym, country)) in [
        ("Rivers and Rights", "ទន្លេនិងសិទ្ធិ", "RAR", "KH"),
        ("Égalité pour toutes", "", "ÉPT", "FR"),
        ("Taiwan Example Association", "臺灣人權促進會", "TEA", "TW"),
        ("100% Open_Data", "", "", "DE"),
        ("Legal Aid Riverside", "", "", "KH"),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("info{number}@org{number}.example");
        let fields =
            [("organisation_name", name), ("original_name", original), ("acronym", acronym), ("country", country), ("email", &email)];
        app.signed_with(&fields);
    }
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

on_both! {
    fn the_same_is_found_before_and_after_it_was_filed_in_the_index(kind) {
        let mut app = with_names(kind);
        let cases: [(&str, &[&str]); 16] = [
            ("river", &["Rivers and Rights", "Legal Aid Riverside"]),
            ("RIVERS AND", &["Rivers and Rights"]),
            ("egalite", &["Égalité pour toutes"]),
            ("臺灣", &["Taiwan Example Association"]),
            ("臺", &["Taiwan Example Association"]),
            ("人權促", &["Taiwan Example Association"]),
            ("សិទ្ធិ", &["Rivers and Rights"]),
            ("RA", &["Rivers and Rights"]),
            ("r", &["Rivers and Rights", "Legal Aid Riverside"]),
            ("ép", &["Égalité pour toutes"]),
            ("org3.example", &["100% Open_Data"]),
            ("0% o", &["100% Open_Data"]),
            ("%", &[]),
            // `_` is no wildcard.
            ("n_d", &["100% Open_Data"]),
            ("\"river\" OR x", &[]),
            ("nowhere", &[]),
        ];
        for filed in [false, true] {
            for (text, names) in cases {
                assert_eq!(found(&mut app, &format!("q={}", encoded(text))), names, "{text}, filed: {filed}");
            }
            assert_eq!(found(&mut app, "q=river&country=KH&sort=newest"), ["Legal Aid Riverside", "Rivers and Rights"]);
            assert_eq!(found(&mut app, "q=river&sort=name"), ["Legal Aid Riverside", "Rivers and Rights"]);
            assert_eq!(found(&mut app, "country=FR"), ["Égalité pour toutes"]);
            assert_eq!(found(&mut app, "status=approved&q=river"), [""; 0]);
            assert_eq!(index(&app), if filed { 0 } else { 5 });
        }
    }
}

on_both! {
    fn a_decision_shows_in_a_search_at_once(kind) {
        let mut app = with_names(kind);
        index(&app);
        app.decide(named(&app, "Rivers and Rights"), "approve", "");
        app.deliver();
        for _ in 0..2 {
            assert_eq!(found(&mut app, "q=river"), ["Legal Aid Riverside"]);
            assert_eq!(found(&mut app, "q=river&status=approved"), ["Rivers and Rights"]);
            assert_eq!(found(&mut app, "q=river&status=all"), ["Rivers and Rights", "Legal Aid Riverside"]);
            index(&app);
        }
    }
}

on_both! {
    fn pages_of_a_search_hold_everything_once_and_totals_say_more_than_a_thousand(kind) {
        let mut app = TestApp::with_letter(kind);
        app.mail_may_wait = true;
        let (filed, rest) = (700, 350);
        for number in 0..filed + rest {
            if number == filed {
                assert_eq!(index(&app), filed);
            }
            let new = new_sign_on(&format!("Number {number}"), &format!("x@org{number}.example"));
            app.run(signatures::sign_on(&app.app, "a-letter", new)).unwrap();
        }
        app.coordinator("maria@ngo.example", Role::Coordinator);
        for (sort, filter) in [("oldest", ""), ("newest", ""), ("oldest", "&kind=national"), ("newest", "&kind=national")] {
            let mut seen = Vec::new();
            let mut next = format!("/desk/letters/a-letter/signatures?status=unconfirmed&q=number&sort={sort}{filter}");
            for _ in 0..20 {
                let page = app.client.get(&next);
                assert!(page.text().contains("More than 1,000 sign-ons found."), "{}", page.text());
                seen.extend(page.text().split("name=\"ids\" value=\"").skip(1).map(|row| row[..36].to_owned()));
                let Some(link) = page.text().split("rel=\"next\" href=\"").nth(1).map(str::to_owned) else { break };
                next = link.split('"').next().unwrap().replace("&#38;", "&");
            }
            let all = seen.len();
            let in_order = if sort == "oldest" { seen.is_sorted() } else { seen.iter().rev().is_sorted() };
            assert!(in_order, "{sort}");
            seen.sort();
            seen.dedup();
            assert_eq!((all, seen.len()), (filed + rest, filed + rest), "{sort}{filter}");
        }
    }
}

on_both! {
    fn counts_follow_every_move_and_check_finds_a_wrong_one(kind) {
        let mut app = with_names(kind);
        app.decide(named(&app, "Rivers and Rights"), "approve", "");
        app.deliver();
        app.decide(named(&app, "Legal Aid Riverside"), "reject", "");
        app.deliver();
        let letter = app.letter_id();
        for _ in 0..2 {
            let counts = app.run(app.app.db.read(move |c| signatures::counts(c, letter))).unwrap();
            let all: [i64; 6] = signatures::Status::ALL.map(|status| counts.of(status));
            assert_eq!((all, counts.total()), ([0, 3, 1, 1, 0, 0], 5));
            assert_eq!(app.run(app.app.db.read(signatures::miscounted)).unwrap(), []);
            app.run(signatures::fold_tallies(&app.app)).unwrap();
        }
        app.run(app.app.db.write("tamper", |c| {
            diesel::sql_query("update tallies set amount = amount + 1 where status = 'approved'").execute(c)?;
            Ok::<_, StorageError>(())
        }))
        .unwrap();
        assert_eq!(app.run(app.app.db.read(signatures::miscounted)).unwrap(), [letter]);
    }
}
