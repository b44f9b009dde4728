//! Choosing sign-ons by a rule: it counts them first, and decides nothing.

use caseless::default_case_fold_str;
use unicode_normalization::UnicodeNormalization;

use super::{Filter, MOST, ReviewError, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::{EmailAddress, Id};

/// Names that are shown of a selection.
const SHOWN: usize = 20;

/// Part of a name; `*` stands for any run of characters, every other character for itself. Compared without case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern(Vec<String>);

impl Pattern {
    /// The pattern of what was typed; nothing typed fits every name.
    pub fn parse(typed: &str) -> Self {
        Self(fold(typed.trim()).split('*').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    /// Does the name hold the parts, one behind the other?
    pub fn fits(&self, name: &str) -> bool {
        let name = fold(name);
        let mut rest = name.as_str();
        self.0.iter().all(|part| match rest.split_once(part.as_str()) {
            Some((_, behind)) => {
                rest = behind;
                true
            }
            None => false,
        })
    }
}

/// Both databases fold case in their own ways, so names are compared here.
fn fold(text: &str) -> String {
    let composed: String = text.nfkc().collect();
    default_case_fold_str(&composed).nfkc().collect()
}

/// A mail domain as [`Filter::domain`] compares it: `example.org` of `@Example.ORG`. `None` when it is none.
pub fn mail_domain(typed: &str) -> Option<String> {
    let bare = typed.trim().trim_start_matches('@');
    EmailAddress::parse(&format!("x@{bare}")).ok().map(|email| email.domain().to_owned())
}

/// What a rule chooses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// How many sign-ons there are.
    pub count: usize,
    /// The oldest of them, as many as can be decided on at once.
    pub ids: Vec<Id>,
    /// The names of the first few.
    pub names: Vec<String>,
}

/// Counts and chooses sign-ons of the reviewer's letter. Changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn select(app: &App, reviewer: Reviewer, filter: Filter, pattern: Pattern) -> Result<Selected, ReviewError> {
    app.db
        .read(move |c| {
            let mut rows = store::matching(c, reviewer.letter(), &filter)?;
            rows.retain(|(_, name)| pattern.fits(name));
            let names = rows.iter().take(SHOWN).map(|(_, name)| name.clone()).collect();
            let ids = rows.iter().take(MOST).map(|(id, _)| *id).collect();
            Ok(Selected { count: rows.len(), ids, names })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_run_and_everything_else_is_itself() {
        for (pattern, name) in [
            ("", "Anything"),
            ("*", "Anything"),
            ("rivers", "Council of RIVERS"),
            ("council*rivers", "Rekava Council of Rivers"),
            ("*council*", "Council"),
            ("100%", "A 100% group"),
            ("a_b", "A_B"),
            ("straße", "STRASSE 1"),
            ("(x|y)", "The (X|Y) group"),
        ] {
            assert!(Pattern::parse(pattern).fits(name), "{pattern} / {name}");
        }
        for (pattern, name) in
            [("rivers*council", "Council of Rivers"), ("100%", "A 100 group"), ("a_b", "AxB"), ("a.b", "AxB"), ("cc", "c"), ("ab*ab", "ab")]
        {
            assert!(!Pattern::parse(pattern).fits(name), "{pattern} / {name}");
        }
    }

    #[test]
    fn a_domain_is_read_as_addresses_keep_it() {
        assert_eq!(mail_domain(" @Exämple.ORG ").as_deref(), Some("xn--exmple-cua.org"));
        for bad in ["", "@", "org", "a b.org", "x@y.org", "%.org"] {
            assert_eq!(mail_domain(bad), None, "{bad}");
        }
    }
}
