//! Links and codes: what they open, how long, and for whom.

use undersigned::accounts::Role;
use undersigned::audit;
use undersigned::links::Purpose;
use undersigned::signatures::{Status, confirm};

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn fifty_confirmations_at_once_are_one(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("One", "x@one.example");
        let path = app.confirm_path("x@one.example");
        let token = path.trim_start_matches("/confirm/").split('?').next().unwrap().to_owned();
        let id = app.signatures()[0].id;
        let outcomes = app.run(futures_util::future::join_all((0..50).map(|_| confirm(&app.app, &token, vec![id]))));
        assert_eq!(outcomes.iter().map(|outcome| outcome.as_ref().unwrap().confirmed).sum::<usize>(), 1);
        let events = app.run(app.app.db.read(move |c| audit::of_subject(c, id))).unwrap();
        assert_eq!(events.iter().filter(|event| event.act == "confirmed").count(), 1);
        assert_eq!(app.deliver().iter().filter(|mail| mail.subject.starts_with("Confirmed")).count(), 1);
        let again = app.client.get(&path).text();
        assert!(again.contains("Already confirmed"), "{again}");
    }
}

on_both! {
    fn confirming_one_leaves_its_siblings_of_the_same_mailbox_alone(kind) {
        let mut app = TestApp::with_letter(kind);
        for name in ["First", "Second", "Third"] {
            app.sign(name, "shared@office.example");
        }
        let path = app.confirm_path("shared@office.example");
        let page = app.client.get(&path).text();
        let positions: Vec<usize> = ["Third", "Second", "First"].iter().map(|name| page.find(name).unwrap()).collect();
        assert!(positions.is_sorted(), "newest first");
        let second = app.signatures()[1].id.to_string();
        assert_eq!(app.client.post(&path, &[("authorised", &second)]).status, 200);
        app.deliver();
        let states: Vec<Status> = app.signatures().iter().map(|signature| signature.status).collect();
        assert_eq!(states, [Status::Unconfirmed, Status::Confirmed, Status::Unconfirmed]);
        assert_eq!(app.confirm_all(&path).status, 200);
        app.deliver();
        assert!(app.signatures().iter().all(|signature| signature.status == Status::Confirmed));
    }
}

on_both! {
    fn a_box_of_somebody_else_confirms_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("Mine", "me@mine.example");
        app.sign("Theirs", "you@theirs.example");
        let path = app.confirm_path("me@mine.example");
        let theirs = app.signatures()[1].id.to_string();
        assert_eq!(app.client.post(&path, &[("authorised", &theirs)]).status, 200);
        assert!(app.signatures().iter().all(|signature| signature.status == Status::Unconfirmed));
    }
}

on_both! {
    fn a_link_expires_after_three_days_and_a_resend_repeats_it(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("One", "x@one.example");
        let first = app.confirm_path("x@one.example");
        app.advance(2);
        app.client.post("/letters/a-letter/lost-link", &[("email", "x@one.example")]);
        assert_eq!(app.confirm_path("x@one.example"), first, "a resend repeats the same link");
        app.advance(73);
        let expired = app.client.get(&first);
        assert_eq!(expired.status, 410, "{}", expired.text());
        assert_eq!(app.client.post(&first, &[("authorised", &app.signatures()[0].id.to_string())]).status, 410);
        app.sign("One", "x@one.example");
        let second = app.confirm_path("x@one.example");
        assert_ne!(second, first, "a new generation only after expiry");
        assert_eq!(app.client.get(&first).status, 410, "the old link stays dead");
        assert_eq!(app.confirm_all(&second).status, 200);
        app.deliver();
    }
}

on_both! {
    fn a_code_leads_to_the_same_page_and_confirms_nothing_itself(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("One", "X@One.example");
        let path = app.confirm_path("X@One.example");
        let text = app.deliver()[0].text.clone();
        let code = text.lines().find_map(|line| line.strip_prefix("Or type this code: ")).unwrap().trim().to_owned();
        let wrong = app.client.post("/letters/a-letter/sign/code", &[("email", "x@one.example"), ("code", "AAAAAAAA")]);
        let unknown = app.client.post("/letters/a-letter/sign/code", &[("email", "y@one.example"), ("code", &code)]);
        assert_eq!((wrong.status, unknown.status), (422, 422));
        assert_eq!(wrong.text().replace("x@one.example", ""), unknown.text().replace("y@one.example", ""));
        let typed = format!("{} {}", code[..4].to_lowercase(), &code[4..]);
        let right = app.client.post("/letters/a-letter/sign/code", &[("email", "x@one.example"), ("code", &typed)]);
        assert_eq!(right.status, 303);
        assert_eq!(right.header("location"), path.split('?').next().unwrap());
        assert_eq!(app.signatures()[0].status, Status::Unconfirmed);
    }
}

on_both! {
    fn ten_wrong_codes_disable_the_code_and_never_the_link(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("One", "x@one.example");
        let path = app.confirm_path("x@one.example");
        let text = app.deliver()[0].text.clone();
        let code = text.lines().find_map(|line| line.strip_prefix("Or type this code: ")).unwrap().trim().to_owned();
        for _ in 0..10 {
            app.client.post("/letters/a-letter/sign/code", &[("email", "x@one.example"), ("code", "AAAAAAAA")]);
        }
        let used_up = app.client.post("/letters/a-letter/sign/code", &[("email", "x@one.example"), ("code", &code)]);
        assert_eq!(used_up.status, 422);
        assert_eq!(app.confirm_all(&path).status, 200);
        app.deliver();
        assert_eq!(app.signatures()[0].status, Status::Confirmed);
    }
}

on_both! {
    fn a_token_of_another_purpose_opens_nothing(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        let (confirm, own) = (app.confirm_path("x@one.example"), app.own_path("x@one.example"));
        let (confirm, own) = (confirm.split('/').nth(2).unwrap(), own.split('/').nth(2).unwrap());
        for purpose in Purpose::ALL {
            let token = app.app.links.token(purpose, signature.letter_id, 1).to_string();
            assert_eq!(app.client.get(&format!("/confirm/{token}")).status, 404);
            assert_eq!(app.client.get(&format!("/signature/{token}")).status, 404);
        }
        for path in [format!("/confirm/{own}"), format!("/signature/{confirm}"), "/confirm/x".to_owned(), "/signature/%00%ff".to_owned()] {
            assert_eq!(app.client.get(&path).status, 404, "{path}");
            let posted = app.client.post(&path, &[("authorised", &signature.id.to_string()), ("sure", "on"), ("act", "leave")]);
            assert_eq!(posted.status, 404, "{path}");
        }
    }
}

on_both! {
    fn not_me_stops_mail_tells_the_coordinators_and_can_be_taken_back(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.sign("Victim", "victim@org.example");
        let path = app.confirm_path("victim@org.example");
        let not_me = path.replace('?', "/not-me?");
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        let mails = app.deliver();
        assert!(mails[0].to == "maria@ngo.example" && !mails[0].text.contains("Victim") && !mails[0].text.contains("victim@"), "names only behind sign-in");
        let count = mails.len();
        let answer = app.sign("Victim again", "victim@org.example");
        assert_eq!((answer.status, answer.header("location")), (303, "/letters/a-letter/sign/sent"));
        app.client.post("/letters/a-letter/lost-link", &[("email", "victim@org.example")]);
        assert_eq!(app.deliver().len(), count, "no further mail");
        let ids: Vec<String> = app.signatures().iter().map(|signature| signature.id.to_string()).collect();
        assert_eq!(app.client.post(&path, &[("authorised", &ids[0])]).status, 422, "taking back comes first");
        assert_eq!(app.client.post(&not_me, &[("sure", "on"), ("take_back", "on")]).status, 303);
        assert_eq!(app.confirm_all(&path).status, 200);
        app.deliver();
        assert!(app.signatures().iter().all(|signature| signature.status == Status::Confirmed));
    }
}

on_both! {
    fn no_token_is_in_the_database_or_a_backup(kind) {
        let mut app = TestApp::with_letter(kind);
        let mut tokens = Vec::new();
        for number in 0..30 {
            let email = format!("contact{number}@many.example");
            app.signed(&format!("Organisation {number}"), &email);
            for path in [app.confirm_path(&email), app.own_path(&email)] {
                tokens.push(path.split('/').nth(2).unwrap().split('?').next().unwrap().to_owned());
            }
        }
        assert_eq!(tokens.len(), 60);
        let Some(file) = app.app.db.sqlite_file() else { return };
        let copy = app.folder.0.join("copy.db");
        undersigned::db::backup::copy(file, &copy).unwrap();
        for path in [file.to_owned(), file.with_extension("db-wal"), copy] {
            let bytes = std::fs::read(&path).unwrap_or_default();
            for token in &tokens {
                assert!(!bytes.windows(token.len()).any(|window| window == token.as_bytes()), "{}", path.display());
                assert!(!bytes.windows(20).any(|window| window == &token.as_bytes()[30..50]), "{}", path.display());
            }
        }
    }
}

on_both! {
    fn turning_not_me_on_and_off_tells_the_coordinators_once_and_marks_the_sign_ons(kind) {
        let mut app = TestApp::with_letter(kind);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        app.signed("Known", "x@known.example");
        app.sign("Second", "x@known.example");
        let not_me = app.confirm_path("x@known.example").replace('?', "/not-me?");
        for _ in 0..5 {
            app.client.post(&not_me, &[("sure", "on")]);
            assert!(app.signatures().iter().all(|signature| signature.has_flag(undersigned::signatures::Flag::NotMe)));
            assert!(app.client.get("/desk/letters/a-letter/signatures?status=all&flag=not-me").text().contains("Known"));
            app.client.post(&not_me, &[("sure", "on"), ("take_back", "on")]);
        }
        assert_eq!(app.deliver().iter().filter(|mail| mail.to == "maria@ngo.example").count(), 1);
        assert!(app.signatures().iter().all(|signature| signature.flags.is_empty()));
    }
}

on_both! {
    fn mail_that_still_waits_does_not_leave_after_not_me(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("First", "victim@org.example");
        app.deliver();
        app.sign("Second", "victim@org.example");
        let token = app.run(undersigned::signatures::confirm_token(&app.app, &app.signatures()[0])).unwrap();
        assert_eq!(app.client.post(&format!("/confirm/{token}/not-me"), &[("sure", "on")]).status, 303);
        assert_eq!(app.deliver().len(), 1, "the second mail was waiting and stays");
    }
}

on_both! {
    fn a_coordinator_can_let_an_address_back_in_whose_link_has_expired(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("One", "x@one.example");
        let not_me = app.confirm_path("x@one.example").replace('?', "/not-me?");
        app.client.post(&not_me, &[("sure", "on")]);
        app.advance(80);
        app.sign("One", "x@one.example");
        assert_eq!(app.deliver().len(), 1, "still blocked, and the link is gone");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let id = app.signatures()[0].id;
        assert!(app.client.get("/desk/letters/a-letter/signatures?status=all").text().contains(&format!("clear-not-me:{id}")));
        assert_eq!(app.decide(id, "clear-not-me", "").status, 303);
        app.sign("One", "x@one.example");
        let path = app.confirm_path("x@one.example");
        assert_eq!(app.confirm_all(&path).status, 200);
        app.deliver();
    }
}
