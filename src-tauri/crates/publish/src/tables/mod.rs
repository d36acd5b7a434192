//! Records as files of other programs: workbooks for spreadsheets, vCards for address books.

mod form_book;
mod partner_book;
mod vcard;
mod workbook;

pub use form_book::{FormBook, FormColumn, form_book};
pub use partner_book::{PARTNER_COLUMNS, may_be_kept, partner_sheets};
pub use vcard::vcards;
pub use workbook::{BookCell, BookSheet, workbook};
