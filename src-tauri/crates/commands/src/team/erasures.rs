//! What was erased for ever, and which copies of the plan have confirmed it.

use chrono::DateTime;

use crate::Failure;
use crate::desk::Desk;
use crate::team::held::stand;
use crate::team::views::{ErasureCopy, ErasureRow};

/// Erasures, the last first; none where there is no team.
pub(crate) fn list_erasures(desk: &Desk) -> Result<Vec<ErasureRow>, Failure> {
    let Some(stand) = stand(desk)? else { return Ok(Vec::new()) };
    let shown = desk.shown_now()?;
    let moment = |millis: i64| DateTime::from_timestamp_millis(millis).map(|at| shown.local(at));
    let row = |erasure: exchange::ErasureStatus| {
        let copies = erasure.copies.into_iter().map(|(name, device, at)| ErasureCopy {
            name,
            device,
            confirmed_at: (at != 0).then(|| moment(at)).flatten(),
        });
        ErasureRow {
            at: moment(erasure.at).unwrap_or_default(),
            name: erasure.name,
            is_place_done: erasure.is_place_done,
            copies: copies.collect(),
        }
    };
    Ok(stand.erasures.into_iter().map(row).collect())
}
