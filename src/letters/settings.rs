//! What a letter's front matter decides beside its text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Visibility;

/// Gives an enum its words: the same in files, forms and storage.
macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),* $(,)? }) => {
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As stored and typed.
            pub fn as_str(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            /// The one of this word.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

words!(FormField {
    Acronym => "acronym",
    OriginalName => "original_name",
    Website => "website",
    ConsultativeStatus => "consultative_status",
    ContactRole => "contact_role",
    Logo => "logo",
    Comment => "comment",
    Updates => "updates",
});
words!(Requirement { Off => "off", Optional => "optional", Required => "required" });
words!(ListPolicy { Public => "public", AfterClose => "after-close", Never => "never" });
words!(OrderBy { Name => "name", Country => "country", Kind => "kind", Date => "date" });
words!(Articles { Keep => "keep", Ignore => "ignore" });

/// The settings of one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Who answers questions about the letter.
    pub contact: Option<Contact>,
    /// Who is responsible for the data (GDPR Art. 13).
    pub controller: Option<Controller>,
    /// What the form asks; a field that is not named is optional.
    pub fields: BTreeMap<FormField, Requirement>,
    /// Which visibilities signers may choose.
    pub visibility: Vec<Visibility>,
    /// Who sees the list of signatories.
    pub list: ListPolicy,
    /// How the list is ordered.
    pub order: Order,
    /// For a statement to the UN Human Rights Council.
    pub hrc: Option<Hrc>,
}

/// What a letter begins with: every sign-on public, every field optional.
impl Default for Settings {
    fn default() -> Self {
        Self {
            contact: None,
            controller: None,
            fields: BTreeMap::new(),
            visibility: vec![Visibility::Public],
            list: ListPolicy::default(),
            order: Order::default(),
            hrc: None,
        }
    }
}

impl Settings {
    /// How a field stands on the form.
    pub fn requirement(&self, field: FormField) -> Requirement {
        self.fields.get(&field).copied().unwrap_or(if field == FormField::Logo { Requirement::Off } else { Requirement::Optional })
    }
}

/// A person to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: String,
}

/// The controller of the personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// Name of the body.
    pub name: String,
    /// Postal address.
    pub postal_address: String,
    /// Mail address.
    pub email: String,
}

/// A field of the form that a letter may ask for or leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormField {
    /// Acronym.
    Acronym,
    /// Name in its own script.
    OriginalName,
    /// Website.
    Website,
    /// Consultative status with ECOSOC.
    ConsultativeStatus,
    /// What the contact does in the organisation.
    ContactRole,
    /// Logo.
    Logo,
    /// A word to the coordinators.
    Comment,
    /// Wish for news.
    Updates,
}

/// Is a field asked for?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Not on the form.
    Off,
    /// May stay empty.
    Optional,
    /// Must be filled in.
    Required,
}

/// Who sees the list of signatories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListPolicy {
    /// Everybody, at once.
    #[default]
    Public,
    /// Everybody, once the letter is closed.
    AfterClose,
    /// Nobody.
    Never,
}

/// How the list is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Order {
    /// By what.
    pub by: OrderBy,
    /// Are leading articles kept?
    pub articles: Articles,
    /// Names that stand first, in this order.
    pub pin: Vec<String>,
}

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderBy {
    /// Name.
    #[default]
    Name,
    /// Country, then name.
    Country,
    /// International, regional, national, local; then name.
    Kind,
    /// When it was approved.
    Date,
}

/// Is `The Asia Foundation` filed under T or under A?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Articles {
    /// Under T.
    #[default]
    Keep,
    /// Under A.
    Ignore,
}

/// What the form of a written statement to the UN Human Rights Council asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hrc {
    /// Session of the Council.
    pub session: Option<u32>,
    /// Agenda item, 1 to 10.
    pub agenda_item: Option<u32>,
    /// The submitting organisation.
    pub submitter: Option<String>,
    /// 10 in the newer form, 12 in the older one.
    pub font_size: Option<u32>,
}
