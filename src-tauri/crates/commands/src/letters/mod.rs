//! Letters to hosts: who is owed one, how it reads, the files, and that it was sent.

mod asked;
pub(crate) mod files;
mod sent;
pub(crate) mod views;

pub(crate) use sent::add_letters_sent;
pub(crate) use views::{check_letter_text, list_letter_reasons, list_letters};
