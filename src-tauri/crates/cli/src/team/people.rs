//! How the team stands, who belongs to it, and what an editor does about that.

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};
use text::Texts;

use crate::outcome::{DONE, Terminal};
use crate::run::{notice_text, word};
use crate::show::{plain, table};
use crate::team::secrets::{passphrase, recovery_key as asked_key};
use crate::team::{counted, given, sheet};

/// The team, which there must be.
fn team(terminal: &Terminal) -> Result<Value, Failure> {
    match terminal.call("get_team", json!({}))? {
        // Whatever is done with a team says why there is none.
        Value::Null => Err(terminal.call("exchange_now", json!({})).err().unwrap_or(Failure::new("exchange_no_team"))),
        team => Ok(team),
    }
}

pub fn status(terminal: &Terminal) -> Result<u8, Failure> {
    let team = team(terminal)?;
    terminal.answer(&team, |texts| {
        let says = team["says"].as_array().into_iter().flatten().map(|said| {
            let values = crate::show::values(&said["values"]);
            texts.sentence(&format!("team-says-{}", plain(&said["code"])), &values)
        });
        let head = texts.format(
            "terminal-team-head",
            &[
                ("team", plain(&team["name"]).into()),
                ("name", plain(&team["my_name"]).into()),
                ("role", role_text(texts, &team["role"]).into()),
                ("place", plain(&team["place"]).into()),
            ],
        );
        let told = team["told"].as_array().into_iter().flatten().map(|told| notice_text(terminal, told));
        std::iter::once(head).chain(says).chain(told).collect::<Vec<_>>().join("\n")
    });
    Ok(DONE)
}

fn role_text(texts: &Texts, role: &Value) -> String {
    match role.as_str() {
        Some(role) => texts.get(&format!("team-role-{role}")),
        None => texts.get("terminal-team-no-role"),
    }
}

pub fn members(terminal: &Terminal) -> Result<u8, Failure> {
    let team = team(terminal)?;
    let members = &team["members"];
    terminal.answer(members, |texts| {
        let row = |member: &Value| {
            let role = match member["is_removed"] == json!(true) {
                true => texts.get("terminal-team-removed"),
                false => role_text(texts, &member["role"]),
            };
            let seen = terminal.moment(&member["seen_at"]);
            let count = |name: &str| texts.number(member[name].as_i64().unwrap_or(0));
            vec![plain(&member["id"]), plain(&member["name"]), role, count("device_count"), count("behind_count"), seen]
        };
        let rows: Vec<Vec<String>> = members.as_array().into_iter().flatten().map(row).collect();
        let heads = ["id", "name", "role", "devices", "behind", "seen"];
        table(&heads.map(|name| texts.get(&format!("terminal-column-{name}"))), &rows)
    });
    Ok(DONE)
}

/// Answers with the members as they are then.
pub fn done(terminal: &Terminal, said: &str) -> Result<u8, Failure> {
    let team = team(terminal)?;
    terminal.answer(&team["members"], |texts| texts.get(said));
    Ok(DONE)
}

pub fn set_role(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let args = json!({ "id": word(arguments, "member"), "role": word(arguments, "role") });
    terminal.call("set_member_role", args)?;
    done(terminal, "terminal-team-role-set")
}

pub fn remove(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let passphrase = passphrase(terminal, arguments, true)?;
    terminal.call("remove_member", json!({ "id": word(arguments, "member"), "passphrase": passphrase }))?;
    done(terminal, "terminal-team-removed-done")
}

pub fn set_passphrase(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let is_entered = arguments.get_flag("enter");
    let args = json!({ "passphrase": passphrase(terminal, arguments, !is_entered)? });
    let (command, said) = match is_entered {
        true => ("open_team_keys", "terminal-team-passphrase-entered"),
        false => ("set_team_passphrase", "terminal-team-passphrase-set"),
    };
    terminal.call(command, args)?;
    done(terminal, said)
}

pub fn recover(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let recovery_key = asked_key(terminal, arguments)?;
    let passphrase = passphrase(terminal, arguments, true)?;
    terminal.call("recover_team", json!({ "recovery_key": recovery_key, "passphrase": passphrase }))?;
    done(terminal, "terminal-team-passphrase-set")
}

pub fn recovery_key(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let made = terminal.call("set_recovery_key", json!({}))?;
    sheet(terminal, arguments, &made)?;
    terminal.answer(&made, |texts| {
        texts.format("terminal-team-recovery-key", &[("key", plain(&made["recovery_key"]).into())])
    });
    Ok(DONE)
}

pub fn erasures(terminal: &Terminal) -> Result<u8, Failure> {
    let erasures = terminal.call("list_erasures", json!({}))?;
    terminal.answer(&erasures, |texts| {
        let mut lines = Vec::new();
        for erasure in erasures.as_array().into_iter().flatten() {
            let place = if erasure["is_place_done"] == json!(true) { "done" } else { "open" };
            let values = [
                ("at", terminal.moment(&erasure["at"]).into()),
                ("name", plain(&erasure["name"]).into()),
                ("place", place.into()),
            ];
            lines.push(texts.format("terminal-erasure", &values));
            for copy in erasure["copies"].as_array().into_iter().flatten() {
                let confirmed = terminal.moment(&copy["confirmed_at"]);
                let values = [
                    ("name", plain(&copy["name"]).into()),
                    ("device", texts.number(copy["device"].as_i64().unwrap_or(0)).into()),
                    ("at", if confirmed.is_empty() { "none".into() } else { confirmed.into() }),
                ];
                lines.push(texts.format("terminal-erasure-copy", &values));
            }
        }
        if lines.is_empty() { texts.get("terminal-erasures-none") } else { lines.join("\n") }
    });
    Ok(DONE)
}

/// Own changes that cannot be sent are thrown away.
pub fn drop_changes(terminal: &Terminal) -> Result<u8, Failure> {
    let count = terminal.call("remove_unsent_changes", json!({}))?;
    terminal.answer(&json!({ "dropped": count }), |texts| counted(texts, "terminal-team-dropped", &count));
    Ok(DONE)
}

pub fn leave(terminal: &Terminal) -> Result<u8, Failure> {
    let team = team(terminal)?;
    let (name, is_told) = (plain(&team["name"]), team["keys"] == json!("open"));
    terminal.call("leave_team", json!({}))?;
    terminal.answer(&json!({ "team": name, "is_told": is_told }), |texts| {
        let left = texts.format("terminal-team-left", &[("team", name.as_str().into())]);
        if is_told { left } else { format!("{left}\n{}", texts.get("team-screen-leave-untold")) }
    });
    Ok(DONE)
}

/// Whether an option names one of a list, counted from 1.
pub fn place_in_list(arguments: &ArgMatches, name: &str) -> Option<Result<usize, String>> {
    given(arguments, name).map(|text| match text.parse::<usize>() {
        Ok(number) => Ok(number.wrapping_sub(1)),
        Err(_) => Err(text),
    })
}
