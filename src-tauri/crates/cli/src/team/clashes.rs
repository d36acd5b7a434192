//! What waits for a decision, and deciding.

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};

use crate::outcome::{DONE, Terminal};
use crate::run::word;
use crate::show::plain;
use crate::team::people::place_in_list;
use crate::team::{given, unlock};

/// Lists what waits.
pub fn conflicts(terminal: &Terminal) -> Result<u8, Failure> {
    let conflicts = terminal.call("list_conflicts", json!({}))?;
    terminal.answer(&conflicts, |texts| {
        let lines: Vec<String> = conflicts.as_array().into_iter().flatten().map(|it| lines(terminal, it)).collect();
        if lines.is_empty() { texts.get("terminal-conflicts-none") } else { lines.join("\n\n") }
    });
    Ok(DONE)
}

fn lines(terminal: &Terminal, conflict: &Value) -> String {
    let texts = &terminal.texts;
    let kind = texts.get(&format!("team-conflict-{}", plain(&conflict["kind"])));
    let head = texts.format(
        "terminal-conflict-head",
        &[
            ("id", plain(&conflict["id"]).into()),
            ("kind", kind.into()),
            ("name", plain(&conflict["name"]).into()),
            (
                "field",
                if plain(&conflict["field"]).is_empty() {
                    "none".into()
                } else {
                    plain(&conflict["field_name"]).into()
                },
            ),
        ],
    );
    let claim = |(at, claim): (usize, &Value)| {
        texts.format(
            "terminal-conflict-claim",
            &[
                ("number", texts.number(at as i64 + 1).into()),
                ("name", plain(&claim["name"]).into()),
                ("at", terminal.moment(&claim["at"]).into()),
                ("said", plain(&claim["said"]).into()),
            ],
        )
    };
    let claims = conflict["claims"].as_array().into_iter().flatten().enumerate().map(claim);
    std::iter::once(head).chain(claims).collect::<Vec<_>>().join("\n")
}

/// Decides on one, or on all of one person's.
pub fn resolve(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let count = match given(arguments, "all-of") {
        Some(name) => {
            must_be_one(terminal, &name)?;
            terminal.call("resolve_conflicts_of", json!({ "name": name }))?.as_u64().unwrap_or(0)
        }
        None => {
            let id = word(arguments, "conflict");
            let choice = match place_in_list(arguments, "take") {
                Some(Ok(at)) => json!({ "claim": at }),
                Some(Err(name)) => json!({ "claim": claim_of(terminal, id, &name)? }),
                None => json!({ "value": given(arguments, "value") }),
            };
            terminal.call("resolve_conflict", json!({ "id": id, "choice": choice }))?;
            1
        }
    };
    let left = terminal.call("list_conflicts", json!({}))?.as_array().map_or(0, Vec::len);
    terminal.answer(&json!({ "resolved": count, "conflicts": left }), |texts| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let values = [
            ("count", texts.number(count).into()),
            ("count_raw", count.into()),
            ("left", texts.number(i64::try_from(left).unwrap_or(i64::MAX)).into()),
        ];
        texts.format("terminal-resolved", &values)
    });
    Ok(DONE)
}

/// Where in the list the claim of somebody stands; of several called so a number tells.
fn claim_of(terminal: &Terminal, id: &str, name: &str) -> Result<usize, Failure> {
    let conflicts = terminal.call("list_conflicts", json!({}))?;
    let conflict = conflicts.as_array().into_iter().flatten().find(|conflict| conflict["id"] == id);
    let claims = conflict.and_then(|conflict| conflict["claims"].as_array()).map(Vec::as_slice).unwrap_or_default();
    let theirs: Vec<usize> = (0..claims.len()).filter(|at| claims[*at]["name"] == name).collect();
    match theirs.as_slice() {
        [at] => Ok(*at),
        [] => Err(Failure::new("no_such_claim").with("name", name)),
        several => {
            let numbers: Vec<String> = several.iter().map(|at| (at + 1).to_string()).collect();
            Err(Failure::new("several_claims").with("name", name).with("numbers", numbers.join(", ")))
        }
    }
}

/// Nobody decides for several people by the name of one.
fn must_be_one(terminal: &Terminal, name: &str) -> Result<(), Failure> {
    // Who is called how, the keys of the team tell.
    unlock(terminal, None, true)?;
    let team = terminal.call("get_team", json!({}))?;
    let called = team["members"].as_array().into_iter().flatten().filter(|member| member["name"] == name);
    if called.count() < 2 { Ok(()) } else { Err(Failure::new("several_all_of").with("name", name)) }
}
