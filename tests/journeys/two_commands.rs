//! What the README promises a newcomer.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::client::Client;

#[test]
fn the_demo_runs_the_main_job_with_what_it_prints() {
    let mut demo = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .arg("demo")
        .env("UNDERSIGNED_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(demo.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut after = |start: &str| lines.find_map(|line| line.trim().strip_prefix(start).map(|rest| rest.trim().to_owned())).unwrap();
    let (letter, _, _, people, password) =
        (after("The letter"), after("Mail (preview)"), after("The desk"), after("Sign in as"), after("Password"));
    let base = letter.split("/letters/").next().unwrap().to_owned();
    let mut client = Client::new(&base);
    let page = client.get("/letters/demo").text();
    assert!(page.contains("invented") && page.contains("organisations from"), "{page}");
    let fields = [
        ("organisation_name", "Newcomer"),
        ("email", "new@comer.example"),
        ("country", "KH"),
        ("kind", "local"),
        ("contact_name", "N"),
        ("visibility", "public"),
        ("privacy", "on"),
    ];
    assert_eq!(client.post("/letters/demo/sign", &fields).status, 303);
    let started = std::time::Instant::now();
    let path = loop {
        let inbox = client.get("/demo/inbox").text();
        if let Some(at) = inbox.find("href=\"/confirm/") {
            break inbox[at + 6..].split('"').next().unwrap().to_owned();
        }
        assert!(started.elapsed().as_secs() < 20, "no mail in the preview inbox");
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    let page = client.get(&path).text();
    let id = page.split("name=\"authorised\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(client.post(&path, &[("authorised", &id)]).status, 200);
    let email = people.split_whitespace().next().unwrap().to_owned();
    assert_eq!(client.post("/desk/sign-in", &[("email", &email), ("password", &password)]).status, 303);
    let token = client.get("/desk/letters/demo/signatures").hidden("form_token");
    let only = format!("approve:{id}");
    assert_eq!(client.post("/desk/letters/demo/signatures/decide", &[("form_token", &token), ("only", &only)]).status, 303);
    assert!(client.get("/letters/demo").text().contains("<bdi>Newcomer</bdi>"));
    assert!(client.get("/letters/demo/signatories.csv").text().contains("Newcomer"));
    let _ = Command::new("kill").args(["-TERM", &demo.id().to_string()]).status();
    assert!(demo.wait().unwrap().success());
}
