//! The keys that work in the queue: each person may change them or switch them off (WCAG 2.1.4).

use serde::{Deserialize, Serialize};

/// One key for each act in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// Do they work at all?
    pub on: bool,
    /// To the next sign-on; the arrow works too.
    pub next: char,
    /// To the one before; the arrow works too.
    pub previous: char,
    /// Approve.
    pub approve: char,
    /// Reject.
    pub reject: char,
    /// Look at possible doubles, to merge.
    pub merge: char,
    /// Tick for a common decision.
    pub tick: char,
    /// Take back the last decision.
    pub undo: char,
    /// To the search.
    pub search: char,
}

impl Default for Keys {
    fn default() -> Self {
        Self { on: true, next: 'j', previous: 'k', approve: 'a', reject: 'r', merge: 'm', tick: 'x', undo: 'u', search: '/' }
    }
}

impl Keys {
    /// What each key does, as named in forms and texts, and the key.
    pub fn all(&self) -> [(&'static str, char); 8] {
        [
            ("next", self.next),
            ("previous", self.previous),
            ("approve", self.approve),
            ("reject", self.reject),
            ("merge", self.merge),
            ("tick", self.tick),
            ("undo", self.undo),
            ("search", self.search),
        ]
    }

    /// Keys typed into a form, one character for each act.
    ///
    /// `None` when one is missing, is a space or a control, or stands for two acts.
    pub fn typed(on: bool, typed: impl Fn(&str) -> String) -> Option<Self> {
        let key = |name: &str| {
            let text = typed(name);
            let mut characters = text.trim().chars();
            let character = characters.next().filter(|c| !c.is_control())?;
            characters.next().is_none().then(|| character.to_lowercase().next().unwrap_or(character))
        };
        let keys = Self {
            on,
            next: key("next")?,
            previous: key("previous")?,
            approve: key("approve")?,
            reject: key("reject")?,
            merge: key("merge")?,
            tick: key("tick")?,
            undo: key("undo")?,
            search: key("search")?,
        };
        let distinct: std::collections::BTreeSet<char> = keys.all().into_iter().map(|(_, key)| key).collect();
        (distinct.len() == keys.all().len()).then_some(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_acts_never_share_a_key() {
        let typed = |wanted: &'static str| {
            move |name: &str| {
                let usual = Keys::default().all().into_iter().find(|(act, _)| *act == name).map(|(_, key)| key.to_string());
                if name == "approve" { wanted.to_owned() } else { usual.unwrap_or_default() }
            }
        };
        assert_eq!(Keys::typed(true, typed("Y")).map(|keys| keys.approve), Some('y'));
        for bad in ["j", "", " ", "ab", "\n"] {
            assert_eq!(Keys::typed(true, typed(bad)), None, "{bad:?}");
        }
    }
}
