//! Slow clients are shown the door, and hold nobody else.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::{Kind, TestApp};

/// Sends a beginning and nothing more; returns what came back and after how long the connection was closed.
fn begin(app: &TestApp, beginning: &str) -> (String, Duration) {
    let mut stream = TcpStream::connect(app.client.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(beginning.replace("HOST", app.client.base.trim_start_matches("http://")).as_bytes()).unwrap();
    let (started, mut answer) = (Instant::now(), Vec::new());
    let _ = stream.read_to_end(&mut answer);
    (String::from_utf8_lossy(&answer).into_owned(), started.elapsed())
}

#[test]
fn a_slow_header_or_body_is_cut_off_and_honest_clients_are_served_meanwhile() {
    let app = TestApp::with_letter(Kind::Sqlite);
    std::thread::scope(|scope| {
        let header = scope.spawn(|| begin(&app, "GET /letters/a-letter HTTP/1.1\r\nHost: HOST\r\nX-Slow: "));
        let body = scope.spawn(|| begin(&app, "POST /letters/a-letter/sign HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\norganisation_name=Slow"));
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(2) {
            let asked = Instant::now();
            assert_eq!(app.client.get("/letters/a-letter").status, 200);
            assert!(asked.elapsed() < Duration::from_secs(1));
        }
        let (answer, took) = header.join().unwrap();
        assert!(took < Duration::from_secs(9), "a header that does not end: {took:?} {answer}");
        let (answer, took) = body.join().unwrap();
        assert!(answer.starts_with("HTTP/1.1 408") && took < Duration::from_secs(16), "a body that does not end: {took:?} {answer}");
    });
}
