//! What the window does for its page: filling the screen, zoom, and opening what was written. The page has no permission
//! for any of it.

use std::io;
use std::path::Path;

use commands::Frame;
use tauri::{AppHandle, Manager};

/// The one window of the program.
pub struct Main(pub AppHandle);

impl Frame for Main {
    fn fill_screen(&self, is_full: bool) {
        // A window that is gone, or a system that allows no full screen: the presentation still fills the window.
        if let Some(window) = self.0.get_webview_window("main") {
            drop(window.set_fullscreen(is_full));
        }
    }

    fn stir(&self) {
        // Nothing is told but that there is something to ask for; the page has no other way to hear of it.
        if let Some(window) = self.0.get_webview_window("main") {
            drop(window.eval("window.dispatchEvent(new Event('paideia-stir'))"));
        }
    }

    fn zoom(&self, percent: u32) {
        if let Some(window) = self.0.get_webview_window("main") {
            drop(window.set_zoom(f64::from(percent) / 100.0));
        }
    }

    fn open_file(&self, path: &Path) -> io::Result<()> {
        crate::outside::open(path)
    }

    fn show_in_folder(&self, path: &Path) -> io::Result<()> {
        crate::outside::show(path)
    }
}
