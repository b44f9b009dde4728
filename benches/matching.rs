//! `cargo bench --bench matching`: how long it takes to find, among 100,000 organisations, those that one name may be.
//!
//! The entries are the printed names of the tests and invented ones; 200 names of the tests are looked for, each read anew. The
//! promise is 20 ms at p99.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use std::time::{Duration, Instant};

use undersigned::organisations::matching::{Directory, Printed, read};

const ENTRIES: usize = 100_000;
const QUERIES: usize = 200;

const HEADS: [&str; 16] = [
    "Association",
    "Centre",
    "Network",
    "Foundation",
    "Committee",
    "Institute",
    "Coalition",
    "Union",
    "Forum",
    "Council",
    "Initiative",
    "League",
    "Collective",
    "Alliance",
    "Federation",
    "Society",
];
const THEMES: [&str; 16] = [
    "Human Rights",
    "Press Freedom",
    "Women",
    "Workers",
    "Digital Rights",
    "Land",
    "Youth",
    "Disability",
    "Water",
    "Legal Aid",
    "Refugees",
    "Democracy",
    "Environment",
    "Health",
    "Education",
    "Peace",
];

fn main() {
    let printed: Vec<String> = serde_json::from_str(include_str!("../tests/data/printed.json")).unwrap();
    let started = Instant::now();
    let mut directory = Directory::default();
    for (id, name) in printed.iter().cloned().chain((0..ENTRIES - printed.len()).map(invented)).enumerate() {
        directory.add(id, read(&Printed { name: &name, ..Printed::default() }));
    }
    println!("{ENTRIES} entries read and filed in {:.1} s", started.elapsed().as_secs_f64());
    let mut times: Vec<Duration> = (0..QUERIES)
        .map(|query| {
            let name = &printed[query * printed.len() / QUERIES];
            let started = Instant::now();
            let found = directory.suggest(&read(&Printed { name, ..Printed::default() }), 3);
            assert!(!found.is_empty(), "{name}");
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    for (what, place) in [("median", QUERIES / 2), ("p99", QUERIES * 99 / 100), ("slowest", QUERIES - 1)] {
        println!("one name among them, {what:<8} {:>8.3} ms", times[place].as_secs_f64() * 1000.0);
    }
}

/// An invented organisation, another for every number: two made-up words, a theme and a head.
fn invented(number: usize) -> String {
    const SYLLABLES: [&str; 20] =
        ["ka", "ro", "mi", "ten", "la", "vu", "sho", "bar", "ne", "di", "go", "pha", "zu", "lim", "qua", "tre", "os", "wen", "yi", "han"];
    let word = |seed: usize| {
        let syllable = |shift: usize| SYLLABLES[(seed / 20_usize.pow(u32::try_from(shift).unwrap())) % 20];
        format!("{}{}{}", syllable(0), syllable(1), syllable(2))
    };
    let (theme, head) = (THEMES[number % 16], HEADS[number / 16 % 16]);
    format!("{} {} {theme} {head}", word(number * 7 + 3), word(number / 11 + 5))
}
