//! The subcommands: each is one call of the table, or two.

use std::sync::Arc;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};
use text::Texts;

use crate::arguments::LISTS;
use crate::export::export;
use crate::import::{import, table};
use crate::outcome::{DONE, FAILED, Terminal, json_text};
use crate::place::place;
use crate::show;
use crate::solve::solve;
use crate::team;

/// Runs what was asked; the answer is how the program ends.
pub fn run(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let Some((name, arguments)) = arguments.subcommand() else { return Ok(crate::outcome::WRONG_USAGE) };
    match name {
        "new" => return new(terminal, arguments),
        "sample" => return sample(terminal, arguments),
        "chart" if arguments.get_flag("list") => return list_charts(terminal),
        "recover" => return recover(terminal, arguments),
        "table" => return table(terminal, arguments),
        "solve" => return solve(terminal, arguments),
        "team" => return team::run(terminal, arguments),
        _ => {}
    }
    match open(terminal, arguments) {
        Ok(()) => {
            tell_notices(terminal)?;
            opened(terminal, name, arguments)
        }
        Err(failure) if READS.contains(&name) => beside(terminal, name, arguments, failure),
        Err(failure) => Err(failure),
    }
}

/// Opens the plan that the arguments name.
pub fn open(terminal: &Terminal, arguments: &ArgMatches) -> Result<(), Failure> {
    let open = json!({ "accept_risk": arguments.get_flag("accept-risk") });
    terminal.call_with("open_plan", open, word(arguments, "plan")).map(drop)
}

/// What only reads, and is done as well while another program has the plan.
const READS: [&str; 8] = ["info", "check", "list", "chart", "export", "history", "diff", "conflicts"];

/// Does what only reads with a copy of a plan that is open elsewhere.
fn beside(terminal: &Terminal, name: &str, arguments: &ArgMatches, failure: Failure) -> Result<u8, Failure> {
    let folder = tempfile::Builder::new().prefix("paideia-").tempdir()?;
    let holder = failure.values.get("holder").cloned().unwrap_or_default();
    let desk = commands::beside(&terminal.desk, word(arguments, "plan").as_ref(), folder.path(), failure)?;
    let holder = if holder.is_empty() { "none" } else { &holder };
    terminal.say_aside(&terminal.texts.format("terminal-beside", &[("holder", holder.into())]));
    let beside = Terminal { desk: Arc::new(desk), ..terminal.again() };
    let ended = opened(&beside, name, arguments);
    drop(beside.call("close_plan", json!({})));
    ended
}

/// Does what was asked with the plan that is open.
fn opened(terminal: &Terminal, name: &str, arguments: &ArgMatches) -> Result<u8, Failure> {
    match name {
        "info" => info(terminal),
        "import" => import(terminal, arguments),
        "place" => place(terminal, arguments),
        "check" => check(terminal),
        "list" => list(terminal, word(arguments, "kind")),
        "chart" => chart(terminal, arguments),
        "export" => export(terminal, arguments),
        "undo" | "redo" => step(terminal, name),
        "history" => history(terminal, arguments),
        "version" => version(terminal, arguments),
        "diff" => diff(terminal, arguments),
        "verify" => verify(terminal),
        "conflicts" => team::clashes::conflicts(terminal),
        "resolve" => team::clashes::resolve(terminal, arguments),
        _ => call(terminal, arguments),
    }
}

/// A word of the command line that is always there.
pub fn word<'a>(arguments: &'a ArgMatches, name: &str) -> &'a str {
    arguments.get_one::<String>(name).map_or("", String::as_str)
}

/// The sentence of a notice.
pub fn notice_text(terminal: &Terminal, notice: &Value) -> String {
    let values = crate::show::values(&notice["values"]);
    terminal.texts.sentence(&format!("notice-{}", show::plain(&notice["code"])), &values)
}

/// What was noticed while opening goes to standard error.
pub fn tell_notices(terminal: &Terminal) -> Result<(), Failure> {
    let state = terminal.call("get_app_state", json!({}))?;
    for notice in state["plan"]["notices"].as_array().into_iter().flatten() {
        terminal.say_aside(&notice_text(terminal, notice));
    }
    Ok(())
}

fn new(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let plan = json!({
        "city": word(arguments, "city"),
        "country": word(arguments, "country"),
        "time_zone": word(arguments, "time-zone"),
        "week_title": word(arguments, "week"),
        "starts_on": word(arguments, "from"),
        "ends_on": word(arguments, "to"),
    });
    terminal.call_with("new_plan", json!({ "plan": plan }), word(arguments, "plan"))?;
    made(terminal)
}

fn sample(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    terminal.call_with("sample_plan", json!({}), word(arguments, "plan"))?;
    made(terminal)
}

fn made(terminal: &Terminal) -> Result<u8, Failure> {
    tell_notices(terminal)?;
    let info = terminal.call("get_info", json!({}))?;
    let name = show::plain(&terminal.call("get_app_state", json!({}))?["plan"]["name"]);
    terminal.answer(&info, |texts| {
        let events = info["counts"]["events"].as_i64().unwrap_or(0);
        texts.format(
            "terminal-made",
            &[("name", name.into()), ("count", texts.number(events).into()), ("count_raw", events.into())],
        )
    });
    Ok(DONE)
}

fn info(terminal: &Terminal) -> Result<u8, Failure> {
    let info = terminal.call("get_info", json!({}))?;
    terminal.answer(&info, |texts| {
        let row = |head: &str, value: &Value| vec![texts.get(&format!("terminal-info-{head}")), show::plain(value)];
        let mut rows: Vec<Vec<String>> =
            ["city", "revision", "format_version", "bytes"].iter().map(|name| row(name, &info[*name])).collect();
        for (kind, count) in info["counts"].as_object().into_iter().flatten() {
            rows.push(row(kind, count));
        }
        let Some(first) = rows.first().cloned() else { return String::new() };
        show::table(&first, &rows[1..])
    });
    Ok(DONE)
}

fn check(terminal: &Terminal) -> Result<u8, Failure> {
    let problems = terminal.call("list_problems", json!({}))?;
    let open: Vec<&Value> =
        problems.as_array().into_iter().flatten().filter(|problem| problem["accepted"].is_null()).collect();
    let told: Vec<Value> = open
        .iter()
        .map(|problem| {
            json!({
                "code": problem["code"], "severity": problem["severity"], "event": problem["event_id"],
                "session": problem["session_id"], "values": problem["values"],
            })
        })
        .collect();
    terminal.answer(&Value::Array(told), |texts| {
        let mut lines: Vec<String> = open.iter().map(|problem| problem_line(texts, problem)).collect();
        let count = open.len();
        let counts = [("count", texts.number(count as i64).into()), ("count_raw", count.into())];
        lines.push(texts.format("terminal-check-count", &counts));
        lines.join("\n")
    });
    Ok(DONE)
}

fn problem_line(texts: &Texts, problem: &Value) -> String {
    let values = crate::show::values(&problem["values"]);
    let severity = texts.get(&format!("severity-{}", show::plain(&problem["severity"])));
    let sentence = texts.sentence(&format!("problem-{}", show::plain(&problem["code"])), &values);
    texts.format("terminal-check-line", &[("severity", severity.into()), ("sentence", sentence.into())])
}

fn list(terminal: &Terminal, kind: &str) -> Result<u8, Failure> {
    let command = LISTS.iter().find(|(name, _)| *name == kind).map_or("", |(_, command)| command);
    let records = terminal.call(command, json!({}))?;
    let columns: &[(&str, &str)] = match kind {
        "events" => &[
            ("starts", "/starts_at"),
            ("title", "/title"),
            ("status", "/status"),
            ("organisers", "/organisers"),
            ("venues", "/venue_names"),
        ],
        "sessions" => &[
            ("starts", "/starts_at"),
            ("ends", "/ends_at"),
            ("event", "/event_id"),
            ("room", "/room_id"),
            ("venue", "/venue_id"),
        ],
        "venues" => &[
            ("name", "/draft/venue/name"),
            ("neighbourhood", "/neighbourhood_name"),
            ("rooms", "/draft/rooms"),
            ("sessions", "/session_count"),
            ("address", "/draft/venue/address"),
        ],
        "rooms" => &[("name", "/name"), ("capacity", "/capacity"), ("setup", "/setup_minutes"), ("venue", "/venue_id")],
        "partners" => &[
            ("name", "/draft/partner/name"),
            ("status", "/draft/partner/status"),
            ("contact", "/contact_name"),
            ("events", "/events"),
        ],
        _ => &[("name", "/name"), ("role", "/role"), ("email", "/email"), ("phone", "/phone")],
    };
    terminal.answer(&records, |texts| show::list(texts, &records, columns));
    Ok(DONE)
}

fn list_charts(terminal: &Terminal) -> Result<u8, Failure> {
    let names = terminal.call("list_charts", json!({}))?;
    terminal.answer(&names, |_| {
        let names: Vec<String> = names.as_array().into_iter().flatten().map(show::plain).collect();
        names.join("\n")
    });
    Ok(DONE)
}

fn chart(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let args = json!({ "name": word(arguments, "name") });
    let written = terminal.call_with("export_chart", args, word(arguments, "out"))?.value;
    exported(terminal, &written)
}

/// Tells of a file that was written.
pub fn exported(terminal: &Terminal, written: &Value) -> Result<u8, Failure> {
    terminal.answer(written, |_| exported_line(terminal, written));
    Ok(DONE)
}

/// What is said of a file that was written, with what people should know of it.
pub fn exported_line(terminal: &Terminal, written: &Value) -> String {
    let texts = &terminal.texts;
    let pages = written["pages"].as_i64();
    let id = if pages.is_some() { "terminal-exported-pages" } else { "terminal-exported" };
    let pages = pages.unwrap_or(0);
    let said = texts.format(
        id,
        &[
            ("name", show::plain(&written["name"]).into()),
            ("bytes", texts.number(written["bytes"].as_i64().unwrap_or(0)).into()),
            ("pages", texts.number(pages).into()),
            ("pages_raw", pages.into()),
        ],
    );
    let notices = written["notices"].as_array().into_iter().flatten().map(|notice| notice_text(terminal, notice));
    std::iter::once(said).chain(notices).collect::<Vec<_>>().join("\n")
}

fn step(terminal: &Terminal, name: &str) -> Result<u8, Failure> {
    let label = terminal.call(name, json!({}))?;
    if label.is_null() {
        return Err(Failure::new(&format!("nothing_to_{name}")));
    }
    terminal.answer(&label, |texts| {
        texts.format(&format!("terminal-{name}"), &[("change", label_text(texts, &label).into())])
    });
    Ok(DONE)
}

fn label_text(texts: &Texts, label: &Value) -> String {
    let values = crate::show::values(&label["values"]);
    texts.sentence(&format!("change-{}", show::plain(&label["code"])), &values)
}

fn history(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let limit = arguments.get_one::<usize>("limit").copied().unwrap_or_default();
    let entries = terminal.call("list_history", json!({ "before": null, "limit": limit }))?;
    terminal.answer(&entries, |texts| {
        let rows: Vec<Vec<String>> = entries
            .as_array()
            .into_iter()
            .flatten()
            .map(|entry| {
                let at = show::plain(&entry["at"]).chars().take(16).collect::<String>().replace('T', " ");
                let what = label_text(texts, &entry["label"]);
                let what = match entry["act"].as_str() {
                    Some(act @ ("undo" | "redo")) => texts.format(&format!("{act}-label"), &[("change", what.into())]),
                    _ => what,
                };
                let is_undone = entry["is_undone"] == json!(true);
                let what = if is_undone { texts.format("terminal-undone", &[("change", what.into())]) } else { what };
                vec![show::plain(&entry["change_id"]), at, show::plain(&entry["author"]), what]
            })
            .collect();
        let heads = ["change", "at", "author", "what"].map(|name| texts.get(&format!("terminal-column-{name}")));
        show::table(&heads, &rows)
    });
    Ok(DONE)
}

fn version(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let name = word(arguments, "name");
    let id = terminal.call("save_version", json!({ "name": name }))?;
    terminal
        .answer(&json!({ "id": id, "name": name }), |texts| texts.format("terminal-version", &[("name", name.into())]));
    Ok(DONE)
}

fn diff(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let to = arguments.get_one::<String>("to-version");
    let found = terminal.call("list_differences", json!({ "from": word(arguments, "from-version"), "to": to }))?;
    terminal.answer(&found, |texts| {
        let lines = found.as_array().into_iter().flatten().flat_map(|difference| difference_lines(texts, difference));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { texts.get("terminal-diff-none") } else { lines.join("\n") }
    });
    Ok(DONE)
}

fn difference_lines(texts: &Texts, difference: &Value) -> Vec<String> {
    let kind = show::plain(&difference["kind"]);
    let head = texts.format(
        &format!("terminal-diff-{kind}"),
        &[("table", show::plain(&difference["table"]).into()), ("name", show::plain(&difference["name"]).into())],
    );
    let mut lines = vec![head];
    for change in difference["changes"].as_array().into_iter().flatten() {
        lines.push(texts.format(
            "terminal-diff-field",
            &[
                ("field", show::plain(&change["field"]).into()),
                ("from", show::plain(&change["from"]).into()),
                ("to", show::plain(&change["to"]).into()),
            ],
        ));
    }
    lines
}

fn verify(terminal: &Terminal) -> Result<u8, Failure> {
    let found = terminal.call("verify_plan", json!({}))?;
    let is_good = found["is_intact"] == json!(true) && found["is_log_equal"] == json!(true);
    terminal.answer(&found, |texts| {
        let word = |name: &str| if found[name] == json!(true) { "yes" } else { "no" };
        let mut lines = vec![
            texts.get(&format!("terminal-verify-intact-{}", word("is_intact"))),
            texts.get(&format!("terminal-verify-log-{}", word("is_log_equal"))),
        ];
        let named: Vec<String> = found["differences"].as_array().into_iter().flatten().map(show::plain).collect();
        let more = found["difference_count"].as_i64().unwrap_or(0) - named.len() as i64;
        lines.extend(named);
        if 0 < more {
            lines.push(
                texts.format(
                    "terminal-verify-more",
                    &[("count", texts.number(more).into()), ("count_raw", more.into())],
                ),
            );
        }
        lines.join("\n")
    });
    Ok(if is_good { DONE } else { FAILED })
}

/// What can be saved of a plan that does not open, or, with `--from`, saving it.
fn recover(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let plan = word(arguments, "plan");
    if let Some(key) = arguments.get_one::<String>("using") {
        terminal.call_with("recover_plan", json!({ "key": key }), plan)?;
        return made(terminal);
    }
    let found = terminal.call_with("check_damaged_plan", json!({}), plan)?.value;
    terminal.answer(&found, |texts| {
        let number = |value: &Value| value.as_i64().unwrap_or(0);
        let counted = |name: &str, value: &Value| {
            if value.is_null() {
                return texts.get("terminal-recover-lost-unknown");
            }
            let values = [("count", texts.number(number(value)).into()), ("count_raw", number(value).into())];
            texts.format(name, &values)
        };
        let mut lines = vec![counted("terminal-recover-damage", &found["damage_count"])];
        lines.extend(found["damage"].as_array().into_iter().flatten().map(|name| format!("  {}", show::plain(name))));
        for choice in found["choices"].as_array().into_iter().flatten() {
            lines.push(texts.format("terminal-recover-choice", &[("key", show::plain(&choice["key"]).into())]));
            for (name, count) in [("kept", "change_count"), ("lost", "lost_count"), ("unproven", "unproven_count")] {
                lines.push(format!("  {}", counted(&format!("terminal-recover-{name}"), &choice[count])));
            }
            for label in choice["lost"].as_array().into_iter().flatten() {
                let values = crate::show::values(&label["values"]);
                lines.push(format!(
                    "    {}",
                    texts.sentence(&format!("change-{}", show::plain(&label["code"])), &values)
                ));
            }
        }
        let has_choice = found["choices"].as_array().is_some_and(|choices| !choices.is_empty());
        lines.push(texts.get(if has_choice { "terminal-recover-how" } else { "terminal-recover-nothing" }));
        lines.join("\n")
    });
    Ok(if found["choices"].as_array().is_some_and(|choices| !choices.is_empty()) { DONE } else { FAILED })
}

/// Any command of the table; `path` among the arguments is the file it reads or writes, `-` for arguments means that
/// they come through standard input.
fn call(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let not_valid = |detail: String| Failure::new("arguments_not_valid").with("detail", detail);
    let text = match arguments.get_one::<String>("arguments").map_or("{}", String::as_str) {
        "-" => std::io::read_to_string(std::io::stdin()).map_err(|error| not_valid(error.to_string()))?,
        text => text.to_owned(),
    };
    let mut args: Value = serde_json::from_str(&text).map_err(|error| not_valid(error.to_string()))?;
    let name = word(arguments, "command");
    let takes_file = commands::command(name).is_some_and(|command| command.file.is_some());
    let path = args.as_object_mut().filter(|_| takes_file).and_then(|args| args.remove("path"));
    let path = path.and_then(|path| path.as_str().map(std::path::PathBuf::from));
    let answer = match terminal.desk.call(name, args.clone(), path.clone()) {
        Err(failure) if failure.code == "exchange_secrets_locked" => {
            crate::team::unlock(terminal, None, true)?;
            terminal.desk.call(name, args, path)?
        }
        answer => answer?,
    };
    let told = if arguments.get_flag("reply") {
        json!({ "revision": answer.revision, "touched": answer.touched, "value": answer.value })
    } else {
        answer.value
    };
    terminal.say(&json_text(&told));
    Ok(DONE)
}
