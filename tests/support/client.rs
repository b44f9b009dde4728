//! A browser without a screen: keeps its cookie, follows nothing by itself.

use std::io::Read;
use std::time::Duration;

pub struct Client {
    agent: ureq::Agent,
    pub base: String,
    pub cookie: Option<String>,
    pub language: &'static str,
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(header, _)| header == name).map_or("", |(_, value)| value)
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let at = text.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no field {name} in {text}"));
        let rest = &text[at..];
        let value = rest.split("value=\"").nth(1).unwrap();
        value.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
    }
}

impl Client {
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), base: base.to_owned(), cookie: None, language: "en" }
    }

    pub fn get(&self, path: &str) -> Response {
        self.look("GET", path, &[])
    }

    pub fn head(&self, path: &str) -> Response {
        self.look("HEAD", path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.look("GET", path, headers)
    }

    fn look(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base)).header("accept-language", self.language);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(self.agent.run(request.body(()).unwrap()).unwrap())
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.post_with(path, fields, &[])
    }

    pub fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Response {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_raw(path, body.into_bytes(), "application/x-www-form-urlencoded", headers)
    }

    pub fn post_raw(&mut self, path: &str, body: Vec<u8>, media_type: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = ureq::http::Request::builder()
            .method("POST")
            .uri(format!("{}{path}", self.base))
            .header("accept-language", self.language)
            .header("content-type", media_type);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = read(self.agent.run(request.body(body).unwrap()).unwrap());
        let set = response.header("set-cookie");
        if !set.is_empty() {
            self.cookie = set.split(';').next().map(str::to_owned);
        }
        response
    }
}

fn read(response: ureq::http::Response<ureq::Body>) -> Response {
    let status = response.status().as_u16();
    let headers =
        response.headers().iter().map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())).collect();
    let mut body = Vec::new();
    response.into_body().into_reader().read_to_end(&mut body).unwrap();
    Response { status, headers, body }
}
