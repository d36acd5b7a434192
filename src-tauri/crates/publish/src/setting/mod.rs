//! How documents are set: the only part that knows Typst, with its fonts, its files and what comes out.

mod document;
mod dress;
mod fonts;
mod helper;
mod imposition;
pub(crate) mod letters;
mod page_text;
mod pages;
mod stopping;
mod wire;
mod world;

pub(crate) use document::Manuscript;
pub use document::{Document, forget_cache};
pub use dress::{FontRefusal, UnusedLook, font_families, font_refusal};
pub use helper::{serve, set_apart};
pub use imposition::imposition;
pub use letters::Replaced;
pub use pages::Picture;
pub(crate) use pages::encode_png;
pub use stopping::stoppable;
