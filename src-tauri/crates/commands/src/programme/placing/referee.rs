//! The rules of the programme as the referee of a placement: whatever the search says, no row stays that would make a
//! problem of the kinds that a placement never makes.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::rules::Standing;
use domain::{Id, Plan, Problem, Session, Week};

use super::asked::{Open, is_clash, is_never_made};
use crate::programme::events::{place, programme_of};
use crate::views::Slot;

/// A session where a proposal puts it.
#[derive(Clone)]
pub(super) struct Placed {
    /// The session's id, or the event's where it has none yet.
    pub key: Id,
    pub event_id: Id,
    /// As it was when the proposal was made.
    pub before: Option<Session>,
    pub to: Slot,
    pub title: String,
}

impl Placed {
    /// A session that is asked for, in a slot.
    pub fn of(open: &Open, to: Slot) -> Self {
        Self {
            key: open.key().clone(),
            event_id: open.event.id.clone(),
            before: open.session.cloned(),
            to,
            title: open.event.title.clone(),
        }
    }

    /// The session as it would be written; without an id where it is a new one.
    pub fn session(&self) -> Session {
        let new = || Session { event_id: self.event_id.clone(), is_time_known: true, ..Session::default() };
        place(&self.before.clone().unwrap_or_else(new), self.to.clone())
    }

    /// The id under which the rules see it.
    fn seen_as(&self) -> &str {
        self.before.as_ref().map_or(&self.key, |session| &session.id)
    }
}

/// A plan with some sessions placed, as far as the rules of the programme look.
pub(super) fn placed(plan: &Plan, rows: &[Placed]) -> Plan {
    let mut after = programme_of(plan);
    let at: HashMap<&str, &Placed> =
        rows.iter().filter_map(|row| Some((row.before.as_ref()?.id.as_str(), row))).collect();
    for session in &mut after.sessions {
        if let Some(row) = at.get(session.id.as_str()) {
            *session = row.session();
        }
    }
    let new = rows.iter().filter(|row| row.before.is_none());
    after.sessions.extend(new.map(|row| Session { id: row.key.clone(), ..row.session() }));
    after
}

/// The first row that would make a clash, with the problem. Those that are there before do not count.
pub(super) fn clashes_made(plan: &Plan, week: &Week, rows: &[Placed]) -> BTreeMap<Id, Problem> {
    let known: HashSet<String> = found(plan, week, is_never_made).into_iter().map(|problem| problem.key).collect();
    let ours: HashMap<&str, &Placed> = rows.iter().map(|row| (row.seen_as(), row)).collect();
    let mut made = BTreeMap::new();
    let after = found(&placed(plan, rows), week, is_never_made);
    for problem in after.into_iter().filter(|problem| !known.contains(&problem.key)) {
        // The later of two goes: what was announced is more often the earlier.
        let row =
            [&problem.session_id, &problem.other_session_id].into_iter().flatten().find_map(|id| ours.get(id.as_str()));
        if let Some(row) = row {
            made.insert(row.key.clone(), problem);
        }
    }
    made
}

/// The problems of a week of some kinds, accepted ones too.
fn found(plan: &Plan, week: &Week, is_asked: fn(&Problem) -> bool) -> Vec<Problem> {
    // None of these kinds depends on the day.
    let standing = Standing::new(plan, week, week.starts_on);
    standing.problems().filter(|problem| is_asked(problem)).cloned().collect()
}

/// How many of them nobody has accepted.
pub(super) fn open_clashes(plan: &Plan, week: &Week) -> usize {
    found(plan, week, is_clash).iter().filter(|problem| problem.accepted.is_none()).count()
}

/// The rows that can stand together: those that would make a clash are left out, until none does.
pub(super) fn sound(plan: &Plan, week: &Week, mut rows: Vec<Placed>) -> Vec<Placed> {
    loop {
        let made = clashes_made(plan, week, &rows);
        if made.is_empty() {
            return rows;
        }
        rows.retain(|row| !made.contains_key(&row.key));
    }
}
