//! A council's template: opened with care (`open`), and filled where it says (`fill`).

mod fill;
mod open;
mod placeholders;

pub(crate) use fill::fill;
pub(crate) use open::open;
