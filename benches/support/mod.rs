//! What the benches share: an application on a new database with one letter, and a sign-on.

use std::sync::Arc;

use undersigned::app::App;
use undersigned::audit::Actor;
use undersigned::basics::clock::SystemClock;
use undersigned::basics::entropy::SystemEntropy;
use undersigned::basics::{Country, EmailAddress, OrganisationName};
use undersigned::config::load;
use undersigned::db::{Db, Pooling};
use undersigned::i18n::Catalogue;
use undersigned::letters::{self, LetterFile, Visibility};
use undersigned::links::{Key, Links};
use undersigned::organisations::{ConsultativeStatus, Kind};
use undersigned::signatures::{NewSignOn, Source};

const LETTER: &str = "---\nslug: bench\ntitle: A letter\ndeadline: 2099-01-01T00:00Z\nvisibility: [public, withheld]\n---\nText.\n";

pub fn app(runtime: &tokio::runtime::Runtime, database: &str) -> App {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let variables = [
        ("DATABASE_URL", database.to_owned()),
        ("LISTEN", format!("127.0.0.1:{port}")),
        ("PUBLIC_URL", format!("http://127.0.0.1:{port}")),
        ("LIMITS", "burst=4000000000,domain_mails_per_hour=4000000000,mails_per_hour=4000000000".to_owned()),
    ];
    let config = load(None, variables.into_iter().map(|(name, value)| (format!("UNDERSIGNED_{name}"), value))).unwrap();
    let app = App {
        db: Db::open(&config.database_url, Pooling { size: 16, statement_cache: true }).unwrap(),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        ids: Arc::default(),
        config: Arc::new(config),
        links: Links::new(Key::from_bytes([1; 32])),
        catalogue: Catalogue::load().unwrap(),
        signals: Arc::default(),
    };
    app.db.migrate(&SystemClock).unwrap();
    runtime
        .block_on(letters::publish(&app, Actor::CommandLine, LetterFile::parse(LETTER).unwrap(), Vec::new(), None, None, false))
        .unwrap();
    app
}

pub fn new(number: usize) -> NewSignOn {
    NewSignOn {
        organisation: OrganisationName::parse(&format!("Association for the Defence of Rights {number}")).unwrap(),
        original_name: String::new(),
        acronym: format!("ADR{number}"),
        country: Country::parse("KH").unwrap(),
        kind: Kind::National,
        website: None,
        consultative_status: ConsultativeStatus::None,
        contact_name: "A Person".to_owned(),
        contact_role: String::new(),
        email: EmailAddress::parse(&format!("contact{number}@domain{}.example", number % 1000)).unwrap(),
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
