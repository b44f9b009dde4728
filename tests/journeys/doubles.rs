//! Doubles and evidence at the desk: the program suggests with reasons, people merge, and undo.

use undersigned::accounts::{self, Role};
use undersigned::audit::Actor;
use undersigned::basics::{EmailAddress, Id};
use undersigned::signatures::{Flag, Status};

use crate::on_both;
use crate::support::app::{LETTER, Wishes, mail_with_link};
use crate::support::{Kind, TestApp};

fn desk(kind: Kind) -> TestApp {
    let mut app = TestApp::with(kind, Wishes { variables: vec![("UNDO_MINUTES", "10".to_owned())], ..Default::default() });
    app.publish(LETTER);
    app.coordinator("maria@ngo.example", Role::Coordinator);
    app.mail_may_wait = true;
    app
}

fn page(app: &TestApp, id: Id) -> String {
    app.client.get(&format!("/desk/letters/a-letter/signatures/{id}")).text()
}

fn status(app: &TestApp, id: Id) -> Status {
    app.signatures().into_iter().find(|signature| signature.id == id).unwrap().status
}

on_both! {
    fn a_double_is_suggested_with_its_reason_merged_and_taken_apart_again(kind) {
        let mut app = desk(kind);
        let first = app.signed_with(&[("organisation_name", "Rekava Council of Rivers (RCR)"), ("email", "info@rcr-test.org")]);
        let other = app.signed_with(&[("organisation_name", "Vadomi Water League"), ("email", "x@vadomi-test.org")]);
        app.decide(first.id, "approve", "");
        let second = app.signed_with(&[("organisation_name", "The Rekava Council of Rivers"), ("email", "anna@gmail.com")]);
        let shown = page(&app, second.id);
        assert!(shown.contains("Rekava Council of Rivers (RCR)") && shown.contains("the same words but for articles"), "{shown}");
        assert!(!shown.contains("Vadomi"), "{shown}");
        assert!(page(&app, other.id).contains("None was found."));
        let international = app.signed_with(&[("organisation_name", "Re-Kava Councilof Rivers International"), ("email", "y@international-test.org"), ("country", "XX")]);
        let section = app.signed_with(&[("organisation_name", "Rekava Councilof Rivers International"), ("email", "z@section-test.org"), ("country", "DE")]);
        assert!(page(&app, section.id).contains(&international.id.to_string()), "a body of many countries is in none");
        let token = app.client.get("/desk").hidden("form_token");
        let merge = |app: &mut TestApp, from: Id, into: Id| {
            let only = format!("merge-{into}:{from}");
            app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("only", &only), ("confirm", "yes")])
        };
        let refused = merge(&mut app, first.id, second.id);
        assert!(refused.header("location").contains("done=0&skipped=1"), "what is on the list goes into nothing that is not");
        assert!(merge(&mut app, second.id, first.id).header("location").contains("done=1"));
        assert_eq!((status(&app, first.id), status(&app, second.id)), (Status::Approved, Status::Merged));
        let undo = app.client.get("/desk/letters/a-letter/signatures?status=all").text();
        let decision = undo.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let undone = app.client.post("/desk/letters/a-letter/signatures/undo", &[("form_token", &token), ("undo", &decision)]);
        assert!(undone.header("location").contains("undone=1"));
        assert_eq!(status(&app, second.id), Status::Confirmed);
    }
}

on_both! {
    fn a_link_opens_nothing_of_another_address_that_it_was_merged_into(kind) {
        let mut app = desk(kind);
        let real = app.signed_with(&[("organisation_name", "Rekava Council of Rivers"), ("email", "info@rcr-test.org"), ("contact_name", "Secret Contact")]);
        app.decide(real.id, "approve", "");
        let fake = app.signed_with(&[("organisation_name", "The Rekava Council of Rivers"), ("email", "thief@gmail.com")]);
        let link = app.own_path("thief@gmail.com");
        let only = format!("merge-{}:{}", real.id, fake.id);
        let token = app.client.get("/desk").hidden("form_token");
        app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("only", &only), ("confirm", "yes")]);
        assert_eq!(status(&app, fake.id), Status::Merged);
        app.client.cookie = None;
        let page = app.client.get(&link);
        assert!(page.status == 200 && !page.text().contains("info@rcr-test.org") && !page.text().contains("Secret Contact"), "{}", page.text());
        assert_eq!(app.client.post(&link, &[("act", "leave"), ("sure", "on")]).status, 422);
        assert_eq!(status(&app, real.id), Status::Approved);
    }
}

on_both! {
    fn what_is_confidential_on_another_letter_is_suggested_to_nobody(kind) {
        let mut app = desk(kind);
        app.publish(&LETTER.replace("slug: a-letter", "slug: other"));
        let address = EmailAddress::parse("maria@ngo.example").unwrap();
        app.run(accounts::grant(&app.app, Actor::CommandLine, &address, "other", Role::Coordinator)).unwrap();
        for (name, email, visibility) in [("Rekava Rivers", "a@rekava-test.org", "public"), ("Vadomi Water", "b@vadomi-test.org", "withheld")] {
            app.sign_at("other", &[("organisation_name", name), ("email", email), ("visibility", visibility)]);
            let path = app.confirm_path(email);
            app.confirm_all(&path);
        }
        let token = app.client.get("/desk").hidden("form_token");
        for signature in app.signatures_of("other") {
            let only = format!("approve:{}", signature.id);
            app.client.post("/desk/letters/other/signatures/decide", &[("form_token", &token), ("only", &only)]);
        }
        let public = app.signed_with(&[("organisation_name", "The Rekava Rivers"), ("email", "a@rekava-test.org")]);
        let withheld = app.signed_with(&[("organisation_name", "The Vadomi Water"), ("email", "b@vadomi-test.org")]);
        let shown = page(&app, public.id);
        assert!(shown.contains("on the list of another letter here") && shown.contains("on the lists of other letters here (1)"), "{shown}");
        let shown = page(&app, withheld.id);
        assert!(shown.contains("None was found.") && !shown.contains("on the lists of other letters"), "{shown}");
    }
}

on_both! {
    fn evidence_is_told_in_words(kind) {
        let mut app = desk(kind);
        for (email, website, says) in [
            ("info@licadho-test.org", "https://www.licadho-test.org", "at the website’s own domain, licadho-test.org"),
            ("info@mail.adhoc-test.org", "https://adhoc-test.org", "are of one registered domain"),
            ("info@one-test.org", "https://two-test.org", "two different domains"),
            ("someone@gmail.com", "https://three-test.org", "gmail.com gives addresses to anybody"),
            ("info@four-test.org", "https://www.facebook.com/four", "no domain of its own"),
            ("x@mailinator.com", "", "thrown away after minutes"),
            ("info@five-test.org", "", "No website was given."),
            ("info@xn--e1afmkfd.xn--p1ai", "", "is xn--e1afmkfd.xn--p1ai in plain letters"),
        ] {
            let signature = app.signed_with(&[("organisation_name", &format!("Group {email}").replace('@', " at ")), ("email", email), ("website", website)]);
            let shown = page(&app, signature.id).replace("&#39;", "'");
            assert!(shown.contains(says), "{email}: {shown}");
        }
        let fake = app.signed_with(&[("organisation_name", "Аmnesty Rekava"), ("email", "someone@gmail.com")]);
        let shown = page(&app, fake.id);
        assert!(shown.contains("mixes letters of different alphabets") && shown.contains("signs for others on this letter (1)"), "{shown}");
    }
}

on_both! {
    fn two_sign_ons_are_merged_only_after_a_look_at_what_every_list_will_show(kind) {
        let mut app = desk(kind);
        let stays = app.signed_with(&[("organisation_name", "Rekava Council of Rivers"), ("email", "info@rcr-test.org")]);
        let goes = app.signed_with(&[("organisation_name", "The Rekava Council of Rivers"), ("email", "anna@gmail.com"), ("visibility", "recipient_only")]);
        app.decide(stays.id, "approve", "");
        app.decide(goes.id, "approve", "");
        let token = app.client.get("/desk").hidden("form_token");
        let only = format!("merge-{}:{}", stays.id, goes.id);
        let looked = app.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("only", &only)]);
        assert_eq!((looked.status, status(&app, goes.id)), (200, Status::Approved), "looking merges nothing");
        let page = looked.text();
        assert!(page.contains("info@rcr-test.org") && page.contains("anna@gmail.com"), "both side by side: {page}");
        assert!(page.contains("is to be seen by fewer people"), "{page}");
        let lists = page.split("What each list shows").nth(1).unwrap().split("</table>").next().unwrap();
        // The public list shows the one that stays, before and after; the recipient's shows both before.
        assert_eq!(lists.matches("<bdi>Rekava Council of Rivers</bdi>").count(), 4, "{lists}");
        assert_eq!(lists.matches("<bdi>The Rekava Council of Rivers</bdi>").count(), 1, "{lists}");
        let (again, sure) = (looked.hidden("only"), [("form_token", token.as_str()), ("confirm", "yes")]);
        let merged = app.client.post("/desk/letters/a-letter/signatures/decide", &[sure[0], sure[1], ("only", &again)]);
        assert!(merged.header("location").contains("done=1"), "{}", merged.text());
        assert_eq!((status(&app, stays.id), status(&app, goes.id)), (Status::Approved, Status::Merged));
    }
}

/// Another address says that the organisation of a sign-on does not sign.
fn somebody_says_no(app: &mut TestApp, id: Id, email: &str) {
    let token = app.client.get("/desk").hidden("form_token");
    let fields = [("form_token", token.as_str()), ("whom", "organisation"), ("email", email), ("elsewhere", "on")];
    assert_eq!(app.client.post(&format!("/desk/letters/a-letter/signatures/{id}/questions"), &fields).status, 303);
    let path = mail_with_link(&app.deliver(), email, "/question/").unwrap();
    assert_eq!(app.client.post(&path, &[("answer", "no")]).status, 200);
}

/// Has it the marks of a "no" and of a "not me"?
fn marks(app: &TestApp, id: Id) -> (bool, bool) {
    let signature = app.signatures().into_iter().find(|signature| signature.id == id).unwrap();
    (signature.has_flag(Flag::SaidNo), signature.has_flag(Flag::NotMe))
}

fn undo_newest(app: &mut TestApp) {
    let page = app.client.get("/desk/letters/a-letter/signatures?status=all");
    let text = page.text();
    let decision = text.split("name=\"undo\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let token = page.hidden("form_token");
    let fields = [("form_token", token.as_str()), ("undo", decision)];
    assert_eq!(app.client.post("/desk/letters/a-letter/signatures/undo", &fields).status, 303);
}

on_both! {
    fn what_was_said_of_a_sign_on_goes_with_it_into_another_and_comes_back_with_the_undo(kind) {
        let mut app = desk(kind);
        let stays = app.signed("Rekava Council of Rivers", "info@rcr-test.org");
        let goes = app.signed("The Rekava Council of Rivers", "anna@gmail.com");
        somebody_says_no(&mut app, goes.id, "office@rekava-test.org");
        let not_me = app.confirm_path("anna@gmail.com").replace('?', "/not-me?");
        assert_eq!(app.client.post(&not_me, &[("sure", "on")]).status, 303);
        assert_eq!((marks(&app, stays.id), marks(&app, goes.id)), ((false, false), (true, true)));
        let token = app.client.get("/desk").hidden("form_token");
        let only = format!("merge-{}:{}", stays.id, goes.id);
        let merge = [("form_token", token.as_str()), ("only", &only), ("confirm", "yes")];
        app.client.post("/desk/letters/a-letter/signatures/decide", &merge);
        assert_eq!((status(&app, goes.id), marks(&app, stays.id)), (Status::Merged, (true, true)));
        undo_newest(&mut app);
        assert_eq!((status(&app, goes.id), marks(&app, stays.id), marks(&app, goes.id)), (Status::Confirmed, (false, false), (true, true)));
        app.client.post("/desk/letters/a-letter/signatures/decide", &merge);
        let cleared = app.decide(stays.id, "clear-not-me", "");
        assert!(cleared.header("location").contains("done=1"), "a mark that came with another can be cleared");
        assert_eq!(marks(&app, stays.id), (true, false));
    }
}

on_both! {
    fn what_was_said_of_an_approved_version_goes_with_it_into_the_newer_one(kind) {
        let mut app = desk(kind);
        let first = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same-test.org"), ("acronym", "ONE")]);
        app.decide(first.id, "approve", "");
        somebody_says_no(&mut app, first.id, "office@same-test.org");
        let second = app.signed_with(&[("organisation_name", "Same"), ("email", "x@same-test.org"), ("acronym", "TWO")]);
        app.decide(second.id, "approve", "");
        assert_eq!((status(&app, first.id), marks(&app, second.id)), (Status::Merged, (true, false)));
        undo_newest(&mut app);
        assert_eq!((status(&app, first.id), marks(&app, second.id), marks(&app, first.id)), (Status::Approved, (false, false), (true, false)));
    }
}
