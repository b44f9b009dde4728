//! Many hands at once: whatever the order, the end is a legal state that the log explains.

use undersigned::accounts::Reviewer;
use undersigned::app::App;
use undersigned::audit;
use undersigned::basics::Id;
use undersigned::db::StorageError;
use undersigned::links::Purpose;
use undersigned::review::{self, Decision};
use undersigned::signatures::{self, Status};

use crate::on_both;
use crate::support::TestApp;
use crate::support::app::{Wishes, confirmed};

/// How many races: each of four acts on one signature, or on two versions of one sign-on. CI asks for 10,000.
fn races() -> usize {
    std::env::var("UNDERSIGNED_TEST_RACES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000)
}

const AT_ONCE: usize = 64;

fn reject() -> Decision {
    Decision::Reject { reason: String::new(), silent: true }
}

async fn race(app: &App, reviewer: Reviewer, number: usize) -> Vec<Id> {
    let email = format!("x@race{number}.example");
    let first = confirmed(app, &format!("Race {number}"), &email).await;
    let mut ids = vec![first];
    if number.is_multiple_of(4) {
        // Two versions of one sign-on: approving the second takes the first in.
        review::decide(app, reviewer, vec![first], Decision::Approve).await.unwrap();
        ids.push(confirmed(app, &format!("Race {number}"), &email).await);
    }
    let last = *ids.last().unwrap();
    let own = app.links.token(Purpose::Manage, first, 0).to_string();
    // Somebody undoes one of the newest decisions, this race's or another's.
    let undo = async {
        let newest = review::undoable(app, reviewer).await.unwrap();
        if let Some(decision) = newest.get(number % newest.len().max(1)) {
            review::undo(app, reviewer, decision.id).await.unwrap();
        }
    };
    let withdraw = async {
        if number.is_multiple_of(3) {
            let _ = review::withdraw(app, &own).await;
        }
    };
    let (approved, rejected, ..) = tokio::join!(
        review::decide(app, reviewer, vec![last], Decision::Approve),
        review::decide(app, reviewer, vec![last], reject()),
        withdraw,
        undo
    );
    approved.unwrap();
    rejected.unwrap();
    ids
}

/// Where the log says that a signature stands.
fn told_by(log: &[audit::Entry]) -> Result<Status, String> {
    let mut stands = Status::Unconfirmed;
    for entry in log {
        let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap();
        let (from, to) = (detail["from"].as_str().and_then(Status::parse), detail["to"].as_str().and_then(Status::parse));
        if from.is_some_and(|from| from != stands) {
            return Err(format!("{} says it stood at {from:?}, and it stood at {stands:?}", entry.act));
        }
        stands = match entry.act.as_str() {
            "confirmed" | "admitted" => Status::Confirmed,
            "approved" => Status::Approved,
            "rejected" => Status::Rejected,
            "withdrawn" => Status::Withdrawn,
            "merged" => Status::Merged,
            "undone" => to.ok_or("undone to where?")?,
            _ => stands,
        };
    }
    Ok(stands)
}

on_both! {
    fn races_end_in_a_legal_state_that_the_log_explains(kind) {
        let mut app = TestApp::with(kind, Wishes { variables: vec![("UNDO_MINUTES", "10".to_owned())], ..Default::default() });
        app.publish(crate::support::app::LETTER);
        let reviewer = Reviewer::command_line(app.letter_id());
        let mut ids = Vec::new();
        for group in (0..races()).collect::<Vec<_>>().chunks(AT_ONCE) {
            let all = group.iter().map(|number| race(&app.app, reviewer, *number));
            ids.extend(app.run(futures_util::future::join_all(all)).into_iter().flatten());
        }
        app.mail_may_wait = true;
        let mut ends = std::collections::BTreeMap::new();
        for id in ids {
            let (signature, log) = app
                .run(app.app.db.read(move |c| Ok::<_, StorageError>((signatures::by_id(c, id)?.unwrap(), audit::of_subject(c, id)?))))
                .unwrap();
            assert_eq!(told_by(&log), Ok(signature.status), "{log:#?}");
            *ends.entry(signature.status.as_str()).or_insert(0_usize) += 1;
        }
        assert!(ends.len() >= 4, "the races end in many ways: {ends:?}");
    }
}
