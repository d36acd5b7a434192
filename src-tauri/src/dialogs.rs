//! Native dialogs: which file to read or write. The page only says what it wants to do.
//!
//! Words come from the locale files: `dialog-<command>` for the title, `dialog-name-<command>` for a file name.

use std::path::PathBuf;

use commands::{Desk, Failure};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use text::Texts;

/// What a command reads or writes.
struct Wanted {
    /// Text id of the kind of file.
    kind: &'static str,
    endings: &'static [&'static str],
    is_new: bool,
}

const PLAN: &[&str] = &["paideia"];
const ANY: &[&str] = &["*"];

fn wanted(command: &str) -> Wanted {
    match command {
        "open_plan" => Wanted { kind: "dialog-kind-plan", endings: PLAN, is_new: false },
        "open_import" => Wanted { kind: "dialog-kind-table", endings: &["xlsx", "csv", "tsv", "txt"], is_new: false },
        "open_partner_import" => {
            Wanted { kind: "dialog-kind-table", endings: &["xlsx", "csv", "tsv", "txt"], is_new: false }
        }
        "export_partners" => Wanted { kind: "dialog-kind-contacts", endings: &["xlsx", "vcf"], is_new: true },
        "export_council_paper" => Wanted { kind: "dialog-kind-pdf", endings: &["pdf"], is_new: true },
        "export_chart" => Wanted { kind: "dialog-kind-picture", endings: &["png", "svg"], is_new: true },
        "export_budget" => Wanted { kind: "dialog-kind-csv", endings: &["csv"], is_new: true },
        "import_framework_file" => Wanted { kind: "dialog-kind-json", endings: &["json"], is_new: false },
        "export_framework" => Wanted { kind: "dialog-kind-json", endings: &["json"], is_new: true },
        "attach_file" => Wanted { kind: "dialog-kind-any", endings: ANY, is_new: false },
        "save_attachment" => Wanted { kind: "dialog-kind-any", endings: ANY, is_new: true },
        "import_outlines" => Wanted { kind: "dialog-kind-geojson", endings: &["geojson", "json"], is_new: false },
        "save_refused_rows" | "export_chart_table" => {
            Wanted { kind: "dialog-kind-csv", endings: &["csv"], is_new: true }
        }
        _ => Wanted { kind: "dialog-kind-plan", endings: PLAN, is_new: true },
    }
}

/// The file for a command; `None` when the person closed the dialog.
pub fn choose(app: &AppHandle, desk: &Desk, command: &str, args: &Value) -> Option<PathBuf> {
    // A plan that was refused for where it lies is not asked for twice.
    let is_about_refused = command == "copy_to_local_disk" || args["accept_risk"] == json!(true);
    if let (true, Some(path)) = (is_about_refused, desk.risky_path()) {
        return Some(path);
    }
    #[cfg(feature = "journeys")]
    if let Some(path) = chosen_by_journey() {
        return path;
    }
    ask(app, desk, command, args)
}

fn ask(app: &AppHandle, desk: &Desk, command: &str, args: &Value) -> Option<PathBuf> {
    let texts = texts(desk);
    let wanted = wanted(command);
    let dialog = app
        .dialog()
        .file()
        .set_title(texts.get(&format!("dialog-{command}")))
        .add_filter(texts.get(wanted.kind), wanted.endings);
    if !wanted.is_new {
        return dialog.blocking_pick_file()?.into_path().ok();
    }
    if command == "save_attachment" {
        let name = attached_name(desk, args).unwrap_or_else(|| texts.get("dialog-name-save_attachment"));
        return dialog.set_file_name(name).blocking_save_file()?.into_path().ok();
    }
    let name = match args["name"].as_str() {
        // Names of charts hold signs that some systems do not take in the name of a file.
        Some(name) => name.replace([':', '/', '\\'], "-"),
        None => texts.get(&format!("dialog-name-{command}")),
    };
    let ending = wanted.endings.first().copied().unwrap_or_default();
    let path = dialog.set_file_name(format!("{name}.{ending}")).blocking_save_file()?.into_path().ok()?;
    Some(if path.extension().is_some() { path } else { path.with_extension(ending) })
}

/// The name that a file had when it was brought as evidence.
fn attached_name(desk: &Desk, args: &Value) -> Option<String> {
    let listed = desk.call("list_records", json!({ "table": "evidence" }), None).ok()?;
    let evidence = listed.value.as_array()?.iter().find(|it| it["id"] == args["id"])?;
    evidence["file_name"].as_str().map(str::to_owned)
}

/// Tells of something that went wrong before the page could.
pub fn tell(app: &AppHandle, failure: &Failure) {
    if cfg!(feature = "journeys") {
        eprintln!("{failure}");
        return;
    }
    let sentence =
        texts(&app.state::<crate::Shell>().desk).sentence(&format!("error-{}", failure.code), &failure.values);
    app.dialog().message(sentence).show(|_| {});
}

fn texts(desk: &Desk) -> Texts {
    let state = desk.call("get_app_state", json!({}), None);
    let language = state.ok().and_then(|state| state.value["settings"]["language"].as_str().map(str::to_owned));
    Texts::new(language.as_deref().unwrap_or("en"))
}

/// The next line of the file that `PAIDEIA_JOURNEY_FILES` names; an empty line is a person closing the dialog.
#[cfg(feature = "journeys")]
fn chosen_by_journey() -> Option<Option<PathBuf>> {
    let list = std::env::var_os("PAIDEIA_JOURNEY_FILES")?;
    let text = std::fs::read_to_string(&list).unwrap_or_default();
    let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
    drop(std::fs::write(&list, rest));
    Some((!line.is_empty()).then(|| PathBuf::from(line)))
}
