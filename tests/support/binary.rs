//! The real binary as a process of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

pub struct Binary {
    child: Child,
    pub base: String,
}

/// Runs a command to its end.
pub fn run(variables: &[(&str, String)], arguments: &[&str]) -> Output {
    command(variables).args(arguments).output().unwrap()
}

fn command(variables: &[(&str, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_undersigned"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("UNDERSIGNED_")) {
        command.env_remove(name);
    }
    command.envs(variables.iter().map(|(name, value)| (format!("UNDERSIGNED_{name}"), value)));
    command
}

/// The variables of an installation of its own.
pub fn installation(folder: &Path, database: &str, smtp: Option<&str>) -> Vec<(&'static str, String)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut variables = vec![
        ("DATABASE_URL", database.to_owned()),
        ("LISTEN", format!("127.0.0.1:{port}")),
        ("PUBLIC_URL", format!("http://127.0.0.1:{port}")),
        ("KEY_FILE", folder.join("key").display().to_string()),
        ("LIMITS", "off".to_owned()),
        ("LOG", "warn".to_owned()),
        ("UNDO_MINUTES", "0".to_owned()),
    ];
    variables.extend(smtp.map(|smtp| ("SMTP_URL", smtp.to_owned())));
    variables
}

impl Binary {
    /// Starts `serve`, its log going into a file, and waits until it listens.
    pub fn serve(variables: &[(&str, String)], log: &Path) -> Self {
        let log = std::fs::File::create(log).unwrap();
        let mut child = command(variables).arg("serve").stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("serve says where it listens").unwrap();
        let base = line.split_whitespace().last().unwrap().to_owned();
        Self { child, base }
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to stop and returns whether it ended well.
    pub fn stop(mut self) -> bool {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        self.child.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        self.kill();
    }
}
