//! A backup under load holds everything that was acknowledged before it began.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::support::binary;
use crate::support::{Kind, TestApp};

#[test]
fn a_backup_under_load_loses_no_acknowledged_sign_on_and_restores() {
    let mut app = TestApp::with_letter(Kind::Sqlite);
    app.mail_may_wait = true;
    let base = app.client.base.clone();
    let (stop, acknowledged) = (AtomicBool::new(false), AtomicUsize::new(0));
    let copy = app.folder.0.join("copy.db");
    let database = format!("sqlite:{}", app.app.db.sqlite_file().unwrap().display());
    let variables = |database: &str| binary::installation(&app.folder.0, database, None);
    let before = std::thread::scope(|scope| {
        for thread in 0..4 {
            let (base, stop, acknowledged) = (base.clone(), &stop, &acknowledged);
            scope.spawn(move || {
                let mut client = crate::support::client::Client::new(&base);
                for round in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    let (name, email) = (format!("Organisation {thread} {round}"), format!("c{round}@t{thread}.example"));
                    let fields = [
                        ("organisation_name", name.as_str()),
                        ("email", &email),
                        ("country", "KH"),
                        ("kind", "local"),
                        ("contact_name", "X"),
                        ("visibility", "public"),
                        ("privacy", "on"),
                    ];
                    assert_eq!(client.post("/letters/a-letter/sign", &fields).status, 303);
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while acknowledged.load(Ordering::SeqCst) < 100 {
            std::thread::yield_now();
        }
        let before = acknowledged.load(Ordering::SeqCst);
        let made = binary::run(&variables(&database), &["backup", copy.to_str().unwrap()]);
        stop.store(true, Ordering::SeqCst);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        before
    });
    let restored = format!("sqlite:{}", app.folder.0.join("restored.db").display());
    let done = binary::run(&variables(&restored), &["restore", copy.to_str().unwrap()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let again = binary::run(&variables(&restored), &["restore", copy.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1), "a database that is not empty is not overwritten");
    let exported = binary::run(&variables(&restored), &["export", "a-letter", "--format", "json", "--audience", "coordinators"]);
    let list: serde_json::Value = serde_json::from_slice(&exported.stdout).unwrap();
    let kept = list["signatories"].as_array().unwrap().len();
    assert!(kept >= before && kept <= acknowledged.load(Ordering::SeqCst), "{before} before, {kept} kept");
    let page = app.run(app.app.db.read(undersigned::db::backup::last)).unwrap();
    assert!(page.is_some(), "the desk knows of the backup");
}

#[test]
fn the_desk_warns_when_there_is_no_backup() {
    let mut app = TestApp::with_letter(Kind::Sqlite);
    app.coordinator("maria@ngo.example", undersigned::accounts::Role::Owner);
    assert!(app.client.get("/desk").text().contains("There has never been a backup"));
    let now = app.app.clock.now();
    app.run(app.app.db.write("test", move |c| undersigned::db::backup::note(c, now))).unwrap();
    assert!(!app.client.get("/desk").text().contains("backup"));
    app.clock.advance(std::time::Duration::from_secs(25 * 60));
    assert!(!app.client.get("/desk").text().contains("backup"));
    app.advance(25);
    app.sign_in("maria@ngo.example");
    assert!(app.client.get("/desk").text().contains("The last backup was made on"));
}
