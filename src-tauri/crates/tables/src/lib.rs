//! Workbooks and tables that people work on elsewhere: forms for hosts, lists of contacts, tables that come back, lists
//! that do not, and vCards.
//!
//! Writes no file, reads no clock and holds no word for people: the caller brings the day and the texts.

mod form_book;
mod partner_book;
mod returning;
mod vcard;
mod workbook;

pub use form_book::{FormBook, FormColumn, form_book};
pub use partner_book::{PARTNER_COLUMNS, may_be_kept, partner_sheets};
pub use returning::{Listing, Peek, TableFormat, listing, peek_listing, peek_table, table, table_words};
pub use vcard::vcards;
pub use workbook::{BookCell, BookSheet, TableError, workbook};
