//! Tags: words that coordinators sort sign-ons by.

use undersigned::accounts::Role;
use undersigned::basics::Id;
use undersigned::signatures::Status;

use crate::on_both;
use crate::support::app::LETTER;
use crate::support::client::Response;
use crate::support::{Kind, TestApp};

fn desk(kind: Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app
}

fn tag(app: &mut TestApp, ids: &[Id], fields: &[(&str, &str)]) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    all.extend(ids.iter().map(|id| ("ids", id.as_str())));
    app.client.post("/desk/letters/a-letter/signatures/tags", &all)
}

fn add(app: &mut TestApp, ids: &[Id], word: &str) -> String {
    let answer = tag(app, ids, &[("act", "add"), ("tag", word)]);
    assert_eq!(answer.status, 303, "{word}: {}", answer.text());
    answer.header("location").to_owned()
}

fn queue(app: &TestApp, query: &str) -> String {
    app.client.get(&format!("/desk/letters/a-letter/signatures?{query}")).text()
}

on_both! {
    fn a_tag_is_put_on_many_at_once_found_again_and_taken_off(kind) {
        let mut app = desk(kind);
        let ids: Vec<Id> = ["Alpha", "Beta", "Gamma"].iter().map(|name| app.signed(name, &format!("x@{name}.example")).id).collect();
        let which = tag(&mut app, &ids[..2], &[]);
        assert!(which.status == 200 && which.text().contains("2 sign-ons are chosen."), "the queue's button asks which tag: {}", which.text());
        assert!(add(&mut app, &ids[..2], " Follow up ").ends_with("tagged=2&full=0"));
        assert!(add(&mut app, &ids[1..], "FOLLOW UP").ends_with("tagged=1&full=0"), "one had it already, however it was written");
        let all = queue(&app, "status=all");
        assert_eq!(all.matches("<span class=\"tag\"><bdi>Follow up</bdi></span>").count(), 3, "one spelling for a letter: {all}");
        assert!(!all.contains("FOLLOW UP"));
        assert!(add(&mut app, &ids[2..], "100%").ends_with("tagged=1&full=0"));
        let found = queue(&app, "status=all&tag=100%25");
        assert!(found.contains("Gamma") && !found.contains("Alpha") && !found.contains("Beta"), "{found}");
        assert!(!queue(&app, "status=all&tag=%25").contains("Alpha"), "a tag is no pattern");
        let removed = tag(&mut app, &ids, &[("act", "remove"), ("tag", "follow up")]);
        assert!(removed.header("location").ends_with("tagged=3&full=0"), "{}", removed.header("location"));
        assert!(!queue(&app, "status=all").contains("Follow up"));
        let log = app.client.get("/desk/letters/a-letter/log").text();
        assert!(log.contains("added a tag") && log.contains("took a tag off") && log.contains("Follow up"), "{log}");
        assert!(app.signatures().iter().all(|signature| signature.status == Status::Confirmed), "a tag decides nothing");
    }
}

on_both! {
    fn a_tag_is_one_short_line_and_a_sign_on_has_twenty_at_most(kind) {
        let mut app = desk(kind);
        let id = app.signed("Alpha", "x@alpha.example").id;
        for bad in ["", "   ", &"x".repeat(41), "two\nlines", "un\u{202E}seen"] {
            let refused = tag(&mut app, &[id], &[("act", "add"), ("tag", bad)]);
            assert!(refused.status == 422 && refused.text().contains("1 to 40 characters"), "{bad}: {}", refused.text());
        }
        assert!(add(&mut app, &[id], &"ក".repeat(40)).ends_with("tagged=1&full=0"));
        for number in 1..20 {
            assert!(add(&mut app, &[id], &format!("tag {number}")).ends_with("tagged=1&full=0"));
        }
        assert!(add(&mut app, &[id], "one more").ends_with("tagged=0&full=1"));
        assert!(add(&mut app, &[id], "TAG 7").ends_with("tagged=0&full=0"), "what is there is no reason to complain");
        let page = app.client.get(&format!("/desk/letters/a-letter/signatures/{id}?full=1")).text();
        assert!(page.contains("20 tags already") && page.matches("name=\"act\" value=\"remove\"").count() == 20, "{page}");
    }
}

on_both! {
    fn one_foreign_sign_on_refuses_them_all(kind) {
        let mut app = desk(kind);
        let own = app.signed("Alpha", "x@alpha.example").id;
        app.publish(&LETTER.replace("slug: a-letter", "slug: foreign"));
        app.sign_at("foreign", &[("organisation_name", "Other"), ("email", "x@other.example")]);
        app.deliver();
        let foreign = app.signatures_of("foreign")[0].id;
        assert_eq!(tag(&mut app, &[own, foreign], &[("act", "add"), ("tag", "zebra tag")]).status, 404);
        assert!(!queue(&app, "status=all").contains("zebra tag"));
        assert!(tag(&mut app, &[], &[("act", "add"), ("tag", "zebra tag")]).header("location").ends_with("none=1"));
        assert_eq!(tag(&mut app, &[own], &[("act", "add"), ("tag", "zebra tag"), ("ids", "nobody")]).status, 400);
    }
}
