//! A server on this computer for tests: WebDAV that can do as little as any, or as much of S3 as is used; what is asked
//! of it is written down, and it does wrong when it is told to.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

/// What the server does wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wrong {
    #[default]
    Nothing,
    /// Answers everything with this status.
    Status(u16),
    /// Answers the requests of one method with this status.
    StatusOf(&'static str, u16),
    /// Says that there is more than it sends.
    Lies,
    /// Says that there is less than it sends.
    SaysLess,
    /// Hangs up in the middle of an answer.
    Cuts,
    /// Takes this many milliseconds for each answer.
    Slow(u64),
    /// Answers everything with a page to log in.
    Portal,
    /// Sends everybody to another address.
    Redirects(u16),
    /// Hangs up.
    HangsUp,
}

#[derive(Default)]
pub(crate) struct Server {
    pub files: BTreeMap<String, Vec<u8>>,
    pub asked: Vec<String>,
    pub wrong: Wrong,
}

pub(crate) type Shared = Arc<Mutex<Server>>;

/// Starts it. The thread ends with the process of the test.
pub(crate) fn start() -> (Shared, SocketAddr) {
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

/// Answers one request.
pub(crate) fn answer(server: &Shared, mut stream: impl Read + Write) -> std::io::Result<()> {
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
    // anna:secret; S3 signs with a key of that name.
    let given = header("authorization").unwrap_or_default();
    let is_known = given == "Basic YW5uYTpzZWNyZXQ=" || given.contains("Credential=anna/");
    if let Wrong::Slow(millis) = server.wrong {
        std::thread::sleep(std::time::Duration::from_millis(millis));
    }
    let (status, more, body) = match server.wrong {
        Wrong::HangsUp => return Ok(()),
        Wrong::Portal => (200, "Content-Type: text/html; charset=utf-8\r\n".to_owned(), PORTAL.to_vec()),
        Wrong::StatusOf(of, status) if of == method => (status, String::new(), Vec::new()),
        Wrong::Status(status) => (status, String::new(), Vec::new()),
        Wrong::Redirects(port) => (302, format!("Location: http://127.0.0.1:{port}/\r\n"), Vec::new()),
        _ if !is_known => (401, String::new(), Vec::new()),
        _ => {
            let (status, body) = act(&mut server, method, path, &depth, &bytes[head_end..]);
            (status, String::new(), body)
        }
    };
    let length = match server.wrong {
        Wrong::Lies if method == "GET" => body.len() + 1000,
        Wrong::SaysLess if method == "GET" => body.len() / 2,
        _ => body.len(),
    };
    let sent = if server.wrong == Wrong::Cuts { body.len() / 2 } else { body.len() };
    write!(stream, "HTTP/1.1 {status} X\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    stream.write_all(&body[..sent])
}

const PORTAL: &[u8] = b"<!DOCTYPE html><html><body><form>Room number and name</form></body></html>";

/// The few things it can do: no depth of infinity, no tags, no moving.
fn act(server: &mut Server, method: &str, path: &str, depth: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let name = path.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
    match method {
        "GET" if path.contains("list-type=2") => (200, objects(&server.files)),
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

fn objects(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut xml = String::from("<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>");
    for (name, bytes) in files {
        xml += &format!(
            "<Contents><Key>our/plans/{name}</Key><LastModified>2027-01-01T00:00:00.000Z</LastModified>\
             <ETag>\"0\"</ETag><Size>{}</Size></Contents>",
            bytes.len(),
        );
    }
    (xml + "</ListBucketResult>").into_bytes()
}
