//! What does not come in by the other doors: who has left, what a letter takes no longer, more than there is room for.

use undersigned::accounts::{Reviewer, Role};
use undersigned::letters::{self, Step};
use undersigned::signatures::Status;
use undersigned::{audit, verification};

use super::imports::{desk, enter, post, staged};
use crate::on_both;
use crate::support::app::{LETTER, Wishes};
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

const RIVERS: (&str, &str) = ("Rekava Council of Rivers", "info@rekava.example");
const APPROVED: [(&str, &str); 3] = [("state", "approved"), ("note", "Signed on paper"), ("confirm", "yes")];
const BY_MAIL: [(&str, &str); 2] = [("state", "unconfirmed"), ("confirm", "yes")];

/// Signs on, confirms, and leaves by the link of the organisation's own page.
fn left(app: &mut TestApp, (name, email): (&str, &str)) {
    app.signed(name, email);
    let own = app.own_path(email);
    assert_eq!(app.client.post(&own, &[("act", "leave"), ("sure", "on")]).status, 200);
    app.deliver();
}

fn said_not_me(app: &mut TestApp, email: &str) {
    let not_me = app.confirm_path(email).replace('?', "/not-me?");
    assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
    app.deliver();
}

/// Enters a sign-on that came by telephone; fields given here stand beside it.
fn telephoned(app: &mut TestApp, (name, email): (&str, &str), more: &[(&str, &str)]) -> Response {
    let mut fields = vec![("organisation_name", name), ("email", email), ("how", "telephone"), ("note", "The director called")];
    fields.extend_from_slice(more);
    enter(app, &fields)
}

/// A desk where the limits hold.
fn limited(kind: Kind, limits: &'static str) -> TestApp {
    let mut app = TestApp::with(kind, Wishes { limits, ..Wishes::default() });
    app.publish(LETTER);
    app.coordinator("maria@ngo.example", Role::Owner);
    app
}

on_both! {
    fn who_left_was_rejected_or_said_not_me_does_not_come_back_by_a_file(kind) {
        let mut app = desk(kind, Role::Owner);
        left(&mut app, RIVERS);
        let rejected = app.signed("Vadomi Water League", "info@vadomi.example");
        app.decide(rejected.id, "reject", "");
        app.sign("Tesmo Forum", "victim@tesmo.example");
        said_not_me(&mut app, "victim@tesmo.example");
        let file = "organisation_name,email\n\
            The Rekava Council of Rivers,INFO@rekava.example\n\
            Vadomi Water League,info@vadomi.example\n\
            Another Name,victim@tesmo.example\n\
            Good,info@good.example\n";
        let path = staged(&mut app, file.as_bytes());
        for arrival in [&BY_MAIL[..], &APPROVED] {
            let refused = post(&mut app, &path, arrival);
            let page = refused.text();
            assert!(refused.status == 422 && page.contains("3 rows have problems"), "{page}");
            for says in [
                "“The Rekava Council of Rivers” is no longer on this letter (Withdrawn)",
                "“Vadomi Water League” is no longer on this letter (Rejected)",
                "Mail address: Somebody who reads this address said that it was not them",
            ] {
                assert!(page.contains(says), "{says}: {page}");
            }
            assert_eq!(app.signatures().len(), 3, "nothing was imported");
        }
        let elsewhere = staged(&mut app, b"organisation_name,email\nRekava Council of Rivers,other@rekava.example\n");
        let page = post(&mut app, &elsewhere, &[("state", "unconfirmed")]).text();
        assert!(page.contains("Rekava Council of Rivers (Withdrawn)"), "from another address it is a look-alike: {page}");
        app.deliver();
    }
}

on_both! {
    fn who_left_comes_back_by_hand_only_with_a_changed_mind_and_who_said_not_me_never(kind) {
        let mut app = desk(kind, Role::Coordinator);
        left(&mut app, RIVERS);
        assert!(!app.client.get("/desk/letters/a-letter/signatures/new").text().contains("id=\"again\""), "asked where it matters only");
        let refused = telephoned(&mut app, RIVERS, &[]);
        let page = refused.text();
        assert!(refused.status == 422 && page.contains("href=\"#again\"") && page.contains("id=\"again-error\"") && page.contains("(Withdrawn)"), "{page}");
        let by_note = telephoned(&mut app, RIVERS, &[("confirm", "noted"), ("why", "No time")]);
        assert!(by_note.status == 422 && app.signatures().len() == 1, "{}", by_note.text());
        assert_eq!(telephoned(&mut app, RIVERS, &[("again", "on")]).status, 303);
        let back = app.signatures().remove(1);
        assert_eq!(back.status, Status::Unconfirmed);
        let log = app.run(app.app.db.read(move |c| audit::of_subject(c, back.id))).unwrap();
        assert!(log.iter().any(|entry| entry.detail.contains("\"again\":true")), "{log:?}");
        said_not_me(&mut app, RIVERS.1);
        let never = telephoned(&mut app, RIVERS, &[("again", "on"), ("confirm", "noted"), ("why", "No time")]);
        let page = never.text();
        assert!(never.status == 422 && page.contains("href=\"#email\"") && page.contains("said that it was not them"), "{page}");
        assert_eq!(app.signatures().len(), 2);
    }
}

on_both! {
    fn an_archived_letter_takes_nothing_and_a_draft_is_to_be_published_first(kind) {
        let mut app = desk(kind, Role::Owner);
        let reviewer = Reviewer::command_line(app.letter_id());
        app.run(letters::take_step(&app.app, reviewer, Step::Close, "")).unwrap();
        app.advance(25);
        app.sign_in("maria@ngo.example");
        let path = staged(&mut app, b"organisation_name,email\nOne,info@one.example\n");
        app.run(letters::take_step(&app.app, reviewer, Step::Archive, "")).unwrap();
        for arrival in [&BY_MAIL[..], &APPROVED] {
            let refused = post(&mut app, &path, arrival);
            assert!(refused.status == 422 && refused.text().contains("This letter is archived"), "{}", refused.text());
        }
        for more in [&[("confirm", "by-mail")][..], &[("confirm", "noted"), ("why", "They are late")]] {
            let refused = telephoned(&mut app, RIVERS, more);
            assert!(refused.status == 422 && refused.text().contains("This letter is archived"), "{}", refused.text());
        }
        assert!(app.signatures().is_empty());

        let token = app.client.get("/desk").hidden("form_token");
        let made = app.client.post("/desk/letters/new", &[("title", "Begun"), ("language", "en"), ("form_token", &token)]);
        assert_eq!(made.status, 303, "{}", made.text());
        let fields = [("organisation_name", "One"), ("email", "x@one.example"), ("how", "mail"), ("note", "Wrote"), ("form_token", &token)];
        let refused = app.client.post("/desk/letters/begun/signatures/new", &fields);
        assert!(refused.status == 422 && refused.text().contains("Publish the letter first."), "{}", refused.text());
    }
}

on_both! {
    fn two_bodies_of_one_name_without_addresses_are_two_sign_ons(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let path = staged(&mut app, b"Organisation,Country\nYouth Council,KH\nYouth Council,KH\n");
        let noted = [("state", "confirmed"), ("note", "Signed on paper")];
        let preview = post(&mut app, &path, &noted);
        assert!(preview.status == 200 && preview.text().contains("Youth Council (row 2 of this file)"), "people are shown it: {}", preview.text());
        assert_eq!(post(&mut app, &path, &[noted[0], noted[1], ("confirm", "yes")]).status, 303);
        for signature in app.signatures() {
            app.decide(signature.id, "approve", "");
        }
        assert_eq!(app.signatures().iter().map(|signature| signature.status).collect::<Vec<_>>(), [Status::Approved; 2]);
        let first = app.signatures()[0].id;
        app.decide(first, "reject", "");
        assert_eq!(app.signatures()[1].status, Status::Approved, "what happens to one does not happen to the other");
    }
}

on_both! {
    fn the_mails_of_a_file_take_of_the_budget_when_they_leave(kind) {
        let mut app = limited(kind, "burst=100000,mails_per_hour=5");
        let rows: String = (0..8).map(|number| format!("Organisation {number},info@domain{number}.example\n")).collect();
        let path = staged(&mut app, format!("organisation_name,email\n{rows}").as_bytes());
        assert_eq!(post(&mut app, &path, &BY_MAIL).status, 303);
        assert_eq!((app.backlog().ready, app.backlog().held), (0, 8), "they wait for their turn");
        app.sign("Somebody", "info@somebody.example");
        assert_eq!(telephoned(&mut app, RIVERS, &[]).status, 303);
        assert_eq!(app.deliver().len(), 2, "the file has used up nothing: the form and the telephone go at once");
        app.run(verification::release_held(&app.app)).unwrap();
        assert_eq!(app.deliver().len(), 5, "the rest of the hour");
        app.advance(1);
        app.run(verification::release_held(&app.app)).unwrap();
        assert_eq!((app.deliver().len(), app.backlog().held), (10, 0));
        let link = app.confirm_path("info@domain7.example");
        assert_eq!(app.confirm_all(&link).status, 200);
        app.deliver();
    }
}

on_both! {
    fn coordinators_are_told_where_no_mail_asks_and_the_public_is_not(kind) {
        const SAYS: &str = "No mail was sent: this address had its mails of today.";
        let mut app = limited(kind, "burst=100000");
        let file = b"organisation_name,email\nOne,office@many.example\nTwo,office@many.example\nThree,office@many.example\n";
        let path = staged(&mut app, file);
        assert_eq!(post(&mut app, &path, &BY_MAIL).status, 303);
        let done = app.client.get(&path).text();
        assert_eq!(done.matches(SAYS).count(), 1, "{done}");
        let report = app.client.get(&format!("{path}/report.csv")).text();
        assert!(report.lines().nth(3).is_some_and(|line| line.contains("Three") && line.contains(SAYS)), "{report}");
        app.run(verification::release_held(&app.app)).unwrap();
        assert_eq!(app.deliver().len(), 2);
        let entered = telephoned(&mut app, ("Four", "office@many.example"), &[]);
        assert!(entered.status == 303 && entered.header("location").ends_with("?no-mail=1"), "{entered:?}");
        assert!(app.client.get(entered.header("location")).text().contains(SAYS));
        let posted = app.sign("Five", "office@many.example");
        assert_eq!((posted.status, posted.header("location")), (303, "/letters/a-letter/sign/sent"));
        assert!(!app.client.get("/letters/a-letter/sign/sent").text().contains(SAYS));
    }
}

on_both! {
    fn the_report_that_is_sent_around_names_nobody_who_signs_in_confidence(kind) {
        let mut app = desk(kind, Role::Coordinator);
        app.signed_with(&[("organisation_name", RIVERS.0), ("email", RIVERS.1), ("visibility", "withheld")]);
        app.signed("Vadomi Water League", "info@vadomi.example");
        let file = b"organisation_name,email\nThe Rekava Council of Rivers,a@one.example\nThe Vadomi Water League,b@two.example\n";
        let path = staged(&mut app, file);
        let page = post(&mut app, &path, &[("state", "unconfirmed")]).text();
        assert!(page.contains("Rekava Council of Rivers (Waiting for a decision)"), "coordinators read it: {page}");
        let names = |app: &TestApp| {
            let report = app.client.get(&format!("{path}/report.csv")).text();
            assert_eq!(report.matches(RIVERS.0).count(), 1, "the row itself is named: {report}");
            assert!(report.contains("another sign-on on this letter"), "{report}");
            assert!(report.contains("Vadomi Water League (Waiting for a decision)"), "{report}");
        };
        names(&app);
        assert_eq!(post(&mut app, &path, &BY_MAIL).status, 303);
        names(&app);
        app.deliver();
    }
}

on_both! {
    fn a_file_that_is_sent_again_takes_the_place_of_the_first(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let file = b"organisation_name,email\nOne,info@one.example\n";
        let first = staged(&mut app, file);
        let second = staged(&mut app, file);
        assert!(app.client.get(&first).header("location").ends_with("/import?gone=1"));
        assert_eq!(post(&mut app, &second, &BY_MAIL).status, 303);
        app.client.cookie = None;
        app.coordinator("anna@ngo.example", Role::Coordinator);
        let of_anna = staged(&mut app, b"organisation_name,email\nTwo,info@two.example\n");
        app.client.cookie = None;
        app.sign_in("maria@ngo.example");
        staged(&mut app, file);
        assert!(app.client.get(&second).text().contains("One sign-on is imported"), "what was imported keeps its report");
        assert_eq!(app.client.get(&of_anna).status, 200, "and everybody keeps their own");
        app.deliver();
    }
}

on_both! {
    fn three_long_texts_in_any_script_are_taken(kind) {
        let mut app = desk(kind, Role::Coordinator);
        let long = "\u{1780}".repeat(2_000);
        let more = [("how", "other"), ("note", long.as_str()), ("comment", &long), ("confirm", "noted"), ("why", &long)];
        let mut fields = vec![("organisation_name", RIVERS.0), ("email", RIVERS.1)];
        fields.extend(more);
        let entered = enter(&mut app, &fields);
        assert_eq!(entered.status, 303, "{}", entered.text());
        assert!(app.client.get(entered.header("location")).text().contains(&long));
    }
}
