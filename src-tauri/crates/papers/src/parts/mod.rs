//! Parts that several documents share: what a plan says of its programme, its partners and what is still to be done.

pub(crate) mod appendix;
pub(crate) mod coverage;
pub(crate) mod finance;
pub(crate) mod goals;
pub(crate) mod heading;
pub(crate) mod open_problems;
pub(crate) mod partners;
pub(crate) mod programme;
pub(crate) mod risks;
pub(crate) mod steps;
