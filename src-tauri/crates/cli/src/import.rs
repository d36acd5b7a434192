//! `import`: the dry run, the writing, the refused rows; stopped cleanly by an interrupt.

use std::io::{IsTerminal, Read, Write};
use std::time::Duration;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Map, Value, json};
use text::{Arg, Texts};

use crate::outcome::{DONE, ROWS_REFUSED, Terminal};
use crate::show;

/// Bytes that are taken from standard input, one more than are imported.
const MOST_PASTED: u64 = 64 * 1024 * 1024 + 1;
/// How often progress is told.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Imports a file, or says what importing it would do.
pub fn import(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let file = arguments.get_one::<String>("file").cloned().unwrap_or_default();
    let options = options(arguments)?;
    let is_dry = arguments.get_flag("dry-run");
    let kind = arguments.get_one::<String>("kind").cloned();
    let is_guessed = kind.is_none();
    let preview = watched(terminal, move |terminal| {
        let preview = match file.as_str() {
            // A table from another program, or pasted into the terminal.
            "-" => {
                let text = std::io::read_to_string(std::io::stdin().lock().take(MOST_PASTED));
                let text = text.map_err(|error| Failure::new("unreadable").with("detail", error))?;
                terminal.call("check_pasted_import", json!({ "text": text, "kind": kind, "options": options }))?
            }
            file => terminal.call_with("open_import", json!({ "kind": kind, "options": options }), file)?.value,
        };
        if is_dry { Ok(preview) } else { terminal.call("write_import", json!({})) }
    })?;
    let refused_count = preview["refused_count"].as_u64().unwrap_or(0);
    if let Some(path) = arguments.get_one::<String>("rejects").filter(|_| 0 < refused_count) {
        terminal.call_with("save_refused_rows", json!({}), path)?;
    }
    let names = [
        "kind",
        "rows",
        "new",
        "changed",
        "same",
        "left_out_count",
        "no_record_count",
        "refused",
        "told",
        "no_records",
        "records",
        "new_names",
        "likely_same",
        "questions",
        "notices",
        "events",
        "sessions",
        "venues",
    ];
    let mut told: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), preview[*name].clone())).collect();
    told.insert("is_kind_guessed".to_owned(), json!(is_guessed));
    terminal.answer(&Value::Object(told), |texts| describe(texts, &preview, is_dry, is_guessed));
    Ok(if refused_count == 0 { DONE } else { ROWS_REFUSED })
}

/// Shows how a file is read, without a plan.
pub fn table(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let file = arguments.get_one::<String>("file").cloned().unwrap_or_default();
    let options = options(arguments)?;
    let read = match terminal.call_with("read_table", json!({ "options": options }), &file) {
        Ok(answer) => answer.value,
        // An empty file is a table of nothing.
        Err(failure) if failure.code == "empty_file" => {
            eprintln!("{}", terminal.texts.get("terminal-table-empty"));
            return Ok(DONE);
        }
        Err(failure) => return Err(failure),
    };
    let cells = |row: &Value| -> Vec<String> { row.as_array().into_iter().flatten().map(show::plain).collect() };
    let rows: Vec<Vec<String>> =
        read["rows"].as_array().into_iter().flatten().map(|row| cells(&row["cells"])).collect();
    if arguments.get_flag("csv") {
        let head = if read["has_head"] == json!(true) { vec![cells(&read["names"])] } else { Vec::new() };
        let mut out = std::io::stdout().lock();
        for row in head.iter().chain(&rows) {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            // A reader that has seen enough may close the pipe.
            if writeln!(out, "{}", quoted.join(",")).is_err() {
                break;
            }
        }
        return Ok(DONE);
    }
    terminal.answer(&read, |texts| describe_table(texts, &read, &rows));
    Ok(DONE)
}

fn describe_table(texts: &Texts, read: &Value, rows: &[Vec<String>]) -> String {
    let word = |name: &str| Arg::from(show::plain(&read[name]));
    let mut lines = vec![match (read["sheet"].is_null(), read["delimiter"].is_null()) {
        (true, false) => texts.format(
            "terminal-table-format",
            &[
                ("format", word("format")),
                ("encoding", word("encoding")),
                ("delimiter", show::mark(&read["delimiter"]).into()),
            ],
        ),
        // Calendars and the like say themselves what stands where.
        (true, true) => {
            texts.format("terminal-table-plain", &[("format", word("format")), ("encoding", word("encoding"))])
        }
        (false, _) => texts.format("terminal-table-sheet", &[("sheet", word("sheet"))]),
    }];
    if read["has_head"] != json!(true) {
        lines.push(texts.get("terminal-table-no-head"));
    } else if !read["header_row"].is_null() {
        lines.push(texts.format("terminal-table-head", &[("line", word("header_row"))]));
    }
    let count = rows.len() as i64;
    lines.push(
        texts.format("terminal-table-rows", &[("count", texts.number(count).into()), ("count_raw", count.into())]),
    );
    lines.extend(notice_lines(texts, read));
    let left_out: Vec<&Value> =
        ["preamble", "no_records"].iter().flat_map(|name| read[*name].as_array().into_iter().flatten()).collect();
    lines.extend(rows_told(texts, "terminal-table-left-out", &left_out));
    let heads: Vec<String> = read["headers"].as_array().into_iter().flatten().map(show::plain).collect();
    lines.push(String::new());
    lines.push(show::table(&heads, rows));
    lines.join("\n")
}

fn notice_lines(texts: &Texts, read: &Value) -> Vec<String> {
    let line = |notice: &Value| {
        let values = crate::show::values(&notice["values"]);
        texts.sentence(&format!("notice-{}", show::plain(&notice["code"])), &values)
    };
    read["notices"].as_array().into_iter().flatten().map(line).collect()
}

/// Rows or cells with line, column, value and reason, below a sentence; nothing where there are none.
fn rows_told(texts: &Texts, id: &str, rows: &[&Value]) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let cells = |row: &&Value| {
        let reason = texts.get(&format!("refused-{}", show::plain(&row["reason"])));
        vec![show::plain(&row["line"]), show::plain(&row["column"]), show::plain(&row["value"]), reason]
    };
    let heads = ["line", "column", "value", "reason"].map(|name| texts.get(&format!("terminal-column-{name}")));
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    vec![String::new(), texts.get(id), show::table(&heads, &rows)]
}

/// The mapping file holds a field for each column header, or all options of an import.
fn options(arguments: &ArgMatches) -> Result<Map<String, Value>, Failure> {
    let mut options = Map::new();
    if let Ok(Some(path)) = arguments.try_get_one::<String>("map") {
        let broken = |detail: String| Failure::new("map_unreadable").with("detail", detail);
        let text = std::fs::read_to_string(path).map_err(|error| broken(error.to_string()))?;
        let map: Map<String, Value> = serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
        if map.get("mapping").is_some_and(Value::is_object) {
            options = map;
        } else {
            options.insert("mapping".to_owned(), Value::Object(map));
        }
    }
    for name in ["sheet", "encoding", "sender", "date-order", "decimal-mark", "repeats"] {
        if let Ok(Some(value)) = arguments.try_get_one::<String>(name) {
            options.insert(name.replace('-', "_"), json!(value));
        }
    }
    if let Ok(Some(year)) = arguments.try_get_one::<i64>("year") {
        options.insert("year".to_owned(), json!(year));
    }
    if let Ok(Some(kinds)) = arguments.try_get_many::<String>("leave-out") {
        options.insert("left_out_kinds".to_owned(), json!(kinds.collect::<Vec<_>>()));
    }
    Ok(options)
}

/// Runs long work beside the progress line; an interrupt asks it to stop, and it takes back what it began.
pub fn watched(
    terminal: &Terminal,
    work: impl FnOnce(&Terminal) -> Result<Value, Failure> + Send + 'static,
) -> Result<Value, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new("internal").with("detail", error))?;
    let worker = terminal.again();
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

fn describe(texts: &Texts, preview: &Value, is_dry: bool, is_guessed: bool) -> String {
    let count = |name: &str| preview[name].as_i64().unwrap_or(0);
    let written = count("new") + count("changed");
    // A file of which every row was refused does not say what the plan says already.
    let first = match (written, is_dry) {
        (0, _) if count("same") == 0 && 0 < count("refused_count") => texts.get("terminal-import-refused-all"),
        (0, _) => texts.get("terminal-import-nothing"),
        (_, true) => texts.get("terminal-import-dry"),
        (_, false) => texts.get("terminal-import-done"),
    };
    let kind = texts.get(&format!("import-kind-{}", show::plain(&preview["kind"])));
    let id = if is_guessed { "terminal-import-kind-guessed" } else { "terminal-import-kind" };
    let mut lines = vec![first, texts.format(id, &[("kind", kind.into())])];
    for question in preview["questions"].as_array().into_iter().flatten() {
        let values = crate::show::values(&question["values"]);
        let asked = texts.sentence(&format!("question-{}", show::plain(&question["code"])), &values);
        lines.push(texts.format("terminal-import-question", &[("question", asked.into())]));
    }
    for (message, name) in [
        ("terminal-import-rows", "rows"),
        ("terminal-import-new", "new"),
        ("terminal-import-changed", "changed"),
        ("terminal-import-same", "same"),
        ("terminal-import-left_out", "left_out_count"),
        ("terminal-import-no_record", "no_record_count"),
        ("terminal-import-refused", "refused_count"),
    ] {
        let number = count(name);
        lines.push(texts.format(message, &[("count", texts.number(number).into()), ("count_raw", number.into())]));
    }
    for record in preview["records"].as_array().into_iter().flatten() {
        let number = |name: &str| Arg::from(texts.number(record[name].as_i64().unwrap_or(0)));
        let table = texts.get(&format!("import-record-{}", show::plain(&record["table"])));
        let values =
            [("table", table.into()), ("new", number("new")), ("changed", number("changed")), ("same", number("same"))];
        lines.push(texts.format("terminal-import-records", &values));
    }
    for names in preview["new_names"].as_array().into_iter().flatten() {
        let table = texts.get(&format!("import-record-{}", show::plain(&names["table"])));
        let list = show::plain(&names["names"]);
        lines.push(texts.format("terminal-import-new-names", &[("table", table.into()), ("names", list.into())]));
    }
    for pair in preview["likely_same"].as_array().into_iter().flatten() {
        let values = [("name", show::plain(&pair["name"]).into()), ("other", show::plain(&pair["other"]).into())];
        lines.push(texts.format("terminal-import-likely", &values));
    }
    lines.extend(notice_lines(texts, preview));
    for (id, name) in [
        ("terminal-import-refused-rows", "refused"),
        ("terminal-import-told", "told"),
        ("terminal-import-no-records", "no_records"),
    ] {
        let rows: Vec<&Value> = preview[name].as_array().into_iter().flatten().collect();
        lines.extend(rows_told(texts, id, &rows));
    }
    lines.join("\n")
}
