//! Papers, meetings, decisions and risks.

pub(crate) mod meetings;
pub(crate) mod papers;
pub(crate) mod risks;
