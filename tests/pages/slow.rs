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

/// Asks for pages without end and reads none of them: the answers fill every buffer on the way. Returns when the server gave up.
fn never_read(app: &TestApp) -> Duration {
    let host = app.client.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    let request = format!("GET /letters/a-letter HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let (mut last_taken, limit) = (Instant::now(), Instant::now() + Duration::from_secs(90));
    while Instant::now() < limit {
        match stream.write(request.as_bytes()) {
            Ok(_) => last_taken = Instant::now(),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => return last_taken.elapsed(),
        }
    }
    panic!("the server still waits for a client that reads nothing");
}

#[test]
fn a_client_that_never_reads_its_answers_is_cut_off() {
    let app = TestApp::with_letter(Kind::Sqlite);
    let idle = never_read(&app);
    assert!((20..60).contains(&idle.as_secs()), "{idle:?}");
    assert_eq!(app.client.get("/letters/a-letter").status, 200);
}
