//! Every promise of docs/PROMISES.md has its test.

use std::path::Path;

#[test]
fn every_promise_names_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = std::fs::read_to_string(root.join("docs/PROMISES.md")).unwrap();
    let names: Vec<&str> =
        promises.lines().filter(|line| line.starts_with("| ") && line.contains("::")).map(|line| line.split('`').nth(1).unwrap()).collect();
    assert!(names.len() > 35);
    for name in names {
        let (file, test) = name.rsplit_once("::").unwrap();
        let path = root.join("tests").join(file.replace("::", "/")).with_extension("rs");
        let source = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name}: no {}", path.display()));
        assert!(source.contains(&format!("fn {test}(")), "{name}");
    }
}
