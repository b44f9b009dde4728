//! Choosing sign-ons by a rule: counted first, shown before anything is decided.

use undersigned::accounts::Role;
use undersigned::signatures::Status;

use crate::on_both;
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
