//! What goes out: the council paper and printed copies of boards, as pages to look at and as one PDF that is both
//! an archive (PDF/A-2a) and readable by everyone (PDF/UA-1); workbooks; and vCards.
//!
//! `paper` says what stands in the document, as data; `assets/templates` says how it is set; `setting` is the only
//! place that knows Typst. Text that people wrote is handed over as JSON and is never part of a template, so nothing
//! in it can be an instruction. Writes no file, reads no clock and holds no word for people: the caller brings the
//! day and the texts.

mod board;
mod error;
mod paper;
mod setting;
mod sheet;
mod tables;

pub use board::{BoardCopy, CopyCard, CopyFigure, board_copy};
pub use error::PublishError;
pub use paper::{PaperRequest, council_paper};
pub use setting::{Document, Picture, Replaced, forget_cache};
pub use tables::{
    BookCell, BookSheet, FormBook, FormColumn, PARTNER_COLUMNS, form_book, may_be_kept, partner_sheets, vcards,
    workbook,
};
