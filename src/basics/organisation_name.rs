//! What an organisation calls itself.

use std::fmt;

use super::text::{self, TextError};

/// The longest name taken, in characters. Real lists reach 118; a form that cut at 50 printed half a name.
pub const MAX_CHARACTERS: usize = 200;

/// The longest name quoted to an address nobody has verified yet.
const MAX_IN_UNVERIFIED_MAIL: usize = 120;

/// A name as typed, but for outer white space. Never corrected by software.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganisationName(String);

impl OrganisationName {
    /// Takes any script, single words, domains as names, digits and symbols.
    ///
    /// # Errors
    /// [`TextError`]: empty, over 200 characters, control characters, or nothing visible.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let name = text::one_line(typed, MAX_CHARACTERS)?;
        if !text::has_something_visible(&name) {
            return Err(TextError::NothingVisible);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// May this name stand in a mail to an address that nobody has verified, in the domain `own_domain`?
    ///
    /// A spammer would use the name to make us mail an advertisement: so no address, no invisible character, and nothing that a
    /// mail program turns into a link, unless it is the domain the mail goes to (`350.org` signing from `350.org`).
    pub fn may_stand_in_unverified_mail(&self, own_domain: &str) -> bool {
        let invisible = |c: char| {
            text::is_refused(c)
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}' | '\u{AD}')
        };
        self.0.chars().count() <= MAX_IN_UNVERIFIED_MAIL
            && !self.0.chars().any(invisible)
            && !self.0.contains(['@', '＠', '\\'])
            && !self.0.contains("//")
            && self.0.split(char::is_whitespace).all(|word| is_harmless_word(word, own_domain))
    }
}

/// A word a mail program leaves alone: no dot followed by two letters, no scheme.
fn is_harmless_word(word: &str, own_domain: &str) -> bool {
    let plain: String = word.chars().map(|c| if matches!(c, '。' | '．' | '｡' | '․') { '.' } else { c }).collect();
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.eq_ignore_ascii_case(own_domain) {
        return true;
    }
    let mut labels = plain.split('.');
    let first = labels.next().unwrap_or_default();
    if first.eq_ignore_ascii_case("www") || has_scheme(&plain) {
        return false;
    }
    let mut before = first;
    labels.all(|label| {
        let joined = before.chars().next_back().is_some_and(char::is_alphanumeric);
        let top_level = label.chars().take_while(|c| c.is_alphanumeric()).count() >= 2;
        before = label;
        !(joined && top_level)
    })
}

fn has_scheme(word: &str) -> bool {
    const SCHEMES: [&str; 12] =
        ["http:", "https:", "ftp:", "mailto:", "tel:", "sms:", "callto:", "skype:", "javascript:", "data:", "file:", "hxxp:"];
    let word = word.to_lowercase();
    SCHEMES.iter().any(|scheme| word.contains(scheme))
}

impl fmt::Display for OrganisationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(name: &str, domain: &str) -> bool {
        OrganisationName::parse(name).unwrap().may_stand_in_unverified_mail(domain)
    }

    #[test]
    fn outer_white_space_goes_and_nothing_else() {
        assert_eq!(OrganisationName::parse("\u{a0} La'o  Hamutuk\u{2003}").unwrap().as_str(), "La'o  Hamutuk");
    }

    #[test]
    fn names_that_people_rules_refuse_are_taken() {
        for name in ["LICADHO", "350.org", "/e/ Foundation", "3 CM", "អាដហុក", "台灣人權促進會", "♥", "A\u{200B}B", "x"]
        {
            assert!(OrganisationName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_refused() {
        assert_eq!(OrganisationName::parse("\u{a0} \t"), Err(TextError::Empty));
        assert_eq!(OrganisationName::parse("a\u{202E}b"), Err(TextError::Control));
        assert_eq!(OrganisationName::parse("a\nb"), Err(TextError::Control));
        assert_eq!(OrganisationName::parse("a\0b"), Err(TextError::Control));
        assert_eq!(OrganisationName::parse("…—"), Err(TextError::NothingVisible));
        assert_eq!(OrganisationName::parse("\u{200B}"), Err(TextError::NothingVisible));
        assert_eq!(OrganisationName::parse(&"x".repeat(201)), Err(TextError::TooLong(200)));
        assert!(OrganisationName::parse(&"x".repeat(200)).is_ok());
    }

    #[test]
    fn only_the_mail_domain_itself_may_look_like_a_link() {
        assert!(quoted("350.org", "350.org"));
        assert!(!quoted("350.org", "example.net"));
        assert!(quoted("Chaos Computer Club e.V.", "ccc.example"));
        assert!(quoted("S.T.O.P. – The Surveillance Technology Oversight Project", "x.example"));
        for bad in
            ["Buy at spam.example", "see www.x", "https:/x", "call tel:123", "a@b", "evil。com now", "x.рф", "a\u{200B}b", "go//there"]
        {
            assert!(!quoted(bad, "x.example"), "{bad}");
        }
        assert!(!quoted(&"x".repeat(121), "x.example"));
    }
}
