//! Both databases have the same migrations, tables and columns.

use std::collections::BTreeMap;
use std::path::Path;

fn migrations(database: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(entry.path().join("up.sql")).unwrap()))
        .collect()
}

/// Table, column, and whether it must be there.
fn columns(sql: &str) -> Vec<(String, String, bool)> {
    let mut table = String::new();
    let mut found = Vec::new();
    for line in sql.lines() {
        if let Some(rest) = line.strip_prefix("create table ") {
            table = rest.split_whitespace().next().unwrap().to_owned();
        } else if let Some(column) = line.strip_prefix("    ").filter(|_| !table.is_empty()) {
            let name = column.split_whitespace().next().unwrap();
            if !matches!(name, "primary" | "unique") {
                found.push((table.clone(), name.to_owned(), column.contains("not null") || column.contains("primary key")));
            }
        } else if let Some(rest) = line.strip_prefix("alter table ") {
            let words: Vec<&str> = rest.split_whitespace().collect();
            found.push((words[0].to_owned(), words[3].to_owned(), line.contains("not null")));
        } else if line.starts_with(')') {
            table.clear();
        }
    }
    found
}

#[test]
fn both_databases_have_the_same_columns() {
    let (sqlite, postgres) = (migrations("sqlite"), migrations("postgres"));
    assert_eq!(sqlite.keys().collect::<Vec<_>>(), postgres.keys().collect::<Vec<_>>());
    let mut read = 0;
    for (name, sql) in &sqlite {
        let (ours, theirs) = (columns(sql), columns(&postgres[name]));
        read += ours.len();
        assert_eq!(ours, theirs, "{name}");
        // SQLite searches with a full-text index of its own; what PostgreSQL has instead names its method.
        let shared = |line: &&str| line.starts_with("create") && line.contains(" index ") && !line.contains(" using ");
        let indexes = |sql: &str| sql.lines().filter(shared).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(indexes(sql), indexes(&postgres[name]), "{name}");
    }
    assert!(read > 100, "the test reads no columns");
}
