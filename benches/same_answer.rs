//! `cargo bench --bench same_answer`: how long the form takes to answer, by what is known of the address (R7).
//!
//! 500 posts for each, in turn, one at a time, every limit on. The medians may differ by less than 5 ms.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use undersigned::app::App;
use undersigned::basics::EmailAddress;
use undersigned::http::{Web, bind};
use undersigned::letters::Visibility;
use undersigned::signatures::{by_id, confirm, confirm_token, say_not_me, sign_on};

const TRIES: usize = 500;
const KINDS: [&str; 5] = ["new", "pending", "signed", "confidential", "blocked"];

fn main() {
    let folder = std::env::temp_dir().join(format!("undersigned-same-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    measure(&runtime, "SQLite", &format!("sqlite:{}", folder.join("b.db").display()));
    if let Ok(url) = std::env::var("UNDERSIGNED_BENCH_POSTGRES") {
        measure(&runtime, "PostgreSQL", &url);
    }
    let _ = std::fs::remove_dir_all(folder);
}

fn measure(runtime: &tokio::runtime::Runtime, database: &str, url: &str) {
    let app = support::app(runtime, url);
    for number in 0..TRIES {
        runtime.block_on(prepare(&app, number));
    }
    let server = {
        let _inside = runtime.enter();
        bind(Web::new(app, None), 2).unwrap()
    };
    let (address, handle) = (server.address, server.handle());
    runtime.spawn(server.run());
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut times = vec![Vec::with_capacity(TRIES); KINDS.len()];
    for number in 0..TRIES {
        for (kind, times) in KINDS.iter().zip(&mut times) {
            times.push(post(&mut stream, &address.to_string(), kind, number));
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    for (kind, median) in KINDS.iter().zip(&medians) {
        println!("{database:<11} {kind:<13} median {:>7.3} ms", median.as_secs_f64() * 1000.0);
    }
    let spread = *medians.iter().max().unwrap() - *medians.iter().min().unwrap();
    println!("{database:<11} the medians differ by {:.3} ms", spread.as_secs_f64() * 1000.0);
    runtime.block_on(handle.stop(false));
}

fn address(kind: &str, number: usize) -> String {
    format!("{kind}{number}@same{number}.example")
}

/// Brings one address of every kind to where it should be.
async fn prepare(app: &App, number: usize) {
    for kind in &KINDS[1..] {
        let mut new = support::new(number);
        new.email = EmailAddress::parse(&address(kind, number)).unwrap();
        if *kind == "confidential" {
            new.visibility = Visibility::Withheld;
        }
        let id = sign_on(app, "bench", new).await.unwrap().signature.unwrap();
        let signature = app.db.read(move |c| by_id(c, id)).await.unwrap().unwrap();
        let token = confirm_token(app, &signature).await.unwrap().to_string();
        match *kind {
            "signed" | "confidential" => drop(confirm(app, &token, vec![id]).await.unwrap()),
            "blocked" => say_not_me(app, &token).await.unwrap(),
            _ => {}
        }
    }
}

fn post(stream: &mut TcpStream, host: &str, kind: &str, number: usize) -> Duration {
    let email = address(kind, number).replace('@', "%40");
    let body = format!(
        "organisation_name=Association+{number}&country=KH&kind=national&contact_name=A+Person&email={email}&visibility=public&privacy=on"
    );
    let head = format!(
        "POST /letters/bench/sign HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let (started, mut buffer) = (Instant::now(), [0; 4096]);
    stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
    let read = stream.read(&mut buffer).unwrap();
    let took = started.elapsed();
    assert!(buffer[..read].starts_with(b"HTTP/1.1 303"), "{}", String::from_utf8_lossy(&buffer[..read]));
    took
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
