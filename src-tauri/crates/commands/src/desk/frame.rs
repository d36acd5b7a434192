//! The window around a page. Shells supply it; the terminal has none.

use std::io;
use std::path::Path;

/// What a window can do for its page, which may do nothing but call.
pub trait Frame: Send + Sync {
    /// Fills the screen, or goes back to its place.
    fn fill_screen(&self, is_full: bool);
    /// Shows everything larger or smaller, in per cent.
    fn zoom(&self, percent: u32);
    /// Tells the page that something changed without its doing, so that it asks.
    fn stir(&self);
    /// Opens a file with the program that the computer has for it.
    fn open_file(&self, path: &Path) -> io::Result<()>;
    /// Shows a file in its folder.
    fn show_in_folder(&self, path: &Path) -> io::Result<()>;
}
