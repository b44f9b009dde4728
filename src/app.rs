//! What every act is given: the database, the clock, randomness, links, strings and configuration. Cheap to clone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

use crate::basics::{Clock, Entropy, Id, IdSource, Timestamp};
use crate::config::Config;
use crate::db::Db;
use crate::i18n::Catalogue;
use crate::links::Links;

/// The application.
#[derive(Clone, Debug)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Gives identifiers.
    pub ids: Arc<IdSource>,
    /// What the installation decided.
    pub config: Arc<Config>,
    /// Mailed links.
    pub links: Links,
    /// Strings.
    pub catalogue: Catalogue,
    /// Word between rooms of this process.
    pub signals: Arc<Signals>,
}

impl App {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new identifier.
    pub fn new_id(&self) -> Id {
        self.ids.make(&*self.clock, &*self.entropy)
    }
}

/// Hints within one process; other replicas learn the same from the database a little later.
#[derive(Debug, Default)]
pub struct Signals {
    /// Mail waits in the outbox.
    pub mail: Notify,
    public_change: AtomicU64,
}

impl Signals {
    /// Something that public pages show has changed.
    pub fn public_changed(&self) {
        self.public_change.fetch_add(1, Ordering::SeqCst);
    }

    /// Grows with every change of what public pages show.
    pub fn public_version(&self) -> u64 {
        self.public_change.load(Ordering::SeqCst)
    }
}
