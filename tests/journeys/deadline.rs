//! The hour of the deadline.

use undersigned::accounts::{Reviewer, Role};
use undersigned::letters::{self, LetterError, Obstacle, Step};
use undersigned::signatures::{Flag, Status};

use crate::on_both;
use crate::support::{TestApp, app::LETTER};

/// From the clock of the tests to 2027-01-15T17:00Z, the deadline of the letter.
const HOURS: u64 = 45 * 24 + 5;

on_both! {
    fn nothing_is_taken_after_the_deadline_and_nothing_typed_is_lost(kind) {
        let mut app = TestApp::with_letter(kind);
        app.advance(HOURS - 1);
        assert_eq!(app.sign("In time", "x@intime.example").status, 303);
        app.deliver();
        app.advance(1);
        let late = app.sign("Too late & lost?", "x@late.example");
        assert_eq!(late.status, 410);
        assert!(late.text().contains("Too late &#38; lost?") && late.text().contains("x@late.example"), "{}", late.text());
        assert_eq!(app.signatures().len(), 1);
        assert!(app.client.get("/letters/a-letter").text().contains("This letter is closed"));
    }
}

on_both! {
    fn what_was_posted_in_time_may_be_confirmed_for_a_day(kind) {
        let mut app = TestApp::with_letter(kind);
        app.advance(HOURS - 1);
        app.sign("First", "x@first.example");
        app.sign("Second", "x@second.example");
        let (first, second) = (app.confirm_path("x@first.example"), app.confirm_path("x@second.example"));
        app.advance(24);
        app.run(undersigned::letters::close_overdue(&app.app)).unwrap();
        assert!(app.confirm_all(&first).text().contains("Confirmed."));
        app.deliver();
        app.advance(2);
        let late = app.confirm_all(&second).text();
        assert!(late.contains("The time for confirming is over"), "{late}");
        assert_eq!(app.deliver().iter().filter(|mail| mail.subject.starts_with("Confirmed")).count(), 1);
        let states: Vec<Status> = app.signatures().iter().map(|signature| signature.status).collect();
        assert_eq!(states, [Status::Confirmed, Status::Unconfirmed]);

        app.coordinator("maria@ngo.example", Role::Coordinator);
        let id = app.signatures()[1].id;
        assert!(app.client.get("/desk/letters/a-letter/signatures?status=all&flag=too-late").text().contains("Second"));
        app.decide(id, "admit", "");
        app.decide(id, "approve", "");
        app.deliver();
        assert_eq!(app.signatures()[1].status, Status::Approved);
    }
}

on_both! {
    fn handing_the_letter_over_does_not_end_the_day_to_confirm(kind) {
        let mut app = TestApp::with_letter(kind);
        app.sign("First", "x@first.example");
        let path = app.confirm_path("x@first.example");
        let reviewer = Reviewer::command_line(app.letter_id());
        let step = |app: &TestApp, step| app.run(letters::take_step(&app.app, reviewer, step, ""));
        step(&app, Step::Close).unwrap();
        step(&app, Step::Submit).unwrap();
        app.advance(23);
        let early = step(&app, Step::Archive);
        assert!(matches!(&early, Err(LetterError::NotReady(obstacles)) if *obstacles == [Obstacle::Grace]), "{early:?}");
        assert!(app.confirm_all(&path).text().contains("Confirmed."));
        app.deliver();
        assert_eq!(app.signatures()[0].status, Status::Confirmed);
        app.advance(1);
        step(&app, Step::Archive).unwrap();
    }
}

on_both! {
    fn after_the_soft_deadline_a_sign_on_is_marked_late(kind) {
        let mut app = TestApp::new(kind);
        app.publish(&LETTER.replace("visibility:", "soft_deadline: 2026-12-02T00:00Z\nvisibility:"));
        let early = app.signed("Early", "x@early.example");
        app.advance(13);
        let late = app.signed("Late", "x@late.example");
        assert!(!early.has_flag(Flag::Late) && late.has_flag(Flag::Late));
    }
}
