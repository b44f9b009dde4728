//! Chromium by the WebDriver protocol (W3C), spoken over plain HTTP to Debian's chromedriver.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The key under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Browser {
    driver: Child,
    session: String,
    profile: crate::support::database::Folder,
}

impl Browser {
    /// Starts a browser; `None`, said loudly, where there is none. Fails where one is required.
    pub fn start(script: bool) -> Option<Self> {
        let found = ["/usr/bin/chromium", "/usr/bin/chromedriver"].iter().all(|path| std::path::Path::new(path).exists());
        if !found {
            let required = std::env::var("UNDERSIGNED_TEST_REQUIRE").unwrap_or_default();
            assert!(!required.contains("browser"), "a browser is required, and chromium with chromedriver was not found");
            eprintln!("*** NOT TESTED IN A BROWSER: chromium and chromedriver were not found ***");
            return None;
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("/usr/bin/chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let profile = crate::support::database::Folder::new();
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ];
        let mut arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.0.display()));
        let setting = if script { 1 } else { 2 };
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": arguments, "binary": "/usr/bin/chromium", "prefs": { "profile.managed_default_content_settings.javascript": setting } },
        } } });
        let base = format!("http://127.0.0.1:{port}");
        let started = Instant::now();
        let made = loop {
            match call("POST", &format!("{base}/session"), &wish) {
                Ok(made) => break made,
                Err(error) if started.elapsed() > Duration::from_secs(30) => panic!("chromedriver: {error}"),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        };
        let session = format!("{base}/session/{}", made["sessionId"].as_str().expect("a session"));
        Some(Self { driver, session, profile })
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        call("POST", &format!("{}{path}", self.session), body).unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }

    fn get(&self, path: &str) -> Value {
        call("GET", &format!("{}{path}", self.session), &Value::Null).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn size(&self, width: u32, height: u32) {
        // The window's own edge is not part of the page; headless Chromium takes no less than 500 without emulation.
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.post("/goog/cdp/execute", &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics }));
    }

    pub fn go(&self, address: &str) {
        self.post("/url", &json!({ "url": address }));
    }

    fn find(&self, selector: &str) -> String {
        let started = Instant::now();
        loop {
            let found = call("POST", &format!("{}/element", self.session), &json!({ "using": "css selector", "value": selector }));
            match found {
                Ok(found) => return found[ELEMENT].as_str().unwrap().to_owned(),
                Err(_) if started.elapsed() < Duration::from_secs(5) => std::thread::sleep(Duration::from_millis(50)),
                Err(error) => panic!("{selector}: {error}"),
            }
        }
    }

    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    pub fn fill(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.post(&format!("/element/{element}/clear"), &json!({}));
        self.post(&format!("/element/{element}/value"), &json!({ "text": text }));
    }

    pub fn choose(&self, selector: &str, value: &str) {
        self.click(&format!("{selector} option[value={value}]"));
    }

    pub fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        self.get(&format!("/element/{element}/text")).as_str().unwrap().to_owned()
    }

    pub fn value(&self, selector: &str) -> String {
        let element = self.find(selector);
        self.get(&format!("/element/{element}/property/value")).as_str().unwrap().to_owned()
    }

    pub fn count(&self, selector: &str) -> usize {
        self.post("/elements", &json!({ "using": "css selector", "value": selector })).as_array().unwrap().len()
    }

    pub fn top_of(&self, selector: &str) -> f64 {
        let element = self.find(selector);
        self.get(&format!("/element/{element}/rect"))["y"].as_f64().unwrap()
    }

    /// Plugs in a device that makes passkeys and knows its owner at once (Web Authentication §11, the extension of WebDriver).
    pub fn plug_in_authenticator(&self) {
        let device = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserConsenting": true, "isUserVerified": true,
        });
        self.post("/webauthn/authenticator", &device);
    }

    /// Presses one key, wherever the focus is.
    pub fn press(&self, key: &str) {
        let actions = json!([{ "type": "key", "id": "keyboard", "actions": [{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }] }]);
        self.post("/actions", &json!({ "actions": actions }));
    }

    /// What a script says; nothing while a page is on its way.
    pub fn ask(&self, script: &str) -> Value {
        call("POST", &format!("{}/execute/sync", self.session), &json!({ "script": script, "args": [] })).unwrap_or(Value::Null)
    }

    /// Waits until a script says something true.
    pub fn wait_for(&self, script: &str) -> Value {
        let started = Instant::now();
        loop {
            match self.ask(script) {
                Value::Null | Value::Bool(false) if started.elapsed() < Duration::from_secs(10) => {
                    std::thread::sleep(Duration::from_millis(5))
                }
                said => return said,
            }
        }
    }

    /// How wide the page's content and its window are.
    pub fn widths(&self) -> (u64, u64) {
        let both = self
            .post("/execute/sync", &json!({ "script": "return [document.documentElement.scrollWidth, window.innerWidth]", "args": [] }));
        (both[0].as_u64().unwrap(), both[1].as_u64().unwrap())
    }

    /// Keeps a picture of the whole window in `screenshots/`, which is not committed.
    pub fn shot(&self, name: &str, script: bool) {
        use base64::Engine;
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let picture = self.get("/screenshot");
        let bytes = base64::engine::general_purpose::STANDARD.decode(picture.as_str().unwrap()).unwrap();
        let mode = if script { "" } else { "-no-script" };
        std::fs::write(folder.join(format!("{name}{mode}.png")), bytes).unwrap();
    }

    /// What the browser complained of: errors in the console, broken content policy.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({ "type": "browser" }));
        // A form that comes back with 422 is logged as a failed load, and what signing out clears is listed; that is how it is meant.
        let meant = |message: &str| message.contains("422") || message.contains("Clear-Site-Data header on");
        log.as_array()
            .unwrap()
            .iter()
            .filter_map(|entry| entry["message"].as_str())
            .filter(|message| !meant(message))
            .map(str::to_owned)
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session first: Chromium would outlive its driver.
        let _ = call("DELETE", &self.session, &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile.0);
    }
}

fn call(method: &str, address: &str, body: &Value) -> Result<Value, String> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60))).build();
    let agent: ureq::Agent = config.into();
    let request = ureq::http::Request::builder().method(method).uri(address).header("content-type", "application/json");
    let answer = match body {
        Value::Null => agent.run(request.body(()).map_err(|error| error.to_string())?),
        body => agent.run(request.body(body.to_string()).map_err(|error| error.to_string())?),
    };
    let mut answer = answer.map_err(|error| error.to_string())?;
    let status = answer.status();
    let text = answer.body_mut().with_config().limit(50_000_000).read_to_string().map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if status.is_success() { Ok(value["value"].clone()) } else { Err(value["value"]["message"].as_str().unwrap_or(&text).to_owned()) }
}
