//! What goes out: the council paper, as pages to look at and as one PDF that is both an archive (PDF/A-2a) and
//! readable by everyone (PDF/UA-1); workbooks; and vCards.
//! What goes out: the council paper and printed copies of boards, as pages to look at and as one PDF that is both
//! an archive (PDF/A-2a) and readable by everyone (PDF/UA-1).
//!
//! `paper` says what stands in the document, as data; `assets/templates` says how it is set; `world` and
//! `document` are the only places that know Typst. Text that people wrote is handed over as JSON and is never
//! part of a template, so nothing in it can be an instruction. Writes no file, reads no clock and holds no word
//! for people: the caller brings the day and the texts.

mod board;
mod document;
mod error;
mod fonts;
mod page_text;
mod paper;
mod partner_book;
mod sheet;
mod vcard;
mod workbook;
mod world;

pub use board::{BoardCopy, CopyCard, CopyFigure, board_copy};
pub use document::{Document, Picture, forget_cache};
pub use error::PublishError;
pub use paper::{PaperRequest, council_paper};
pub use partner_book::{PARTNER_COLUMNS, may_be_kept, partner_sheets};
pub use vcard::vcards;
pub use workbook::{BookCell, BookSheet, workbook};
