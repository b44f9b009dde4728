//! Rows of letters and their texts.

use std::collections::BTreeSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::create::New;
use super::letter::phase;
use super::{Change, Deadlines, Letter, LetterFile, Phase, Settings, State, Text, Visibility};
use crate::basics::{EmailAddress, Id, LanguageTag, Slug, Timestamp};
use crate::db::schema::{accounts, grants, letter_texts as t, letters as l, signatures, tallies};
use crate::db::{Connection, Result, StorageError, on_db, text_column};

text_column!(State);
text_column!(Visibility);

#[derive(Queryable)]
struct LetterRow {
    id: Id,
    slug: String,
    state: State,
    language: String,
    soft_deadline: Option<Timestamp>,
    hard_deadline: Option<Timestamp>,
    time_zone: String,
    settings: String,
    current_edition: i64,
    revision: i64,
    created_at: Timestamp,
    opened_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
}

impl LetterRow {
    fn letter(self) -> Result<Letter> {
        let damaged = |what: String| StorageError::Fault(format!("letter {}: {what}", self.id));
        Ok(Letter {
            id: self.id,
            slug: Slug::parse(&self.slug).map_err(damaged)?,
            state: self.state,
            language: LanguageTag::parse(&self.language).ok_or_else(|| damaged("language".to_owned()))?,
            soft_deadline: self.soft_deadline,
            hard_deadline: self.hard_deadline,
            time_zone: self.time_zone,
            settings: serde_json::from_str(&self.settings).map_err(|error| damaged(error.to_string()))?,
            current_edition: self.current_edition,
            revision: self.revision,
            created_at: self.created_at,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
        })
    }
}

/// What signing on needs to know of a letter, in one query.
#[derive(Debug, Clone)]
pub struct Brief {
    /// Identifier.
    pub id: Id,
    /// The language it was written in.
    pub language: String,
    /// The text that is signed now.
    pub edition: i64,
    /// "Please sign by".
    pub soft_deadline: Option<Timestamp>,
    /// What it takes now.
    pub phase: Phase,
    titles: Vec<(String, String)>,
}

impl Brief {
    /// The title in a language, or in the original's.
    pub fn title(&self, language: &str) -> String {
        let in_language = |wanted: &str| self.titles.iter().find(|(language, _)| language == wanted).map(|(_, title)| title.clone());
        in_language(language).or_else(|| in_language(&self.language)).unwrap_or_default()
    }
}

/// What signing on needs to know of the letter with this slug.
///
/// # Errors
/// When the database fails.
pub fn brief(c: &mut Connection, slug: &str, now: Timestamp) -> Result<Option<Brief>> {
    // What cannot be a slug is not asked for: PostgreSQL refuses NUL.
    if Slug::parse(slug).is_err() {
        return Ok(None);
    }
    type Columns = (Id, State, String, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>, i64, String, String);
    let rows: Vec<Columns> = on_db!(c, c => l::table
        .inner_join(t::table.on(t::letter_id.eq(l::id).and(t::edition.eq(l::current_edition))))
        .filter(l::slug.eq(slug))
        .select((l::id, l::state, l::language, l::soft_deadline, l::hard_deadline, l::closed_at, l::current_edition, t::language, t::title))
        .load(c))?;
    let Some((id, state, language, soft_deadline, hard, closed, edition, ..)) = rows.first().cloned() else { return Ok(None) };
    let titles = rows.into_iter().map(|row| (row.7, row.8)).collect();
    Ok(Some(Brief { id, language, edition, soft_deadline, phase: phase(state, hard, closed, now), titles }))
}

/// The letter with this slug.
///
/// # Errors
/// When the database fails.
pub fn by_slug(c: &mut Connection, slug: &str) -> Result<Option<Letter>> {
    if Slug::parse(slug).is_err() {
        return Ok(None);
    }
    l::table.filter(l::slug.eq(slug)).first::<LetterRow>(c).optional()?.map(LetterRow::letter).transpose()
}

/// The letter with this identifier.
///
/// # Errors
/// When the database fails.
pub fn by_id(c: &mut Connection, id: Id) -> Result<Option<Letter>> {
    l::table.find(id).first::<LetterRow>(c).optional()?.map(LetterRow::letter).transpose()
}

/// All letters, newest first.
///
/// # Errors
/// When the database fails.
pub fn list(c: &mut Connection) -> Result<Vec<Letter>> {
    l::table.order((l::created_at.desc(), l::id.desc())).load::<LetterRow>(c)?.into_iter().map(LetterRow::letter).collect()
}

/// The letters whose list of signatories everybody can read now.
///
/// # Errors
/// When the database fails.
pub fn with_open_list(c: &mut Connection, now: Timestamp) -> Result<BTreeSet<Id>> {
    Ok(list(c)?.into_iter().filter(|letter| letter.has_open_list(now)).map(|letter| letter.id).collect())
}

/// The revision of a letter: pages made from another one are stale.
///
/// # Errors
/// When the database fails.
pub fn revision(c: &mut Connection, id: Id) -> Result<Option<i64>> {
    Ok(l::table.find(id).select(l::revision).first(c).optional()?)
}

/// Says, in the transaction of the change itself, that public pages must be made anew.
///
/// # Errors
/// When the database fails.
pub fn bump_revision(c: &mut Connection, id: Id) -> Result<()> {
    diesel::update(l::table.find(id)).set(l::revision.eq(l::revision + 1)).execute(c)?;
    Ok(())
}

/// A text edition in all its languages; the original's first.
///
/// # Errors
/// When the database fails.
pub fn texts(c: &mut Connection, letter: Id, edition: i64) -> Result<Vec<Text>> {
    let original: Option<String> = l::table.find(letter).select(l::language).first(c).optional()?;
    let rows: Vec<(String, String, String, String, String)> = t::table
        .filter(t::letter_id.eq(letter))
        .filter(t::edition.eq(edition))
        .order(t::language)
        .select((t::language, t::title, t::addressees, t::body, t::digest))
        .load(c)?;
    let mut texts = rows
        .into_iter()
        .map(|(language, title, addressees, body, digest)| {
            let damaged = || StorageError::Fault(format!("text of letter {letter}"));
            let addressees = serde_json::from_str(&addressees).map_err(|_| damaged())?;
            Ok(Text { edition, language: LanguageTag::parse(&language).ok_or_else(damaged)?, title, addressees, body, digest })
        })
        .collect::<Result<Vec<_>>>()?;
    texts.sort_by_key(|text| Some(text.language.code()) != original);
    Ok(texts)
}

/// The newest text edition that changed the meaning; 0 when none did.
///
/// # Errors
/// When the database fails.
pub fn last_material(c: &mut Connection, letter: Id) -> Result<i64> {
    let material = t::table.filter(t::letter_id.eq(letter)).filter(t::change.eq(Change::Material.as_str()));
    let edition: Option<i64> = material.order(t::edition.desc()).select(t::edition).first(c).optional()?;
    Ok(edition.unwrap_or_default())
}

/// Locks a letter until the transaction ends and reads it as it is then; its public pages are made anew.
pub(super) fn take(c: &mut Connection, id: Id) -> Result<Letter> {
    bump_revision(c, id)?;
    by_id(c, id)?.ok_or(StorageError::NotFound)
}

pub(super) fn add(c: &mut Connection, new: &New, now: Timestamp) -> Result<()> {
    let file = &new.file;
    diesel::insert_into(l::table)
        .values((
            l::id.eq(new.id),
            l::slug.eq(new.slug.as_str()),
            l::state.eq(new.state),
            l::language.eq(file.language.code()),
            l::soft_deadline.eq(file.soft_deadline),
            l::hard_deadline.eq(file.hard_deadline),
            l::time_zone.eq(&file.time_zone),
            l::settings.eq(as_json(&file.settings)?),
            l::current_edition.eq(1),
            l::revision.eq(1),
            l::created_at.eq(now),
            l::opened_at.eq((new.state == State::Open).then_some(now)),
        ))
        .execute(c)?;
    Ok(())
}

/// Gives a letter what its file says beside the text.
pub(super) fn update(c: &mut Connection, id: Id, file: &LetterFile) -> Result<()> {
    diesel::update(l::table.find(id))
        .set((
            l::language.eq(file.language.code()),
            l::soft_deadline.eq(file.soft_deadline),
            l::hard_deadline.eq(file.hard_deadline),
            l::time_zone.eq(&file.time_zone),
            l::settings.eq(as_json(&file.settings)?),
        ))
        .execute(c)?;
    Ok(())
}

pub(super) fn set_settings(c: &mut Connection, id: Id, settings: &Settings, deadlines: &Deadlines) -> Result<()> {
    diesel::update(l::table.find(id))
        .set((
            l::soft_deadline.eq(deadlines.soft),
            l::hard_deadline.eq(deadlines.hard),
            l::time_zone.eq(&deadlines.time_zone),
            l::settings.eq(as_json(settings)?),
        ))
        .execute(c)?;
    Ok(())
}

pub(super) fn set_edition(c: &mut Connection, id: Id, edition: i64) -> Result<()> {
    diesel::update(l::table.find(id)).set(l::current_edition.eq(edition)).execute(c)?;
    Ok(())
}

pub(super) fn set_state(c: &mut Connection, id: Id, to: State, opened_at: Option<Timestamp>, closed_at: Option<Timestamp>) -> Result<()> {
    diesel::update(l::table.find(id)).set((l::state.eq(to), l::opened_at.eq(opened_at), l::closed_at.eq(closed_at))).execute(c)?;
    Ok(())
}

fn as_json(settings: &Settings) -> Result<String> {
    serde_json::to_string(settings).map_err(|error| StorageError::Fault(error.to_string()))
}

pub(super) fn remove_texts(c: &mut Connection, letter: Id, edition: i64) -> Result<()> {
    diesel::delete(t::table.filter(t::letter_id.eq(letter)).filter(t::edition.eq(edition))).execute(c)?;
    Ok(())
}

pub(super) fn add_texts(c: &mut Connection, letter: Id, edition: i64, change: &str, texts: &[Text], now: Timestamp) -> Result<()> {
    for text in texts {
        let addressees = serde_json::to_string(&text.addressees).map_err(|error| StorageError::Fault(error.to_string()))?;
        diesel::insert_into(t::table)
            .values((
                t::letter_id.eq(letter),
                t::edition.eq(edition),
                t::language.eq(text.language.code()),
                t::title.eq(&text.title),
                t::addressees.eq(addressees),
                t::body.eq(&text.body),
                t::change.eq(change),
                t::digest.eq(&text.digest),
                t::created_at.eq(now),
            ))
            .execute(c)?;
    }
    Ok(())
}

pub(super) fn count_signatures(c: &mut Connection, letter: Id) -> Result<i64> {
    Ok(signatures::table.filter(signatures::letter_id.eq(letter)).select(count_star()).first(c)?)
}

/// Has anybody signed on, in whatever state the sign-on is?
///
/// # Errors
/// When the database fails.
pub fn is_signed(c: &mut Connection, letter: Id) -> Result<bool> {
    Ok(count_signatures(c, letter)? > 0)
}

pub(super) fn grant_owner(c: &mut Connection, slug: &Slug, owner: &EmailAddress) -> Result<bool> {
    let account: Option<Id> = accounts::table.filter(accounts::email_key.eq(owner.key())).select(accounts::id).first(c).optional()?;
    let Some(account) = account else { return Ok(false) };
    let letter: Id = l::table.filter(l::slug.eq(slug.as_str())).select(l::id).first(c)?;
    grant(c, account, letter)?;
    Ok(true)
}

/// Makes an account the owner of a letter.
pub(super) fn grant(c: &mut Connection, account: Id, letter: Id) -> Result<()> {
    diesel::delete(grants::table.find((account, letter))).execute(c)?;
    diesel::insert_into(grants::table)
        .values((grants::account_id.eq(account), grants::letter_id.eq(letter), grants::role.eq("owner")))
        .execute(c)?;
    Ok(())
}

pub(super) fn overdue(c: &mut Connection, now: Timestamp) -> Result<Vec<Letter>> {
    let rows: Vec<LetterRow> = l::table.filter(l::state.eq(State::Open)).filter(l::hard_deadline.le(now)).load(c)?;
    rows.into_iter().map(LetterRow::letter).collect()
}

/// Closes an open letter that is still as it was read: its deadline may have been moved meanwhile.
pub(super) fn close(c: &mut Connection, letter: &Letter, at: Timestamp) -> Result<bool> {
    let closed =
        diesel::update(l::table.filter(l::id.eq(letter.id)).filter(l::state.eq(State::Open)).filter(l::revision.eq(letter.revision)))
            .set((l::state.eq(State::Closed), l::closed_at.eq(at), l::revision.eq(l::revision + 1)))
            .execute(c)?;
    Ok(closed == 1)
}

pub(super) fn remove(c: &mut Connection, id: Id) -> Result<()> {
    diesel::delete(tallies::table.filter(tallies::letter_id.eq(id))).execute(c)?;
    diesel::delete(l::table.find(id)).execute(c)?;
    Ok(())
}
