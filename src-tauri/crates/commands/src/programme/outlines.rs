//! What is wrong with the outlines of neighbourhoods in the plan.

use domain::Problem;
use domain::geo::outline_problems;

use crate::Failure;
use crate::desk::Desk;

pub(crate) fn list_outline_problems(desk: &Desk) -> Result<Vec<Problem>, Failure> {
    Ok(outline_problems(&desk.shown()?.plan))
}
