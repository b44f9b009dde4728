//! A mail server that misbehaves in every way costs neither a sign-on nor a mail.

use std::sync::Arc;
use std::time::{Duration, Instant};

use undersigned::config::SmtpConfig;
use undersigned::mail::{Deadlines, Mailer, SmtpMailer};

use crate::on_both;
use crate::support::smtp::{Mode, Server};
use crate::support::{Kind, TestApp};

fn mailer(url: &str) -> Arc<Mailer> {
    let deadlines = Deadlines { to_data: Duration::from_secs(3), after_data: Duration::from_secs(3) };
    let smtp = SmtpMailer::new(SmtpConfig::parse(url).unwrap(), "letters.example").unwrap().with_deadlines(deadlines);
    Arc::new(Mailer::Smtp(Box::new(smtp)))
}

/// One mail waits in the outbox.
fn waiting(kind: Kind) -> TestApp {
    let mut app = TestApp::with_letter(kind);
    assert_eq!(app.sign("One", "info@one.example").status, 303);
    app
}

on_both! {
    fn a_good_server_gets_one_clean_message(kind) {
        let (app, server) = (waiting(kind), Server::start(Mode::Good));
        assert_eq!(app.deliver_by(&mailer(&server.url())), 1);
        let mails = server.mails();
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        assert_eq!((mail.to.as_str(), mail.header("To").as_str()), ("info@one.example", "info@one.example"));
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert!(mail.header("Message-ID").ends_with("@127.0.0.1>"), "{}", mail.header("Message-ID"));
        assert!(mail.data.contains("text/plain") && mail.data.contains("text/html"));
        let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
        assert!(host.trim().len() < 4 || !mail.data.contains(host.trim()), "the machine's name leaks");
    }
}

on_both! {
    fn trouble_that_passes_is_tried_again_with_the_same_message(kind) {
        for mode in [Mode::Silent, Mode::Drip, Mode::Later, Mode::Leaving, Mode::EndlessLine] {
            let (app, server) = (waiting(kind), Server::start(mode));
            let mailer = mailer(&server.url());
            let started = Instant::now();
            assert_eq!(app.deliver_by(&mailer), 1, "{mode:?}");
            assert!(started.elapsed() < Duration::from_secs(8), "{mode:?}: a deadline holds");
            assert_eq!(app.backlog().ready, 1, "{mode:?}: nothing is lost");
            assert_eq!(app.deliver_by(&mailer), 0, "{mode:?}: not at once again");
            server.set(Mode::Good);
            app.advance(1);
            assert_eq!(app.deliver_by(&mailer), 1, "{mode:?}");
            assert_eq!((server.mails().len(), app.backlog().ready), (1, 0), "{mode:?}");
        }
    }
}

on_both! {
    fn a_refused_connection_is_tried_again_for_four_days(kind) {
        let app = waiting(kind);
        let nobody = mailer("smtp://127.0.0.1:9?tls=none");
        let mut tries = 0;
        for _ in 0..(5 * 24) {
            tries += app.deliver_by(&nobody);
            app.advance(1);
        }
        assert!((15..=60).contains(&tries), "{tries} tries in five days");
        assert_eq!(app.backlog().ready, 0, "given up after four days, and told");
        let letter = app.letter_id();
        assert_eq!(app.run(app.app.db.read(move |c| undersigned::outbox::undeliverable(c, letter, 10))).unwrap().len(), 1);
    }
}

on_both! {
    fn what_a_server_will_never_take_is_shown_at_the_desk(kind) {
        let (mut app, server) = (waiting(kind), Server::start(Mode::Never));
        assert_eq!(app.deliver_by(&mailer(&server.url())), 1);
        assert_eq!(app.backlog().ready, 0);
        app.coordinator("maria@ngo.example", undersigned::accounts::Role::Coordinator);
        let page = app.client.get("/desk/letters/a-letter").text();
        assert!(page.contains("info@one.example") && page.contains("no such user here"), "{page}");
    }
}

on_both! {
    fn what_was_perhaps_delivered_is_sent_at_most_once_more_and_not_soon(kind) {
        for mode in [Mode::DropAfterDot, Mode::StallAfterDot] {
            let (app, server) = (waiting(kind), Server::start(mode));
            let mailer = mailer(&server.url());
            assert_eq!(app.deliver_by(&mailer), 1);
            app.clock.advance(Duration::from_secs(1700));
            assert_eq!(app.deliver_by(&mailer), 0, "{mode:?}: not within half an hour");
            app.advance(1);
            assert_eq!(app.deliver_by(&mailer), 1, "{mode:?}");
            app.advance(100);
            assert_eq!(app.deliver_by(&mailer), 0, "{mode:?}: never a third time");
            let seen = server.seen();
            assert_eq!(seen.len(), 2);
            assert_eq!(seen[0].header("Message-ID"), seen[1].header("Message-ID"), "the same Message-ID");
            assert_eq!(seen[0].data.replace("=\r\n", "").split("/confirm/").nth(1).unwrap().get(..71), seen[1].data.replace("=\r\n", "").split("/confirm/").nth(1).unwrap().get(..71), "the same link");
        }
    }
}

on_both! {
    fn without_tls_nothing_is_sent(kind) {
        for (mode, url) in [(Mode::Good, "smtp"), (Mode::BadCertificate, "smtp"), (Mode::StartTls, "smtp")] {
            let (mut app, server) = (waiting(kind), Server::start(mode));
            // STARTTLS is stripped; the certificate is somebody else's; its authority is not trusted.
            let required = mailer(&format!("{url}://localhost:{}", server.address.port()));
            assert_eq!(app.deliver_by(&required), 1);
            assert_eq!((server.seen().len(), app.backlog().ready), (0, 1), "{mode:?}: deferred, never in clear");
            app.mail_may_wait = true;
        }
    }
}

on_both! {
    fn with_a_trusted_certificate_mail_leaves_over_tls(kind) {
        let (app, server) = (waiting(kind), Server::start(Mode::StartTls));
        let authority = app.folder.0.join("ca.pem");
        std::fs::write(&authority, &server.certificate).unwrap();
        let trusted = mailer(&format!("smtp://localhost:{}?ca={}", server.address.port(), authority.display()));
        assert_eq!(app.deliver_by(&trusted), 1);
        assert_eq!(server.mails().len(), 1);
    }
}

on_both! {
    fn two_hundred_mails_leave_over_few_connections(kind) {
        let (mut app, server) = (TestApp::with_letter(kind), Server::start(Mode::Good));
        for number in 0..200 {
            app.sign(&format!("Organisation {number}"), &format!("contact{number}@many.example"));
        }
        let mailer = mailer(&server.url());
        while app.deliver_by(&mailer) > 0 {}
        let mut ids: Vec<String> = server.mails().iter().map(|mail| mail.header("Message-ID")).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 200);
        let opened = server.connections.load(std::sync::atomic::Ordering::SeqCst);
        assert!(opened <= 24, "{opened} connections for 200 mails");
    }
}

on_both! {
    fn a_mail_deferred_once_and_then_cut_off_is_still_tried_again(kind) {
        let (app, server) = (waiting(kind), Server::start(Mode::Later));
        let mailer = mailer(&server.url());
        assert_eq!(app.deliver_by(&mailer), 1);
        server.set(Mode::DropAfterDot);
        app.advance(1);
        assert_eq!(app.deliver_by(&mailer), 1);
        assert_eq!(app.backlog().ready, 1);
        server.set(Mode::Good);
        app.advance(1);
        assert_eq!(app.deliver_by(&mailer), 1);
        assert_eq!(server.mails().len(), 1);
    }
}

on_both! {
    fn one_recipient_that_hangs_does_not_hold_the_others(kind) {
        let (mut app, server) = (waiting(kind), Server::start(Mode::StallAfterDot));
        let mailer = mailer(&server.url());
        std::thread::scope(|scope| {
            let delivering = scope.spawn(|| app.deliver_by(&mailer));
            std::thread::sleep(Duration::from_millis(500));
            server.set(Mode::Good);
            // Arrives while the first one hangs.
            let email = undersigned::basics::EmailAddress::parse("later@two.example").unwrap();
            let message = undersigned::outbox::Message::Withdrawn { letter: "A".to_owned(), organisation: "B".to_owned() };
            let inside = app.app.clone();
            app.run(app.app.db.write("test", move |c| {
                let mail = undersigned::outbox::NewMail { letter: None, recipient: &email, language: "en", message: message.clone(), link: None, delivery: undersigned::outbox::Delivery::Now };
                undersigned::outbox::enqueue(&inside, c, &mail)
            })).unwrap();
            let started = Instant::now();
            while server.mails().is_empty() && started.elapsed() < Duration::from_millis(2_400) {
                std::thread::sleep(Duration::from_millis(20));
            }
            assert_eq!(server.mails().len(), 1, "the second one left while the first hung");
            assert_eq!(delivering.join().unwrap(), 2);
        });
        app.mail_may_wait = true;
    }
}
