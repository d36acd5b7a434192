//! What a team costs whoever works in it: how soon a colleague sees an edit, and opening and editing a plan, held against
//! the same plan alone.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use commands::Desk;
use serde_json::{Value, json};

use crate::plans::surroundings;
use crate::{Figures, clock, median, ms};

const PASSPHRASE: &str = "one team, one passphrase";
/// How often the window looks after its team.
const BEAT: Duration = Duration::from_millis(500);
/// What two measurements of the same differ by.
const ALIKE: f64 = 1.1;

/// Measures two colleagues with a plan and a folder between them.
pub fn measure(figures: &mut Figures, folder: &Path, base: &Path) -> Result<(), String> {
    let folder = folder.join("colleagues");
    let (ann, ben, alone) = (desk(&folder, "ann")?, desk(&folder, "ben")?, desk(&folder, "alone")?);
    for (desk, name) in [(&ann, "ann"), (&alone, "alone")] {
        std::fs::copy(base, folder.join(name).join("plan.paideia")).map_err(said)?;
        open(desk, &folder, name)?;
    }
    let place = folder.join("place");
    std::fs::create_dir_all(&place).map_err(said)?;
    ask_with(&ann, "choose_team_folder", json!({}), &place)?;
    let team = json!({ "team": "Week", "name": "Ann", "passphrase": PASSPHRASE, "place": {} });
    ask(&ann, "create_team", json!({ "team": team }))?;
    let invitation = folder.join("ben.paideia-invitation");
    ask_with(&ann, "export_invitation", json!({ "role": "editor", "is_device": false }), &invitation)?;
    ask_with(&ben, "choose_team_folder", json!({}), &place)?;
    ask_with(&ben, "read_invitation", json!({}), &invitation)?;
    let joining = json!({ "name": "Ben", "passphrase": PASSPHRASE, "place": {} });
    ask_with(&ben, "new_joined_plan", json!({ "joining": joining }), &folder.join("ben/plan.paideia"))?;
    let id = ask(&ann, "list_neighbourhoods", json!({}))?[0]["id"].clone();

    figures.hold("an edit until it is at a colleague's, local folder", seen(&ann, &ben, &id)?, ms(2_000));
    let mut times = [(&ann, "ann"), (&alone, "alone")].map(|(desk, name)| (desk, name, Vec::new(), Vec::new()));
    // Turn by turn, so that whatever else the machine does falls on both.
    for number in 0..25 {
        for (desk, name, opened, edited) in &mut times {
            if number < 9 {
                ask(desk, "close_plan", json!({}))?;
                let mut done = Ok(());
                opened.push(clock(&mut || done = open(desk, &folder, name)));
                done?;
            }
            let mut done = Ok(());
            edited.push(clock(&mut || done = rename(desk, &id, &format!("Quarter {number}"))));
            done?;
        }
    }
    let [(.., opened, edited), (.., opened_alone, edited_alone)] = times;
    let opening = "open a plan of 5,000 events with a team, to the same alone";
    figures.compare(opening, median(opened), median(opened_alone), Some(ALIKE));
    figures.compare("an edit with a team, to the same alone", median(edited), median(edited_alone), Some(ALIKE));
    Ok(())
}

/// Both windows look after their team as the program does; how long it takes until the other shows what one wrote.
fn seen(ann: &Desk, ben: &Desk, id: &Value) -> Result<Duration, String> {
    let is_over = AtomicBool::new(false);
    let tend = |desk: &Desk| {
        while !is_over.load(Ordering::Relaxed) {
            desk.tend_team();
            std::thread::sleep(BEAT);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| tend(ann));
        scope.spawn(|| tend(ben));
        let times = (0..15).map(|number| {
            let name = format!("Harbour {number}");
            rename(ann, id, &name)?;
            let begun = Instant::now();
            while ask(ben, "list_neighbourhoods", json!({}))?
                .as_array()
                .is_none_or(|all| all.iter().all(|it| it["name"] != name.as_str()))
            {
                if Duration::from_secs(30) < begun.elapsed() {
                    return Err("a colleague's edit did not come".to_owned());
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            Ok(begun.elapsed())
        });
        let times: Result<Vec<Duration>, String> = times.collect();
        is_over.store(true, Ordering::Relaxed);
        times.map(median)
    })
}

fn said<E: std::fmt::Debug>(error: E) -> String {
    format!("{error:?}")
}

fn desk(folder: &Path, name: &str) -> Result<Desk, String> {
    std::fs::create_dir_all(folder.join(name)).map_err(said)?;
    Ok(Desk::new(surroundings(&folder.join(name).join("home"))))
}

fn open(desk: &Desk, folder: &Path, name: &str) -> Result<(), String> {
    ask_with(desk, "open_plan", json!({ "accept_risk": true }), &folder.join(name).join("plan.paideia"))?;
    ask(desk, "get_team", json!({})).map(drop)
}

fn rename(desk: &Desk, id: &Value, name: &str) -> Result<(), String> {
    let fields = json!({ "table": "neighbourhood", "id": id, "fields": { "name": name } });
    ask(desk, "set_record_fields", fields).map(drop)
}

fn ask(desk: &Desk, name: &str, args: Value) -> Result<Value, String> {
    desk.call(name, args, None).map(|answer| answer.value).map_err(|failure| format!("{name}: {failure}"))
}

fn ask_with(desk: &Desk, name: &str, args: Value, file: &Path) -> Result<Value, String> {
    let done = desk.call(name, args, Some(file.to_owned()));
    done.map(|answer| answer.value).map_err(|failure| format!("{name}: {failure}"))
}
