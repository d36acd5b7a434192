//! Documents for the programs that offices work with: DOCX (in a council's own template), ODT, and HTML as one file;
//! drafts of e-mails, and several files in one archive.
//!
//! All three are written from `papers::Content` by one walk over it (`walk`), so that they say what the PDF says, in
//! the same order and with the same numbers. Reads no plan, clock or file: bytes come in and go out.

mod docx;
mod error;
mod html;
mod look;
mod mail;
mod odt;
mod pack;
mod package;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

pub use docx::docx;
pub use error::{Notice, OfficeError};
pub use html::html;
pub use mail::{Attached, MailDraft, MailError, mail_draft};
pub use odt::odt;
pub use pack::pack;

/// A finished file.
#[derive(Clone, Debug)]
pub struct OfficeFile {
    /// What is written to disk.
    pub bytes: Vec<u8>,
    /// What its reader should know, each once: what a template lacks, what in it could not be used.
    pub notices: Vec<Notice>,
}
