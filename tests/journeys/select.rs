//! Choosing sign-ons by a rule: counted first, shown before anything is decided.

use undersigned::accounts::Role;
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::app::confirmed;
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

/// Four sign-ons, received at 13:00, 14:00, 15:00 and 16:00 in the zone of the letter.
fn desk(kind: Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    for (name, email) in [
        ("Rivers 100% West", "a@rivers-test.org"),
        ("Rivers 1000 East", "b@mail.rivers-test.org"),
        ("Council_of Rivers", "c@notrivers-test.org"),
        ("Ärzte for Water", "d@water-test.org"),
    ] {
        app.signed(name, email);
        app.advance(1);
    }
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

fn select(app: &TestApp, query: &str) -> Response {
    app.client.get(&format!("/desk/letters/a-letter/signatures/select?{query}"))
}

/// The names that a rule chooses, and that the page counts as many.
fn names(app: &TestApp, query: &str) -> Vec<&'static str> {
    let answer = select(app, query);
    assert_eq!(answer.status, 200, "{query}");
    let page = answer.text();
    let found: Vec<&'static str> = ["West", "East", "Council", "Ärzte"]
        .into_iter()
        .filter(|name| page.contains(&format!("<li><bdi>{name}")) || page.contains(&format!("{name}</bdi></li>")))
        .collect();
    let count = match found.len() {
        0 => "No sign-on matches.".to_owned(),
        1 => "One sign-on matches.".to_owned(),
        count => format!("{count} sign-ons match."),
    };
    assert!(page.contains(&count), "{query}: {count}: {page}");
    assert_eq!(page.matches("name=\"ids\"").count(), found.len(), "{query}");
    found
}

on_both! {
    fn a_rule_chooses_by_domain_name_time_and_state(kind) {
        let mut app = desk(kind);
        assert!(!select(&app, "").text().contains("match"), "nothing is counted before a rule is sent");
        assert_eq!(names(&app, "status=confirmed"), ["West", "East", "Council", "Ärzte"]);
        assert_eq!(names(&app, "status=confirmed&domain=%40Rivers-TEST.org"), ["West", "East"], "the domain and what is under it");
        assert_eq!(names(&app, "status=confirmed&domain=test.org"), [""; 0], "no domain is under the end of another's name");
        assert_eq!(names(&app, "status=all&name=RIVERS"), ["West", "East", "Council"]);
        assert_eq!(names(&app, "status=all&name=100%25"), ["West"], "a percent sign is itself");
        assert_eq!(names(&app, "status=all&name=_"), ["Council"], "so is an underscore");
        assert_eq!(names(&app, "status=all&name=rivers*t"), ["West", "East"]);
        assert_eq!(names(&app, "status=all&name=%C3%A4rzte"), ["Ärzte"], "capitals of every script are found alike");
        assert_eq!(names(&app, "status=all&from=2026-12-01T14%3A30"), ["Council", "Ärzte"]);
        assert_eq!(names(&app, "status=all&until=2026-12-01T14%3A00"), ["West", "East"], "the minute counts to its end");
        assert_eq!(names(&app, "status=all&from=2026-12-01T13%3A30&until=2026-12-01T15%3A30&domain=notrivers-test.org"), ["Council"]);
        assert_eq!(names(&app, "status=approved"), [""; 0]);
        for bad in ["domain=%25", "domain=org", "from=yesterday", "until=2026-02-30T10%3A00"] {
            let refused = select(&app, &format!("status=all&{bad}"));
            assert!(refused.status == 422 && !refused.text().contains("name=\"ids\""), "{bad}: {}", refused.text());
        }
        let ids: Vec<String> = app.signatures().iter().take(2).map(|signature| signature.id.to_string()).collect();
        let token = app.client.get("/desk").hidden("form_token");
        app.client.post("/desk/letters/a-letter/signatures/tags", &[("form_token", &token), ("act", "add"), ("tag", "call"), ("ids", &ids[0]), ("ids", &ids[1])]);
        let rows = app.client.get("/desk/letters/a-letter/signatures?status=confirmed&tag=call").text().matches("name=\"ids\"").count();
        assert_eq!(names(&app, "status=confirmed&tag=call").len(), rows, "the count is that of the queue's filter");
    }
}

on_both! {
    fn nothing_is_decided_without_the_preview_be_it_one_or_many(kind) {
        let mut app = desk(kind);
        for (query, will, done) in [("status=confirmed&name=west", "One will be approved.", 1), ("status=confirmed&name=rivers", "2 will be approved.", 3)] {
            let page = select(&app, query);
            let text = page.text();
            let ids: Vec<&str> = text.split("name=\"ids\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            let (token, preview) = (page.hidden("form_token"), page.hidden("preview"));
            let mut fields = vec![("form_token", token.as_str()), ("preview", preview.as_str()), ("decision", "approve")];
            fields.extend(ids.iter().map(|id| ("ids", *id)));
            let shown = app.client.post("/desk/letters/a-letter/signatures/decide", &fields);
            assert!(shown.status == 200 && shown.text().contains(will), "{query}: {}", shown.text());
            let approved = |app: &TestApp| app.signatures().iter().filter(|signature| signature.status == Status::Approved).count();
            assert_eq!(approved(&app), done - ids.len(), "{query}: nothing yet");
            fields.push(("confirm", "yes"));
            assert_eq!(app.client.post("/desk/letters/a-letter/signatures/decide", &fields).status, 303);
            assert_eq!(approved(&app), done, "{query}");
        }
        app.deliver();
    }
}

on_both! {
    fn a_thousand_chosen_by_a_rule_are_decided_but_for_what_was_decided_meanwhile(kind) {
        let mut app = TestApp::with_letter(kind);
        app.mail_may_wait = true;
        let numbers: Vec<usize> = (0..1_000).collect();
        for some in numbers.chunks(64) {
            let inside = &app.app;
            let all = some.iter().map(|number| async move {
                confirmed(inside, &format!("Group {number}"), &format!("x@group{number}.example")).await
            });
            app.run(futures_util::future::join_all(all));
        }
        app.coordinator("maria@ngo.example", Role::Coordinator);
        let page = select(&app, "status=confirmed");
        let text = page.text();
        let ids: Vec<&str> = text.split("name=\"ids\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(ids.len(), 1_000);
        let (token, state) = (page.hidden("form_token"), page.hidden("seen_status"));
        let reason = "ខ".repeat(1_000);
        let mut fields = vec![("form_token", token.as_str()), ("preview", "yes"), ("seen_status", state.as_str()), ("reason", reason.as_str())];
        fields.extend(ids.iter().map(|id| ("ids", *id)));
        fields.push(("decision", "reject"));
        let shown = app.client.post("/desk/letters/a-letter/signatures/decide", &fields);
        assert!(shown.status == 200 && shown.text().contains("name=\"seen_status\" value=\"confirmed\""), "{}", shown.text());
        let other = app.signatures().into_iter().find(|signature| signature.id.to_string() == ids[500]).unwrap();
        app.decide(other.id, "approve", "");
        let shown = app.client.post("/desk/letters/a-letter/signatures/decide", &fields).text();
        assert!(shown.contains(&format!("<li><bdi>{}</bdi> – Approved</li>", other.organisation_name)), "the preview says so, too");
        fields.push(("confirm", "yes"));
        let done = app.client.post("/desk/letters/a-letter/signatures/decide", &fields);
        assert!(done.header("location").ends_with("done=999&skipped=1"), "{} {}", done.status, done.header("location"));
        let left: Vec<Status> = app.signatures().iter().filter(|signature| signature.status != Status::Rejected).map(|signature| signature.status).collect();
        assert_eq!(left, [Status::Approved], "somebody else's decision stands");
    }
}

on_both! {
    fn what_stands_in_several_states_is_counted_and_tagged_and_not_decided(kind) {
        let app = desk(kind);
        let all = select(&app, "status=all").text();
        assert!(!all.contains("name=\"decision\"") && all.contains("choose one state above") && all.contains("/signatures/tags"), "{all}");
        assert!(select(&app, "status=confirmed").text().contains("name=\"decision\""));
    }
}
