//! Names that are one organisation, and names that are not: the rules against real printed lists.

use serde_json::Value;
use undersigned::organisations::matching::{Directory, Kind, Printed, Reading, compare, read};

fn data(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn reading(side: &Value, with_country: bool) -> Reading {
    let country = if with_country { side["country"].as_str().unwrap_or_default() } else { "" };
    read(&Printed { name: side["raw"].as_str().unwrap(), country, ..Printed::default() })
}

/// Every pair of both files: the two sides, and whether they are the same.
fn pairs() -> Vec<(Value, bool)> {
    let (real, written) = (data("duplicates.json"), data("pairs.json"));
    let all = |list: &Value, same: bool| list.as_array().unwrap().iter().map(|pair| (pair.clone(), same)).collect::<Vec<_>>();
    let mut pairs = all(&real["same"], true);
    pairs.extend(all(&real["different"], false));
    pairs.extend(written["pairs"].as_array().unwrap().iter().map(|pair| (pair.clone(), pair["same"] == true)));
    pairs
}

/// Precision, recall and their harmonic mean over a set of pairs.
fn measure(pairs: &[(Value, bool)], with_country: bool) -> (f64, f64, f64) {
    let (mut right, mut flagged, mut wanted) = (0.0, 0.0, 0.0);
    for (pair, same) in pairs {
        let found = compare(&reading(&pair["a"], with_country), &reading(&pair["b"], with_country)).kind == Kind::Same;
        right += f64::from(u8::from(found && *same));
        flagged += f64::from(u8::from(found));
        wanted += f64::from(u8::from(*same));
    }
    let (precision, recall) = (right / flagged, right / wanted);
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

#[test]
fn real_pairs_are_told_apart() {
    let pairs = pairs();
    assert!(pairs.len() > 290);
    let (precision, recall, f1) = measure(&pairs, false);
    assert!(precision >= 0.95 && f1 >= 0.94, "names only: {precision:.3} {recall:.3} {f1:.3}");
    let (precision, recall, f1) = measure(&pairs, true);
    assert!(precision >= 0.98 && f1 >= 0.96, "with countries: {precision:.3} {recall:.3} {f1:.3}");
}

#[test]
fn within_one_real_letter_no_two_lines_are_called_the_same() {
    let names = data("hrc32.json");
    let readings: Vec<Reading> =
        names.as_array().unwrap().iter().map(|name| read(&Printed { name: name.as_str().unwrap(), ..Printed::default() })).collect();
    for (at, a) in readings.iter().enumerate() {
        for (other, b) in readings.iter().enumerate().skip(at + 1) {
            let verdict = compare(a, b);
            assert_ne!(verdict.kind, Kind::Same, "{} / {}: {verdict:?}", names[at], names[other]);
        }
    }
}

#[test]
fn the_right_one_is_among_the_first_three_suggestions() {
    let pairs = pairs();
    let mut directory = Directory::default();
    for (at, (pair, _)) in pairs.iter().enumerate() {
        directory.add(at, reading(&pair["b"], true));
    }
    let same: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].1).collect();
    let found = same.iter().filter(|at| {
        let wanted = reading(&pairs[**at].0["b"], true);
        let suggestions = directory.suggest(&reading(&pairs[**at].0["a"], true), 3);
        // The same organisation stands under other pairs too: any entry that is it will do.
        suggestions.iter().any(|hit| hit.id == **at || compare(&wanted, &reading(&pairs[hit.id].0["b"], true)).kind == Kind::Same)
    });
    let (found, all) = (found.count(), same.len());
    assert!(found * 100 >= all * 95, "{found} of {all}");
}

#[test]
fn the_command_says_why_and_answers_a_file_row_by_row() {
    let folder = crate::support::database::Folder::new();
    let said = |arguments: &[&str]| {
        let output = crate::support::binary::run(&[], arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        said(&["compare", "Chaos Computer Club e. V.", "The Chaos Computer Club (CCC)"]),
        "yes: the same words but for articles, legal form, punctuation, place or acronym\n"
    );
    assert!(said(&["compare", "Internet Society", "Internet Society – Bulgaria"]).starts_with("no: "));
    let file = folder.0.join("pairs.csv");
    let rows = "a,b,country_a,country_b,website_a,website_b\n\"Foo, Bar & Baz\",FBB,KE,KE,,\n=Evil,Other,,,https://one.rekava-test.org,http://www.rekava-test.org/x\nSame Name,Same Name,KE,GH,,\n";
    std::fs::write(&file, format!("\u{FEFF}{rows}")).unwrap();
    let answer = said(&["compare", "--pairs", file.to_str().unwrap()]);
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines.len(), 4, "{answer}");
    assert_eq!(lines[0], "a,b,same,score,reasons");
    assert!(lines[1].starts_with("\"Foo, Bar & Baz\",FBB,yes,"), "{answer}");
    assert!(lines[2].starts_with("=Evil,Other,yes,60,both have the domain rekava-test.org"), "{answer}");
    assert!(lines[3].starts_with("Same Name,Same Name,no,0,"), "{answer}");
    let broken = crate::support::binary::run(&[], &["compare", "--pairs", "/nowhere.csv"]);
    assert_eq!(broken.status.code(), Some(2));
}
