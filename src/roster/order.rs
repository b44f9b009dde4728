//! Orders names by the rules of the document's language (ICU collation, UTS #10).

use std::cmp::Ordering;

use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use crate::basics::LanguageTag;
use crate::i18n::Translator;
use crate::letters::{Articles, Order, OrderBy};
use crate::organisations::without_article;
use crate::signatures::Signature;

/// Puts signatures into order: pinned names first, then by name, country, kind or date. Stable.
pub fn arrange(mut signatures: Vec<Signature>, order: &Order, language: &LanguageTag, translator: &Translator) -> Vec<Signature> {
    let collator = collator(language);
    let compare = |a: &str, b: &str| collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b));
    let filed = |name: &str| match order.articles {
        Articles::Keep => name.to_owned(),
        Articles::Ignore => without_article(name).to_owned(),
    };
    let by_name = |a: &Signature, b: &Signature| {
        compare(&filed(&a.organisation_name), &filed(&b.organisation_name))
            // Names that differ in case or punctuation only keep one order on every machine.
            .then_with(|| a.organisation_name.cmp(&b.organisation_name))
            .then_with(|| a.id.cmp(&b.id))
    };
    let country = |signature: &Signature| signature.country().map(|country| translator.country(country)).unwrap_or_default();
    signatures.sort_by(|a, b| {
        let first = match order.by {
            OrderBy::Name => Ordering::Equal,
            OrderBy::Country => compare(&country(a), &country(b)),
            OrderBy::Kind => a.kind.cmp(&b.kind),
            OrderBy::Date => a.decided_at.cmp(&b.decided_at),
        };
        pin(order, a).cmp(&pin(order, b)).then(first).then_with(|| by_name(a, b))
    });
    signatures
}

/// The place among the pinned names; those that are not pinned come after all that are.
fn pin(order: &Order, signature: &Signature) -> usize {
    order.pin.iter().position(|name| name.trim() == signature.organisation_name).unwrap_or(order.pin.len())
}

fn collator(language: &LanguageTag) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = language.code().parse().ok()?;
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    // Punctuation and spaces do not count: `/e/ Foundation` is filed under E.
    options.alternate_handling = Some(AlternateHandling::Shifted);
    CollatorBorrowed::try_new(CollatorPreferences::from(&locale), options).ok()
}
