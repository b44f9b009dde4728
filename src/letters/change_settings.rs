//! Changes what a letter asks, shows and closes on.

use serde_json::{Map, Value, json};

use super::{FormField, Letter, LetterError, Phase, Settings, State, store};
use crate::accounts::{Reviewer, Role};
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::Timestamp;

/// When a letter ends, and where clocks show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines {
    /// "Please sign by".
    pub soft: Option<Timestamp>,
    /// Nothing is taken after it.
    pub hard: Option<Timestamp>,
    /// Name of the zone they are told in.
    pub time_zone: String,
}

impl Deadlines {
    /// Those of a letter.
    pub fn of(letter: &Letter) -> Self {
        Self { soft: letter.soft_deadline, hard: letter.hard_deadline, time_zone: letter.time_zone.clone() }
    }

    /// What is wrong with them as the new deadlines of a letter. One that has passed may stay as it is, but none is moved there.
    pub fn faults(&self, letter: &Letter, now: Timestamp) -> Vec<LetterError> {
        let passed = |new: Option<Timestamp>, old| new != old && new.is_some_and(|deadline| deadline <= now);
        let mut faults = Vec::new();
        if passed(self.soft, letter.soft_deadline) {
            faults.push(LetterError::SoftDeadlinePassed);
        }
        if passed(self.hard, letter.hard_deadline) {
            faults.push(LetterError::DeadlinePassed);
        }
        if let (Some(soft), Some(hard)) = (self.soft, self.hard)
            && soft > hard
        {
            faults.push(LetterError::SoftAfterHard);
        }
        // What has ended is opened again with a reason, not by moving its deadline.
        if letter.state == State::Open && letter.phase(now) != Phase::Open && self.hard != letter.hard_deadline {
            faults.push(LetterError::WrongState(State::Closed.as_str()));
        }
        faults
    }
}

/// Gives the reviewer's letter other settings and deadlines. `seen` is the [`Letter::settings_digest`] they were filled in from.
///
/// # Errors
/// [`LetterError::Stale`] when somebody else changed them meanwhile; [`LetterError::Forbidden`]; [`LetterError::WrongState`] once
/// the letter is archived; [`LetterError::NoController`]; what is wrong with the deadlines.
pub async fn change_settings(
    app: &App,
    reviewer: Reviewer,
    settings: Settings,
    deadlines: Deadlines,
    seen: String,
) -> Result<(), LetterError> {
    let (now, is_local) = (app.now(), app.config.is_local());
    app.db
        .write("change settings", move |c| {
            let letter = store::take(c, reviewer.letter())?;
            allow(&letter, reviewer.role(), is_local, &settings, &seen)?;
            if let Some(fault) = deadlines.faults(&letter, now).into_iter().next() {
                return Err(fault);
            }
            let differences = differences(&letter, &settings, &deadlines)?;
            if !differences.is_empty() {
                store::set_settings(c, letter.id, &settings, &deadlines)?;
                let (actor, detail) = (reviewer.actor(), detail(&differences));
                let event = Event { actor, act: "settings changed", letter: Some(letter.id), subject: Some(letter.id), detail };
                audit::record(c, now, &event)?;
            }
            Ok(())
        })
        .await?;
    app.signals.public_changed();
    Ok(())
}

fn allow(letter: &Letter, role: Role, is_local: bool, settings: &Settings, seen: &str) -> Result<(), LetterError> {
    if role < Role::Owner {
        return Err(LetterError::Forbidden);
    }
    if letter.state == State::Archived {
        return Err(LetterError::WrongState(letter.state.as_str()));
    }
    if letter.settings_digest() != seen {
        return Err(LetterError::Stale);
    }
    if !is_local && letter.is_published() && settings.controller.is_none() {
        return Err(LetterError::NoController);
    }
    Ok(())
}

/// A setting that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    setting: String,
    from: Value,
    to: Value,
}

/// For whoever runs the command: `list never → public`.
impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plain = |value: &Value| match value {
            Value::Null => "none".to_owned(),
            Value::String(word) => word.clone(),
            other => other.to_string(),
        };
        write!(f, "{} {} → {}", self.setting, plain(&self.from), plain(&self.to))
    }
}

/// What other settings and deadlines change of those that a letter has.
pub(super) fn differences(letter: &Letter, settings: &Settings, deadlines: &Deadlines) -> Result<Vec<Difference>, LetterError> {
    let (before, after) = (described(&letter.settings, &Deadlines::of(letter))?, described(settings, deadlines)?);
    let value = |all: &Map<String, Value>, key: &String| all.get(key).cloned().unwrap_or_default();
    Ok(after
        .keys()
        .map(|key| Difference { setting: key.clone(), from: value(&before, key), to: value(&after, key) })
        .filter(|difference| difference.from != difference.to)
        .collect())
}

fn described(settings: &Settings, deadlines: &Deadlines) -> Result<Map<String, Value>, LetterError> {
    let fault = |error: serde_json::Error| crate::db::StorageError::Fault(error.to_string());
    let Value::Object(mut all) = serde_json::to_value(settings).map_err(fault)? else { return Ok(Map::new()) };
    // Naming a field as what it is anyway changes nothing.
    all.remove("fields");
    for field in FormField::ALL {
        all.insert(format!("fields.{}", field.as_str()), json!(settings.requirement(*field).as_str()));
    }
    let moment = |moment: Option<Timestamp>| json!(moment.map(|moment| moment.to_string()));
    all.insert("deadline".to_owned(), moment(deadlines.hard));
    all.insert("soft_deadline".to_owned(), moment(deadlines.soft));
    all.insert("time_zone".to_owned(), json!(deadlines.time_zone));
    Ok(all)
}

/// What changed, for the log. Contact and controller are named without their data, which the log outlives.
pub(super) fn detail(differences: &[Difference]) -> Value {
    const NAMED_ONLY: [&str; 2] = ["contact", "controller"];
    let words = |value: fn(&Difference) -> &Value| {
        let word = |difference: &Difference| match NAMED_ONLY.contains(&difference.setting.as_str()) {
            true => difference.setting.clone(),
            false => format!("{}: {}", difference.setting, value(difference)),
        };
        differences.iter().map(word).collect::<Vec<_>>().join("; ")
    };
    let settings: Vec<&str> = differences.iter().map(|difference| difference.setting.as_str()).collect();
    json!({ "changed": settings, "from": words(|difference| &difference.from), "to": words(|difference| &difference.to) })
}
