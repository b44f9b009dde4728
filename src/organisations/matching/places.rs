//! Do the places of two names keep them apart?

use std::collections::BTreeSet;

use super::form::Form;
use super::name::Reading;
use super::relate::concepts;
use super::verdict::Reason;

fn places<'a>(name: &'a Reading, form: &'a Form) -> BTreeSet<&'a str> {
    form.places.iter().chain(&name.soft_places).chain(&name.hard_places).copied().collect()
}

fn is_region(place: &str) -> bool {
    place.starts_with("R-")
}

/// The countries that a name says it is in: as printed beside it, else in it, else by its legal form.
fn countries(name: &Reading) -> BTreeSet<&str> {
    if let Some(country) = &name.country {
        return BTreeSet::from([country.as_str()]);
    }
    let soft: BTreeSet<&str> = name.soft_places.iter().copied().filter(|place| !is_region(place)).collect();
    if soft.is_empty() { name.home.iter().copied().collect() } else { soft }
}

/// Both say what country they are in, and it is not the same; nor is there one country in both names.
pub(super) fn in_different_countries(a: &Reading, b: &Reading, form_a: &Form, form_b: &Form) -> bool {
    let (in_a, in_b) = (countries(a), countries(b));
    let in_both_names = form_a.places.intersection(&form_b.places).any(|place| !is_region(place));
    !in_both_names && !in_a.is_empty() && !in_b.is_empty() && in_a.is_disjoint(&in_b)
}

/// Why their places keep two names apart, if they do. `shared` is how many words they share.
pub(super) fn apart(a: &Reading, b: &Reading, form_a: &Form, form_b: &Form, shared: usize) -> Option<Reason> {
    let (in_a, in_b) = (places(a, form_a), places(b, form_b));
    let only_a: Vec<&str> = in_a.difference(&in_b).copied().collect();
    let only_b: Vec<&str> = in_b.difference(&in_a).copied().collect();
    let printed = |places: &[&str], other: &Reading| places.iter().all(|place| other.is_in(place));
    let explained = only_a.is_empty() || only_b.is_empty() || printed(&only_a, b) && printed(&only_b, a);
    if !explained {
        return Some(Reason::DifferentPlaces);
    }
    let of_a = only_a.into_iter().find_map(|place| place_of_one(place, a, b, form_a, shared));
    of_a.or_else(|| only_b.into_iter().find_map(|place| place_of_one(place, b, a, form_b, shared)))
}

/// A place in one name only: fine where the other is said to be there, or where it only locates a name that says enough.
fn place_of_one(place: &str, name: &Reading, other: &Reading, form: &Form, shared: usize) -> Option<Reason> {
    if other.is_in(place) || other.home.contains(place) {
        return None;
    }
    if other.country.is_some() && !is_region(place) {
        return Some(Reason::AnotherCountry);
    }
    // "… International (Kenya)" is a section.
    let ends_international = form.items.last().is_some_and(|item| item.concepts.contains(&"international"));
    let worldwide = || concepts(&form.items).any(|concept| ["international", "world", "global"].contains(&concept));
    let locates =
        name.soft_places.contains(place) && !ends_international || name.hard_places.contains(place) && shared >= 4 && !worldwide();
    (!locates).then_some(Reason::PlaceOfOne)
}
