//! A plan that another program has open, looked at beside it: a script that exports at night need not wait until
//! somebody closes the window. What is read is a copy of the state of this moment, on a desk with a home of its own, so
//! that nothing of it is taken for the plan. What changes the plan waits.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::machine::MACHINE_FILE;

/// Why a plan cannot be opened that can be looked at beside whoever has it.
const HELD: [&str; 2] = ["held_by", "in_use"];

/// Opens a copy of a plan in an empty `folder` that nobody else reads, after `failure` to open the plan itself.
///
/// # Errors
///
/// `failure` where the plan is not open elsewhere, or cannot be read while it is.
pub fn beside(desk: &Desk, plan: &Path, folder: &Path, failure: Failure) -> Result<Desk, Failure> {
    let name = plan.file_name().filter(|_| HELD.contains(&failure.code.as_str()));
    let Some(copy) = name.map(|name| folder.join(name)) else { return Err(failure) };
    if store::copy_of_open(plan, &copy).is_err() {
        return Err(failure);
    }
    let mut surroundings = desk.surroundings();
    let home = folder.join("home");
    fs::create_dir_all(&home)?;
    // Language and author are those of whoever asks.
    match fs::copy(surroundings.home.join(MACHINE_FILE), home.join(MACHINE_FILE)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        Ok(_) | Err(_) => {}
    }
    surroundings.home = home;
    let beside = Desk::new(surroundings).without_memory();
    // The copy lies on this computer, wherever the plan does.
    beside.call("open_plan", json!({ "accept_risk": true }), Some(copy))?;
    Ok(beside)
}
