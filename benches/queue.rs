//! `cargo bench --bench queue`: the queue of a letter of 1,000,000 sign-ons beside one of 1,000, each in an installation of its own, asked
//! over HTTP by somebody signed in.
//!
//! Each kind of page is asked for 300 times, in turn at either, one at a time. The 99th percentile of the large one may be twice that of
//! the small one. `UNDERSIGNED_BENCH_ROWS` sets the size of the large one. With `UNDERSIGNED_BENCH_POSTGRES` set to an address whose
//! databases `…_small` and `…_large` are empty, the same for PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

#[expect(dead_code, reason = "this bench writes its sign-ons itself")]
mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use undersigned::accounts::{self, NewAccount, Password, Role};
use undersigned::app::App;
use undersigned::audit::Actor;
use undersigned::basics::{EmailAddress, Id};
use undersigned::db::{Connection, StorageError};
use undersigned::http::{Web, bind};
use undersigned::letters::{self, LetterFile};
use undersigned::organisations::{comparison_key, sort_key};
use undersigned::{review, signatures};

const SLUG: &str = "letter";
const SMALL: usize = 1_000;
const TRIES: usize = 300;
const PASSWORD: &str = "a password of twenty-five";
const PEOPLE: &str = "maria@bench.example";

/// What is asked for: a name, and the query; `N` in it is another number each time.
const PAGES: [(&str, &str); 13] = [
    ("what waits, oldest first", ""),
    ("approved, newest first", "status=approved&sort=newest"),
    ("approved, by name", "status=approved&sort=name"),
    ("all, by name", "status=all&sort=name"),
    ("one country", "status=approved&country=KH"),
    ("one visibility", "status=approved&visibility=withheld"),
    ("search: one name", "status=all&q=group+N+for"),
    ("search: a word of all", "status=all&q=rights"),
    ("search: in Khmer", "status=all&q=%E1%9E%9F%E1%9E%B7%E1%9E%91%E1%9F%92%E1%9E%92%E1%9E%B7"),
    ("search: two characters", "status=approved&q=wa"),
    ("search: one character", "status=approved&q=w"),
    ("search: a word and a country", "status=approved&country=FR&q=rights"),
    ("the same, few in the small one", "status=approved&country=FR&q=water"),
];

fn main() {
    let large = std::env::var("UNDERSIGNED_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let folder = std::env::temp_dir().join(format!("undersigned-queue-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    measure(&runtime, "SQLite", |size| format!("sqlite:{}", folder.join(format!("{size}.db")).display()), large);
    if let Ok(url) = std::env::var("UNDERSIGNED_BENCH_POSTGRES") {
        measure(&runtime, "PostgreSQL", |size| format!("{url}_{size}"), large);
    }
    let _ = std::fs::remove_dir_all(folder);
}

/// An installation with one letter, and somebody signed in.
struct Installation {
    app: App,
    base: String,
    browser: ureq::Agent,
    rows: usize,
}

fn installation(runtime: &tokio::runtime::Runtime, database: &str, url: &str, rows: usize) -> Installation {
    let app = support::app(runtime, url);
    let source = format!("---\nslug: {SLUG}\ntitle: A letter\ndeadline: 2099-01-01T00:00Z\n---\nText.\n");
    runtime
        .block_on(letters::publish(&app, Actor::CommandLine, LetterFile::parse(&source).unwrap(), Vec::new(), None, None, false))
        .unwrap();
    let started = Instant::now();
    runtime.block_on(fill(&app, rows));
    let filled = started.elapsed();
    let filed = runtime.block_on(review::index(&app)).unwrap();
    let took = (started.elapsed() - filled).as_secs_f64();
    runtime.block_on(signatures::fold_tallies(&app)).unwrap();
    runtime.block_on(tidy(&app));
    println!("{database}: {rows} sign-ons written in {:.1} s, {filed} filed for searching in {took:.1} s", filled.as_secs_f64());
    let server = {
        let _inside = runtime.enter();
        bind(Web::new(app.clone(), None), 2).unwrap()
    };
    let base = format!("http://{}", server.address);
    runtime.spawn(server.run());
    let browser = sign_in(runtime, &app, &base);
    Installation { app, base, browser, rows }
}

fn measure(runtime: &tokio::runtime::Runtime, database: &str, url: impl Fn(&str) -> String, large: usize) {
    let two = [("small", SMALL), ("large", large)].map(|(size, rows)| installation(runtime, database, &url(size), rows));
    for (name, query) in PAGES {
        let mut times = [const { Vec::new() }; 2];
        for number in 0..TRIES {
            for (one, times) in two.iter().zip(&mut times) {
                let query = query.replace('N', &(number * 7919 % one.rows).to_string());
                let started = Instant::now();
                let mut answer = one.browser.get(format!("{}/desk/letters/{SLUG}/signatures?{query}", one.base)).call().unwrap();
                let length = answer.body_mut().read_to_string().unwrap().len();
                times.push(started.elapsed());
                assert!(answer.status() == 200 && length > 1_000, "{name}");
            }
        }
        say(database, name, &mut times);
    }
    let mut times = [const { Vec::new() }; 2];
    for one in &two {
        let letter = runtime.block_on(one.app.db.read(|c| letters::by_slug(c, SLUG))).unwrap().unwrap().id;
        for _ in 0..TRIES {
            let started = Instant::now();
            runtime.block_on(one.app.db.read(move |c| signatures::counts(c, letter))).unwrap();
            times[usize::from(one.rows != SMALL)].push(started.elapsed());
        }
    }
    say(database, "the counts alone", &mut times);
}

fn say(database: &str, name: &str, times: &mut [Vec<Duration>; 2]) {
    let ms = |times: &mut Vec<Duration>, percent: usize| {
        times.sort_unstable();
        times[times.len() * percent / 100].as_secs_f64() * 1000.0
    };
    let [small, large] = times;
    let (small, large) = ((ms(small, 50), ms(small, 99)), (ms(large, 50), ms(large, 99)));
    println!(
        "{database:<11} {name:<29} small median {:>6.2} p99 {:>6.2} ms   large median {:>6.2} p99 {:>6.2} ms   p99 ratio {:.2}",
        small.0,
        small.1,
        large.0,
        large.1,
        large.1 / small.1
    );
}

fn sign_in(runtime: &tokio::runtime::Runtime, app: &App, base: &str) -> ureq::Agent {
    let email = EmailAddress::parse(PEOPLE).unwrap();
    let new =
        NewAccount { email: email.clone(), name: "Maria".to_owned(), password: Password::chosen(PASSWORD, &[]).unwrap(), is_admin: false };
    runtime.block_on(accounts::add(app, Actor::CommandLine, new)).unwrap();
    runtime.block_on(accounts::grant(app, Actor::CommandLine, &email, SLUG, Role::Coordinator)).unwrap();
    let browser: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().into();
    let answer = browser.post(format!("{base}/desk/sign-in")).send_form([("email", PEOPLE), ("password", PASSWORD)]).unwrap();
    let cookie = answer.headers().get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    let with_cookie = move |mut request: ureq::http::Request<ureq::SendBody<'_>>, next: ureq::middleware::MiddlewareNext<'_>| {
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        next.handle(request)
    };
    ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).middleware(with_cookie).build().into()
}

/// Writes sign-ons as the database holds them: nine in ten approved, one in twenty waiting.
async fn fill(app: &App, rows: usize) {
    let letter = app.db.read(|c| letters::by_slug(c, SLUG)).await.unwrap().unwrap().id;
    let mut numbers = (0..rows).peekable();
    while numbers.peek().is_some() {
        let some: Vec<(Id, usize)> = numbers.by_ref().take(500).map(|number| (app.new_id(), number)).collect();
        app.db
            .write("fill", move |c| {
                let sqlite = matches!(c, Connection::Sqlite(_));
                diesel::sql_query(insert(letter, &some, sqlite)).execute(c)?;
                Ok::<_, StorageError>(())
            })
            .await
            .unwrap();
    }
}

fn insert(letter: Id, rows: &[(Id, usize)], sqlite: bool) -> String {
    const WORDS: [&str; 12] =
        ["Water", "Land", "Forest", "River", "Labour", "Women", "Youth", "Press", "Health", "Prison", "Village", "Peace"];
    const COUNTRIES: [&str; 8] = ["KH", "FR", "DE", "BR", "KE", "PH", "TN", "CA"];
    let id = |id: Id| if sqlite { format!("x'{}'", hex(id.as_bytes())) } else { format!("'{id}'") };
    let now = if sqlite { "1800000000000000" } else { "now()" };
    let blob = |bytes: &[u8]| if sqlite { format!("x'{}'", hex(bytes)) } else { format!("'\\x{}'", hex(bytes)) };
    let no = if sqlite { "0" } else { "false" };
    let mut text = "insert into signatures (id, letter_id, status, organisation_name, original_name, acronym, country, kind, website, \
                    consultative_status, contact_name, contact_role, email, email_key, name_key, visibility, comment, updates, language, source, \
                    text_edition, flags, created_at, confirmed_at, reason, sort_key, correction) values "
        .to_owned();
    for (place, (own, number)) in rows.iter().enumerate() {
        // Digits of a scrambled number, so that nothing goes with anything else.
        let scrambled = (*number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let pick = |shift: u32, of: u64| usize::try_from((scrambled >> shift) % of).unwrap();
        let status = match pick(0, 20) {
            0 => "confirmed",
            1 => "unconfirmed",
            _ => "approved",
        };
        let (word, country) = (WORDS[pick(8, 12)], COUNTRIES[pick(16, 8)]);
        let name = format!("{word} Rights Group {number} for the Defence of Communities");
        let original =
            if number % 5 == 0 { format!("ក្រុមការពារសិទ្ធិ {number}") } else { String::new() };
        let visibility = if pick(30, 50) == 0 { "withheld" } else { "public" };
        let email = format!("contact@group{number}.example");
        let separator = if place == 0 { "" } else { ", " };
        let (key, sort) = (comparison_key(&name), blob(&sort_key(&name)));
        write!(
            text,
            "{separator}({}, {}, '{status}', '{name}', '{original}', 'G{number}', '{country}', 'national', 'https://group{number}.example', 'none', \
             'A Person', '', '{email}', '{email}', '{key}', '{visibility}', '', {no}, 'en', 'form', 1, '', {now}, {now}, '', {sort}, '')",
            id(*own),
            id(letter)
        )
        .unwrap();
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What PostgreSQL does by itself in the weeks that a million sign-ons take to come.
async fn tidy(app: &App) {
    app.db
        .read(|c| {
            if matches!(c, Connection::Postgres(_)) {
                diesel::sql_query("vacuum full tallies").execute(c)?;
                diesel::sql_query("vacuum analyze").execute(c)?;
            }
            Ok::<_, StorageError>(())
        })
        .await
        .unwrap();
}
