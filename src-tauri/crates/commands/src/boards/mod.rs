//! What boards show: the overview, key figures, lists, charts, what changed since a day, and boards as copies on paper.

pub(crate) mod board;
pub(crate) mod cards;
pub(crate) mod changes;
pub(crate) mod copies;
pub(crate) mod figures;
pub(crate) mod homes;
pub(crate) mod lists;
pub(crate) mod overview;
pub(crate) mod standing;
