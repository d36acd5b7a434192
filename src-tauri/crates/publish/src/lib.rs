//! What goes out on paper: documents, printed copies of boards, the booklet with posters and cards, letters and sheets,
//! as pages to look at and as one PDF that is both an archive (PDF/A-2a) and readable by everyone (PDF/UA-1).
//!
//! `papers` says what stands in a document, as data; `assets/templates` says how it is set; `setting` is the only
//! place that knows Typst. Text that people wrote is handed over as JSON and is never part of a template, so nothing
//! in it can be an instruction. Long documents can be set in a process of their own. Writes no file, reads no clock and holds no word for people: the caller brings the
//! day and the texts.

mod board;
mod booklet;
mod codes;
mod letters;
mod logo;
mod setting;
mod sheets;

pub use board::board_copy;
pub use booklet::{booklet, cards, day_sheets, posters};
pub use letters::letter_pages;
pub use logo::{LARGEST_FILE, logo};
pub use setting::{
    Document, FontRefusal, Picture, Replaced, UnusedLook, font_families, font_refusal, forget_cache, imposition, serve,
    set_apart, stoppable,
};
pub use sheets::sheet_pages;
