//! The queue of one letter: counts, filters, search, pages.

use super::questions::{self, Answer};
use super::search::{self, Found, Total};
use super::together::{self, Claim};
use super::undo::{self, Undoable};
use super::{ReviewError, store, tags};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::{Country, Id, Timestamp};
use crate::db::{Connection, StorageError};
use crate::letters::{self, Visibility};
use crate::organisations::Kind;
use crate::signatures::{self, Counts, Signature, Status};

/// Rows of a page.
const PAGE: usize = 100;

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this status; `None` shows all.
    pub status: Option<Status>,
    /// Only names, acronyms, contacts and addresses that hold this.
    pub search: String,
    /// Only this country.
    pub country: Option<Country>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only with this visibility.
    pub visibility: Option<Visibility>,
    /// Only with this mark.
    pub flag: String,
    /// Only with this tag.
    pub tag: String,
    /// Only with an address at this mail domain, or at one under it; in ASCII and small letters.
    pub domain: String,
    /// Only received at this moment or later.
    pub from: Option<Timestamp>,
    /// Only received before this moment.
    pub before: Option<Timestamp>,
    /// In which order.
    pub sort: Sort,
    /// Behind this signature.
    pub after: Option<Id>,
}

/// The order of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Oldest first: first come, first decided.
    #[default]
    Oldest,
    /// Newest first.
    Newest,
    /// By name.
    Name,
}

impl Sort {
    /// The order of this word; anything else is the usual one.
    pub fn parse(text: &str) -> Self {
        match text {
            "newest" => Self::Newest,
            "name" => Self::Name,
            _ => Self::Oldest,
        }
    }

    /// The word for addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Name => "name",
        }
    }
}

impl Filter {
    /// Is it more than a state?
    fn narrows(&self) -> bool {
        let columns = self.country.is_some() || self.kind.is_some() || self.visibility.is_some();
        columns || !self.search.is_empty() || self.asks_more_than_the_index_knows()
    }

    pub(super) fn asks_more_than_the_index_knows(&self) -> bool {
        let words = !self.flag.is_empty() || !self.tag.is_empty() || !self.domain.is_empty();
        words || self.from.is_some() || self.before.is_some()
    }
}

/// One page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The tags of the rows.
    pub tags: Vec<(Id, String)>,
    /// Every tag of the letter.
    pub letter_tags: Vec<String>,
    /// What came back on the newest question about each of the rows that something was asked about.
    pub answers: Vec<(Id, Answer)>,
    /// Who is looking at which of the rows.
    pub claims: Vec<Claim>,
    /// Decisions that can still be taken back, newest first.
    pub undoable: Vec<Undoable>,
    /// How many stand where, whatever the filter.
    pub counts: Counts,
    /// How many the filter lets through, where it is more than a state.
    pub total: Option<Total>,
    /// The rows.
    pub rows: Vec<Signature>,
    /// Where the next page begins, if there is one.
    pub next: Option<Id>,
    /// The newest text edition that changed the meaning; 0 when none did.
    pub last_material: i64,
}

/// Reads one page of the reviewer's letter.
///
/// # Errors
/// When the database fails.
pub async fn queue(app: &App, reviewer: Reviewer, filter: Filter) -> Result<Queue, ReviewError> {
    let now = app.now();
    app.db
        .read(move |c| {
            let counts = signatures::counts(c, reviewer.letter())?;
            let Found { rows, next, total } = rows(c, reviewer.letter(), &filter)?;
            let undoable = undo::of_letter(c, reviewer.letter(), reviewer.account(), now)?;
            let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
            let claims = together::claims(c, &ids, now)?;
            let (tags, letter_tags) = (tags::of(c, &ids)?, tags::of_letter(c, reviewer.letter())?);
            let answers = questions::newest(c, &ids)?;
            let last_material = letters::last_material(c, reviewer.letter())?;
            Ok(Queue { tags, letter_tags, answers, claims, undoable, counts, total, rows, next, last_material })
        })
        .await
}

/// The sign-on that waits for a decision next after this one, oldest first; from the beginning again behind the last.
///
/// # Errors
/// When the database fails.
pub async fn next_waiting(app: &App, reviewer: Reviewer, after: Id) -> Result<Option<Id>, ReviewError> {
    let waiting = |after| Filter { status: Some(Status::Confirmed), after, ..Filter::default() };
    app.db
        .read(move |c| {
            for from in [Some(after), None] {
                let rows = store::page(c, reviewer.letter(), &waiting(from), 2)?;
                if let Some(next) = rows.into_iter().find(|row| row.id != after) {
                    return Ok(Some(next.id));
                }
            }
            Ok(None)
        })
        .await
}

fn rows(c: &mut Connection, letter: Id, filter: &Filter) -> Result<Found, StorageError> {
    if filter.narrows() {
        return search::find(c, letter, filter, PAGE);
    }
    let mut rows = store::page(c, letter, filter, PAGE + 1)?;
    let next = (rows.len() > PAGE).then(|| rows[PAGE - 1].id);
    rows.truncate(PAGE);
    Ok(Found { rows, next, total: None })
}
