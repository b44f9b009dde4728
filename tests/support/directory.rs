//! Several letters, and people who may see some of them.

use undersigned::accounts::{self, Reviewer, Role};
use undersigned::audit::Actor;
use undersigned::basics::{EmailAddress, Id};
use undersigned::letters;
use undersigned::review::{self, Decision};
use undersigned::signatures::Signature;

use super::app::{LETTER, TestApp, Wishes};
use super::client::Response;
use super::database::Kind;

/// Two letters, `a-letter` and `other`, and ten minutes to undo.
pub fn two_letters(kind: Kind) -> TestApp {
    let mut app = TestApp::with(kind, Wishes { variables: vec![("UNDO_MINUTES", "10".to_owned())], ..Default::default() });
    app.publish(LETTER);
    app.publish(&LETTER.replace("slug: a-letter", "slug: other").replace("title: A letter", "title: Another letter"));
    app.mail_may_wait = true;
    app
}

/// Signs in somebody who coordinates these letters; returns what their browser holds.
pub fn coordinates(app: &mut TestApp, email: &str, letters: &[&str]) -> Option<String> {
    app.account(email);
    let address = EmailAddress::parse(email).unwrap();
    for slug in letters {
        app.run(accounts::grant(&app.app, Actor::CommandLine, &address, slug, Role::Coordinator)).unwrap();
    }
    app.client.cookie = None;
    app.sign_in(email);
    app.client.cookie.clone()
}

/// Signs on to a letter and confirms.
pub fn signed_at(app: &mut TestApp, slug: &str, fields: &[(&str, &str)]) -> Signature {
    let email = fields.iter().find(|(name, _)| *name == "email").unwrap().1;
    let cookie = app.client.cookie.take();
    assert_eq!(app.sign_at(slug, fields).status, 303);
    let path = app.confirm_path(email);
    assert_eq!(app.confirm_all(&path).status, 200);
    app.client.cookie = cookie;
    newest(app, slug, email)
}

fn newest(app: &TestApp, slug: &str, email: &str) -> Signature {
    app.signatures_of(slug).into_iter().filter(|signature| signature.email == email).max_by_key(|signature| signature.id).unwrap()
}

/// Approves as the command line does; returns the organisation it is linked to.
pub fn approved(app: &TestApp, slug: &str, signature: &Signature) -> Id {
    let (name, id) = (slug.to_owned(), signature.id);
    let letter = app.run(app.app.db.read(move |c| letters::by_slug(c, &name))).unwrap().unwrap();
    let decided = app.run(review::decide(&app.app, Reviewer::command_line(letter.id), vec![id], Decision::Approve)).unwrap();
    assert_eq!(decided.done, 1, "{decided:?}");
    organisation(app, slug, id).expect("approving links")
}

/// The organisation that a sign-on is linked to.
pub fn organisation(app: &TestApp, slug: &str, id: Id) -> Option<Id> {
    app.signatures_of(slug).into_iter().find(|signature| signature.id == id).unwrap().organisation_id
}

/// Posts a form of the desk, as whoever is signed in.
pub fn post(app: &mut TestApp, path: &str, fields: &[(&str, &str)]) -> Response {
    let token = app.client.get("/desk").hidden("form_token");
    let mut all = fields.to_vec();
    all.push(("form_token", &token));
    app.client.post(path, &all)
}
