//! Places that are servers: WebDAV that can do as little as any, S3, and servers that do wrong.

use std::net::SocketAddr;
use std::sync::Arc;

use super::small_server::{Wrong, start};
use super::{Access, Address, Listed, OpenedPlace, Place};
use crate::error::ExchangeError;
use crate::keys::MemorySecrets;
use crate::members::Role;
use crate::proof::cast::{CHEAP, PASSPHRASE};
use crate::proof::{BEGIN, Clock, MemoryPlan, folder, world_of};
use crate::round::{Joining, NewTeam, create, join};

fn open(address: SocketAddr, password: &str) -> OpenedPlace {
    let address = Address::read(&format!("webdav://anna@{address}/dav/our%20plans")).unwrap();
    let access = Access { user: "anna".into(), password: password.into(), ..Access::default() };
    OpenedPlace::new(&address, &access).unwrap()
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

#[test]
fn s3_keeps_files_too() {
    let (server, address) = start();
    let address = Address::read(&format!("s3://bucket/our/plans?endpoint=http://{address}&region=eu")).unwrap();
    let access = Access { user: "anna".into(), password: "secret".into(), ..Access::default() };
    let place = OpenedPlace::new(&address, &access).unwrap();
    place.prepare().unwrap();
    place.put(NAME, b"bytes").unwrap();
    server.lock().unwrap().asked.clear();
    assert_eq!(place.list(), Ok(vec![Listed { name: NAME.to_owned(), size: 5 }]));
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
    assert_eq!(server.lock().unwrap().asked.len(), 2, "a list and a file: {:?}", server.lock().unwrap().asked);
    place.remove(NAME).unwrap();
    assert_eq!(place.list(), Ok(Vec::new()));
    assert!(matches!(place.read(NAME), Err(ExchangeError::FileGone { .. })));
}

#[test]
fn two_people_work_over_webdav() {
    let (server, address) = start();
    let (homes, clock) = ([folder(), folder()], Clock::at(BEGIN));
    let world = |who: usize| world_of(who as u64, &clock, homes[who].path().to_owned());
    let secrets = || Arc::new(MemorySecrets::default());
    let (mut anna, mut bela) = (MemoryPlan::new("plan", "a"), MemoryPlan::new("plan", "b"));
    anna.write("the plan begins");
    let new = NewTeam { team: "Week", name: "Anna", address: "x", passphrase: PASSPHRASE, cost: CHEAP };
    let (mut first, _) = create(&new, &anna, Box::new(open(address, "secret")), secrets(), world(0)).unwrap();
    first.round(&mut anna).unwrap();
    let invitation = first.invite(Role::Editor).unwrap();
    let joining = Joining { invitation: &invitation, address: "x", passphrase: PASSPHRASE, name: "Béla" };
    let (mut second, _) = join(&joining, Box::new(open(address, "secret")), |_| secrets(), world(1)).unwrap();
    assert_eq!(second.round(&mut bela).unwrap().received, 1);
    bela.write("and goes on");
    assert_eq!(second.round(&mut bela).unwrap().sent, 1);
    // A cut line says so, and nothing is lost.
    server.lock().unwrap().wrong = Wrong::HangsUp;
    assert!(matches!(first.round(&mut anna), Err(ExchangeError::PlaceUnreachable { .. })));
    assert_eq!(first.status(&anna).unwrap().unreachable_since, BEGIN);
    server.lock().unwrap().wrong = Wrong::Nothing;
    assert_eq!(first.round(&mut anna).unwrap().received, 1);
    first.round(&mut anna).unwrap();
    second.round(&mut bela).unwrap();
    first.round(&mut anna).unwrap();
    server.lock().unwrap().asked.clear();
    first.round(&mut anna).unwrap();
    assert_eq!(server.lock().unwrap().asked, ["PROPFIND 1"], "nothing new is one request");
    let members = first.status(&anna).unwrap().members;
    let told: Vec<(&str, usize)> = members.iter().map(|member| (member.name.as_str(), member.devices)).collect();
    assert_eq!(told, [("Anna", 1), ("Béla", 1)]);
}
