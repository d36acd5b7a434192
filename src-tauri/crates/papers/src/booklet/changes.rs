//! What differs from a release that the public has: for whoever holds an older booklet.

use domain::maps::FastMap;
use domain::names::Names;
use domain::rules::release::{Detail, EventChange, Printed, ReleaseChange, changes};
use domain::{Event, FieldChange, Plan, Record, Room, Venue, by_id};
use text::{DateStyle, Texts};

use super::content::{ChangeItem, Changes};
use super::gather::{Shown, Source};
use super::words;

/// A state of the programme that was given out.
#[derive(Clone, Copy, Debug)]
pub struct Since<'a> {
    /// The plan as it was.
    pub before: &'a Plan,
    /// What people call that state, such as `Release 2, 3 March 2027`.
    pub title: &'a str,
}

/// The sheet; `None`: there is no week. An event that is still promised but not printed here is not spoken of.
pub(super) fn since(source: Source, since: Since, shown: &[Shown]) -> Option<Changes> {
    let week = source.week?;
    let texts = source.texts;
    let printed: std::collections::HashSet<&str> = shown.iter().map(|it| it.event.id.as_str()).collect();
    let promised: FastMap<&str, &Event> = by_id(&source.plan.events);
    let is_told = |change: &EventChange| {
        let is_promised = promised.get(change.event_id.as_str()).is_some_and(|it| it.status.is_in_programme());
        printed.contains(change.event_id.as_str()) || !is_promised || change.kinds.contains(&ReleaseChange::Cancelled)
    };
    let found: Vec<EventChange> = changes(since.before, source.plan, &week.id).into_iter().filter(is_told).collect();
    let words = Words { was: Side::new(since.before), is: Side::new(source.plan), texts };
    let items: Vec<ChangeItem> = found.iter().map(|change| words.item(change)).collect();
    let id = if items.is_empty() { "booklet-changes_none" } else { "booklet-changes_since" };
    let about = texts.format(id, &[("since", since.title.into())]);
    Some(Changes { title: texts.get("booklet-changes"), about, items })
}

/// One of the two states, with what gives names to its values.
struct Side<'a> {
    plan: &'a Plan,
    names: Names<'a>,
    venues: FastMap<&'a str, &'a Venue>,
    rooms: FastMap<&'a str, &'a Room>,
}

impl<'a> Side<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { plan, names: Names::new(plan), venues: by_id(&plan.venues), rooms: by_id(&plan.rooms) }
    }

    fn value(&self, texts: &Texts, table: &str, field: &str, value: &str) -> String {
        let currency = self.plan.profile.as_ref().map_or("", |profile| profile.currency.as_str());
        texts.value(&self.names, currency, table, field, value)
    }

    /// When and where in one line.
    fn session(&self, texts: &Texts, printed: &Printed) -> String {
        let time = match (printed.starts_at, printed.ends_at) {
            (None, _) => texts.get("booklet-no_day"),
            (Some(start), _) if !printed.is_time_known || printed.is_all_day => {
                texts.date(start.date(), DateStyle::Short)
            }
            (Some(start), Some(end)) if start < end => texts.span(start, end),
            (Some(start), _) => texts.moment(start),
        };
        let venue = printed.venue_id.as_deref().and_then(|id| self.venues.get(id)).map(|it| words::line(&it.name));
        let room = printed.room_id.as_deref().and_then(|id| self.rooms.get(id)).map(|it| words::line(&it.name));
        let place = [venue, room].into_iter().flatten().filter(|part| !part.is_empty());
        std::iter::once(time).chain(place).collect::<Vec<_>>().join(" · ")
    }
}

struct Words<'a> {
    was: Side<'a>,
    is: Side<'a>,
    texts: &'a Texts,
}

impl Words<'_> {
    fn item(&self, change: &EventChange) -> ChangeItem {
        let texts = self.texts;
        let kinds: Vec<String> = change.kinds.iter().map(|kind| texts.word(ReleaseChange::LIST, kind.word())).collect();
        // Of what is gone people need to know that, not what it was.
        let is_gone = change.kinds.iter().any(|kind| match kind {
            ReleaseChange::Cancelled
            | ReleaseChange::Postponed
            | ReleaseChange::Withdrawn
            | ReleaseChange::TakenOut => true,
            ReleaseChange::New | ReleaseChange::Moved | ReleaseChange::Reworded | ReleaseChange::Changed => false,
        });
        let title = words::line(&change.title);
        ChangeItem {
            title: if title.is_empty() { texts.get("booklet-untitled") } else { title },
            kinds: texts.list(&kinds),
            lines: change.details.iter().filter_map(|detail| self.line(detail, is_gone)).collect(),
        }
    }

    fn line(&self, detail: &Detail, is_gone: bool) -> Option<String> {
        let texts = self.texts;
        match detail {
            Detail::Session { from, to } => {
                let from = from.as_ref().map(|printed| self.was.session(texts, printed));
                let to = to.as_ref().map(|printed| self.is.session(texts, printed));
                let said =
                    |id: &str, from: String, to: String| texts.format(id, &[("from", from.into()), ("to", to.into())]);
                match (from, to) {
                    (Some(from), Some(to)) => Some(said("booklet-changes_moved", from, to)),
                    (None, Some(to)) => Some(said("booklet-changes_added", String::new(), to)),
                    (Some(from), None) => Some(said("booklet-changes_gone", from, String::new())),
                    (None, None) => None,
                }
            }
            _ if is_gone => None,
            Detail::Hosts { from, to } => {
                Some(texts.change(&texts.get("booklet-changes_hosts"), &texts.list(from), &texts.list(to)))
            }
            Detail::Field(change) => Some(self.field(Event::TABLE, change)),
            Detail::Place { table, change } => Some(self.field(table, change)),
        }
    }

    fn field(&self, table: &str, change: &FieldChange) -> String {
        let texts = self.texts;
        let label = texts.field(table, &change.field);
        if domain::rules::release::TEXTS.contains(&change.field.as_str()) && change.field != "title" {
            // The new text stands with the event; both beside each other would fill pages.
            return texts.format("booklet-changes_text", &[("field", label.into())]);
        }
        let from = self.was.value(texts, table, &change.field, &change.from);
        let to = self.is.value(texts, table, &change.field, &change.to);
        texts.change(&label, &words::line(&from), &words::line(&to))
    }
}
