//! `import`: the dry run, the writing, the refused rows; stopped cleanly by an interrupt.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Map, Value, json};
use text::{Arg, Texts};

use crate::outcome::{DONE, ROWS_REFUSED, Terminal};
use crate::show;

/// How often progress is told.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Imports a file, or says what importing it would do.
pub fn import(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let file = arguments.get_one::<String>("file").cloned().unwrap_or_default();
    let options = options(arguments)?;
    let is_dry = arguments.get_flag("dry-run");
    let preview = watched(terminal, move |terminal| {
        let mut preview = terminal.call_with("open_import", json!({}), &file)?.value;
        if !options.is_empty() {
            preview = terminal.call("check_import", json!({ "options": options }))?;
        }
        if preview["is_date_order_open"] == json!(true) && !options.contains_key("date_order") {
            return Err(Failure::new("date_order_open"));
        }
        if is_dry { Ok(preview) } else { terminal.call("import_events", json!({})) }
    })?;
    let refused_count = preview["refused_count"].as_u64().unwrap_or(0);
    if let Some(path) = arguments.get_one::<String>("rejects").filter(|_| 0 < refused_count) {
        terminal.call_with("save_refused_rows", json!({}), path)?;
    }
    let told: Map<String, Value> = ["rows", "new", "changed", "same", "refused", "events", "sessions", "venues"]
        .iter()
        .map(|name| ((*name).to_owned(), preview[*name].clone()))
        .collect();
    terminal.answer(&Value::Object(told), |texts| describe(texts, &preview, is_dry));
    Ok(if refused_count == 0 { DONE } else { ROWS_REFUSED })
}

/// The mapping file holds a field for each column header, or all options of an import.
fn options(arguments: &ArgMatches) -> Result<Map<String, Value>, Failure> {
    let mut options = Map::new();
    if let Some(path) = arguments.get_one::<String>("map") {
        let broken = |detail: String| Failure::new("map_unreadable").with("detail", detail);
        let text = std::fs::read_to_string(path).map_err(|error| broken(error.to_string()))?;
        let map: Map<String, Value> = serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
        if map.get("mapping").is_some_and(Value::is_object) {
            options = map;
        } else {
            options.insert("mapping".to_owned(), Value::Object(map));
        }
    }
    for name in ["sheet", "encoding", "sender", "date-order"] {
        if let Some(value) = arguments.get_one::<String>(name) {
            options.insert(name.replace('-', "_"), json!(value));
        }
    }
    Ok(options)
}

/// Runs long work beside the progress line; an interrupt asks it to stop, and it takes back what it began.
fn watched(
    terminal: &Terminal,
    work: impl FnOnce(&Terminal) -> Result<Value, Failure> + Send + 'static,
) -> Result<Value, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new("internal").with("detail", error))?;
    let worker =
        Terminal { desk: Arc::clone(&terminal.desk), texts: terminal.texts.clone(), is_json: terminal.is_json };
    runtime.block_on(async {
        let mut work = tokio::task::spawn_blocking(move || work(&worker));
        let mut line = ProgressLine::default();
        loop {
            tokio::select! {
                done = &mut work => {
                    line.clear();
                    return done.map_err(|error| Failure::new("internal").with("detail", error))?;
                }
                _ = tokio::signal::ctrl_c() => terminal.desk.stop(),
                () = tokio::time::sleep(TOLD_EVERY) => line.tell(terminal),
            }
        }
    })
}

/// One line on standard error that is written over; on anything but a terminal, one line for each step.
#[derive(Default)]
struct ProgressLine {
    step: String,
    width: usize,
}

impl ProgressLine {
    fn tell(&mut self, terminal: &Terminal) {
        let progress = terminal.desk.progress();
        if progress.step.is_empty() {
            return;
        }
        let step = terminal.texts.get(&format!("progress-{}", progress.step));
        if !std::io::stderr().is_terminal() {
            if self.step != progress.step {
                eprintln!("{step}");
            }
            self.step = progress.step;
            return;
        }
        let (done, total) = (progress.done as i64, progress.total as i64);
        let counts =
            [("done", Arg::from(terminal.texts.number(done))), ("total", Arg::from(terminal.texts.number(total)))];
        let counted = terminal.texts.format("terminal-progress", &counts);
        let line = if total == 0 { step } else { format!("{step} {counted}") };
        self.clear();
        eprint!("{line}");
        drop(std::io::stderr().flush());
        self.width = line.chars().count();
    }

    fn clear(&mut self) {
        if 0 < self.width {
            eprint!("\r{}\r", " ".repeat(self.width));
            self.width = 0;
        }
    }
}

fn describe(texts: &Texts, preview: &Value, is_dry: bool) -> String {
    let count = |name: &str| preview[name].as_i64().unwrap_or(0);
    let written = count("new") + count("changed");
    let first = match (written, is_dry) {
        (0, _) => texts.get("terminal-import-nothing"),
        (_, true) => texts.get("terminal-import-dry"),
        (_, false) => texts.get("terminal-import-done"),
    };
    let mut lines = vec![first];
    for (message, name) in [
        ("terminal-import-rows", "rows"),
        ("terminal-import-new", "new"),
        ("terminal-import-changed", "changed"),
        ("terminal-import-same", "same"),
        ("terminal-import-refused", "refused_count"),
        ("terminal-import-events", "events"),
        ("terminal-import-sessions", "sessions"),
        ("terminal-import-venues", "venues"),
    ] {
        let number = count(name);
        lines.push(texts.format(message, &[("count", texts.number(number).into()), ("count_raw", number.into())]));
    }
    let refused: Vec<Vec<String>> = preview["refused"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let reason = row["reason"].as_str().unwrap_or_default();
            let id = format!("refused-{reason}");
            let reason = if texts.has(&id) { texts.get(&id) } else { reason.to_owned() };
            vec![show::plain(&row["line"]), show::plain(&row["column"]), show::plain(&row["value"]), reason]
        })
        .collect();
    if !refused.is_empty() {
        let heads = ["line", "column", "value", "reason"].map(|name| texts.get(&format!("terminal-column-{name}")));
        lines.push(String::new());
        lines.push(show::table(&heads, &refused));
    }
    lines.join("\n")
}
