//! Native dialogs: which file to read or write. The page only says what it wants to do; what is asked for comes from
//! the table of commands.

use std::path::PathBuf;

use commands::{Desk, Dialog, Way};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

/// The file for a command; `None` when the person closed the dialog.
pub fn choose(app: &AppHandle, desk: &Desk, command: &str, args: &Value) -> Option<PathBuf> {
    // A plan that was refused, for where it lies or for what is wrong with it, is not asked for twice.
    let is_about_refused = matches!(command, "copy_to_local_disk" | "check_damaged_plan" | "recover_plan")
        || args["accept_risk"] == json!(true);
    if let (true, Some(path)) = (is_about_refused, desk.refused_path()) {
        return Some(path);
    }
    // What is there already is replaced where it was found, and what was left is written beside the others.
    let goes_on = command == "export_output_set" && args["again"] == json!(true);
    if let (true, Some(folder)) = (goes_on, desk.folder_of_set()) {
        return Some(folder);
    }
    ask(app, desk.dialog(command, args)?)
}

fn ask(app: &AppHandle, wanted: Dialog) -> Option<PathBuf> {
    let mut dialog = app.dialog().file().set_title(wanted.title);
    if !wanted.endings.is_empty() {
        dialog = dialog.add_filter(wanted.kind, wanted.endings);
    }
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    if let Some(name) = wanted.name {
        dialog = dialog.set_file_name(name);
    }
    // Among the files used last no folder can be chosen; it begins where folders are.
    if let (Way::Into, Ok(home)) = (wanted.way, app.path().home_dir()) {
        dialog = dialog.set_directory(home);
    }
    let chosen = match wanted.way {
        Way::Open => dialog.blocking_pick_file(),
        Way::Save => dialog.blocking_save_file(),
        Way::Into => dialog.blocking_pick_folder(),
    };
    chosen?.into_path().ok()
}
