//! The main job on a real list: 83 organisations, the real binary, a real mail server.

use std::time::{Duration, Instant};

use undersigned::organisations::sort_key;

use crate::on_both;
use crate::support::binary::{self, Binary};
use crate::support::client::Client;
use crate::support::database::{self, Folder};
use crate::support::smtp::{Accepted, Mode, Server};

const PASSWORD: &str = "a password of twenty-five";

on_both! {
    fn eighty_three_organisations_sign_confirm_are_approved_and_exported(kind) {
        let names: Vec<String> = serde_json::from_str(include_str!("../data/hrc32.json")).unwrap();
        assert_eq!(names.len(), 83);
        let folder = Folder::new();
        let mail = Server::start(Mode::Good);
        let mut variables = binary::installation(&folder.0, &database::fresh(kind, &folder.0), Some(&mail.url()));
        variables.push(("MAIL_FROM", "Letters <letters@coalition.example>".to_owned()));
        publish(&folder, &variables);
        variables.retain(|(name, _)| *name != "LOG");
        variables.push(("LOG", "info".to_owned()));
        let log = folder.0.join("log");
        let server = Binary::serve(&variables, &log);
        let mut client = Client::new(&server.base);

        for (number, name) in names.iter().enumerate() {
            let email = format!("contact{number}@org{number}.example");
            let fields = [("organisation_name", name.as_str()), ("email", &email), ("country", "CH"), ("kind", "international"), ("contact_name", "A Person"), ("visibility", "public"), ("privacy", "on")];
            let answer = client.post("/letters/internet/sign", &fields);
            assert_eq!(answer.status, 303, "{name}: {}", answer.text());
        }
        let mails = wait_for(&mail, 83);
        let mut tokens = Vec::new();
        for number in 0..names.len() {
            let to = format!("contact{number}@org{number}.example");
            let mine: Vec<&Accepted> = mails.iter().filter(|mail| mail.to == to).collect();
            assert_eq!(mine.len(), 1, "one mail for {to}");
            let path = link(mine[0], &server.base);
            tokens.push(path.split('/').nth(2).unwrap().split('?').next().unwrap().to_owned());
            let page = client.get(&path).text();
            let id = page.split("name=\"authorised\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            assert_eq!(client.post(&path, &[("authorised", &id)]).status, 200);
        }
        approve_all(&mut client);
        let exported = binary::run(&variables, &["export", "internet", "--format", "json"]);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        check(&exported.stdout, &names);
        assert_eq!(wait_for(&mail, 83 * 3).len(), 83 * 3, "confirmation, receipt and approval for each");
        assert!(server.stop(), "a stop by SIGTERM ends well");
        let log = std::fs::read_to_string(log).unwrap();
        assert!(log.lines().count() > 83 * 3, "the log says what was asked: {log}");
        assert!(!log.contains('@') && !log.contains("127.0.0.1 ") && !log.contains("panick"), "no address in the log");
        for secret in tokens.iter().chain(names.iter().filter(|name| name.len() > 6)) {
            assert!(!log.contains(secret.as_str()), "{secret} in the log");
        }
    }
}

fn publish(folder: &Folder, variables: &[(&str, String)]) {
    let letter = folder.0.join("internet.md");
    std::fs::write(
        &letter,
        "---\ntitle: Internet resolution\nslug: internet\ndeadline: 2099-01-01T00:00Z\norder: {articles: keep}\n---\nText.\n",
    )
    .unwrap();
    let good = |output: std::process::Output| assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    good(binary::run(variables, &["letter", "publish", letter.to_str().unwrap()]));
    let mut add = std::process::Command::new("sh");
    let command = format!(
        "echo '{PASSWORD}' | {} coordinator add maria@ngo.example --name Maria --password-stdin",
        env!("CARGO_BIN_EXE_undersigned")
    );
    good(add.arg("-c").arg(command).envs(variables.iter().map(|(name, value)| (format!("UNDERSIGNED_{name}"), value))).output().unwrap());
    good(binary::run(variables, &["coordinator", "grant", "maria@ngo.example", "internet", "coordinator"]));
}

fn approve_all(client: &mut Client) {
    assert_eq!(client.post("/desk/sign-in", &[("email", "maria@ngo.example"), ("password", PASSWORD)]).status, 303);
    let queue = client.get("/desk/letters/internet/signatures");
    let token = queue.hidden("form_token");
    let ids: Vec<String> =
        queue.text().split("name=\"ids\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 83);
    let mut fields = vec![("form_token", token.as_str()), ("decision", "approve")];
    fields.extend(ids.iter().map(|id| ("ids", id.as_str())));
    let preview = client.post("/desk/letters/internet/signatures/decide", &fields);
    assert!(preview.status == 200 && preview.text().contains("83 will be approved."), "{}", preview.text());
    fields.push(("confirm", "yes"));
    let answer = client.post("/desk/letters/internet/signatures/decide", &fields);
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").contains("done=83&skipped=0"), "{}", answer.header("location"));
}

/// Exactly the names, unchanged but for outer spaces, in an order that an ICU collator confirms.
fn check(json: &[u8], names: &[String]) {
    let list: serde_json::Value = serde_json::from_slice(json).unwrap();
    let out: Vec<&str> = list["signatories"].as_array().unwrap().iter().map(|line| line["organisation"].as_str().unwrap()).collect();
    let (mut sorted, mut expected): (Vec<&str>, Vec<&str>) = (out.clone(), names.iter().map(|name| name.trim()).collect());
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    let keys: Vec<Vec<u8>> = out.iter().map(|name| sort_key(name)).collect();
    assert!(keys.is_sorted(), "{out:?}");
    assert_eq!(list["counts"]["named"], 83);
}

fn wait_for(mail: &Server, count: usize) -> Vec<Accepted> {
    let started = Instant::now();
    while mail.mails().len() < count && started.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
    }
    mail.mails()
}

/// The path behind the confirm link, out of quoted-printable.
fn link(mail: &Accepted, base: &str) -> String {
    let text = mail.data.replace("=\r\n", "").replace("=3D", "=");
    let at = text.find(&format!("{base}/confirm/")).unwrap_or_else(|| panic!("{text}"));
    text[at + base.len()..].split_whitespace().next().unwrap().to_owned()
}
