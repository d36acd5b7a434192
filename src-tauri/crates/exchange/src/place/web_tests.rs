//! Places that are servers: WebDAV that can do as little as any, S3, and servers that do wrong.

use std::net::SocketAddr;
use std::sync::Arc;

use super::small_server::{Wrong, start};
use super::{Access, Address, Listed, OpenedPlace, Place};
use crate::error::ExchangeError;
use crate::keys::MemorySecrets;
use crate::members::Role;
use crate::proof::cast::{CHEAP, PASSPHRASE};
use crate::proof::{BEGIN, Clock, Dice, MemoryPlan, folder, seeds, world_of};
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
    let [refused, read_only] = [ExchangeError::PlaceRefused, ExchangeError::PlaceReadOnly].map(Err);
    let away = |status: &str| Err(ExchangeError::PlaceUnreachable { detail: status.to_owned() });
    let gone = Err(ExchangeError::FileGone { name: String::new() });
    for (status, to_list, to_put, to_read) in [
        (401, refused.clone(), refused.clone(), refused.clone()),
        (403, refused.clone(), read_only.clone(), refused.clone()),
        // A folder that is gone is no empty one.
        (404, away("404"), read_only.clone(), gone),
        (409, away("409"), away("409"), away("409")),
        (412, away("412"), away("412"), away("412")),
        (429, away("429"), away("429"), away("429")),
        (500, away("500"), away("500"), away("500")),
        (503, away("503"), away("503"), away("503")),
    ] {
        server.lock().unwrap().wrong = Wrong::Status(status);
        assert_eq!(place.list().map(|_| ()), to_list, "{status}");
        assert_eq!(place.put(NAME, b"x"), to_put, "{status}");
        assert_eq!(place.read(NAME).map(|_| ()), to_read, "{status}");
    }
    server.lock().unwrap().wrong = Wrong::Status(507);
    assert_eq!(place.put(NAME, b"x"), Err(ExchangeError::PlaceFull));
    server.lock().unwrap().wrong = Wrong::HangsUp;
    assert!(matches!(place.list(), Err(ExchangeError::PlaceUnreachable { .. })));
}

#[test]
fn a_server_that_lies_about_lengths_or_cuts_gives_no_file() {
    let (server, address) = start();
    let place = open(address, "secret");
    place.put(NAME, b"bytes").unwrap();
    for wrong in [Wrong::Lies, Wrong::Cuts] {
        server.lock().unwrap().wrong = wrong;
        assert!(place.read(NAME).is_err(), "{wrong:?}");
    }
    assert!(place.list().is_err(), "half a list is none");
    // Less than there is cannot be told from a shorter file here; its hash tells.
    server.lock().unwrap().wrong = Wrong::SaysLess;
    assert_ne!(place.read(NAME), Ok(b"bytes".to_vec()));
    server.lock().unwrap().wrong = Wrong::Slow(300);
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()), "slow is not away");
}

/// The network of a hotel or a train answers everything with its page.
#[test]
fn a_page_to_log_in_is_no_folder() {
    let (server, address) = start();
    let place = open(address, "secret");
    place.put(NAME, b"bytes").unwrap();
    let s3 = Address::read(&format!("s3://bucket/our/plans?endpoint=http://{address}&region=eu")).unwrap();
    let access = Access { user: "anna".into(), password: "secret".into(), ..Access::default() };
    let s3 = OpenedPlace::new(&s3, &access).unwrap();
    server.lock().unwrap().wrong = Wrong::Portal;
    for place in [&place, &s3] {
        for answer in [place.prepare(), place.list().map(|_| ()), place.read(NAME).map(|_| ()), place.put(NAME, b"x")] {
            assert_eq!(answer, Err(ExchangeError::PlaceNoFolder));
        }
    }
    server.lock().unwrap().wrong = Wrong::Nothing;
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
}

#[test]
fn who_may_only_read_reads() {
    let (server, address) = start();
    let place = open(address, "secret");
    place.put(NAME, b"bytes").unwrap();
    for status in [403, 404, 405] {
        server.lock().unwrap().wrong = Wrong::StatusOf("PUT", status);
        assert_eq!(place.list().map(|listed| listed.len()), Ok(1));
        assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
        assert_eq!(place.put("11.paideia-part", b"x"), Err(ExchangeError::PlaceReadOnly), "{status}");
    }
}

#[test]
fn nobody_is_sent_to_another_address() {
    let (other, other_address) = start();
    let (server, address) = start();
    server.lock().unwrap().wrong = Wrong::Redirects(other_address.port());
    let place = open(address, "secret");
    for answer in [place.list().map(|_| ()), place.read(NAME).map(|_| ()), place.put(NAME, b"x")] {
        assert_eq!(answer, Err(ExchangeError::PlaceNoFolder));
    }
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

/// A line and a server that do everything wrong in turn: in the end all is where it belongs, and nothing was believed.
fn history_of_errors(seed: u64) {
    let dice = Dice::new(seed);
    let (server, address) = start();
    let (homes, clock) = ([folder(), folder()], Clock::at(BEGIN));
    let world = |who: usize| world_of(10 * seed + who as u64, &clock, homes[who].path().to_owned());
    let mut plans = [MemoryPlan::new("plan", "a"), MemoryPlan::new("plan", "b")];
    let new = NewTeam { team: "Week", name: "Anna", address: "x", passphrase: PASSPHRASE, cost: CHEAP };
    let place = || Box::new(open(address, "secret"));
    let (mut first, _) = create(&new, &plans[0], place(), Arc::new(MemorySecrets::default()), world(0)).unwrap();
    let invitation = first.invite(Role::Editor).unwrap();
    let name = "Bela";
    let joining = Joining { invitation: &invitation, address: "x", passphrase: PASSPHRASE, name, plan_id: None };
    let (second, _) = join(&joining, place(), |_| Arc::new(MemorySecrets::default()), world(1)).unwrap();
    let mut exchanges = [first, second];
    for step in 0..40 {
        let who = dice.below(2);
        if dice.once_in(2) {
            plans[who].write(&format!("{who} says {step}"));
        }
        let methods = ["PROPFIND", "GET", "PUT", "DELETE"];
        server.lock().unwrap().wrong = match dice.below(12) {
            0 => Wrong::Status([401, 403, 404, 409, 412, 429, 500, 503][dice.below(8)]),
            1 | 2 => {
                Wrong::StatusOf(methods[dice.below(4)], [401, 403, 404, 409, 412, 429, 500, 503, 507][dice.below(9)])
            }
            3 => Wrong::Lies,
            4 => Wrong::SaysLess,
            5 => Wrong::Cuts,
            6 => Wrong::Portal,
            7 => Wrong::HangsUp,
            8 => Wrong::Slow(2),
            _ => Wrong::Nothing,
        };
        clock.pass(30_000);
        drop(exchanges[who].round(&mut plans[who]));
    }
    server.lock().unwrap().wrong = Wrong::Nothing;
    for _ in 0..6 {
        clock.pass(2 * 86_400_000);
        for (exchange, plan) in exchanges.iter_mut().zip(&mut plans) {
            exchange.round(plan).unwrap();
        }
    }
    assert_eq!(plans[0].content(), plans[1].content(), "seed {seed}");
    assert_eq!(exchanges[0].status(&plans[0]).unwrap().unsent, 0, "seed {seed}");
}

#[test]
fn a_line_that_errs_loses_nothing() {
    let seeds = seeds();
    let share = (seeds.end - seeds.start).div_ceil(8);
    (seeds.start..seeds.start + share).for_each(history_of_errors);
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
    let joining =
        Joining { invitation: &invitation, address: "x", passphrase: PASSPHRASE, name: "Béla", plan_id: None };
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
