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
    Access, Address, Cost, Exchange, FileSecrets, Invitation, Joining, NewTeam, NoKeyring, OpenedPlace, Place, Role,
    Secrets, create, join,
};
use serde_json::{Value, json};
use store::{Label, OpenRisk, PlanFile, Surroundings};

use crate::plans::{surroundings, write_grown};
use crate::{Figures, clock, median, ms, publishing, shown};

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
    crate::colleagues::measure(figures, folder.path(), &base)?;
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

/// Events as somebody renames them, one after the other, each of which others rename too.
fn renamed(events: &[Event], who: &str, count: usize) -> impl Iterator<Item = Event> {
    (0..count).map(move |number| {
        let event = &events[number % events.len()];
        Event { title: format!("{} {who} {number}", event.title), ..event.clone() }
    })
}

fn events(file: &PlanFile) -> Result<Vec<Event>, String> {
    Ok(file.snapshot().map_err(said)?.events.clone())
}

fn work(file: &mut PlanFile, who: &str, count: usize) -> Result<(), String> {
    let events = events(file)?;
    for event in renamed(&events, who, count) {
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
    let times = (0..3).map(|_| taken_in(folder, base)).collect::<Result<Vec<_>, String>>()?;
    figures.hold("take in 20,000 changes of four people, who changed the same", median(times.clone()), ms(600));
    let program = std::env::current_exe().map_err(said)?;
    let alone = publishing::clock(|| {
        let mut command = Command::new(&program);
        command.arg(TAKE_IN).args([folder, base]);
        command
    })?;
    figures.memory("the same, most memory of a program that does nothing else", alone.memory, 150_000_000);
    rivals(figures, folder, base, median(times))
}

/// The same work with two libraries that merge documents. They hold the document in memory and are asked to write it
/// down afterwards, for what a plan has taken in is on the disk.
fn rivals(figures: &mut Figures, folder: &Path, base: &Path, ours: Duration) -> Result<(), String> {
    let Some(program) = std::env::var_os("PAIDEIA_BENCH_RIVALS") else {
        return Err("PAIDEIA_BENCH_RIVALS names no program; cargo xtask bench sets it".to_owned());
    };
    let write = |name: &str, value: &Value| std::fs::write(folder.join(name), value.to_string()).map_err(said);
    let events = events(&copy(folder, base, "alike")?)?;
    write("events.json", &json!(events))?;
    for person in 0..PEOPLE {
        let name = format!("person-{person}");
        let work: Vec<_> = renamed(&events, &name, EACH).map(|event| json!([event.id, event.title])).collect();
        write(&format!("{name}.json"), &json!(work))?;
    }
    let answer = Command::new(program).arg(folder).output().map_err(said)?;
    let told: Value = serde_json::from_slice(&answer.stdout).map_err(said)?;
    for (name, library) in [("Automerge", "automerge"), ("Loro", "loro")] {
        let time = |what: &str| Duration::from_secs_f64(told[library][what].as_f64().unwrap_or(0.0) / 1000.0);
        let (taking, saving) = (time("take_in"), time("save"));
        figures.compare(&format!("the same to {name}, and its writing down"), ours, taking + saving, None);
        figures.note(&format!("{name}: taking in alone"), shown(taking));
        figures.note(&format!("{name}: opening the document, which a plan need not"), shown(time("open")));
    }
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

fn secrets(world: &Surroundings, plan_id: &str) -> Arc<dyn Secrets> {
    Arc::new(FileSecrets::new(Exchange::secrets_path(world, plan_id), Arc::new(NoKeyring), world.clone()))
}

fn begin(folder: &Path, file: &PlanFile) -> Result<Exchange, String> {
    let (address, place) = place(folder)?;
    let world = world(folder, "Anna");
    let secrets = secrets(&world, file.plan_id());
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
    let kept = |plan_id: &str| secrets(&world, plan_id);
    let (mut exchange, plan_id) = join(&joining, place, kept, world.clone()).map_err(said)?;
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
            let other = ours.events.iter().zip(&theirs.events).find(|(ours, theirs)| ours != theirs);
            let counts = (ours.events.len(), theirs.events.len());
            return Err(format!("the newcomer has another plan: {counts:?} events, the first {other:?}"));
        }
    }
    figures.hold("join a team of 5,000 events and 50,000 changes, local folder", median(times), ms(5_000));
    Ok(())
}
