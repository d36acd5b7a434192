//! A place that is a WebDAV server: one that can do as little as any, on this computer, counted.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use super::{Access, Address, Listed, OpenedPlace, Place};
use crate::error::ExchangeError;

/// What the server does wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wrong {
    #[default]
    Nothing,
    /// Answers everything with this status.
    Status(u16),
    /// Says that there is more than it sends.
    Lies,
    /// Sends everybody to another address.
    Redirects(u16),
    /// Hangs up.
    HangsUp,
}

#[derive(Default)]
struct Server {
    files: BTreeMap<String, Vec<u8>>,
    asked: Vec<String>,
    wrong: Wrong,
}

type Shared = Arc<Mutex<Server>>;

/// Starts it. The thread ends with the process of the test.
fn start() -> (Shared, SocketAddr) {
    let (server, listener) = (Shared::default(), TcpListener::bind("127.0.0.1:0").unwrap());
    let address = listener.local_addr().unwrap();
    let shared = Arc::clone(&server);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            drop(answer(&shared, stream.unwrap()));
        }
    });
    (server, address)
}

fn open(address: SocketAddr, password: &str) -> OpenedPlace {
    let address = Address::read(&format!("webdav://anna@{address}/dav/our%20plans")).unwrap();
    let access = Access { user: "anna".into(), password: password.into(), ..Access::default() };
    OpenedPlace::new(&address, &access).unwrap()
}

fn answer(server: &Shared, mut stream: TcpStream) -> std::io::Result<()> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 65536]);
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        bytes.extend_from_slice(&buffer[..count]);
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).into_owned();
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let length: usize = header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    while bytes.len() < head_end + length {
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        bytes.extend_from_slice(&buffer[..count]);
    }
    let mut words = head.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut server = server.lock().unwrap();
    let depth = header("depth").unwrap_or_default();
    server.asked.push(format!("{method} {depth}").trim().to_owned());
    // anna:secret
    let is_known = header("authorization").as_deref() == Some("Basic YW5uYTpzZWNyZXQ=");
    let (status, more, body) = match server.wrong {
        Wrong::HangsUp => return Ok(()),
        Wrong::Status(status) => (status, String::new(), Vec::new()),
        Wrong::Redirects(port) => (302, format!("Location: http://127.0.0.1:{port}/\r\n"), Vec::new()),
        Wrong::Nothing | Wrong::Lies if !is_known => (401, String::new(), Vec::new()),
        Wrong::Nothing | Wrong::Lies => {
            let (status, body) = act(&mut server, method, path, &depth, &bytes[head_end..]);
            (status, String::new(), body)
        }
    };
    let lie = if server.wrong == Wrong::Lies && method == "GET" { 1000 } else { 0 };
    let length = body.len() + lie;
    write!(stream, "HTTP/1.1 {status} X\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    stream.write_all(&body)
}

/// The few things it can do: no depth of infinity, no tags, no moving.
fn act(server: &mut Server, method: &str, path: &str, depth: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    match method {
        "PROPFIND" if depth != "0" && depth != "1" => (403, Vec::new()),
        "PROPFIND" if depth == "0" => (207, listing(&BTreeMap::new())),
        "PROPFIND" => (207, listing(&server.files)),
        "MKCOL" => (405, Vec::new()),
        "PUT" => {
            server.files.insert(name, body.to_vec());
            (201, Vec::new())
        }
        "GET" => server.files.get(&name).map_or((404, Vec::new()), |bytes| (200, bytes.clone())),
        "DELETE" => (if server.files.remove(&name).is_some() { 204 } else { 404 }, Vec::new()),
        _ => (501, Vec::new()),
    }
}

fn listing(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\"><d:response><d:href>/dav/our%20plans/</d:href><d:propstat>\
         <d:prop><d:resourcetype><d:collection/></d:resourcetype><d:getlastmodified>Fri, 01 Jan 2027 00:00:00 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status>\
         </d:propstat></d:response>",
    );
    for (name, bytes) in files {
        xml += &format!(
            "<d:response><d:href>/dav/our%20plans/{name}</d:href><d:propstat><d:prop><d:resourcetype/>\
             <d:getcontentlength>{}</d:getcontentlength><d:getlastmodified>Fri, 01 Jan 2027 00:00:00 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>\
             </d:response>",
            bytes.len(),
        );
    }
    (xml + "</d:multistatus>").into_bytes()
}

const NAME: &str = "00.paideia-part";

#[test]
fn a_server_that_can_do_little_is_enough() {
    let (server, address) = start();
    let place = open(address, "secret");
    place.prepare().unwrap_or_else(|error| panic!("{error:?} {:?}", server.lock().unwrap().asked));
    assert_eq!(place.list(), Ok(Vec::new()));
    place.put(NAME, b"bytes").unwrap();
    server.lock().unwrap().asked.clear();
    assert_eq!(place.list(), Ok(vec![Listed { name: NAME.to_owned(), size: 5 }]));
    assert_eq!(server.lock().unwrap().asked, ["PROPFIND 1"], "a list is one request");
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
    assert_eq!(server.lock().unwrap().asked.len(), 2, "a file is one request");
    place.put(NAME, b"bytes").unwrap();
    assert_eq!(server.lock().unwrap().asked.len(), 3, "putting one is one request");
    place.remove(NAME).unwrap();
    place.remove(NAME).unwrap();
    assert!(matches!(place.read(NAME), Err(ExchangeError::FileGone { .. })));
}

#[test]
fn what_a_server_refuses_is_told() {
    let (server, address) = start();
    assert_eq!(open(address, "wrong").list(), Err(ExchangeError::PlaceRefused));
    let place = open(address, "secret");
    for (status, expected) in
        [(401, true), (403, true), (409, false), (412, false), (429, false), (500, false), (503, false)]
    {
        server.lock().unwrap().wrong = Wrong::Status(status);
        for answer in [place.list().map(|_| ()), place.put(NAME, b"x"), place.read(NAME).map(|_| ())] {
            let is_refused = answer == Err(ExchangeError::PlaceRefused);
            let is_away = matches!(answer, Err(ExchangeError::PlaceUnreachable { .. }));
            assert!(if expected { is_refused } else { is_away }, "{status}: {answer:?}");
        }
    }
    server.lock().unwrap().wrong = Wrong::Status(507);
    assert_eq!(place.put(NAME, b"x"), Err(ExchangeError::PlaceFull));
    server.lock().unwrap().wrong = Wrong::HangsUp;
    assert!(matches!(place.list(), Err(ExchangeError::PlaceUnreachable { .. })));
}

#[test]
fn a_server_that_lies_about_lengths_gives_no_file() {
    let (server, address) = start();
    let place = open(address, "secret");
    place.put(NAME, b"bytes").unwrap();
    server.lock().unwrap().wrong = Wrong::Lies;
    assert!(place.read(NAME).is_err());
}

#[test]
fn nobody_is_sent_to_another_address() {
    let (other, other_address) = start();
    let (server, address) = start();
    server.lock().unwrap().wrong = Wrong::Redirects(other_address.port());
    let place = open(address, "secret");
    assert!(place.list().is_err() && place.read(NAME).is_err() && place.put(NAME, b"x").is_err());
    assert_eq!(other.lock().unwrap().asked.len(), 0);
}
