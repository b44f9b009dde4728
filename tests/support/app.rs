//! The application in process, with the verbs that make tests read as stories.

use std::sync::Arc;
use std::time::Duration;

use undersigned::accounts::{self, NewAccount, Password, Role};
use undersigned::app::App;
use undersigned::audit::Actor;
use undersigned::basics::clock::ManualClock;
use undersigned::basics::entropy::SeededEntropy;
use undersigned::basics::{Country, EmailAddress, Id, OrganisationName, Timestamp};
use undersigned::config::{Config, load};
use undersigned::db::{Db, Pooling};
use undersigned::http::{Web, bind};
use undersigned::i18n::Catalogue;
use undersigned::letters::{self, LetterFile, Visibility};
use undersigned::links::{Key, Links};
use undersigned::mail::{Mailer, deliver_due};
use undersigned::organisations::{self, ConsultativeStatus};
use undersigned::outbox::{self, PreviewInbox, PreviewMail};
use undersigned::signatures::{self, NewSignOn, Signature, Source};

use super::client::{Client, Response};
use super::database::{self, Folder, Kind};

pub const LETTER: &str = "---\nslug: a-letter\ntitle: A letter\naddressees: [\"The Council\"]\ndeadline: 2027-01-15T18:00[Europe/Zurich]\nvisibility: [public, recipient_only, withheld]\ncontroller: {name: Us, postal_address: Here, email: us@us.example}\n---\nWe, the undersigned[^1].\n\n[^1]: A note.\n";
pub const PASSWORD: &str = "a password of twenty-five";

pub struct TestApp {
    pub app: App,
    pub clock: Arc<ManualClock>,
    pub mailbox: PreviewInbox,
    pub client: Client,
    pub folder: Folder,
    runtime: tokio::runtime::Runtime,
    server: actix_web::dev::ServerHandle,
    /// Set where a story ends with mail still waiting on purpose.
    pub mail_may_wait: bool,
}

/// Everything that a test may decide.
pub struct Wishes {
    pub limits: &'static str,
    pub variables: Vec<(&'static str, String)>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { limits: "off", variables: Vec::new() }
    }
}

impl TestApp {
    pub fn new(kind: Kind) -> Self {
        Self::with(kind, Wishes::default())
    }

    pub fn with(kind: Kind, wishes: Wishes) -> Self {
        let folder = Folder::new();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut variables = vec![
            ("UNDERSIGNED_DATABASE_URL".to_owned(), database::fresh(kind, &folder.0)),
            ("UNDERSIGNED_LISTEN".to_owned(), format!("127.0.0.1:{port}")),
            ("UNDERSIGNED_PUBLIC_URL".to_owned(), format!("http://127.0.0.1:{port}")),
            ("UNDERSIGNED_LIMITS".to_owned(), wishes.limits.to_owned()),
            // Stories that are not about undoing read their mail at once.
            ("UNDERSIGNED_UNDO_MINUTES".to_owned(), "0".to_owned()),
        ];
        variables.extend(wishes.variables.into_iter().map(|(name, value)| (format!("UNDERSIGNED_{name}"), value)));
        let config: Config = load(None, variables.into_iter()).unwrap();
        // 2026-12-01T12:00Z: six weeks before the deadline of the letter above.
        let clock = Arc::new(ManualClock::at(Timestamp::from_micros(1_796_126_400_000_000)));
        let app = App {
            db: Db::open(&config.database_url, Pooling::default()).unwrap(),
            clock: clock.clone(),
            entropy: Arc::new(SeededEntropy::new(7)),
            ids: Arc::default(),
            config: Arc::new(config),
            links: Links::new(Key::from_bytes([7; 32])),
            catalogue: Catalogue::load().unwrap(),
            signals: Arc::default(),
        };
        app.db.migrate(&*clock).unwrap();
        let mailbox = PreviewInbox::default();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let server = {
            let _inside = runtime.enter();
            bind(Web::new(app.clone(), Some(mailbox.clone())), 2).unwrap()
        };
        let handle = server.handle();
        let base = format!("http://{}", server.address);
        runtime.spawn(server.run());
        Self { app, clock, mailbox, client: Client::new(&base), folder, runtime, server: handle, mail_may_wait: false }
    }

    /// An application with the letter above, open.
    pub fn with_letter(kind: Kind) -> Self {
        let app = Self::new(kind);
        app.publish(LETTER);
        app
    }

    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    pub fn publish(&self, source: &str) {
        let file = LetterFile::parse(source).unwrap();
        self.run(letters::publish(&self.app, Actor::CommandLine, file, Vec::new(), None, None, false)).unwrap();
    }

    pub fn advance(&self, hours: u64) {
        self.clock.advance(Duration::from_secs(hours * 3600));
    }

    /// Posts the sign form; fields given here win over the usual ones.
    pub fn sign(&mut self, name: &str, email: &str) -> Response {
        self.sign_with(&[("organisation_name", name), ("email", email)])
    }

    pub fn sign_with(&mut self, fields: &[(&str, &str)]) -> Response {
        self.sign_at("a-letter", fields)
    }

    pub fn sign_at(&mut self, slug: &str, fields: &[(&str, &str)]) -> Response {
        let usual = [("country", "KH"), ("kind", "national"), ("contact_name", "Sok"), ("visibility", "public"), ("privacy", "on")];
        let mut all: Vec<(&str, &str)> = fields.to_vec();
        all.extend(usual.iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name)));
        self.client.post(&format!("/letters/{slug}/sign"), &all)
    }

    /// Lets the worker send what is due; returns all mails so far, newest first.
    pub fn deliver(&self) -> Vec<PreviewMail> {
        let mailer = Arc::new(Mailer::Preview(self.mailbox.clone()));
        while self.run(deliver_due(&self.app, &mailer)).unwrap() > 0 {}
        self.mailbox.mails()
    }

    /// One round of the worker with another mailer.
    pub fn deliver_by(&self, mailer: &Arc<Mailer>) -> usize {
        self.run(deliver_due(&self.app, mailer)).unwrap()
    }

    /// The path of the newest confirm link mailed to an address.
    pub fn confirm_path(&self, email: &str) -> String {
        mail_with_link(&self.deliver(), email, "/confirm/").unwrap_or_else(|| panic!("no confirm link for {email}"))
    }

    /// The path of the newest link to a signer's own page mailed to an address.
    pub fn own_path(&self, email: &str) -> String {
        mail_with_link(&self.deliver(), email, "/signature/").unwrap_or_else(|| panic!("no own page for {email}"))
    }

    /// Ticks every box on the page behind a link and confirms.
    pub fn confirm_all(&mut self, path: &str) -> Response {
        let page = self.client.get(path).text();
        let ids: Vec<String> =
            page.split("name=\"authorised\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("authorised", id.as_str())).collect();
        self.client.post(path, &fields)
    }

    /// Signs on and confirms.
    pub fn signed(&mut self, name: &str, email: &str) -> Signature {
        self.signed_with(&[("organisation_name", name), ("email", email)])
    }

    pub fn signed_with(&mut self, fields: &[(&str, &str)]) -> Signature {
        let email = fields.iter().find(|(name, _)| *name == "email").unwrap().1;
        assert_eq!(self.sign_with(fields).status, 303);
        let path = self.confirm_path(email);
        assert_eq!(self.confirm_all(&path).status, 200);
        self.deliver();
        self.signatures().into_iter().filter(|signature| signature.email == email).max_by_key(|signature| signature.id).unwrap()
    }

    /// Every signature of the letter, oldest first.
    pub fn signatures(&self) -> Vec<Signature> {
        self.signatures_of("a-letter")
    }

    pub fn signatures_of(&self, slug: &str) -> Vec<Signature> {
        let slug = slug.to_owned();
        let mut all = self
            .run(self.app.db.read(move |c| {
                let letter = letters::by_slug(c, &slug)?.expect("the letter is there");
                undersigned::signatures::list_all(c, letter.id)
            }))
            .unwrap();
        all.sort_by_key(|signature| signature.id);
        all
    }

    pub fn letter_id(&self) -> Id {
        self.run(self.app.db.read(|c| letters::by_slug(c, "a-letter"))).unwrap().unwrap().id
    }

    /// Makes a coordinator of the letter; signs them in.
    pub fn coordinator(&mut self, email: &str, role: Role) {
        self.account(email);
        let address = EmailAddress::parse(email).unwrap();
        self.run(accounts::grant(&self.app, Actor::CommandLine, &address, "a-letter", role)).unwrap();
        self.sign_in(email);
    }

    pub fn account(&self, email: &str) -> Id {
        self.account_as(email, false)
    }

    pub fn account_as(&self, email: &str, is_admin: bool) -> Id {
        let new = NewAccount {
            email: EmailAddress::parse(email).unwrap(),
            name: email.to_owned(),
            password: Password::chosen(PASSWORD, &[]).unwrap(),
            is_admin,
        };
        self.run(accounts::add(&self.app, Actor::CommandLine, new)).unwrap()
    }

    pub fn sign_in(&mut self, email: &str) {
        let response = self.client.post("/desk/sign-in", &[("email", email), ("password", PASSWORD)]);
        assert_eq!(response.status, 303, "{}", response.text());
    }

    /// Decides at the desk, as whoever is signed in.
    pub fn decide(&mut self, id: Id, decision: &str, reason: &str) -> Response {
        let token = self.client.get("/desk/letters/a-letter/signatures?status=all").hidden("form_token");
        let only = format!("{decision}:{id}");
        self.client.post("/desk/letters/a-letter/signatures/decide", &[("form_token", &token), ("only", &only), ("reason", reason)])
    }

    pub fn backlog(&self) -> outbox::Backlog {
        self.run(self.app.db.read(outbox::backlog)).unwrap()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let waiting = if std::thread::panicking() || self.mail_may_wait { 0 } else { self.backlog().ready };
        self.runtime.block_on(self.server.stop(false));
        assert_eq!(waiting, 0, "the story ended with mail in the outbox");
    }
}

/// A sign-on as the form makes it.
pub fn new_sign_on(name: &str, email: &str) -> NewSignOn {
    NewSignOn {
        organisation: OrganisationName::parse(name).unwrap(),
        original_name: String::new(),
        acronym: String::new(),
        country: Country::parse("KH").unwrap(),
        kind: organisations::Kind::National,
        website: None,
        consultative_status: ConsultativeStatus::None,
        contact_name: "Sok".to_owned(),
        contact_role: String::new(),
        email: EmailAddress::parse(email).unwrap(),
        visibility: Visibility::Public,
        comment: String::new(),
        updates: false,
        language: "en".to_owned(),
        source: Source::Form,
        edition: None,
        form_nonce: None,
        flags: Vec::new(),
    }
}

/// A sign-on that is confirmed, without a browser and without mail.
pub async fn confirmed(app: &App, name: &str, email: &str) -> Id {
    let id = signatures::sign_on(app, "a-letter", new_sign_on(name, email)).await.unwrap().signature.unwrap();
    let signature = app.db.read(move |c| signatures::by_id(c, id)).await.unwrap().unwrap();
    let token = signatures::confirm_token(app, &signature).await.unwrap().to_string();
    signatures::confirm(app, &token, vec![id]).await.unwrap();
    id
}

/// The path and query of the newest link of a kind in the mails to an address.
pub fn mail_with_link(mails: &[PreviewMail], email: &str, kind: &str) -> Option<String> {
    let text = &mails.iter().find(|mail| mail.to == email && mail.text.contains(kind))?.text;
    let at = text.find(kind)?;
    Some(text[at..].split_whitespace().next()?.to_owned())
}
