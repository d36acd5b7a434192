//! What the window remembers between two starts: its place on the screen and the plan that was open.
//!
//! A file that cannot be read or written is no reason to disturb anybody: the window then opens as new.

use std::path::{Path, PathBuf};

use commands::Desk;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tauri::{AppHandle, Manager};

/// Kept in `window.json` in the home folder.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    pub frame: Frame,
    /// Key of the recent plan that was open.
    pub plan: Option<String>,
}

/// Size and place in logical pixels.
#[derive(Serialize, Deserialize)]
#[serde(default)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    pub x: Option<f64>,
    pub y: Option<f64>,
    pub is_maximized: bool,
}

impl Default for Frame {
    fn default() -> Self {
        Self { width: 1440.0, height: 900.0, x: None, y: None, is_maximized: false }
    }
}

fn file(home: &Path) -> PathBuf {
    home.join("window.json")
}

/// What was remembered, else the defaults.
pub fn load(home: &Path) -> Remembered {
    let text = std::fs::read_to_string(file(home)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Remembers how the window stands now.
pub fn save(app: &AppHandle, home: &Path, desk: &Desk) {
    let mut remembered = Remembered { plan: open_plan(desk), ..load(home) };
    if let Some(window) = app.get_webview_window("main") {
        remembered.frame.is_maximized = window.is_maximized().unwrap_or(false);
        // A window that is closed while it presents keeps the place that it had before.
        let is_full = window.is_fullscreen().unwrap_or(false);
        if let (false, Ok(size), Ok(scale)) =
            (remembered.frame.is_maximized || is_full, window.inner_size(), window.scale_factor())
        {
            let size = size.to_logical::<f64>(scale);
            (remembered.frame.width, remembered.frame.height) = (size.width, size.height);
            if let Ok(place) = window.outer_position() {
                let place = place.to_logical::<f64>(scale);
                (remembered.frame.x, remembered.frame.y) = (Some(place.x), Some(place.y));
            }
        }
    }
    if let Ok(text) = serde_json::to_string_pretty(&remembered) {
        drop(std::fs::create_dir_all(home));
        drop(std::fs::write(file(home), text));
    }
}

/// The key under which the plan on the desk can be opened again.
fn open_plan(desk: &Desk) -> Option<String> {
    let state = desk.call("get_app_state", json!({}), None).ok()?.value;
    if state["plan"].is_null() {
        return None;
    }
    state["recent"][0]["key"].as_str().map(str::to_owned)
}
