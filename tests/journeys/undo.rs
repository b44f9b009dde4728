//! Ten minutes to think again: a decision is undone as one, and its mails never leave.

use std::time::Duration;

use undersigned::accounts::{Reviewer, Role};
use undersigned::letters::{self, Step};
use undersigned::signatures::{Signature, Status};

use crate::on_both;
use crate::support::{Kind, TestApp, app::Wishes};

fn desk(kind: Kind) -> TestApp {
    let mut app = TestApp::with(kind, Wishes { variables: vec![("UNDO_MINUTES", "10".to_owned())], ..Default::default() });
    app.publish(crate::support::app::LETTER);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

fn queue(app: &TestApp) -> String {
    app.client.get("/desk/letters/a-letter/signatures?status=all").text()
}

/// Posts the newest undo button of the queue.
fn undo(app: &mut TestApp) -> String {
    let page = app.client.get("/desk/letters/a-letter/signatures?status=all");
    let text = page.text();
    let decision = text.split("name=\"undo\" value=\"").nth(1).expect("something can be undone").split('"').next().unwrap().to_owned();
    undo_by_id(app, &decision)
}

fn undo_by_id(app: &mut TestApp, decision: &str) -> String {
    let token = app.client.get("/desk").hidden("form_token");
    let answer = app.client.post("/desk/letters/a-letter/signatures/undo", &[("form_token", &token), ("undo", decision)]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

fn mails_to(app: &TestApp, email: &str) -> Vec<String> {
    app.deliver().into_iter().filter(|mail| mail.to == email).map(|mail| mail.subject).collect()
}

fn of<'a>(all: &'a [Signature], email: &str) -> &'a Signature {
    all.iter().find(|signature| signature.email == email).unwrap()
}

on_both! {
    fn an_undone_approval_leaves_no_trace_on_the_list_and_mails_nobody(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Hasty", "x@hasty.example");
        app.decide(signature.id, "approve", "");
        assert!(app.client.get("/letters/a-letter").text().contains("Hasty"), "approved names show at once");
        assert!(queue(&app).contains("maria@ngo.example</bdi> approved: <bdi>Hasty</bdi>"), "{}", queue(&app));
        assert!(undo(&mut app).ends_with("undone=1&skipped=0"));
        assert!(!app.client.get("/letters/a-letter").text().contains("Hasty"));
        app.clock.advance(Duration::from_secs(3600));
        assert_eq!(mails_to(&app, "x@hasty.example").iter().filter(|subject| subject.contains("On the list")).count(), 0);
        let stands = app.signatures().remove(0);
        assert_eq!((stands.status, stands.decided_at, stands.decided_by), (Status::Confirmed, None, None));
        app.sign_in("maria@ngo.example");
        let page = app.client.get(&format!("/desk/letters/a-letter/signatures/{}", signature.id)).text();
        assert!(page.contains("approved") && page.contains("undid a decision"), "the log keeps both: {page}");
    }
}

on_both! {
    fn the_mail_leaves_when_the_time_is_over_and_then_nothing_is_undone(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Steady", "x@steady.example");
        app.decide(signature.id, "approve", "");
        let page = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
        let decision = page.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        app.clock.advance(Duration::from_secs(599));
        assert!(mails_to(&app, "x@steady.example").iter().all(|subject| !subject.contains("On the list")));
        app.clock.advance(Duration::from_secs(31));
        assert_eq!(mails_to(&app, "x@steady.example").iter().filter(|subject| subject.contains("On the list")).count(), 1);
        assert!(!queue(&app).contains("name=\"undo\""));
        assert!(undo_by_id(&mut app, &decision).ends_with("too-late=1"));
        assert_eq!(app.signatures()[0].status, Status::Approved);
    }
}

on_both! {
    fn a_common_decision_is_undone_as_one_and_leaves_alone_what_has_moved_since(kind) {
        let mut app = desk(kind);
        let mut fields = vec![("decision".to_owned(), "approve".to_owned()), ("confirm".to_owned(), "yes".to_owned())];
        for number in 0..5 {
            let signature = app.signed(&format!("Group {number}"), &format!("x@group{number}.example"));
            fields.push(("ids".to_owned(), signature.id.to_string()));
        }
        fields.push(("form_token".to_owned(), app.client.get("/desk").hidden("form_token")));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = app.client.post("/desk/letters/a-letter/signatures/decide", &fields);
        assert!(answer.header("location").contains("done=5"), "{}", answer.text());
        let path = app.own_path("x@group2.example");
        assert_eq!(app.client.post(&path, &[("act", "leave"), ("sure", "on")]).status, 200);
        assert!(undo(&mut app).ends_with("undone=4&skipped=1"));
        let all = app.signatures();
        assert_eq!(of(&all, "x@group2.example").status, Status::Withdrawn, "whoever has left stays out");
        assert_eq!(all.iter().filter(|signature| signature.status == Status::Confirmed).count(), 4);
        assert!(!queue(&app).contains("name=\"undo\""), "one decision, one undo");
        app.clock.advance(Duration::from_secs(700));
        assert!(app.deliver().iter().all(|mail| !mail.subject.contains("On the list")));
    }
}

on_both! {
    fn what_was_merged_comes_back_with_the_undo(kind) {
        let mut app = desk(kind);
        let first = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "ONE")]);
        app.decide(first.id, "approve", "");
        app.clock.advance(Duration::from_secs(700));
        app.deliver();
        let second = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "TWO")]);
        app.decide(second.id, "approve", "");
        let status = |app: &TestApp, id| app.signatures().into_iter().find(|signature| signature.id == id).unwrap().status;
        assert_eq!((status(&app, first.id), status(&app, second.id)), (Status::Merged, Status::Approved));
        assert!(undo(&mut app).ends_with("undone=2&skipped=0"));
        assert_eq!((status(&app, first.id), status(&app, second.id)), (Status::Approved, Status::Confirmed));
        app.mail_may_wait = true;
    }
}

on_both! {
    fn the_newest_word_reaches_the_signer_and_a_silent_rejection_reaches_nobody(kind) {
        let mut app = desk(kind);
        let (told, silent) = (app.signed("Told", "x@told.example"), app.signed("Silent", "x@silent.example"));
        app.decide(told.id, "approve", "");
        app.decide(told.id, "reject", "Please sign under your own name.");
        let token = app.client.get("/desk").hidden("form_token");
        let only = format!("reject:{}", silent.id);
        let fields = [("form_token", token.as_str()), ("only", &only), ("reason", "spam"), ("silent", "yes")];
        assert_eq!(app.client.post("/desk/letters/a-letter/signatures/decide", &fields).status, 303);
        app.clock.advance(Duration::from_secs(700));
        let mails = app.deliver();
        let to = |email: &str| mails.iter().filter(|mail| mail.to == email && mail.subject.contains("ist: ")).map(|mail| mail.subject.clone()).collect::<Vec<_>>();
        assert_eq!(to("x@told.example"), ["Not on the list: A letter"], "the approval that was taken back is not mailed");
        assert_eq!(to("x@silent.example"), Vec::<String>::new());
        let all = app.signatures();
        assert_eq!(of(&all, "x@silent.example").status, Status::Rejected);
    }
}

on_both! {
    fn another_letters_decision_cannot_be_undone_from_here(kind) {
        let mut app = desk(kind);
        app.publish(&crate::support::app::LETTER.replace("slug: a-letter", "slug: foreign"));
        let signature = app.signed("Hasty", "x@hasty.example");
        app.decide(signature.id, "approve", "");
        let page = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
        let decision = page.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let email = undersigned::basics::EmailAddress::parse("maria@ngo.example").unwrap();
        app.run(undersigned::accounts::grant(&app.app, undersigned::audit::Actor::CommandLine, &email, "foreign", Role::Coordinator)).unwrap();
        let token = app.client.get("/desk").hidden("form_token");
        let undone = app.client.post("/desk/letters/foreign/signatures/undo", &[("form_token", &token), ("undo", &decision)]);
        assert_eq!(undone.status, 404);
        assert_eq!(app.signatures()[0].status, Status::Approved);
        app.clock.advance(Duration::from_secs(700));
        app.deliver();
    }
}

on_both! {
    fn undoing_puts_back_nobody_who_has_left_and_nothing_that_was_hidden(kind) {
        for (act, fields) in [("leave", vec![("act", "leave"), ("sure", "on")]), ("hide", vec![("act", "visibility"), ("visibility", "withheld"), ("sure", "on")])] {
            let mut app = desk(kind);
            let first = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "ONE")]);
            app.decide(first.id, "approve", "");
            let second = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same.example"), ("acronym", "TWO")]);
            app.decide(second.id, "approve", "");
            let path = app.own_path("x@same.example");
            assert_eq!(app.client.post(&path, &fields).status, 200, "{act}");
            undo(&mut app);
            assert!(!app.client.get("/letters/a-letter").text().contains("Same"), "{act}: an undone decision puts the name back");
            app.mail_may_wait = true;
        }
    }
}

on_both! {
    fn an_undone_rejection_lets_the_approvals_mail_leave_after_all(kind) {
        let mut app = desk(kind);
        let signature = app.signed("Twice", "x@twice.example");
        app.decide(signature.id, "approve", "");
        app.decide(signature.id, "reject", "A mistake");
        undo(&mut app);
        assert_eq!(app.signatures()[0].status, Status::Approved);
        app.clock.advance(Duration::from_secs(700));
        let subjects = mails_to(&app, "x@twice.example");
        assert_eq!(subjects.iter().filter(|subject| subject.contains("ist: A letter")).collect::<Vec<_>>(), ["On the list: A letter"]);
    }
}

on_both! {
    fn nobody_decides_on_an_archived_letter_and_those_who_signed_may_still_leave_it(kind) {
        let mut app = desk(kind);
        let (listed, waiting) = (app.signed("Listed", "x@listed.example"), app.signed("Waiting", "x@waiting.example"));
        let reviewer = Reviewer::command_line(app.letter_id());
        let step = |app: &TestApp, step| app.run(letters::take_step(&app.app, reviewer, step, "")).unwrap();
        step(&app, Step::Close);
        app.advance(24);
        app.sign_in("maria@ngo.example");
        app.decide(listed.id, "approve", "");
        let page = queue(&app);
        let decision = page.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        step(&app, Step::Archive);
        let token = app.client.get("/desk").hidden("form_token");
        let undone = app.client.post("/desk/letters/a-letter/signatures/undo", &[("form_token", &token), ("undo", &decision)]);
        assert!(undone.status == 409 && undone.text().contains("This letter is archived"), "{}", undone.text());
        assert_eq!(app.decide(waiting.id, "approve", "").status, 409);
        let path = app.own_path("x@listed.example");
        assert_eq!(app.client.post(&path, &[("act", "leave"), ("sure", "on")]).status, 200);
        let all = app.signatures();
        assert_eq!((of(&all, "x@listed.example").status, of(&all, "x@waiting.example").status), (Status::Withdrawn, Status::Confirmed));
        app.mail_may_wait = true;
    }
}
