//! A device with a passkey, written for the tests from the standards: W3C Web Authentication Level 3, RFC 9053 keys, RFC 8949 bytes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use rcgen::{KeyPair, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::app::Wishes;
use super::{Kind, TestApp};

/// The public address of the installations below.
pub const ORIGIN: &str = "https://letters.example.org";

/// An installation outside local mode whose address is a name.
pub fn named(kind: Kind) -> TestApp {
    TestApp::with(kind, Wishes { limits: "off", variables: vec![("PUBLIC_URL", ORIGIN.to_owned())] })
}

/// An installation in local mode under `localhost`, and its address.
pub fn at_localhost(kind: Kind) -> (TestApp, String) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let base = format!("http://localhost:{port}");
    let variables = vec![("LISTEN", format!("127.0.0.1:{port}")), ("PUBLIC_URL", base.clone())];
    (TestApp::with(kind, Wishes { limits: "off", variables }), base)
}

/// What a page hands to the script that asks the browser.
pub fn options(page: &str) -> String {
    let rest = page.split("data-options=\"").nth(1).unwrap_or_else(|| panic!("no passkey is asked for in {page}"));
    let written = rest.split('"').next().unwrap();
    written.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&")
}

pub struct Device {
    key: KeyPair,
    id: [u8; 16],
    /// What the browser says of the page.
    pub origin: String,
    /// How often it signed.
    pub counter: u32,
    /// Was the person recognised (finger, face, PIN)?
    pub verified: bool,
}

impl Device {
    pub fn new(number: u8) -> Self {
        Self { key: KeyPair::generate().unwrap(), id: [number; 16], origin: ORIGIN.to_owned(), counter: 0, verified: true }
    }

    /// What `navigator.credentials.create` gives, as the script posts it.
    pub fn create(&self, options: &str) -> String {
        let public = &parsed(options)["publicKey"];
        // 4, x, y: the uncompressed point.
        let point = self.key.public_key_raw();
        let mut data = self.data(public["rp"]["id"].as_str().unwrap(), 0x40);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 32]);
        data.extend(&point[33..65]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(&data);
        let client = self.client("webauthn.create", public);
        self.answer(&json!({ "clientDataJSON": BASE64.encode(client), "attestationObject": BASE64.encode(object) }))
    }

    /// What `navigator.credentials.get` gives, as the script posts it.
    pub fn get(&mut self, options: &str) -> String {
        let public = &parsed(options)["publicKey"];
        self.counter += 1;
        let data = self.data(public["rpId"].as_str().unwrap(), 0);
        let client = self.client("webauthn.get", public);
        let signed = [&data[..], &Sha256::digest(client.as_bytes())[..]].concat();
        let signature = self.key.sign(&signed).unwrap();
        self.answer(&json!({
            "clientDataJSON": BASE64.encode(client), "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signature), "userHandle": null,
        }))
    }

    fn client(&self, act: &str, public: &Value) -> String {
        json!({ "type": act, "challenge": public["challenge"], "origin": self.origin, "crossOrigin": false }).to_string()
    }

    /// Authenticator data (§6.1): the hash of the name, flags, counter.
    fn data(&self, name: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(name.as_bytes()).to_vec();
        data.push(flags | 1 | if self.verified { 4 } else { 0 });
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn answer(&self, response: &Value) -> String {
        let id = BASE64.encode(self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }
}

fn parsed(options: &str) -> Value {
    serde_json::from_str(options).unwrap_or_else(|error| panic!("{error}: {options}"))
}
