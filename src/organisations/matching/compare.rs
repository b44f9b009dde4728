//! Are two readings the same organisation?

use super::decide::decide;
use super::fold::length;
use super::name::Reading;
use super::verdict::{Kind, Reason, Verdict};

/// The shortest name that may be cut off, in characters.
const CUT_OFF: usize = 40;

/// The best that any writing of the one says beside any writing of the other.
pub fn compare(a: &Reading, b: &Reading) -> Verdict {
    if a.section != b.section && !acronym_of_section(a, b) {
        return Verdict::different(Reason::Section);
    }
    let mut verdict = best(a, b);
    if verdict.kind == Kind::Same && (a.look_alike || b.look_alike) {
        verdict.reasons.push(Reason::LookAlike);
    }
    if !a.domain.is_empty() && a.domain == b.domain {
        verdict = with_domain(verdict, &a.domain);
    }
    if verdict.kind == Kind::Same && a.country.is_some() && a.country == b.country {
        verdict.score += 2;
    }
    if verdict.kind != Kind::Same && !a.section && !b.section && is_cut_off(a, b) {
        verdict = Verdict::same(66, Reason::CutOff);
    }
    verdict
}

/// An acronym alone does not say that it is a section's.
fn acronym_of_section(a: &Reading, b: &Reading) -> bool {
    (a.only_acronym || b.only_acronym) && !a.acronyms.is_disjoint(&b.acronyms)
}

fn best(a: &Reading, b: &Reading) -> Verdict {
    let mut best: Option<Verdict> = None;
    for form_a in &a.forms {
        for form_b in &b.forms {
            let verdict = decide(a, b, form_a, form_b);
            if best.as_ref().is_none_or(|best| rank(&verdict) > rank(best)) {
                best = Some(verdict);
            }
        }
    }
    best.unwrap_or_else(|| Verdict::different(Reason::DifferentWords))
}

fn rank(verdict: &Verdict) -> (bool, u8) {
    (verdict.kind == Kind::Same, verdict.score)
}

/// A domain in common: surer, or reason enough, unless they are two bodies of one family.
fn with_domain(mut verdict: Verdict, domain: &str) -> Verdict {
    let reason = Reason::SameDomain(domain.to_owned());
    if verdict.kind == Kind::Same {
        verdict.score += 5;
        verdict.reasons.push(reason);
        verdict
    } else if verdict.reasons.iter().any(Reason::is_family) {
        verdict
    } else {
        Verdict::same(60, reason)
    }
}

/// A long name that the other begins with.
fn is_cut_off(a: &Reading, b: &Reading) -> bool {
    let (short, long) = if a.folded.len() <= b.folded.len() { (a, b) } else { (b, a) };
    long.folded.starts_with(&short.folded) && length(&short.folded) >= CUT_OFF
}

#[cfg(test)]
mod tests {
    use super::super::name::{Printed, read};
    use super::*;

    fn name(name: &str) -> Reading {
        read(&Printed { name, ..Printed::default() })
    }

    fn verdict(a: &str, b: &str) -> (Kind, &'static str) {
        let verdict = compare(&name(a), &name(b));
        (verdict.kind, verdict.reasons[0].key())
    }

    #[test]
    fn one_organisation_written_differently_is_the_same() {
        for (a, b, why) in [
            ("Rekava Rivers e. V.", "The Rekava Rivers (RR)", "same-words"),
            ("Rekava Rivers Foundation", "REKAVA RIVERS", "extra-word"),
            ("RCR", "Rekava Council of Rivers (RCR)", "printed-acronym"),
            ("RCR", "Rekava Council of Rivers", "initials"),
            ("Rekava Water Peace League", "Ligue de Rekava pour l'eau et la paix", "other-language"),
            ("Rekavado Rivers", "Rekvado Rivers", "spelling-slip"),
            ("Reka Vado", "Rekavado", "other-spacing"),
            ("Рекавадо", "Rekavado", "other-alphabet"),
        ] {
            assert_eq!(verdict(a, b), (Kind::Same, why), "{a} / {b}");
            assert_eq!(verdict(b, a), (Kind::Same, why), "{b} / {a}");
        }
    }

    #[test]
    fn bodies_of_one_family_are_different() {
        for (a, b, why) in [
            ("Rekava Rivers", "Rekava Rivers, Nairobi Chapter", "section"),
            ("Rekava Rivers – Kenya", "Rekava Rivers – Ghana", "different-places"),
            ("Rekava Rivers", "Rekava Rivers – Kenya", "place-of-one"),
            ("Rekava Group 21", "Rekava Group 22", "different-words"),
        ] {
            assert_eq!(verdict(a, b), (Kind::Different, why), "{a} / {b}");
        }
    }

    #[test]
    fn a_country_keeps_one_name_apart() {
        let printed = |country| read(&Printed { name: "Rekava Rivers", country, ..Printed::default() });
        assert_eq!(compare(&printed("KE"), &printed("Ghana")).kind, Kind::Different);
        assert_eq!(compare(&printed("KE"), &printed("Kenya")).score, 102);
        assert_eq!(compare(&printed("KE"), &printed("")).score, 100);
    }

    #[test]
    fn a_domain_in_common_joins_names_but_not_sections() {
        let printed = |name| read(&Printed { name, domain: "rekava.example", ..Printed::default() });
        let verdict = compare(&printed("Rekava Rivers"), &printed("Vadomi Water"));
        assert_eq!((verdict.kind, verdict.reasons[0].detail()), (Kind::Same, "rekava.example"));
        assert_eq!(compare(&printed("Rekava Rivers"), &printed("Rekava Rivers – Kenya")).kind, Kind::Different);
    }

    #[test]
    fn any_mix_of_marks_can_be_read_and_compared() {
        let pieces = [
            "Rekava",
            " ",
            " - ",
            "–",
            ", ",
            "(",
            ")",
            "[",
            ": ",
            "/",
            ".",
            "'",
            "’s",
            "RR",
            "-",
            "é",
            "\u{301}",
            "ß",
            "الحقوق",
            "水",
            "7",
            "&",
        ];
        let mut seed = 7_u32;
        let mut names = Vec::new();
        for _ in 0..300 {
            let mut odd = String::new();
            for _ in 0..8 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                odd.push_str(pieces[(seed >> 16) as usize % pieces.len()]);
            }
            names.push(name(&odd));
        }
        for pair in names.windows(2) {
            compare(&pair[0], &pair[1]);
            assert!(pair[0].folded.is_empty() || compare(&pair[0], &pair[0].clone()).score <= 107);
        }
    }

    #[test]
    fn an_imitation_is_named() {
        let verdict = compare(&name("Rekava Rivers"), &name("Rеkava Rivers"));
        assert_eq!((verdict.kind, verdict.reasons.last()), (Kind::Same, Some(&Reason::LookAlike)));
    }
}
