//! Several workers never send the same mail.

use std::collections::BTreeSet;

use undersigned::outbox;

use crate::on_both;
use crate::support::TestApp;

on_both! {
    fn four_workers_lease_every_mail_once(kind) {
        let mut app = TestApp::with_letter(kind);
        for number in 0..400 {
            app.sign(&format!("Organisation {number}"), &format!("contact{number}@many.example"));
        }
        let worker = || async {
            let mut mine = Vec::new();
            loop {
                let leased = outbox::lease(&app.app, 7).await.unwrap();
                if leased.is_empty() {
                    return mine;
                }
                mine.extend(leased.into_iter().map(|mail| mail.id));
            }
        };
        let all: Vec<_> = app.run(async { futures_util::future::join_all((0..4).map(|_| worker())).await }).into_iter().flatten().collect();
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (400, 400));
        app.clock.advance(outbox::LEASE + std::time::Duration::from_secs(1));
        assert_eq!(app.run(outbox::lease(&app.app, 1_000)).unwrap().len(), 400, "a worker that died loses its lease");
        app.mail_may_wait = true;
    }
}
