//! Finds, among many entries, the few that may be the same organisation.

use std::collections::{BTreeMap, HashMap};

use super::compare::compare;
use super::keys::{is_common, keys};
use super::name::Reading;
use super::verdict::{Kind, Verdict};

/// How many entries are compared with a name, at most.
const MOST_COMPARED: usize = 300;
/// A sure key with more entries than that is not sure.
const MOST_UNDER_SURE_KEY: usize = 200;
/// What a sure key weighs; a word weighs the logarithm of its rarity.
const SURE: f64 = 10.0;
/// A word with more entries than that is common: it counts only among the rarest words of a name.
const COMMON: usize = 5_000;
const RAREST: usize = 4;

/// An entry that may be the same organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<Id> {
    /// The entry.
    pub id: Id,
    /// Same or maybe, and why.
    pub verdict: Verdict,
}

/// Readings of many entries, in memory.
#[derive(Debug, Clone)]
pub struct Directory<Id> {
    entries: Vec<(Id, Reading)>,
    /// The entries filed under each key, in the order they were added.
    filed: HashMap<String, Vec<u32>>,
}

impl<Id> Default for Directory<Id> {
    fn default() -> Self {
        Self { entries: Vec::new(), filed: HashMap::new() }
    }
}

impl<Id: Copy> Directory<Id> {
    /// Files an entry.
    pub fn add(&mut self, id: Id, reading: Reading) {
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        for key in keys(&reading) {
            self.filed.entry(key).or_default().push(at);
        }
        self.entries.push((id, reading));
    }

    /// The entries that are, or may be, the same organisation, the surest first; at most so many.
    pub fn suggest(&self, reading: &Reading, most: usize) -> Vec<Suggestion<Id>> {
        let mut hits: Vec<(u32, Suggestion<Id>)> = Vec::new();
        for at in self.candidates(reading) {
            let Some((id, entry)) = self.entries.get(at as usize) else { continue };
            let verdict = compare(reading, entry);
            if verdict.kind != Kind::Different {
                hits.push((at, Suggestion { id: *id, verdict }));
            }
        }
        hits.sort_by_key(|(at, hit)| (std::cmp::Reverse(hit.verdict.score), *at));
        hits.into_iter().take(most).map(|(_, hit)| hit).collect()
    }

    /// The entries worth comparing, the likeliest first.
    pub(super) fn candidates(&self, reading: &Reading) -> Vec<u32> {
        let keys = keys(reading);
        let mut found: BTreeMap<u32, f64> = BTreeMap::new();
        for filed in keys.iter().filter(|key| !is_common(key)).filter_map(|key| self.filed.get(key)) {
            if filed.len() <= MOST_UNDER_SURE_KEY {
                for at in filed {
                    *found.entry(*at).or_default() += SURE;
                }
            }
        }
        let mut words: Vec<(usize, &String)> =
            keys.iter().filter(|key| is_common(key)).filter_map(|key| Some((self.filed.get(key)?.len(), key))).collect();
        words.sort();
        let room = MOST_COMPARED - found.len().min(MOST_COMPARED / 2);
        for (at, weight) in self.by_words(&words, room) {
            *found.entry(at).or_default() += weight;
        }
        likeliest(found.into_iter().collect(), MOST_COMPARED).into_iter().map(|(at, _)| at).collect()
    }

    /// The entries that share the most and the rarest words. The words come with their number of entries, the rarest first.
    fn by_words(&self, words: &[(usize, &String)], most: usize) -> Vec<(u32, f64)> {
        let all = self.entries.len();
        let mut weights = vec![0.0_f64; all];
        let mut touched: Vec<u32> = Vec::new();
        for (nth, (size, key)) in words.iter().enumerate() {
            let enough = size * 5 > all && touched.len() >= MOST_COMPARED;
            if enough || *size > COMMON && !touched.is_empty() && nth >= RAREST {
                break;
            }
            let weight = (all as f64 / *size as f64 + 1.0).ln();
            for at in self.filed.get(*key).into_iter().flatten() {
                let sum = &mut weights[*at as usize];
                if *sum == 0.0 {
                    touched.push(*at);
                }
                *sum += weight;
            }
        }
        likeliest(touched.into_iter().map(|at| (at, weights[at as usize])).collect(), most)
    }
}

/// The heaviest, in order; among equals the first filed.
fn likeliest(mut weighed: Vec<(u32, f64)>, most: usize) -> Vec<(u32, f64)> {
    let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if weighed.len() > most {
        weighed.select_nth_unstable_by(most, order);
        weighed.truncate(most);
    }
    weighed.sort_by(order);
    weighed
}

#[cfg(test)]
mod tests {
    use super::super::name::{Printed, read};
    use super::*;

    fn name(name: &str) -> Reading {
        read(&Printed { name, ..Printed::default() })
    }

    #[test]
    fn the_surest_entry_comes_first_and_others_stay_away() {
        let mut directory = Directory::default();
        for (id, entry) in
            ["Vadomi Water", "Rekava Council of Rivers", "Rekava Rivers", "Rekava Council of Rivers (RCR)"].iter().enumerate()
        {
            directory.add(id, name(entry));
        }
        let found: Vec<usize> = directory.suggest(&name("RCR"), 3).iter().map(|hit| hit.id).collect();
        assert_eq!(found, [3, 1]);
        assert_eq!(directory.suggest(&name("RCR"), 1).len(), 1);
        assert!(directory.suggest(&name("Vadomi Desert Watch"), 3).is_empty());
    }

    #[test]
    fn at_most_three_hundred_are_compared() {
        let mut directory = Directory::default();
        for id in 0..1_000 {
            directory.add(id, name(&format!("Rekava Rivers {id}")));
        }
        let candidates = directory.candidates(&name("Rekava Rivers 7"));
        assert!((200..=MOST_COMPARED).contains(&candidates.len()), "{}", candidates.len());
    }
}
