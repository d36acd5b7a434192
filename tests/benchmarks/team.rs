//! What a team costs: merging what four people did, an exchange with nothing new, a newcomer to a long history.
//!
//! Each person has a plan file of their own, as on four computers. What is measured is the last step alone; how the
//! changes came about is not.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use domain::{Event, Id, Plan};
use exchange::{
    Access, Address, Cost, Exchange, FileSecrets, Invitation, Joining, NewTeam, OpenedPlace, Place, Role, create, join,
};
use store::{Label, OpenRisk, PlanFile, Surroundings};

use crate::plans::{surroundings, write_grown};
use crate::{Figures, clock, median, ms, publishing};

/// So many people, and so many changes of each.
const PEOPLE: usize = 4;
const EACH: usize = 5_000;
/// Changes of a long history.
const LONG: usize = 50_000;
/// Events of the plan.
const EVENTS: usize = 5_000;

/// Measures the team.
pub fn measure(figures: &mut Figures) -> Result<(), String> {
    // What is measured is the program, not the disk of the machine.
    let memory = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = memory.map_err(|error| error.to_string())?;
    let sample = crate::parts::sample_plan(folder.path())?;
    let base = write_grown(folder.path(), &sample, EVENTS)?;
    merging(figures, folder.path(), &base)?;
    exchanging(figures, folder.path(), &base)
}

fn said<E: std::fmt::Debug>(error: E) -> String {
    format!("{error:?}")
}

fn world(folder: &Path, name: &str) -> Surroundings {
    Surroundings { author: name.to_owned(), ..surroundings(&folder.join(name)) }
}

/// The same plan on another computer.
fn copy(folder: &Path, base: &Path, name: &str) -> Result<PlanFile, String> {
    std::fs::create_dir_all(folder.join(name)).map_err(said)?;
    let path = folder.join(name).join("plan.paideia");
    std::fs::copy(base, &path).map_err(said)?;
    PlanFile::open(&path, OpenRisk::Accept, &world(folder, name)).map_err(said)
}

/// Somebody renames events, one after the other, each of which others rename too.
fn work(file: &mut PlanFile, who: &str, count: usize) -> Result<(), String> {
    let plan = file.snapshot().map_err(said)?;
    let events: Vec<Event> = plan.events.clone();
    drop(plan);
    for number in 0..count {
        let event = &events[number % events.len()];
        let event = Event { title: format!("{} {who} {number}", event.title), ..event.clone() };
        file.command(Label::new("save_event"), |tx| tx.put(&event)).map_err(said)?;
    }
    Ok(())
}

fn merging(figures: &mut Figures, folder: &Path, base: &Path) -> Result<(), String> {
    let seen = copy(folder, base, "seen")?.vector().map_err(said)?;
    for person in 0..PEOPLE {
        let name = format!("person-{person}");
        let mut file = copy(folder, base, &name)?;
        work(&mut file, &name, EACH)?;
        let changes = file.changes_since(&seen).map_err(said)?;
        std::fs::write(sent_by(folder, person), changes.to_bytes().map_err(said)?).map_err(said)?;
    }
    let times = (0..3).map(|_| taken_in(folder, base)).collect::<Result<_, String>>()?;
    figures.hold("take in 20,000 changes of four people, who changed the same", median(times), ms(600));
    let program = std::env::current_exe().map_err(said)?;
    let alone = publishing::clock(|| {
        let mut command = Command::new(&program);
        command.arg(TAKE_IN).args([folder, base]);
        command
    })?;
    figures.memory("the same, most memory of a program that does nothing else", alone.memory, 150_000_000);
    Ok(())
}

/// What this program is called with to take in what was sent and nothing else, so that its memory can be told.
pub const TAKE_IN: &str = "take-in";

fn sent_by(folder: &Path, person: usize) -> PathBuf {
    folder.join(format!("sent-by-{person}"))
}

/// Opens the plan on one more computer and takes in what everybody sent: how long the taking in takes.
pub fn taken_in(folder: &Path, base: &Path) -> Result<Duration, String> {
    let read = |person| store::Bundle::from_bytes(&std::fs::read(sent_by(folder, person)).map_err(said)?).map_err(said);
    let bundles: Vec<store::Bundle> = (0..PEOPLE).map(read).collect::<Result<_, String>>()?;
    let home = tempfile::tempdir_in(folder).map_err(said)?;
    let mut file = copy(home.path(), base, "receiver")?;
    let mut received = None;
    let time = clock(&mut || received = Some(file.receive(&bundles)));
    let received = received.ok_or("nothing was received")?.map_err(said)?;
    match received.applied {
        applied if applied == PEOPLE * EACH => Ok(time),
        applied => Err(format!("{applied} changes were taken in, of {}", PEOPLE * EACH)),
    }
}

fn place(folder: &Path) -> Result<(String, Box<dyn Place>), String> {
    std::fs::create_dir_all(folder.join("place")).map_err(said)?;
    let address = Address::of_folder(&folder.join("place")).map_err(said)?;
    let place = OpenedPlace::new(&Address::read(&address).map_err(said)?, &Access::default()).map_err(said)?;
    Ok((address, Box::new(place)))
}

fn begin(folder: &Path, file: &PlanFile) -> Result<Exchange, String> {
    let (address, place) = place(folder)?;
    let world = world(folder, "Anna");
    let secrets = Arc::new(FileSecrets::new(Exchange::secrets_path(&world, file.plan_id())));
    let cost = Cost { memory: 8, passes: 1 };
    let new = NewTeam { team: "Week", name: "Anna", address: &address, passphrase: "one team, one passphrase", cost };
    Ok(create(&new, file, place, secrets, world).map_err(said)?.0)
}

fn newcomer(folder: &Path, invitation: &Invitation, name: &str) -> Result<(PlanFile, Id), String> {
    let (address, place) = place(folder)?;
    let world = world(folder, name);
    std::fs::create_dir_all(&world.home).map_err(said)?;
    let joining =
        Joining { invitation, address: &address, passphrase: "one team, one passphrase", name, plan_id: None };
    let secrets = |path: &Path| -> Arc<dyn exchange::Secrets> { Arc::new(FileSecrets::new(path)) };
    let (mut exchange, plan_id) = join(&joining, place, secrets, world.clone()).map_err(said)?;
    let path = folder.join(name).join("joined.paideia");
    let mut file = PlanFile::create_to_receive(&path, &plan_id, &world).map_err(said)?;
    exchange.take_kept(&mut file).map_err(said)?;
    Ok((file, plan_id))
}

fn exchanging(figures: &mut Figures, folder: &Path, base: &Path) -> Result<(), String> {
    let mut anna = copy(folder, base, "Anna")?;
    let mut exchange = begin(folder, &anna)?;
    // As it comes about in years: a file for each evening's work, folded as they become many.
    for _ in 0..LONG / 500 {
        work(&mut anna, "Anna", 500)?;
        exchange.round(&mut anna).map_err(said)?;
    }
    exchange.round(&mut anna).map_err(said)?;
    figures.time("an exchange with nothing new, 50,000 changes, local folder", ms(50), 9, || {
        exchange.round(&mut anna).map(|report| report.sent + report.received)
    });
    let mut times = Vec::new();
    for run in 0..3 {
        let invitation = exchange.invite(Role::Editor).map_err(said)?;
        let name = format!("newcomer-{run}");
        let mut joined = None;
        times.push(clock(&mut || joined = Some(newcomer(folder, &invitation, &name))));
        let (file, _) = joined.ok_or("nobody joined")??;
        let (ours, theirs): (Plan, Plan) =
            ((*anna.snapshot().map_err(said)?).clone(), (*file.snapshot().map_err(said)?).clone());
        if ours.events != theirs.events {
            return Err("the newcomer has another plan".to_owned());
        }
    }
    figures.hold("join a team of 5,000 events and 50,000 changes, local folder", median(times), ms(5_000));
    Ok(())
}
