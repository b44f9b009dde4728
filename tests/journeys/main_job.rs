//! Publish, sign on, confirm, approve, export.

use undersigned::accounts::Role;

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn an_organisation_signs_and_appears_on_the_letter(kind) {
        let mut app = TestApp::with_letter(kind);
        let sent = app.sign("La'o Hamutuk", "info@laohamutuk.example");
        assert_eq!((sent.status, sent.header("location")), (303, "/letters/a-letter/sign/sent"));
        assert!(!app.client.get("/letters/a-letter").text().contains("Hamutuk"), "not before it is confirmed and approved");

        let path = app.confirm_path("info@laohamutuk.example");
        let page = app.client.get(&path).text();
        assert!(page.contains("La&#39;o Hamutuk") && !page.contains("checked"), "{page}");
        let confirmed = app.confirm_all(&path);
        assert!(confirmed.status == 200 && confirmed.text().contains("Confirmed."), "{}", confirmed.text());
        assert!(!app.client.get("/letters/a-letter").text().contains("Hamutuk"));

        app.coordinator("maria@ngo.example", Role::Coordinator);
        let id = app.signatures()[0].id;
        let queue = app.client.get("/desk/letters/a-letter/signatures").text();
        assert!(queue.contains("La&#39;o Hamutuk") && queue.contains(&id.to_string()));
        let decided = app.decide(id, "approve", "");
        assert_eq!(decided.status, 303, "{}", decided.text());

        let letter = app.client.get("/letters/a-letter").text();
        assert!(letter.contains("<bdi>La&#39;o Hamutuk</bdi>") && letter.contains("One organisation has signed."), "{letter}");
        let csv = app.client.get("/letters/a-letter/signatories.csv").text();
        assert!(csv.contains("\r\n1,La'o Hamutuk,,,Cambodia,KH,national,,\r\n"), "{csv}");
        let mails = app.deliver();
        let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        assert_eq!(subjects, ["On the list: A letter", "Confirmed: A letter", "Please confirm: A letter"]);
    }
}

on_both! {
    fn a_rejection_is_told_with_its_reason(kind) {
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("Sham", "x@sham.example");
        app.coordinator("maria@ngo.example", Role::Coordinator);
        assert_eq!(app.decide(signature.id, "reject", "We could not reach you.").status, 303);
        assert!(app.deliver()[0].text.contains("We could not reach you."));
        assert_eq!(app.decide(signature.id, "approve", "").status, 303, "a change of mind is possible");
        app.deliver();
        assert!(app.client.get("/letters/a-letter").text().contains("Sham"));
    }
}

on_both! {
    fn two_people_deciding_at_once_decide_once(kind) {
        use undersigned::accounts::Reviewer;
        use undersigned::review::{Decision, decide};
        let mut app = TestApp::with_letter(kind);
        let signature = app.signed("One", "x@one.example");
        let reviewer = Reviewer::command_line(app.letter_id());
        let outcomes = app.run(async {
            let acts = (0..16).map(|_| decide(&app.app, reviewer, vec![signature.id], Decision::Approve));
            futures_util::future::join_all(acts).await
        });
        let done: usize = outcomes.into_iter().map(|outcome| outcome.unwrap().done).sum();
        assert_eq!(done, 1);
        assert_eq!(app.deliver().iter().filter(|mail| mail.subject.starts_with("On the list")).count(), 1);
    }
}
