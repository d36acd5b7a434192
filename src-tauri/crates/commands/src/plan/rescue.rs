//! Plans that do not open any more: what can be saved, and saving it. Nothing here needs an open plan.

use std::path::PathBuf;

use crate::Failure;
use crate::desk::Desk;
use crate::plan::history::label_view;
use crate::views::{Rescue, RescueChoice};

/// Tells what is wrong with a file and what could be saved from where; changes nothing.
pub(crate) fn check_damaged_plan(desk: &Desk, path: PathBuf) -> Result<Rescue, Failure> {
    let found = store::rescue(&path, &desk.surroundings())?;
    let choices = found.choices.into_iter().map(|choice| RescueChoice {
        key: choice.key,
        // There is no plan whose time zone could be meant: that of this computer is.
        at: choice.at.map(|at| at.with_timezone(&chrono::Local).naive_local()),
        change_count: choice.change_count,
        lost_count: choice.lost_count,
        lost: choice.lost.into_iter().map(|change| label_view(change.label)).collect(),
        unproven_count: choice.unproven_count,
    });
    Ok(Rescue { damage_count: found.damage_count, damage: found.damage, choices: choices.collect() })
}

/// Saves a plan in one of these ways and puts it on the desk; the file as it was is kept among the safety copies.
pub(crate) fn recover_plan(desk: &Desk, path: PathBuf, key: String) -> Result<(), Failure> {
    let file = store::recover(&path, &key, &desk.surroundings())?;
    desk.put_on_desk(file, false)
}
