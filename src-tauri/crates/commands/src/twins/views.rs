//! Likely twins, and two records side by side in words: what each says, what the one will say, and what hangs on them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::fields::{Meaning, meaning};
use domain::maps::FastMap;
use domain::rules::twins::{self, Hanging, TwinKind, TwinReason};
use domain::*;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::wording::Wording;
use crate::records::drafts::need;

/// A record by its name, and what tells it from others of the name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TwinSide {
    pub id: Id,
    pub name: String,
    pub details: Vec<String>,
}

/// Two records that may be one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TwinRow {
    /// The one on which more hangs.
    pub keep: TwinSide,
    pub gone: TwinSide,
    pub reason: TwinReason,
}

/// Two records side by side, as they would become one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeView {
    pub fields: Vec<TwinField>,
    pub hanging: Vec<TwinHanging>,
}

/// A field of two records, in words.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TwinField {
    pub field: String,
    pub label: String,
    pub keep: String,
    pub gone: String,
    /// What the one that stays will say.
    pub after: String,
    pub is_different: bool,
}

/// How many records of a table hang on two records, and on the one they become.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TwinHanging {
    /// Their table.
    pub of: String,
    pub keep: usize,
    pub gone: usize,
    pub after: usize,
}

/// What is looked through: events of the chosen week, everything else of the whole plan.
fn scope(shown: &Shown, kind: TwinKind) -> Cow<'_, Plan> {
    match shown.week() {
        Some(week) if kind == TwinKind::Event => Cow::Owned(shown.plan.of_week(&week.id)),
        _ => Cow::Borrowed(&shown.plan),
    }
}

pub(crate) fn list_twins(desk: &Desk, kind: TwinKind) -> Result<Vec<TwinRow>, Failure> {
    let shown = desk.shown()?;
    let plan = scope(&shown, kind);
    let found = twins::twins(&plan, kind);
    let wording = Wording::new(&shown, desk.texts());
    let sides = Sides::new(&plan, &wording, kind);
    let rows = found.into_iter().filter_map(|it| {
        Some(TwinRow { keep: sides.of(&it.keep_id)?, gone: sides.of(&it.gone_id)?, reason: it.reason })
    });
    Ok(rows.collect())
}

/// What can be chosen by hand, by name.
pub(crate) fn list_twin_sides(desk: &Desk, kind: TwinKind) -> Result<Vec<TwinSide>, Failure> {
    let shown = desk.shown()?;
    let plan = scope(&shown, kind);
    let wording = Wording::new(&shown, desk.texts());
    let sides = Sides::new(&plan, &wording, kind);
    let ids: Vec<&str> = match kind {
        TwinKind::Partner => sides.partners.keys().copied().collect(),
        TwinKind::Person => sides.people.keys().copied().collect(),
        TwinKind::Venue => sides.venues.keys().copied().collect(),
        TwinKind::Event => sides.events.keys().copied().collect(),
    };
    let mut all: Vec<TwinSide> = ids.into_iter().filter_map(|id| sides.of(id)).collect();
    all.sort_by_cached_key(|side| (side.name.to_lowercase(), side.id.clone()));
    Ok(all)
}

/// The records of a kind, and what tells those of one name apart.
struct Sides<'a> {
    wording: &'a Wording<'a>,
    partners: FastMap<&'a str, &'a Partner>,
    people: FastMap<&'a str, &'a Person>,
    venues: FastMap<&'a str, &'a Venue>,
    events: FastMap<&'a str, &'a Event>,
    hosts: FastMap<&'a str, Vec<&'a str>>,
    /// The first session of each event.
    sessions: FastMap<&'a str, &'a Session>,
}

impl<'a> Sides<'a> {
    fn new(plan: &'a Plan, wording: &'a Wording<'a>, kind: TwinKind) -> Self {
        fn of<R: Record>(records: &[R], is_asked: bool) -> FastMap<&str, &R> {
            by_id(if is_asked { records } else { &[] })
        }
        let mut sides = Self {
            wording,
            partners: of(&plan.partners, kind == TwinKind::Partner),
            people: of(&plan.people, kind == TwinKind::Person),
            venues: of(&plan.venues, kind == TwinKind::Venue),
            events: of(&plan.events, kind == TwinKind::Event),
            hosts: FastMap::default(),
            sessions: FastMap::default(),
        };
        if kind == TwinKind::Event {
            for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
                sides.hosts.entry(&link.event_id).or_default().push(&link.partner_id);
            }
            for session in plan.sessions.iter().filter(|it| it.starts_at.is_some()) {
                let first = sides.sessions.entry(&session.event_id).or_insert(session);
                if session.starts_at < first.starts_at {
                    *first = session;
                }
            }
        }
        sides
    }

    fn of(&self, id: &str) -> Option<TwinSide> {
        let named = |table: &str, field: &str, id: &Option<Id>| {
            id.as_ref().map(|id| self.wording.told(table, field, id).1).unwrap_or_default()
        };
        let (name, details) = if let Some(it) = self.partners.get(id) {
            (&it.name, vec![named("partner", "neighbourhood_id", &it.neighbourhood_id), it.website.clone()])
        } else if let Some(it) = self.people.get(id) {
            (&it.name, vec![named("person", "partner_id", &it.partner_id), it.role.clone(), it.email.clone()])
        } else if let Some(it) = self.venues.get(id) {
            (&it.name, vec![it.address.clone(), named("venue", "neighbourhood_id", &it.neighbourhood_id)])
        } else {
            let it = self.events.get(id)?;
            let hosts = self.hosts.get(id).into_iter().flatten();
            let mut details: Vec<String> =
                hosts.map(|host| self.wording.told("event_partner", "partner_id", host).1).collect();
            if let Some(session) = self.sessions.get(id) {
                details.push(self.wording.told("session", "starts_at", &session.starts_at.to_cell().plain()).1);
                details.push(match &session.room_id {
                    None => named("session", "venue_id", &session.venue_id),
                    room => named("session", "room_id", room),
                });
            }
            details.push(self.wording.told("event", "status", it.status.word()).1);
            (&it.title, details)
        };
        let details = details.into_iter().filter(|it| !it.trim().is_empty()).collect();
        Some(TwinSide { id: id.to_owned(), name: name.clone(), details })
    }
}

/// Two records side by side, and what would become of them.
pub(crate) fn check_merge(desk: &Desk, kind: TwinKind, keep: Id, gone: Id) -> Result<MergeView, Failure> {
    let shown = desk.shown()?;
    let plan = &*shown.plan;
    let after = one_of_two(plan, kind, &keep, &gone)?;
    let wording = Wording::new(&shown, desk.texts());
    let (own, other, result) = (cells(plan, kind, &keep)?, cells(plan, kind, &gone)?, cells(&after, kind, &keep)?);
    let table = kind.table();
    let values = own.into_iter().zip(other).zip(result);
    let fields = values.filter_map(|(((field, own), (_, other)), (_, result))| {
        let shows = field != "id" && !matches!(meaning(table, field), None | Some(Meaning::Machine));
        let told = |cell: &Cell| wording.told(table, field, &cell.plain()).1;
        let (keep, gone) = (told(&own), told(&other));
        let is_said = !keep.trim().is_empty() || !gone.trim().is_empty();
        (shows && is_said).then(|| TwinField {
            field: field.to_owned(),
            label: wording.told(table, field, "").0,
            after: told(&result),
            is_different: own != other,
            keep,
            gone,
        })
    });
    Ok(MergeView { fields: fields.collect(), hanging: hanging(plan, &after, kind, &keep, &gone) })
}

/// The plan with the two as one; refused where there are no two.
pub(super) fn one_of_two(plan: &Plan, kind: TwinKind, keep: &Id, gone: &Id) -> Result<Plan, Failure> {
    if keep == gone {
        return Err(Failure::invalid("merge_with_itself", "gone"));
    }
    cells(plan, kind, keep)?;
    cells(plan, kind, gone)?;
    twins::merged(plan, kind, keep, gone).ok_or_else(|| Failure::not_found(kind.table(), gone))
}

/// The values of a record by the names of its fields.
fn cells(plan: &Plan, kind: TwinKind, id: &str) -> Result<Vec<(&'static str, Cell)>, Failure> {
    fn of<R: Record>(records: &[R], id: &str) -> Result<Vec<(&'static str, Cell)>, Failure> {
        let record = need(records, id)?;
        Ok(R::FIELDS.iter().copied().zip(record.cells()).collect())
    }
    match kind {
        TwinKind::Partner => of(&plan.partners, id),
        TwinKind::Person => of(&plan.people, id),
        TwinKind::Venue => of(&plan.venues, id),
        TwinKind::Event => of(&plan.events, id),
    }
}

fn hanging(before: &Plan, after: &Plan, kind: TwinKind, keep: &str, gone: &str) -> Vec<TwinHanging> {
    let mut all: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let counts = [(before, keep), (before, gone), (after, keep)].map(|(plan, id)| twins::hanging(plan, kind, id));
    for (at, counts) in counts.into_iter().enumerate() {
        for Hanging { table, count } in counts {
            all.entry(table).or_default()[at] = count;
        }
    }
    all.into_iter().map(|(of, [keep, gone, after])| TwinHanging { of, keep, gone, after }).collect()
}
