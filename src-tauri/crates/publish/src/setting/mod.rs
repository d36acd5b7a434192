//! How documents are set: the only part that knows Typst, with its fonts, its files and what comes out.

mod document;
mod fonts;
pub(crate) mod letters;
mod page_text;
mod world;

pub(crate) use document::Manuscript;
pub use document::{Document, Picture, forget_cache};
pub use letters::Replaced;
