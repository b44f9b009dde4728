//! A database of its own for each test: an SQLite file, or a database in a private PostgreSQL cluster.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A folder that goes away with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("undersigned-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The address of a fresh, empty database.
pub fn fresh(kind: Kind, folder: &Path) -> String {
    match kind {
        Kind::Sqlite => format!("sqlite:{}", folder.join("test.db").display()),
        Kind::Postgres => cluster().as_ref().expect("has_postgres() was asked first").create_database(),
    }
}

/// Is there a PostgreSQL to test on? Says loudly when not; fails where it is required.
pub fn has_postgres() -> bool {
    let found = cluster().is_some();
    if !found {
        let required = std::env::var("UNDERSIGNED_TEST_REQUIRE").unwrap_or_default();
        assert!(!required.contains("postgres"), "PostgreSQL is required and its server binaries were not found");
        eprintln!("*** NOT TESTED ON POSTGRESQL: no server binaries found and no UNDERSIGNED_TEST_POSTGRES_URL ***");
    }
    found
}

/// A server of somebody else, or one of our own that ends with this process.
struct Cluster {
    bin: PathBuf,
    /// Connection address without a database.
    base: String,
    _keeper: Option<Child>,
}

fn cluster() -> &'static Option<Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let bin = binaries()?;
        match std::env::var("UNDERSIGNED_TEST_POSTGRES_URL") {
            Ok(base) => Some(Cluster { bin, base, _keeper: None }),
            Err(_) => start(bin),
        }
    })
}

impl Cluster {
    fn create_database(&self) -> String {
        let name = format!("t_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let (server, query) = self.base.split_once('?').unwrap_or((&self.base, ""));
        let slash = if server.ends_with('/') { "" } else { "/" };
        let address = |database: &str| format!("{server}{slash}{database}?{query}");
        let sql = format!("create database {name}");
        let made = Command::new(self.bin.join("psql")).args(["-X", "-q", "-d", &address("postgres"), "-c", &sql]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        address(&name)
    }
}

fn binaries() -> Option<PathBuf> {
    let mut places: Vec<PathBuf> = Vec::new();
    if let Ok(output) = Command::new("pg_config").arg("--bindir").output() {
        places.push(String::from_utf8_lossy(&output.stdout).trim().into());
    }
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        places.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    places.into_iter().find(|place| place.join("initdb").exists() && place.join("postgres").exists())
}

/// Starts a cluster as an ordinary user: the server refuses to run as root.
fn start(bin: PathBuf) -> Option<Cluster> {
    let folder = std::env::temp_dir().join(format!("undersigned-postgres-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    let (user, run) = match is_root {
        true => ("nobody", "setpriv --reuid=nobody --regid=nogroup --clear-groups --"),
        false => ("", ""),
    };
    if is_root {
        assert!(Command::new("chown").arg(user).arg(&folder).status().unwrap().success());
    }
    let (dir, bin_dir) = (folder.display(), bin.display());
    // The shell holds the server; when this process ends, however it ends, its pipe closes and the shell cleans up.
    let script = format!(
        "cd {dir} && {run} {bin_dir}/initdb -D {dir}/data -A trust -U undersigned --no-sync -E UTF8 --locale=C >{dir}/log 2>&1 || exit 1\n\
         {run} {bin_dir}/postgres -D {dir}/data -k {dir} -c listen_addresses= -c fsync=off -c max_connections=400 -c deadlock_timeout=100ms >>{dir}/log 2>&1 &\n\
         server=$!\nread _\nkill -INT $server\nwait $server\nrm -rf {dir}"
    );
    let keeper = Command::new("sh").arg("-c").arg(script).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let base = format!("postgres:///?host={}&user=undersigned", folder.display());
    let patience = Instant::now();
    loop {
        let ready = Command::new(bin.join("psql")).args(["-X", "-q", "-d", &base.replace("?", "postgres?"), "-c", "select 1"]).output();
        if ready.is_ok_and(|output| output.status.success()) {
            return Some(Cluster { bin, base, _keeper: Some(keeper) });
        }
        if patience.elapsed() > Duration::from_secs(60) {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            let _ = writeln!(std::io::stderr(), "*** PostgreSQL did not start: {log} ***");
            return None;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
