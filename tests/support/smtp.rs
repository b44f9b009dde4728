//! A mail server that can misbehave in every way that real ones do.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Good,
    /// Accepts the connection and says nothing.
    Silent,
    /// One byte a second.
    Drip,
    /// 451 to each recipient.
    Later,
    /// 550 to each recipient.
    Never,
    /// 421 in the middle of a session, then closes.
    Leaving,
    /// Closes after the final dot, before answering.
    DropAfterDot,
    /// Says nothing after the final dot.
    StallAfterDot,
    /// An answer that never ends.
    EndlessLine,
    /// STARTTLS offered; the certificate is for somebody else.
    BadCertificate,
    /// STARTTLS with the good certificate.
    StartTls,
}

/// A message as it was accepted, or sent up to its final dot.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub to: String,
    pub data: String,
    /// Did the server say 250?
    pub acknowledged: bool,
}

impl Accepted {
    pub fn header(&self, name: &str) -> String {
        let start = format!("{}:", name.to_lowercase());
        let unfolded = self.data.replace("\r\n ", " ").replace("\r\n\t", " ");
        let line =
            unfolded.lines().take_while(|line| !line.is_empty()).find(|line| line.to_lowercase().starts_with(&start)).map(str::to_owned);
        line.map(|line| line[start.len()..].trim().to_owned()).unwrap_or_default()
    }
}

pub struct Server {
    pub address: SocketAddr,
    pub mode: Arc<Mutex<Mode>>,
    accepted: Arc<Mutex<Vec<Accepted>>>,
    pub connections: Arc<AtomicUsize>,
    stopping: Arc<AtomicBool>,
    pub certificate: String,
}

impl Server {
    pub fn start(mode: Mode) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (mode, accepted) = (Arc::new(Mutex::new(mode)), Arc::new(Mutex::new(Vec::new())));
        let (connections, stopping) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let tls = Arc::new(Tls::new());
        let certificate = tls.authority.clone();
        let shared = (mode.clone(), accepted.clone(), connections.clone(), stopping.clone());
        std::thread::spawn(move || {
            let (mode, accepted, connections, stopping) = shared;
            for stream in listener.incoming().flatten() {
                if stopping.load(Ordering::SeqCst) {
                    return;
                }
                connections.fetch_add(1, Ordering::SeqCst);
                let (mode, accepted, tls, stopping) = (*mode.lock().unwrap(), accepted.clone(), tls.clone(), stopping.clone());
                std::thread::spawn(move || {
                    let _ = session(stream, mode, &accepted, &tls, &stopping);
                });
            }
        });
        Self { address, mode, accepted, connections, stopping, certificate }
    }

    pub fn url(&self) -> String {
        format!("smtp://{}?tls=none", self.address)
    }

    pub fn set(&self, mode: Mode) {
        *self.mode.lock().unwrap() = mode;
    }

    /// Messages that were acknowledged.
    pub fn mails(&self) -> Vec<Accepted> {
        self.accepted.lock().unwrap().iter().filter(|mail| mail.acknowledged).cloned().collect()
    }

    /// Every message that came up to its final dot.
    pub fn seen(&self) -> Vec<Accepted> {
        self.accepted.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

/// What a session is held on: clear or TLS.
trait Line: BufRead {
    fn say(&mut self, text: &str) -> std::io::Result<()>;
}

struct Clear(BufReader<TcpStream>);

impl std::io::Read for Clear {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
}

impl BufRead for Clear {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.0.consume(amount);
    }
}

impl Line for Clear {
    fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.0.get_mut().write_all(text.as_bytes())
    }
}

type TlsStream = rustls::StreamOwned<rustls::ServerConnection, TcpStream>;

impl Line for BufReader<TlsStream> {
    fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.get_mut().write_all(text.as_bytes())?;
        self.get_mut().flush()
    }
}

fn session(stream: TcpStream, mode: Mode, accepted: &Mutex<Vec<Accepted>>, tls: &Tls, stopping: &AtomicBool) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    stream.set_nodelay(true)?;
    let mut line = Clear(BufReader::new(stream));
    match mode {
        Mode::Silent => return hang(stopping),
        Mode::Drip => {
            for byte in b"220 slow.example ESMTP ready and very slow indeed, one byte after the other\r\n" {
                line.0.get_mut().write_all(&[*byte])?;
                std::thread::sleep(Duration::from_secs(1));
            }
            return Ok(());
        }
        Mode::EndlessLine => {
            line.say("220 ")?;
            while !stopping.load(Ordering::SeqCst) {
                line.say(&"x".repeat(65_536))?;
            }
            return Ok(());
        }
        _ => line.say("220 test.example ESMTP\r\n")?,
    }
    if matches!(mode, Mode::StartTls | Mode::BadCertificate) {
        return starttls(line, mode, accepted, tls, stopping);
    }
    talk(&mut line, mode, accepted, stopping, "250-test.example\r\n250 8BITMIME\r\n")
}

fn starttls(mut line: Clear, mode: Mode, accepted: &Mutex<Vec<Accepted>>, tls: &Tls, stopping: &AtomicBool) -> std::io::Result<()> {
    let mut heard = String::new();
    line.read_line(&mut heard)?;
    line.say("250-test.example\r\n250-8BITMIME\r\n250 STARTTLS\r\n")?;
    heard.clear();
    line.read_line(&mut heard)?;
    assert!(heard.starts_with("STARTTLS"), "a client that must not talk in clear said {heard}");
    line.say("220 go ahead\r\n")?;
    let config = if mode == Mode::BadCertificate { &tls.bad } else { &tls.good };
    let connection = rustls::ServerConnection::new(config.clone()).map_err(std::io::Error::other)?;
    let mut line = BufReader::new(rustls::StreamOwned::new(connection, line.0.into_inner()));
    talk(&mut line, Mode::Good, accepted, stopping, "250-test.example\r\n250 8BITMIME\r\n")
}

fn talk(line: &mut impl Line, mode: Mode, accepted: &Mutex<Vec<Accepted>>, stopping: &AtomicBool, hello: &str) -> std::io::Result<()> {
    let (mut heard, mut to) = (String::new(), String::new());
    loop {
        heard.clear();
        if line.read_line(&mut heard)? == 0 {
            return Ok(());
        }
        let command = heard.trim().to_uppercase();
        match command.get(..4).unwrap_or_default() {
            "EHLO" => line.say(hello)?,
            "MAIL" if mode == Mode::Leaving => {
                line.say("421 leaving\r\n")?;
                return Ok(());
            }
            "RCPT" => {
                to = heard.split('<').nth(1).unwrap_or_default().split('>').next().unwrap_or_default().to_owned();
                line.say(match mode {
                    Mode::Later => "451 try later\r\n",
                    Mode::Never => "550 no such user here\r\n",
                    _ => "250 ok\r\n",
                })?;
            }
            "DATA" => {
                line.say("354 go ahead\r\n")?;
                let mut data = String::new();
                loop {
                    heard.clear();
                    if line.read_line(&mut heard)? == 0 {
                        return Ok(());
                    }
                    if heard == ".\r\n" {
                        break;
                    }
                    data.push_str(heard.strip_prefix('.').unwrap_or(&heard));
                }
                let acknowledged = !matches!(mode, Mode::DropAfterDot | Mode::StallAfterDot);
                accepted.lock().unwrap().push(Accepted { to: to.clone(), data, acknowledged });
                match mode {
                    Mode::DropAfterDot => return Ok(()),
                    Mode::StallAfterDot => return hang(stopping),
                    _ => line.say("250 taken\r\n")?,
                }
            }
            "QUIT" => {
                line.say("221 bye\r\n")?;
                return Ok(());
            }
            _ => line.say("250 ok\r\n")?,
        }
    }
}

fn hang(stopping: &AtomicBool) -> std::io::Result<()> {
    while !stopping.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A good certificate for localhost, one for somebody else, and the authority of the good one.
struct Tls {
    good: Arc<rustls::ServerConfig>,
    bad: Arc<rustls::ServerConfig>,
    authority: String,
}

impl Tls {
    fn new() -> Self {
        let (good, authority) = certificate("localhost");
        let (bad, _) = certificate("somebody-else.example");
        Self { good, bad, authority }
    }
}

fn certificate(name: &str) -> (Arc<rustls::ServerConfig>, String) {
    let signed = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(signed.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![signed.cert.der().clone()], key)
        .unwrap();
    (Arc::new(config), signed.cert.pem())
}
