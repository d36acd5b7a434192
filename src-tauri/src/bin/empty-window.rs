//! A window with nothing in it: what the benchmark holds the start of the real one against.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() {
    let run = tauri::Builder::default()
        .setup(|app| {
            let blank = WebviewUrl::App("blank.html".into());
            WebviewWindowBuilder::new(app, "main", blank).inner_size(1440.0, 900.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = run {
        eprintln!("{error}");
    }
}
