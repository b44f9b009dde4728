//! How much mail we can be made to send.

use undersigned::verification;

use crate::on_both;
use crate::support::TestApp;
use crate::support::app::Wishes;

fn limited(kind: crate::support::Kind, limits: &'static str) -> TestApp {
    let app = TestApp::with(kind, Wishes { limits, ..Wishes::default() });
    app.publish(crate::support::app::LETTER);
    app
}

on_both! {
    fn five_hundred_posts_with_variants_of_an_address_send_it_two_mails(kind) {
        let mut app = limited(kind, "burst=100000");
        for number in 0..125 {
            for email in [format!("victim+{number}@bücher.example"), "VICTIM@xn--bcher-kva.example".to_owned(), format!("victim+{number}@XN--BCHER-KVA.example"), "victim@bücher.example".to_owned()] {
                assert_eq!(app.sign(&format!("Organisation {number}"), &email).status, 303);
            }
        }
        assert_eq!(app.deliver().len(), 2, "at most two for a letter");
        assert_eq!(app.signatures().len(), 500, "no sign-on is lost");
        app.advance(23);
        app.sign("Once more", "victim@bücher.example");
        assert_eq!(app.deliver().len(), 2);
        app.advance(2);
        app.sign("Next day", "victim@bücher.example");
        assert_eq!(app.deliver().len(), 3);
    }
}

on_both! {
    fn over_all_letters_an_address_gets_three_mails_a_day(kind) {
        let mut app = limited(kind, "burst=100000");
        for slug in ["second", "third"] {
            app.publish(&crate::support::app::LETTER.replace("slug: a-letter", &format!("slug: {slug}")));
        }
        for slug in ["a-letter", "second", "third"] {
            for number in 0..4 {
                app.sign_at(slug, &[("organisation_name", &format!("Organisation {number}")), ("email", "victim@org.example")]);
            }
        }
        assert_eq!(app.deliver().len(), 3);
    }
}

on_both! {
    fn posts_at_once_do_not_get_past_the_limit(kind) {
        let app = limited(kind, "burst=100000");
        let base = app.client.base.clone();
        std::thread::scope(|scope| {
            for number in 0..8 {
                let base = base.clone();
                scope.spawn(move || {
                    let mut client = crate::support::client::Client::new(&base);
                    for round in 0..10 {
                        let name = format!("Organisation {number} {round}");
                        let fields = [("organisation_name", name.as_str()), ("email", "victim@org.example"), ("country", "KH"), ("kind", "local"), ("contact_name", "X"), ("visibility", "public"), ("privacy", "on")];
                        assert_eq!(client.post("/letters/a-letter/sign", &fields).status, 303);
                    }
                });
            }
        });
        assert_eq!(app.signatures().len(), 80);
        assert_eq!(app.deliver().len(), 2);
    }
}

on_both! {
    fn over_the_limit_a_sign_on_waits_on_the_page_of_the_link_already_mailed(kind) {
        let mut app = limited(kind, "burst=100000");
        for name in ["Troll 1", "Troll 2", "Troll 3", "The real one"] {
            app.sign(name, "info@victim.example");
        }
        let path = app.confirm_path("info@victim.example");
        let page = app.client.get(&path).text();
        assert!(page.contains("The real one"), "a troll cannot lock them out");
        let real = app.signatures().into_iter().find(|signature| signature.organisation_name == "The real one").unwrap().id.to_string();
        assert_eq!(app.client.post(&path, &[("authorised", &real)]).status, 200);
        app.deliver();
    }
}

on_both! {
    fn a_flood_of_addresses_stays_within_the_budget_and_nothing_is_lost(kind) {
        let mut app = limited(kind, "burst=100000,mails_per_hour=50,domain_mails_per_hour=20");
        for number in 0..60 {
            app.sign(&format!("Organisation {number}"), &format!("contact{number}@one-domain.example"));
        }
        assert_eq!(app.deliver().len(), 20, "a domain's budget");
        for number in 0..60 {
            app.sign(&format!("Other {number}"), &format!("contact@domain{number}.example"));
        }
        assert_eq!(app.deliver().len(), 50, "everybody's budget");
        assert_eq!(app.backlog().held, 70, "the rest waits");
        assert!(app.run(app.app.db.read(verification::alarm)).unwrap().is_some(), "and the operator is told");
        for _ in 0..4 {
            app.advance(1);
            app.run(verification::release_held(&app.app)).unwrap();
            app.deliver();
        }
        assert_eq!(app.deliver().len(), 120);
        assert_eq!(app.backlog().held, 0);
        let path = app.confirm_path("contact59@one-domain.example");
        assert_eq!(app.client.get(&path).status, 200);
    }
}

on_both! {
    fn one_source_is_slowed_whatever_it_says_of_itself_and_keeps_what_it_typed(kind) {
        let mut app = limited(kind, "burst=20");
        let mut refused = 0;
        for number in 0..60 {
            let answer = app.sign(&format!("Organisation {number}"), &format!("contact{number}@many.example"));
            if answer.status == 429 {
                refused += 1;
                assert!(answer.text().contains(&format!("Organisation {number}")) && !answer.header("retry-after").is_empty());
            }
        }
        assert!((38..=40).contains(&refused), "{refused}");
        app.deliver();
    }
}

on_both! {
    fn asking_for_lost_links_does_not_use_up_a_strangers_mail(kind) {
        let mut app = limited(kind, "burst=100000");
        for _ in 0..10 {
            app.client.post("/letters/a-letter/lost-link", &[("email", "victim@org.example")]);
            app.client.post("/letters/a-letter/sign/code", &[("email", "victim@org.example"), ("code", "AAAAAAAA")]);
        }
        assert_eq!(app.deliver().len(), 0);
        app.sign("The real one", "victim@org.example");
        assert_eq!(app.deliver().len(), 1);
    }
}
