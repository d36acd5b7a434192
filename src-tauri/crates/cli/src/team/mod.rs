//! `paideia team`: several people on one plan, from scripts and from a terminal.
//!
//! Passphrases never stand among the arguments, where every program of the computer can read them: they come from a
//! file, from the environment, or are asked for without being shown.

pub mod arguments;
pub mod clashes;
mod people;
mod secrets;

use std::time::Duration;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};
use text::Texts;

use crate::outcome::{DONE, FAILED, Terminal, WRONG_USAGE};
use crate::run::{notice_text, open, tell_notices, word};
use crate::show::plain;
pub use secrets::unlock;
use secrets::{passphrase, place};

/// Runs what was asked of a team.
pub fn run(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let Some((name, arguments)) = arguments.subcommand() else { return Ok(WRONG_USAGE) };
    if name == "join" {
        return join(terminal, arguments);
    }
    open_when_free(terminal, arguments)?;
    tell_notices(terminal)?;
    // Where another passphrase is given, the one that opens the keys comes from elsewhere.
    let is_other = matches!(name, "passphrase" | "remove");
    let file = if is_other { None } else { given_if_known(arguments, "passphrase-file") };
    // How it stands is said all the same, and the recovery key opens them itself.
    match name {
        "create" | "recover" => {}
        // Who cannot open them leaves without telling the others.
        "leave" => drop(unlock(terminal, file, false)),
        name => unlock(terminal, file, name != "status")?,
    }
    match name {
        "create" => create(terminal, arguments),
        "invite" => invite(terminal, arguments),
        "exchange" => exchange(terminal),
        "status" => people::status(terminal),
        "members" => people::members(terminal),
        "set-role" => people::set_role(terminal, arguments),
        "remove" => people::remove(terminal, arguments),
        "place" => set_place(terminal, arguments),
        "drop-changes" => people::drop_changes(terminal),
        "passphrase" => people::set_passphrase(terminal, arguments),
        "recover" => people::recover(terminal, arguments),
        "recovery-key" => people::recovery_key(terminal, arguments),
        "erasures" => people::erasures(terminal),
        // The command line knows no other word.
        _ => people::leave(terminal),
    }
}

/// How often, and how long apart, a plan is tried that another exchange has.
const TRIES: u32 = 40;
const APART: Duration = Duration::from_millis(250);

/// Opens the plan once an exchange that runs already is done with it.
fn open_when_free(terminal: &Terminal, arguments: &ArgMatches) -> Result<(), Failure> {
    for _ in 0..TRIES {
        match open(terminal, arguments) {
            Err(failure) if matches!(failure.code.as_str(), "held_by" | "in_use") => std::thread::sleep(APART),
            other => return other,
        }
    }
    open(terminal, arguments).map_err(|failure| match failure.code.as_str() {
        "held_by" | "in_use" => Failure::new("team_plan_in_use"),
        _ => failure,
    })
}

/// Goes on at another place, or with another way in.
fn set_place(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    terminal.call("set_team_access", json!({ "place": place(terminal, arguments)? }))?;
    people::done(terminal, "terminal-team-place-set")
}

/// The option of this name, where it was given.
fn given(arguments: &ArgMatches, name: &str) -> Option<String> {
    arguments.get_one::<String>(name).cloned()
}

/// The same of an option that not every word has.
fn given_if_known(arguments: &ArgMatches, name: &str) -> Option<String> {
    arguments.try_get_one::<String>(name).ok().flatten().cloned()
}

/// What somebody is called who has not said it: as in the history, else as on this computer.
fn own_name(terminal: &Terminal, arguments: &ArgMatches) -> Result<String, Failure> {
    if let Some(name) = given(arguments, "name") {
        return Ok(name);
    }
    let state = terminal.call("get_app_state", json!({}))?;
    let author = plain(&state["settings"]["author"]);
    let holder = commands::home::holder();
    Ok(if author.is_empty() { holder.split('@').next().unwrap_or_default().to_owned() } else { author })
}

fn create(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let state = terminal.call("get_app_state", json!({}))?;
    let usual = [&state["plan"]["city"], &state["plan"]["name"]].map(plain).into_iter().find(|name| !name.is_empty());
    let team = given(arguments, "team").or(usual).unwrap_or_default();
    let beginning = json!({
        "team": team,
        "name": own_name(terminal, arguments)?,
        "passphrase": passphrase(terminal, arguments, true)?,
        "place": place(terminal, arguments)?,
    });
    let begun = terminal.call("create_team", json!({ "team": beginning }))?;
    // The key is shown once: it is said whatever comes of the sheet.
    let missing = sheet(terminal, arguments, &begun).err();
    let mut answer = json!({ "team": team, "recovery_key": begun["recovery_key"] });
    if let Some(failure) = &missing {
        answer["error"] = terminal.told(failure);
    }
    terminal.answer(&answer, |texts| {
        let values = [("team", team.as_str().into()), ("key", plain(&begun["recovery_key"]).into())];
        let begun = texts.format("terminal-team-created", &values);
        missing.iter().fold(begun, |text, failure| format!("{text}\n{}", terminal.sentence(failure)))
    });
    Ok(if missing.is_none() { DONE } else { FAILED })
}

/// Writes the recovery sheet, where one is wanted.
fn sheet(terminal: &Terminal, arguments: &ArgMatches, begun: &Value) -> Result<(), Failure> {
    let Some(path) = given(arguments, "sheet") else { return Ok(()) };
    terminal.call_with("export_recovery_sheet", json!({ "recovery_key": begun["recovery_key"] }), &path).map(drop)
}

fn invite(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let args = json!({ "role": word(arguments, "role"), "is_device": arguments.get_flag("device") });
    let made = terminal.call_with("export_invitation", args, word(arguments, "out"))?.value;
    let answer = json!({ "name": made["exported"]["name"], "code": made["code"], "until": made["until_at"] });
    terminal.answer(&answer, |texts| {
        let until = terminal.moment(&made["until_at"]);
        let values = [
            ("name", plain(&made["exported"]["name"]).into()),
            ("code", plain(&made["code"]).into()),
            ("until", until.into()),
        ];
        texts.format("terminal-team-invited", &values)
    });
    Ok(DONE)
}

fn join(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let invitation = word(arguments, "invitation");
    // Letters that were read out, where it is no file.
    let path = std::path::Path::new(invitation);
    if !path.exists() && (path.extension().is_some() || path.components().nth(1).is_some()) {
        return Err(Failure::new("file_missing").with("name", invitation));
    }
    let read = match path.exists() {
        true => terminal.call_with("read_invitation", json!({}), invitation)?.value,
        false => terminal.call("open_invitation_code", json!({ "code": invitation }))?,
    };
    let joining = json!({
        "name": own_name(terminal, arguments)?,
        "passphrase": passphrase(terminal, arguments, false)?,
        "place": place(terminal, arguments)?,
    });
    terminal.call_with("new_joined_plan", json!({ "joining": joining }), word(arguments, "out"))?;
    tell_notices(terminal)?;
    let info = terminal.call("get_info", json!({}))?;
    terminal.answer(&info, |texts| {
        let events = info["counts"]["events"].as_i64().unwrap_or(0);
        let values = [
            ("team", plain(&read["team"]).into()),
            ("city", plain(&info["city"]).into()),
            ("count", texts.number(events).into()),
            ("count_raw", events.into()),
        ];
        texts.format("terminal-team-joined", &values)
    });
    Ok(DONE)
}

fn exchange(terminal: &Terminal) -> Result<u8, Failure> {
    let report = terminal.call("exchange_now", json!({}))?;
    terminal.answer(&report, |texts| {
        let mut lines: Vec<String> = ["sent", "received", "conflicts", "pending"]
            .iter()
            .map(|name| counted(texts, &format!("terminal-exchange-{name}"), &report[*name]))
            .collect();
        lines.extend(report["told"].as_array().into_iter().flatten().map(|told| notice_text(terminal, told)));
        lines.join("\n")
    });
    Ok(DONE)
}

/// A message with one number.
fn counted(texts: &Texts, id: &str, number: &Value) -> String {
    let number = number.as_i64().unwrap_or(0);
    texts.format(id, &[("count", texts.number(number).into()), ("count_raw", number.into())])
}
