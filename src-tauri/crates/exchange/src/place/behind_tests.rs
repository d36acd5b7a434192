//! A place behind what a city puts before the network: a proxy, and a server with a certificate of the city's own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::small_server::{Shared, answer};
use super::{Access, Address, OpenedPlace, Place};
use crate::error::ExchangeError;

/// A name that no network knows: who gets there got there through the proxy.
const HOST: &str = "cloud.city.example";
const NAME: &str = "00.paideia-part";

/// Starts the server, reached by its name alone and with a certificate that a city made for itself; gives the
/// certificate to trust, as PEM.
fn start_sealed() -> (Shared, SocketAddr, String) {
    let city_key = KeyPair::generate().unwrap();
    let mut city = CertificateParams::default();
    city.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let city = city.self_signed(&city_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let of_server = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    let certificate = of_server.signed_by(&key, &city, &city_key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let secret = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], secret.into());
    let config = Arc::new(config.unwrap());
    let (server, listener) = (Shared::default(), TcpListener::bind("127.0.0.1:0").unwrap());
    let address = listener.local_addr().unwrap();
    let shared = Arc::clone(&server);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut sealed = StreamOwned::new(connection, stream.unwrap());
            drop(answer(&shared, &mut sealed));
            sealed.conn.send_close_notify();
            drop(sealed.flush());
        }
    });
    (server, address, city.pem())
}

/// Starts a proxy that leads to one server, whatever is asked of it, and writes down what that was; `refuses`: it wants
/// a name and a password.
fn start_proxy(to: SocketAddr, refuses: bool) -> (Arc<Mutex<Vec<String>>>, String) {
    let (asked, listener) = (Arc::new(Mutex::new(Vec::new())), TcpListener::bind("127.0.0.1:0").unwrap());
    let address = format!("http://{}", listener.local_addr().unwrap());
    let noted = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut near = stream.unwrap();
            let line = first_line(&mut near);
            noted.lock().unwrap().push(line);
            if refuses {
                drop(near.write_all(b"HTTP/1.1 407 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                continue;
            }
            near.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").unwrap();
            let far = TcpStream::connect(to).unwrap();
            pass(near.try_clone().unwrap(), far.try_clone().unwrap());
            pass(far, near);
        }
    });
    (asked, address)
}

/// The first line of a request, whose head is read whole.
fn first_line(stream: &mut TcpStream) -> String {
    let (mut head, mut one) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut one).unwrap() == 1 {
        head.push(one[0]);
    }
    String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned()
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
    std::thread::spawn(move || {
        drop(std::io::copy(&mut from, &mut to));
        drop(to.shutdown(std::net::Shutdown::Write));
    });
}

fn open(proxy: Option<&str>, certificates: Option<&str>) -> Result<OpenedPlace, ExchangeError> {
    let address = Address::read(&format!("webdavs://anna@{HOST}/dav/our%20plans")).unwrap();
    let certificates = certificates.map(|pem| pem.as_bytes().to_vec());
    let proxy = proxy.map(str::to_owned);
    OpenedPlace::new(&address, &Access { user: "anna".into(), password: "secret".into(), proxy, certificates })
}

#[test]
fn a_server_of_the_city_is_reached_through_its_proxy_and_with_its_certificate() {
    let (server, address, trusted) = start_sealed();
    let (asked, proxy) = start_proxy(address, false);
    let place = open(Some(&proxy), Some(&trusted)).unwrap();
    place.prepare().unwrap_or_else(|error| panic!("{error:?} {:?}", asked.lock().unwrap()));
    place.put(NAME, b"bytes").unwrap();
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
    assert_eq!(place.list().map(|listed| listed.len()), Ok(1));
    let asked = asked.lock().unwrap();
    assert!(!asked.is_empty() && asked.iter().all(|line| *line == format!("CONNECT {HOST}:443 HTTP/1.1")), "{asked:?}");
    assert!(server.lock().unwrap().asked.contains(&"PUT".to_owned()));
}

#[test]
fn without_the_certificate_nothing_is_said_to_the_server() {
    let (server, address, _) = start_sealed();
    let (asked, proxy) = start_proxy(address, false);
    let (_, _, of_another) = start_sealed();
    for certificates in [None, Some(of_another.as_str())] {
        let answer = open(Some(&proxy), certificates).unwrap().list();
        assert!(matches!(answer, Err(ExchangeError::PlaceUnreachable { .. })), "{answer:?}");
    }
    assert!(!asked.lock().unwrap().is_empty() && server.lock().unwrap().asked.is_empty());
}

#[test]
fn a_proxy_that_refuses_or_is_away_is_told() {
    let (server, address, trusted) = start_sealed();
    let (_, refusing) = start_proxy(address, true);
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for proxy in [refusing, format!("http://{gone}")] {
        let answer = open(Some(&proxy), Some(&trusted)).unwrap().list();
        assert!(
            matches!(answer, Err(ExchangeError::PlaceRefused | ExchangeError::PlaceUnreachable { .. })),
            "{answer:?}"
        );
    }
    assert!(server.lock().unwrap().asked.is_empty());
    for no_address in ["no proxy", "http://", "http://:3128"] {
        let answer = open(Some(no_address), None).map(drop);
        assert!(matches!(answer, Err(ExchangeError::AddressNotValid { .. })), "{no_address}: {answer:?}");
    }
    let no_certificate = open(None, Some("-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n")).map(drop);
    assert!(matches!(no_certificate, Err(ExchangeError::CertificateNotValid { .. })), "{no_certificate:?}");
}
