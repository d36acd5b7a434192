//! `paideia export`: documents of a plan as files, one or all, and what there is to write.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};

use crate::import::watched;
use crate::outcome::{DONE, FAILED, Terminal};
use crate::run::{exported, exported_line};
use crate::show;

/// Options that can be said without `--set`.
pub const NAMED: &[&str] = &["paper", "meeting", "week", "name"];

/// Lists what there is, writes everything, or writes one document.
pub fn export(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let outputs = terminal.call("list_outputs", json!({}))?;
    if arguments.get_flag("list") {
        return list(terminal, &outputs);
    }
    if let Some(template) = arguments.get_one::<String>("template") {
        take_template(terminal, template, arguments.get_one::<String>("out"))?;
    }
    if let Some(folder) = arguments.get_one::<String>("into") {
        return export_all(terminal, &outputs, folder);
    }
    let asked = arguments.get_one::<String>("document").map_or("", String::as_str);
    let known = || outputs.as_array().into_iter().flatten();
    let Some(output) = known().find(|output| in_terminal(output) == asked) else {
        let names: Vec<String> = known().map(in_terminal).collect();
        return Err(Failure::new("unknown_document").with("name", asked).with("known", names.join(", ")));
    };
    let out = arguments.get_one::<String>("out").map_or("", String::as_str);
    let args = json!({ "kind": output["kind"], "options": chosen(arguments)?, "ending": null });
    exported(terminal, &written(terminal, "export_output", args, out)?)
}

/// Takes a council's template for this run; one document must be one that can be poured into it.
fn take_template(terminal: &Terminal, template: &str, out: Option<&String>) -> Result<(), Failure> {
    let is_word = |out: &String| Path::new(out).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if out.is_some_and(|out| !is_word(out)) {
        return Err(Failure::new("template_only_word"));
    }
    terminal.call_with("read_council_template", json!({}), template).map(drop)
}

/// What a kind of document is called in the terminal.
fn in_terminal(output: &Value) -> String {
    show::plain(&output["kind"]).replace('_', "-")
}

/// `--set name=value`, and the options that have names of their own.
fn chosen(arguments: &ArgMatches) -> Result<BTreeMap<String, String>, Failure> {
    let mut chosen = BTreeMap::new();
    for pair in arguments.get_many::<String>("set").into_iter().flatten() {
        let (name, value) = pair.split_once('=').ok_or_else(|| Failure::new("bad_option").with("value", pair))?;
        chosen.insert(name.trim().replace('-', "_"), value.trim().to_owned());
    }
    for name in NAMED {
        if let Some(value) = arguments.get_one::<String>(name) {
            chosen.insert((*name).to_owned(), value.clone());
        }
    }
    Ok(chosen)
}

/// Every document with its endings, and under it what can be chosen.
fn list(terminal: &Terminal, outputs: &Value) -> Result<u8, Failure> {
    terminal.answer(outputs, |texts| {
        let mut lines = Vec::new();
        for output in outputs.as_array().into_iter().flatten() {
            let endings: Vec<String> =
                output["endings"].as_array().into_iter().flatten().map(|it| format!(".{}", show::plain(it))).collect();
            let title = texts.get(&format!("output-kind-{}", show::plain(&output["kind"])));
            lines.push(format!("{}  {title} ({})", in_terminal(output), endings.join(" ")));
            for option in output["options"].as_array().into_iter().flatten() {
                let choices = option["choices"].as_array().into_iter().flatten();
                let labels: Vec<String> = choices.map(|choice| show::plain(&choice["label"])).collect();
                lines.push(format!("    {}  {}", show::plain(&option["name"]), labels.join(" · ")));
            }
        }
        lines.join("\n")
    });
    Ok(DONE)
}

/// Each document in every form into a folder; what a plan cannot have yet is said. A file that could not be written is
/// said as well, and makes the whole a failure for whoever asks how the program ended.
fn export_all(terminal: &Terminal, outputs: &Value, folder: &str) -> Result<u8, Failure> {
    // Tables to edit are for the team, people's addresses among them: they are asked for one by one.
    let goes_out = |output: &&Value| output["comes_back"] != true;
    let rows: Vec<&Value> = outputs.as_array().into_iter().flatten().filter(goes_out).collect();
    let lacking = rows.iter().filter(|output| output["lacks"] != "").map(|output| {
        let why = terminal.texts.get(&format!("error-{}", show::plain(&output["lacks"])));
        format!("{}: {why}", in_terminal(output))
    });
    let parts: Vec<Value> = rows
        .iter()
        .filter(|output| output["lacks"] == "")
        .map(|output| json!({ "kind": output["kind"], "options": {}, "endings": output["endings"] }))
        .collect();
    // What was there is replaced, as `--out` does.
    let args = json!({ "parts": parts, "names": "for_scripts", "replace": true });
    let report = written(terminal, "export_output_set", args, folder)?;
    let files: Vec<&Value> = report["files"].as_array().into_iter().flatten().collect();
    let line = |file: &&Value| match &file["failure"] {
        Value::Null => exported_line(terminal, &file["written"]),
        failure => format!("{}: {}", show::plain(&file["name"]), failure_text(terminal, failure)),
    };
    let lines: Vec<String> = lacking.chain(files.iter().map(line)).collect();
    terminal.answer(&report["files"], |_| lines.join("\n"));
    let is_whole = files.iter().all(|file| file["failure"].is_null());
    Ok(if is_whole { DONE } else { FAILED })
}

/// The sentence of a refusal that an answer holds.
fn failure_text(terminal: &Terminal, failure: &Value) -> String {
    let values = crate::show::values(&failure["values"]);
    terminal.texts.sentence(&format!("error-{}", show::plain(&failure["code"])), &values)
}

/// Runs a command that writes, beside the line that says how far it has come; an interrupt stops it.
fn written(terminal: &Terminal, command: &'static str, args: Value, place: &str) -> Result<Value, Failure> {
    let place = place.to_owned();
    watched(terminal, move |terminal| Ok(terminal.call_with(command, args, &place)?.value))
}
