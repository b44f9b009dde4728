//! `cargo bench`: how fast sign-ons are taken, beside what the database itself can do with the same work, in one run.
//!
//! (a) a raw loop of exactly the rows and look-ups of a sign-on, 64 in a transaction; (b) `sign_on` called by 64 tasks; (c) the
//! form posted over HTTP by 64 connections until the durable 303. Every check and limit is on. With `UNDERSIGNED_BENCH_POSTGRES`
//! set to an address, the same for PostgreSQL, with the statements that pgbench can be given printed beside.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use support::{app, new};
use undersigned::app::App;
use undersigned::http::{Web, bind};
use undersigned::signatures::sign_on;

const AT_ONCE: usize = 64;

fn seconds() -> Duration {
    Duration::from_secs(std::env::var("UNDERSIGNED_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(8))
}

fn main() {
    let folder = std::env::temp_dir().join(format!("undersigned-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    println!("{} at once, {} s each, every check and limit on", AT_ONCE, seconds().as_secs());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let raw = raw_sqlite(&runtime, &folder.join("raw.db"));
    println!("SQLite      (a) raw loop in groups of 64     {raw:>8.0} /s");
    let app = support::app(&runtime, &format!("sqlite:{}", folder.join("b.db").display()));
    let called = calls(&runtime, &app);
    println!("SQLite      (b) sign_on by 64 tasks          {called:>8.0} /s   b/a {:.2}", called / raw);
    let posted = posts(&runtime, &app);
    println!("SQLite      (c) posted over HTTP to the 303  {posted:>8.0} /s   c/b {:.2}", posted / called);
    if let Ok(url) = std::env::var("UNDERSIGNED_BENCH_POSTGRES") {
        let app = support::app(&runtime, &url);
        let called = calls(&runtime, &app);
        println!("PostgreSQL  (b) sign_on by 64 tasks          {called:>8.0} /s");
        let posted = posts(&runtime, &app);
        println!("PostgreSQL  (c) posted over HTTP to the 303  {posted:>8.0} /s   c/b {:.2}", posted / called);
    }
    drop(app);
    let _ = std::fs::remove_dir_all(folder);
}

static NUMBER: AtomicUsize = AtomicUsize::new(0);

fn calls(runtime: &tokio::runtime::Runtime, app: &App) -> f64 {
    let started = Instant::now();
    let counts = runtime.block_on(async {
        let tasks = (0..AT_ONCE).map(|_| {
            let app = app.clone();
            tokio::spawn(async move {
                let mut count = 0_usize;
                while started.elapsed() < seconds() {
                    sign_on(&app, "bench", new(NUMBER.fetch_add(1, Ordering::Relaxed))).await.unwrap();
                    count += 1;
                }
                count
            })
        });
        futures_util::future::join_all(tasks).await
    });
    rate(counts.into_iter().map(Result::unwrap).sum(), started)
}

fn posts(runtime: &tokio::runtime::Runtime, app: &App) -> f64 {
    let server = {
        let _inside = runtime.enter();
        bind(Web::new(app.clone(), None), 2).unwrap()
    };
    let (address, handle) = (server.address, server.handle());
    runtime.spawn(server.run());
    let started = Instant::now();
    let total: usize = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(move || {
                    let mut stream = TcpStream::connect(address).unwrap();
                    stream.set_nodelay(true).unwrap();
                    let (mut count, mut buffer) = (0, [0; 4096]);
                    while started.elapsed() < seconds() {
                        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                        let body = format!("organisation_name=Association+for+the+Defence+of+Rights+{number}&acronym=ADR&country=KH&kind=national&consultative_status=none&contact_name=A+Person&email=contact{number}%40domain{}.example&visibility=public&privacy=on", number % 1000);
                        let head = format!("POST /letters/bench/sign HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n", body.len());
                        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
                        let read = stream.read(&mut buffer).unwrap();
                        assert!(buffer[..read].starts_with(b"HTTP/1.1 303"), "{}", String::from_utf8_lossy(&buffer[..read]));
                        count += 1;
                    }
                    count
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    });
    let rate = rate(total, started);
    runtime.block_on(handle.stop(false));
    rate
}

#[expect(clippy::cast_precision_loss, reason = "a rate is printed without decimals")]
fn rate(count: usize, started: Instant) -> f64 {
    count as f64 / started.elapsed().as_secs_f64()
}

/// The statements of `sign_on`, one prepared text each, in transactions of 64 as the writer makes them.
fn raw_sqlite(runtime: &tokio::runtime::Runtime, file: &PathBuf) -> f64 {
    drop(app(runtime, &format!("sqlite:{}", file.display())));
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma cache_size = -16000;").unwrap();
    connection.set_prepared_statement_cache_capacity(32);
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < seconds() {
        connection.execute_batch("begin immediate").unwrap();
        for _ in 0..AT_ONCE {
            one_raw(&connection, NUMBER.fetch_add(1, Ordering::Relaxed));
            count += 1;
        }
        connection.execute_batch("commit").unwrap();
    }
    rate(count, started)
}

fn one_raw(connection: &rusqlite::Connection, number: usize) {
    use rusqlite::params;
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| connection.prepare_cached(sql).unwrap().execute(values).unwrap();
    let id = (u128::try_from(number).unwrap() << 64 | 0xfeed).to_be_bytes();
    let (now, email, name) = (
        1_796_126_400_000_000_i64,
        format!("contact{number}@domain{}.example", number % 1000),
        format!("Association for the Defence of Rights {number}"),
    );
    let letter: Vec<u8> = connection
        .prepare_cached("select l.id, l.state, l.language, l.soft_deadline, l.hard_deadline, l.closed_at, l.current_edition, t.language, t.title from letters l inner join letter_texts t on t.letter_id = l.id and t.edition = l.current_edition where l.slug = ?")
        .unwrap()
        .query_row(params!["bench"], |row| row.get(0))
        .unwrap();
    run(
        "insert into signatures (id, letter_id, status, organisation_name, original_name, acronym, country, kind, website, consultative_status, contact_name, contact_role, email, email_key, name_key, visibility, comment, updates, language, source, text_edition, form_nonce, flags, created_at, reason, sort_key, correction) values (?1, ?2, 'unconfirmed', ?3, '', 'ADR', 'KH', 'national', '', 'none', 'A Person', '', ?4, ?4, ?5, 'public', '', 0, 'en', 'form', 1, null, '', ?6, '', ?7, '') on conflict (letter_id, form_nonce) do nothing",
        params![id, letter, name, email, name.to_lowercase(), now, name.as_bytes()],
    );
    connection
        .prepare_cached("insert into verifications (id, letter_id, email, email_key, generation, expires_at, code_tries, created_at) values (?1, ?2, ?3, ?3, 0, ?4, 0, ?4) on conflict (letter_id, email_key) do update set generation = verifications.generation returning *")
        .unwrap()
        .query_row(params![id, letter, email, now], |row| row.get::<_, i64>(4))
        .unwrap();
    // As scattered as the keyed hashes of the real rows: neighbours in time lie far apart in the index.
    let scattered =
        |number: usize| format!("{:032x}", u128::try_from(number).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
    let mailbox = scattered(number);
    let window_start = now - 86_400_000_000;
    for (scope, second, third) in [("01890000-0000-7000-8000-000000000000", window_start, i64::MAX), ("all", i64::MAX, window_start)] {
        run(
            "insert into mail_quotas (scope, address, sent_1, sent_2, sent_3) values (?1, ?2, ?3, 0, 0) on conflict (scope, address) do update set sent_3 = sent_2, sent_2 = sent_1, sent_1 = ?3 where mail_quotas.sent_2 <= ?4 and mail_quotas.sent_3 <= ?5",
            params![scope, mailbox, now, second, third],
        );
    }
    for scope in [format!("domain {}", scattered(number % 1000)), format!("all {}", number % 8)] {
        run(
            "insert into mail_budgets (scope, hour, used) values (?1, ?2, 1) on conflict (scope, hour) do update set used = used + 1 where mail_budgets.used < ?3",
            params![scope, 498_924, 4_000_000_000_i64],
        );
    }
    run("update verifications set generation = 1, code_tries = 0, expires_at = ?2 where id = ?1", params![id, now + 259_200_000_000]);
    run(
        "insert into outbox (id, letter_id, kind, recipient, language, payload, link_purpose, link_id, link_generation, message_id, status, attempts, due_at, last_error, created_at) values (?1, ?2, 'confirm', ?3, 'en', ?4, 'confirm', ?1, 1, ?5, 'ready', 0, ?6, '', ?6)",
        params![
            id,
            letter,
            email,
            format!("{{\"kind\":\"confirm\",\"letter\":\"A letter\",\"slug\":\"bench\",\"organisation\":\"{name}\"}}"),
            format!("<{mailbox}@127.0.0.1>"),
            now
        ],
    );
    run(
        "insert into audit_events (at, letter_id, actor_kind, actor_id, act, subject_id, detail) values (?1, ?2, 'signer', null, 'signed on', ?3, '{\"edition\":1,\"source\":\"form\"}')",
        params![now, letter, id],
    );
}
