//! Questions by mail: to the signer, and the second question to another address at the organisation.

use undersigned::accounts::Role;
use undersigned::basics::Id;
use undersigned::links::Purpose;
use undersigned::outbox::{self, Outcome};
use undersigned::signatures::{Flag, Status};

use crate::on_both;
use crate::support::app::{LETTER, Wishes, mail_with_link};
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

fn desk(kind: Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

fn ask(app: &mut TestApp, id: Id, fields: &[(&str, &str)]) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post(&format!("/desk/letters/a-letter/signatures/{id}/questions"), &all)
}

fn ask_signer(app: &mut TestApp, id: Id, question: &str) -> Response {
    ask(app, id, &[("whom", "signer"), ("question", question)])
}

fn ask_other(app: &mut TestApp, id: Id, email: &str) -> Response {
    ask(app, id, &[("whom", "organisation"), ("email", email), ("elsewhere", "on")])
}

/// The path of the newest question mailed to an address.
fn link(app: &TestApp, email: &str) -> String {
    mail_with_link(&app.deliver(), email, "/question/").unwrap_or_else(|| panic!("no question for {email}"))
}

/// Asks another address and returns the path of its link.
fn asked(app: &mut TestApp, id: Id, email: &str) -> String {
    let answer = ask_other(app, id, email);
    assert_eq!(answer.status, 303, "{}", answer.text());
    link(app, email)
}

fn page(app: &TestApp, id: Id) -> String {
    app.client.get(&format!("/desk/letters/a-letter/signatures/{id}")).text()
}

fn questions_to(app: &TestApp, email: &str) -> usize {
    app.deliver().iter().filter(|mail| mail.to == email && mail.text.contains("/question/")).count()
}

fn told(app: &TestApp, email: &str) -> usize {
    app.deliver().iter().filter(|mail| mail.to == email && mail.subject.starts_with("A question was answered")).count()
}

on_both! {
    fn the_newest_answer_to_the_second_question_counts_and_a_no_marks_the_sign_on(kind) {
        let mut app = desk(kind);
        let signature = app.signed_with(&[("organisation_name", "Rekava Rivers"), ("email", "anna@rekava-test.org"), ("website", "https://www.rekava-test.org/about")]);
        assert!(page(&app, signature.id).contains("value=\"info@rekava-test.org\""), "the address is suggested");
        let path = asked(&mut app, signature.id, "info@rekava-test.org");
        assert!(page(&app, signature.id).contains("It has not answered."));
        assert!(app.client.get("/desk/letters/a-letter/signatures").text().contains("Asked by mail, no answer yet"));
        for (answer, says, marked) in [("unsure", "is not sure whether the organisation signs (2026-12-01)", false), ("no", "says that the organisation does not sign (2026-12-01)", true), ("yes", "says that the organisation signs (2026-12-01)", false)] {
            assert_eq!(app.client.post(&path, &[("answer", answer), ("words", "Call <us>")]).status, 200, "{answer}");
            let shown = page(&app, signature.id);
            assert!(shown.contains(says) && shown.contains("Call &#60;us&#62;"), "{answer}: {shown}");
            assert_eq!(app.signatures()[0].has_flag(Flag::SaidNo), marked, "{answer}");
            assert_eq!(app.client.get("/desk/letters/a-letter/signatures?flag=said-no").text().contains("Rekava Rivers"), marked, "{answer}");
        }
        assert!(app.client.get("/desk/letters/a-letter/signatures").text().contains("A question was answered"));
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("asked a question by mail") && log.contains("<bdi>no, it does not sign</bdi> → <bdi>yes, it signs</bdi>"), "{log}");
        assert!(!log.contains("Call") && !log.contains("info@"), "the log keeps neither words nor addresses: {log}");
        assert!(log.contains("another address at the organisation"), "it was not the signer who answered: {log}");
        assert!(page(&app, signature.id).contains("<bdi>another address at the organisation</bdi> answered a question"));
        assert!(app.signatures()[0].status == Status::Confirmed, "an answer decides nothing");
        app.deliver();
    }
}

on_both! {
    fn looking_at_a_question_and_pressing_its_button_answers_nothing(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        let second = asked(&mut app, signature.id, "info@other.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Who are you?").status, 303);
        let first = link(&app, "x@one.example");
        let mails = app.deliver().len();
        for path in [&first, &second] {
            for _ in 0..20 {
                let (got, head) = (app.client.get(path), app.client.head(path));
                assert_eq!((got.status, head.status), (200, 200));
                assert!(!got.text().contains(" checked") && head.body.is_empty());
            }
            assert_eq!(app.client.post(path, &[]).status, 422, "{path}");
        }
        let kept = app.client.post(&second, &[("words", "Some words")]);
        assert!(kept.status == 422 && kept.text().contains("Some words") && kept.text().contains("choose one of the three"), "{}", kept.text());
        assert_eq!(app.client.post(&second, &[("answer", "answered"), ("words", "x")]).status, 422, "an answer of another kind");
        let kept = app.client.post(&second, &[("answer", "no"), ("words", &"x".repeat(2_001))]);
        assert!(kept.status == 422 && kept.text().contains("value=\"no\" checked"), "what was chosen stays");
        let kept = app.client.post(&first, &[("words", "Without the box")]);
        assert!(kept.status == 422 && kept.text().contains("Without the box") && kept.text().contains("tick the box"), "{}", kept.text());
        assert_eq!(app.deliver().len(), mails, "nobody was told");
        assert!(page(&app, signature.id).matches("no answer yet").count() == 2 && app.signatures()[0].flags.is_empty());
    }
}

on_both! {
    fn the_signer_answers_in_their_own_words(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Are you the network\nor its <section>?").status, 303);
        let mail = app.deliver().into_iter().find(|mail| mail.text.contains("/question/")).unwrap();
        assert!(mail.to == "x@one.example" && mail.text.contains("or its <section>?") && mail.text.contains("One"), "{}", mail.text);
        let path = link(&app, "x@one.example");
        assert!(app.client.get(&path).text().contains("or its &#60;section&#62;?"));
        assert_eq!(app.client.post(&path, &[("words", "The network."), ("sure", "on")]).status, 200);
        assert_eq!(app.client.post(&path, &[("words", "The network, in two countries."), ("sure", "on")]).status, 200);
        let shown = page(&app, signature.id);
        assert!(shown.contains("The network, in two countries.") && !shown.contains("The network.<"), "the newest answer: {shown}");
        assert!(app.signatures()[0].flags.is_empty());
        assert_eq!(ask_signer(&mut app, signature.id, " ").status, 422);
        assert_eq!(ask_signer(&mut app, signature.id, &"x".repeat(1_001)).status, 422);
        app.deliver();
    }
}

on_both! {
    fn nobody_is_asked_in_our_words_whose_address_is_not_proven(kind) {
        let mut app = desk(kind);
        app.sign("Not confirmed", "x@one.example");
        let id = app.signatures()[0].id;
        let refused = ask_signer(&mut app, id, "Words for a stranger");
        assert!(refused.status == 422 && refused.text().contains("nobody has confirmed from this address"), "{}", refused.text());
        let fields = [("whom", "organisation"), ("email", "info@victim.example"), ("elsewhere", "on"), ("question", "WORDSOFOURS https://spam.example")];
        assert_eq!(ask(&mut app, id, &fields).status, 303);
        let spam = app.signed("Buy at spam.example", "y@two.example");
        assert_eq!(ask_other(&mut app, spam.id, "info@victim.example").status, 303);
        let mails: Vec<_> = app.deliver().into_iter().filter(|mail| mail.to == "info@victim.example").collect();
        assert_eq!(mails.len(), 2);
        assert!(mails[0].text.contains("for your organisation") && mails[1].text.contains("for Not confirmed"), "{mails:?}");
        for mail in mails {
            assert!(!mail.text.contains("spam") && !mail.subject.contains("spam") && !mail.text.contains("WORDSOFOURS"), "{}", mail.text);
        }
        let first = app.deliver().into_iter().rfind(|mail| mail.to == "info@victim.example").unwrap().text;
        let path = first.split_whitespace().find(|word| word.contains("/question/")).unwrap().trim_start_matches(&app.client.base).to_owned();
        assert!(app.client.get(&path).text().contains("WORDSOFOURS"), "behind the link the words can be read");
    }
}

on_both! {
    fn a_no_is_told_to_everybody_who_decides_and_other_answers_to_those_who_want_mail(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Secret Name", "x@one.example");
        app.client.cookie = None;
        app.coordinator("never@ngo.example", Role::Coordinator);
        let token = app.client.get("/desk").hidden("form_token");
        assert_eq!(app.client.post("/desk/account/notices", &[("form_token", &token), ("often", "never")]).status, 303);
        let path = asked(&mut app, signature.id, "info@other.example");
        app.client.post(&path, &[("answer", "yes")]);
        assert_eq!((told(&app, "maria@ngo.example"), told(&app, "never@ngo.example")), (1, 0));
        app.client.post(&path, &[("answer", "no")]);
        assert_eq!((told(&app, "maria@ngo.example"), told(&app, "never@ngo.example")), (2, 1));
        let mail = app.deliver().into_iter().find(|mail| mail.to == "never@ngo.example").unwrap();
        assert!(mail.text.contains("says no") && mail.text.contains("/desk/letters/a-letter/messages"), "{}", mail.text);
        assert!(!mail.text.contains("Secret") && !mail.text.contains("other.example"), "names only behind sign-in");
        for _ in 0..5 {
            app.client.post(&path, &[("answer", "unsure")]);
            app.client.post(&path, &[("answer", "no")]);
            app.client.post(&path, &[("answer", "no")]);
        }
        assert_eq!((told(&app, "maria@ngo.example"), told(&app, "never@ngo.example")), (3, 1), "changing one's mind floods nobody");
    }
}

on_both! {
    fn the_fourth_mail_of_a_day_is_refused_and_said(kind) {
        let mut app = TestApp::with(kind, Wishes { limits: "burst=100000", ..Wishes::default() });
        app.publish(LETTER);
        app.coordinator("maria@ngo.example", Role::Coordinator);
        // The confirmation was the first mail.
        let signature = app.signed("One", "x@one.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Second?").status, 303);
        assert_eq!(ask_signer(&mut app, signature.id, "Third?").status, 303);
        let refused = ask_signer(&mut app, signature.id, "Fourth, kept?");
        assert!(refused.status == 422 && refused.text().contains("three a day at most") && refused.text().contains("Fourth, kept?"), "{}", refused.text());
        assert_eq!(questions_to(&app, "x@one.example"), 2);
        assert!(!page(&app, signature.id).contains("Fourth"), "nothing was asked");
        let other = app.signed("Other", "y@two.example");
        for variant in ["info@three.example", "INFO+a@three.example"] {
            assert_eq!(ask_other(&mut app, other.id, variant).status, 303, "{variant}");
        }
        let third = app.signed("Third", "z@four.example");
        for variant in ["info@three.example", "info+c@THREE.example"] {
            let refused = ask_other(&mut app, third.id, variant);
            assert!(refused.status == 422 && refused.text().contains("two about this letter"), "one mailbox, however it is written: {variant}");
        }
        let asked = app.deliver().iter().filter(|mail| mail.to.to_lowercase().ends_with("@three.example")).count();
        assert_eq!(asked, 2, "an address that nobody has proven gets two mails a day about a letter");
        app.deliver();
        app.advance(25);
        app.sign_in("maria@ngo.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Tomorrow?").status, 303);
        app.deliver();
    }
}

on_both! {
    fn three_questions_about_a_sign_on_may_wait_for_an_answer(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        for number in 0..3 {
            assert_eq!(ask_other(&mut app, signature.id, &format!("info@other{number}.example")).status, 303);
        }
        let refused = ask_signer(&mut app, signature.id, "One more?");
        assert!(refused.status == 422 && refused.text().contains("three questions"), "{}", refused.text());
        let path = link(&app, "info@other1.example");
        app.client.post(&path, &[("answer", "unsure")]);
        assert_eq!(ask_signer(&mut app, signature.id, "One more?").status, 303);
        app.deliver();
    }
}

on_both! {
    fn an_address_that_said_not_me_is_asked_nothing(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        app.sign("Victim", "victim@org.example");
        let not_me = app.confirm_path("victim@org.example").replace('?', "/not-me?");
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        app.deliver();
        for variant in ["Victim@ORG.example", "victim+1@org.example"] {
            let refused = ask_other(&mut app, signature.id, variant);
            assert!(refused.status == 422 && refused.text().contains("wants no mail about this letter"), "{variant}: {}", refused.text());
        }
        app.sign("Tagged victim", "underxscore+a@org.example");
        let not_me = app.confirm_path("underxscore+a@org.example").replace('?', "/not-me?");
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        app.deliver();
        assert_eq!(ask_other(&mut app, signature.id, "underxscore@org.example").status, 422, "the mailbox, not only its tag");
        assert_eq!(ask_other(&mut app, signature.id, "under_score@org.example").status, 303, "and no other");
        app.deliver();
        let not_me = app.confirm_path("x@one.example").replace('?', "/not-me?");
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        assert_eq!(ask_signer(&mut app, signature.id, "Really?").status, 422);
        assert_eq!(questions_to(&app, "victim@org.example") + questions_to(&app, "x@one.example"), 0);
    }
}

on_both! {
    fn a_question_can_be_answered_for_fourteen_days(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        let path = asked(&mut app, signature.id, "info@other.example");
        app.advance(14 * 24 - 1);
        assert_eq!(app.client.get(&path).status, 200);
        app.advance(1);
        let ended = app.client.get(&path);
        assert!(ended.status == 410 && ended.text().contains("The time for this answer is over"), "{}", ended.text());
        assert_eq!(app.client.post(&path, &[("answer", "no")]).status, 410);
        assert!(app.signatures()[0].flags.is_empty());
        app.sign_in("maria@ngo.example");
        assert!(page(&app, signature.id).contains("never answered"));
    }
}

on_both! {
    fn asking_another_address_about_a_confidential_sign_on_is_thought_of_twice(kind) {
        let mut app = desk(kind);
        let signature = app.signed_with(&[("organisation_name", "Hidden Group"), ("email", "x@hidden-test.org"), ("visibility", "withheld"), ("contact_name", "Secret Contact")]);
        assert!(page(&app, signature.id).contains("tells the other address that it exists"));
        let fields = [("whom", "organisation"), ("email", "info@hidden-test.org")];
        let refused = ask(&mut app, signature.id, &fields);
        assert!(refused.status == 422 && refused.text().contains("this sign-on is confidential"), "{}", refused.text());
        assert_eq!(questions_to(&app, "info@hidden-test.org"), 0);
        assert_eq!(ask(&mut app, signature.id, &[fields[0], fields[1], ("sure", "on")]).status, 303);
        let path = link(&app, "info@hidden-test.org");
        app.client.cookie = None;
        let shown = app.client.get(&path).text();
        assert!(shown.contains("A letter") && shown.contains("Hidden Group") && shown.contains("Cambodia"), "{shown}");
        for leak in ["x@hidden-test.org", "Secret Contact", "ithheld", "maria"] {
            assert!(!shown.contains(leak), "{leak}: {shown}");
        }
    }
}

on_both! {
    fn an_address_elsewhere_is_asked_only_after_a_second_look(kind) {
        let mut app = desk(kind);
        let signature = app.signed_with(&[("organisation_name", "One"), ("email", "x@one-test.org"), ("website", "https://site-test.org")]);
        for own in ["info@one-test.org", "office@mail.site-test.org"] {
            assert_eq!(ask(&mut app, signature.id, &[("whom", "organisation"), ("email", own)]).status, 303, "{own}");
        }
        let refused = ask(&mut app, signature.id, &[("whom", "organisation"), ("email", "info@typo-test.org")]);
        assert!(refused.status == 422 && refused.text().contains("value=\"info@typo-test.org\"") && refused.text().contains("name=\"elsewhere\""), "{}", refused.text());
        assert_eq!(questions_to(&app, "info@typo-test.org"), 0);
        let path = asked(&mut app, signature.id, "info@typo-test.org");
        app.client.post(&path, &[("answer", "yes")]);
        assert!(page(&app, signature.id).contains("neither the website’s nor the contact’s"), "a yes from anywhere proves little");
        for same in ["x@one-test.org", "X+second@ONE-test.org"] {
            assert_eq!(ask_other(&mut app, signature.id, same).status, 422, "{same} is the contact's own");
        }
        app.deliver();
    }
}

on_both! {
    fn an_answer_about_what_was_merged_since_shows_on_what_is_left(kind) {
        let mut app = desk(kind);
        let first = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "ONE")]);
        let path = asked(&mut app, first.id, "info@other.example");
        let second = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "TWO")]);
        app.client.post(&path, &[("answer", "no")]);
        let all = app.signatures();
        let of = |id| all.iter().find(|signature| signature.id == id).unwrap();
        assert!(of(first.id).status == Status::Merged && of(second.id).has_flag(Flag::SaidNo), "{all:?}");
        assert!(page(&app, second.id).contains("says that the organisation does not sign"));
        assert_eq!(ask_other(&mut app, first.id, "info@third.example").status, 422, "what has ended is not asked about");
        app.deliver();
    }
}

on_both! {
    fn a_question_is_about_a_sign_on_of_this_letter_and_its_link_opens_nothing_else(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        app.publish(&LETTER.replace("slug: a-letter", "slug: foreign"));
        app.sign_at("foreign", &[("organisation_name", "Other"), ("email", "x@other.example")]);
        let foreign = app.signatures_of("foreign")[0].id;
        assert_eq!(ask_other(&mut app, foreign, "info@other.example").status, 404);
        assert_eq!(ask(&mut app, signature.id, &[]).status, 400);
        let path = asked(&mut app, signature.id, "info@third.example");
        let token = path.split('/').nth(2).unwrap().split('?').next().unwrap();
        let (id, _) = app.app.links.read(token, Purpose::Question).unwrap();
        for purpose in Purpose::ALL.into_iter().filter(|purpose| *purpose != Purpose::Question) {
            let other = app.app.links.token(purpose, id, 0);
            assert_eq!(app.client.get(&format!("/question/{other}")).status, 404, "{purpose:?}");
        }
        for elsewhere in ["confirm", "signature", "desk/invitation"] {
            assert_eq!(app.client.get(&format!("/{elsewhere}/{token}")).status, 404, "{elsewhere}");
        }
        assert_eq!(app.client.post("/question/x", &[("answer", "no")]).status, 404);
        app.deliver();
    }
}

on_both! {
    fn the_messages_of_a_letter_show_what_was_asked_and_what_did_not_arrive(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Rekava Rivers", "x@one.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Is it you?").status, 303);
        app.deliver();
        assert_eq!(ask_other(&mut app, signature.id, "info@gone.example").status, 303);
        for mail in app.run(outbox::lease(&app.app, 10)).unwrap() {
            app.run(outbox::settle(&app.app, &mail, Outcome::Undeliverable("550 no such user".to_owned()))).unwrap();
        }
        let shown = app.client.get("/desk/letters/a-letter/messages").text();
        assert!(shown.contains("Is it you?") && shown.contains("maria@ngo.example") && shown.contains("550 no such user"), "{shown}");
        assert!(shown.matches("Rekava Rivers").count() == 3, "two questions, and the organisation of the mail that failed: {shown}");
        assert!(shown.find("info@gone.example").unwrap() < shown.find("Is it you?").unwrap(), "newest first");
        assert!(app.client.get("/desk/letters/a-letter").text().contains("/desk/letters/a-letter/messages"));
    }
}

on_both! {
    fn what_a_coordinator_vouched_for_is_not_asked_in_their_words(kind) {
        let mut app = desk(kind);
        let token = app.client.get("/desk").hidden("form_token");
        let fields = [
            ("form_token", token.as_str()), ("organisation_name", "Rekava Rivers"), ("email", "victim@victim.example"), ("how", "paper"),
            ("note", "On paper"), ("confirm", "noted"), ("why", "They asked for it"),
        ];
        assert_eq!(app.client.post("/desk/letters/a-letter/signatures/new", &fields).status, 303);
        let signature = app.signatures().remove(0);
        assert_eq!(signature.status, Status::Confirmed);
        assert!(!page(&app, signature.id).contains("id=\"question-signer\""), "the form is not offered");
        let refused = ask_signer(&mut app, signature.id, "Words for a stranger");
        assert!(refused.status == 422 && refused.text().contains("nobody has confirmed from this address"), "{}", refused.text());
        assert_eq!(app.deliver().len(), 0);
    }
}

on_both! {
    fn an_address_that_said_no_is_not_asked_again_about_this_sign_on(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        let other = app.signed("Other", "y@two.example");
        let path = asked(&mut app, signature.id, "info@other.example");
        app.client.post(&path, &[("answer", "no")]);
        app.deliver();
        for again in ["info@other.example", "Info+2@OTHER.example"] {
            let refused = ask_other(&mut app, signature.id, again);
            assert!(refused.status == 422 && refused.text().contains("has already said that the organisation does not sign"), "{again}: {}", refused.text());
        }
        assert_eq!(ask_other(&mut app, other.id, "info@other.example").status, 303, "about another sign-on it is");
        app.client.post(&path, &[("answer", "unsure")]);
        assert_eq!(ask_other(&mut app, signature.id, "info@other.example").status, 303, "whoever takes the no back may be asked");
        app.deliver();
    }
}

on_both! {
    fn no_question_leaves_after_not_me(kind) {
        let mut app = desk(kind);
        let signature = app.signed("One", "x@one.example");
        let other = app.signed("Other", "y@two.example");
        let not_me = app.confirm_path("x@one.example").replace('?', "/not-me?");
        app.deliver();
        assert_eq!(ask_signer(&mut app, signature.id, "Still waiting?").status, 303);
        assert_eq!(ask_other(&mut app, other.id, "X+desk@ONE.example").status, 303);
        assert_eq!(ask_signer(&mut app, other.id, "Somebody else").status, 303);
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        let told = app.deliver().iter().filter(|mail| mail.to == "maria@ngo.example").count();
        let asked = app.deliver().iter().filter(|mail| mail.to.to_lowercase().ends_with("@one.example") && mail.text.contains("/question/")).count();
        assert_eq!((asked, told), (0, 1), "neither to the signer nor to the same mailbox with a tag");
        assert_eq!(questions_to(&app, "y@two.example"), 1, "others are asked");
        app.decide(signature.id, "reject", "A reason in words");
        assert!(app.deliver().iter().all(|mail| !mail.text.contains("A reason in words")), "no decision is mailed either");
    }
}

on_both! {
    fn whoever_has_left_is_asked_nothing_more(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Leaving Group", "x@one.example");
        let own = app.own_path("x@one.example");
        let path = asked(&mut app, signature.id, "info@other.example");
        assert_eq!(ask_signer(&mut app, signature.id, "Still waiting?").status, 303);
        assert_eq!(app.client.post(&own, &[("act", "leave"), ("sure", "on")]).status, 200);
        app.deliver();
        assert_eq!(questions_to(&app, "x@one.example"), 0);
        app.client.cookie = None;
        let ended = app.client.get(&path);
        assert!(ended.status == 410 && !ended.text().contains("Leaving Group"), "{}", ended.text());
        assert_eq!(app.client.post(&path, &[("answer", "no")]).status, 410);
        assert!(app.signatures()[0].flags.is_empty());
    }
}
