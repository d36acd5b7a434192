//! Teams over servers as cities have them: two WebDAV servers of different make and one of the S3 kind, started here on the
//! loopback address. Where one is not installed its tests say so and end.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{Person, Reach, begin};
use exchange::{Access, Address, ExchangeError, OpenedPlace, Place, PlanLog, Role};

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A port that nobody listens on just now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a program and waits until it listens; nothing where it is not installed.
fn start(program: &str, arguments: &[&str], port: u16) -> Option<Server> {
    let started = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(child) = started else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let server = Server { child, port };
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "{program} does not listen");
        std::thread::sleep(Duration::from_millis(50));
    }
    Some(server)
}

fn rclone(folder: &Path) -> Option<Server> {
    let port = free_port();
    let address = format!("127.0.0.1:{port}");
    let shared = folder.display().to_string();
    let words = ["serve", "webdav", &shared, "--addr", &address, "--user", "anna", "--pass", "secret", "--config", ""];
    start("rclone", &words, port)
}

/// `anna` and `secret`, as `htpasswd -s` writes them.
const USERS: &str = "anna:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n";

fn apache(folder: &Path) -> Option<Server> {
    let modules = Path::new("/usr/lib/apache2/modules");
    if !modules.join("mod_dav_fs.so").exists() {
        println!("skipped: Apache with mod_dav is not installed");
        return None;
    }
    let (port, root) = (free_port(), folder.display());
    let load = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"];
    let load = load.map(|it| format!("LoadModule {it}_module {}/mod_{it}.so\n", modules.display())).concat();
    let config = format!(
        "{load}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {root}/pid\nErrorLog {root}/errors\n\
         User www-data\nGroup www-data\nDocumentRoot {root}/www\nDavLockDB {root}/locks/db\n\
         <Directory {root}/www>\nDav On\nAuthType Basic\nAuthName plans\nAuthUserFile {root}/users\n\
         Require valid-user\n</Directory>\n"
    );
    for name in ["www", "locks"] {
        std::fs::create_dir(folder.join(name)).unwrap();
        all_may(&folder.join(name), 0o777);
    }
    // The server gives up the rights of whoever started it.
    all_may(folder, 0o755);
    std::fs::write(folder.join("users"), USERS).unwrap();
    std::fs::write(folder.join("config"), config).unwrap();
    let path = folder.join("config").display().to_string();
    start("/usr/sbin/apache2", &["-f", &path, "-X"], port)
}

#[cfg(unix)]
fn all_may(path: &Path, mode: u32) {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
    std::fs::set_permissions(path, mode).unwrap();
}

#[cfg(not(unix))]
fn all_may(_path: &Path, _mode: u32) {}

fn reach(server: &Server, password: &str) -> Reach {
    let access = Access { user: "anna".into(), password: password.into(), ..Access::default() };
    Reach { address: format!("webdav://anna@127.0.0.1:{}/our%20plans", server.port), access }
}

fn settle(people: &mut [&mut Person]) {
    for _ in 0..4 {
        people.iter_mut().for_each(|person| drop(person.round()));
    }
}

/// A storage server in Python, which `cargo verify` fetches from the registry.
fn moto() -> Option<Server> {
    let port = free_port();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("exchange-check").join("bin/moto_server");
    let words = ["-H".to_owned(), "127.0.0.1".to_owned(), "-p".to_owned(), port.to_string()];
    start(&program.to_string_lossy(), &words.each_ref().map(String::as_str), port)
}

/// Everything that a team does, over a WebDAV server.
fn works(server: &Server) {
    let reach_it = reach(server, "secret");
    let wrong = OpenedPlace::new(&Address::read(&reach_it.address).unwrap(), &reach(server, "wrong").access).unwrap();
    assert_eq!(wrong.list(), Err(ExchangeError::PlaceRefused));
    works_at(&reach_it);
}

/// The same at a place.
fn works_at(reach_it: &Reach) {
    let folder = tempfile::tempdir().unwrap();
    let mut anna = begin(folder.path(), reach_it);
    let event = anna.write("Bake bread");
    anna.round();
    let mut bela = anna.bring(folder.path(), reach_it, "Bela", Role::Editor);
    bela.round();
    assert_eq!(bela.titles(), ["Bake bread"]);
    bela.rename(&event, "Bake rye bread");
    anna.rename(&event, "Bake white bread");
    settle(&mut [&mut anna, &mut bela]);
    assert_eq!(anna.titles(), bela.titles());
    assert_eq!(anna.round().conflicts, 1);
    // Many small files, until they are folded and the old ones removed.
    for number in 0..60 {
        bela.write(&format!("Event {number}"));
        bela.round();
    }
    settle(&mut [&mut anna, &mut bela]);
    let files = reach_it.open().list().unwrap().len();
    assert!(files < 60, "{files} files lie at the place");
    let mut cara = anna.bring(folder.path(), reach_it, "Cara", Role::Reader);
    cara.round();
    assert_eq!((cara.titles(), cara.titles().len()), (anna.titles(), 61));
    assert_eq!(PlanLog::vector(&anna.file).unwrap(), PlanLog::vector(&cara.file).unwrap());
}

#[test]
fn a_team_over_rclone() {
    let folder = tempfile::tempdir().unwrap();
    if let Some(server) = rclone(folder.path()) {
        works(&server);
    }
}

#[test]
fn a_team_over_apache() {
    let folder = tempfile::tempdir().unwrap();
    if let Some(server) = apache(folder.path()) {
        works(&server);
    }
}

#[test]
fn a_team_over_rclone_that_may_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (address, shared) = (format!("127.0.0.1:{port}"), folder.path().display().to_string());
    let words = ["serve", "webdav", &shared, "--addr", &address, "--read-only", "--config", ""];
    let Some(server) = start("rclone", &words, port) else { return };
    let address = Address::read(&format!("webdav://127.0.0.1:{}/", server.port)).unwrap();
    let place = OpenedPlace::new(&address, &Access::default()).unwrap();
    assert_eq!(place.list(), Ok(Vec::new()));
    assert_eq!(place.put("00.paideia-part", b"bytes"), Err(ExchangeError::PlaceReadOnly));
}

#[test]
fn a_team_over_storage() {
    let Some(server) = moto() else { return };
    let mut line = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    line.write_all(b"PUT /plans HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let access = Access { user: "anna".into(), password: "secret".into(), ..Access::default() };
    let at = |bucket: &str| Reach {
        address: format!("s3://{bucket}/our/team?endpoint=http://127.0.0.1:{}&region=us-east-1", server.port),
        access: access.clone(),
    };
    let missing = at("no-such-bucket").open();
    assert!(matches!(missing.list(), Err(ExchangeError::PlaceUnreachable { .. })), "{:?}", missing.list());
    works_at(&at("plans"));
}
