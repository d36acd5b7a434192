//! Under which heading each event stands, in each order. By pillar and by audience an event may stand under several;
//! in every other order it stands once, and what would stand twice has a heading of its own.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::fold::fold;
use domain::rules::week::days;
use domain::{Neighbourhood, Venue, by_id};
use text::{DateStyle, Texts};

use super::content::{Also, AlsoLine, Group};
use super::gather::{Shown, Source};
use super::listing::{Heading, Printer};
use super::options::BookletOrder;
use super::words;

/// Groups with the events whose listings they hold, in the same order.
pub(super) struct Ordered {
    pub(super) groups: Vec<Group>,
    /// For each entry, counted through all groups, which event it is.
    pub(super) events: Vec<usize>,
}

/// A heading with the events below it, by their place in the programme.
struct Slot {
    title: String,
    tab: String,
    about: String,
    access: Vec<super::content::Access>,
    heading: Heading,
    day: Option<NaiveDate>,
    events: Vec<usize>,
    /// What happens that day and stands under another heading.
    also: Vec<usize>,
}

impl Slot {
    fn new(title: String, heading: Heading) -> Self {
        let empty = String::new;
        let (events, also) = (Vec::new(), Vec::new());
        Self { title, tab: empty(), about: empty(), access: Vec::new(), heading, day: None, events, also }
    }
}

/// All groups of an order; none is empty.
pub(super) fn ordered(source: Source, order: BookletOrder, shown: &[Shown], printer: &mut Printer) -> Ordered {
    let slots = match order {
        BookletOrder::Day => by_day(source, shown),
        BookletOrder::Venue => by_venue(source.texts, shown),
        BookletOrder::Neighbourhood => by_neighbourhood(source, shown),
        BookletOrder::Pillar => by_pillar(source, shown),
        BookletOrder::Audience => by_audience(source.texts, shown),
        BookletOrder::Host => by_host(source.texts, shown),
    };
    let is_used = |slot: &Slot| !slot.events.is_empty() || !slot.also.is_empty();
    let slots: Vec<Slot> = slots.into_iter().filter(is_used).collect();
    let mut entries: HashMap<usize, usize> = HashMap::new();
    let events: Vec<usize> = slots.iter().flat_map(|slot| slot.events.iter().copied()).collect();
    for (entry, event) in events.iter().enumerate() {
        entries.entry(*event).or_insert(entry);
    }
    let groups = slots.into_iter().map(|slot| {
        let also = also(source, shown, &slot, &entries);
        let listings = slot.events.iter().map(|at| printer.listing(&shown[*at], slot.heading)).collect();
        let Slot { title, tab, about, access, .. } = slot;
        Group { title, tab, about, access, entries: listings, also }
    });
    Ordered { groups: groups.collect(), events }
}

fn by_day(source: Source, shown: &[Shown]) -> Vec<Slot> {
    let texts = source.texts;
    let mut dates: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    dates.extend(source.week.map(days).unwrap_or_default().into_iter().map(|day| (day, Vec::new())));
    let mut several = Slot::new(texts.get("booklet-several_days"), Heading::default());
    several.tab = texts.get("booklet-several_days-tab");
    let mut none = Slot::new(texts.get("booklet-without_day"), Heading::default());
    for (at, event) in shown.iter().enumerate() {
        let spans = event.occasions.iter().any(super::gather::Occasion::is_long);
        match event.days().as_slice() {
            [] if event.event.span_starts_on.is_some() || event.event.span_ends_on.is_some() => several.events.push(at),
            [] => none.events.push(at),
            [day] if !spans => dates.entry(*day).or_default().push(at),
            days => {
                // Its days have a heading each, if only to say where it is printed.
                for day in days {
                    dates.entry(*day).or_default();
                }
                several.events.push(at);
            }
        }
    }
    let heading = Heading { has_day: true, ..Heading::default() };
    let on = |day: NaiveDate| {
        let is_then = |at: &usize| shown[*at].occasions.iter().any(|occasion| occasion.day() == day);
        several.events.iter().copied().filter(is_then).collect()
    };
    let days: Vec<Slot> = dates
        .into_iter()
        .map(|(day, events)| Slot {
            also: on(day),
            tab: texts.date(day, DateStyle::Weekday),
            day: Some(day),
            events,
            ..Slot::new(texts.date(day, DateStyle::Full), heading)
        })
        .collect();
    std::iter::once(several).chain(days).chain([none]).collect()
}

/// What happens on a day and is printed elsewhere, in the order of time.
fn also(source: Source, shown: &[Shown], slot: &Slot, entries: &HashMap<usize, usize>) -> Option<Also> {
    let (texts, day) = (source.texts, slot.day?);
    let mut lines = Vec::new();
    for at in &slot.also {
        let event = &shown[*at];
        let occasion = event.occasions.iter().find(|occasion| occasion.day() == day);
        let Some((occasion, entry)) = occasion.zip(entries.get(at)) else { continue };
        let line =
            AlsoLine { time: words::time(texts, occasion), title: words::title(texts, event.event), entry: *entry };
        lines.push((occasion.starts_at, line));
    }
    lines.sort_by_key(|(starts_at, _)| *starts_at);
    let lines: Vec<AlsoLine> = lines.into_iter().map(|(_, line)| line).collect();
    (!lines.is_empty()).then(|| Also { title: texts.get("booklet-also"), lines })
}

fn by_venue(texts: &Texts, shown: &[Shown]) -> Vec<Slot> {
    let heading = Heading { has_venue: true, ..Heading::default() };
    let mut venues: BTreeMap<(String, String, &str), Slot> = BTreeMap::new();
    let mut rest = Rest::new(texts, "booklet-several_venues");
    for (at, event) in shown.iter().enumerate() {
        match event.places().collect::<Vec<_>>().as_slice() {
            [venue] if event.venues.len() == 1 => {
                let (fold, name) = words::by_name(&venue.name);
                let slot = venues.entry((fold, name, &venue.id)).or_insert_with(|| of_venue(texts, venue, heading));
                slot.events.push(at);
            }
            places => rest.push(at, event, places.is_empty()),
        }
    }
    venues.into_values().chain(rest.slots()).collect()
}

fn of_venue(texts: &Texts, venue: &Venue, heading: Heading) -> Slot {
    Slot {
        about: words::address(texts, venue),
        access: words::access(texts, venue.access_features.iter().map(String::as_str)),
        ..Slot::new(words::line(&venue.name), heading)
    }
}

/// What has no one place: at several, online, nowhere yet.
struct Rest {
    several: Slot,
    online: Slot,
    nowhere: Slot,
}

impl Rest {
    fn new(texts: &Texts, several: &str) -> Self {
        let slot = |id: &str| Slot::new(texts.get(id), Heading::default());
        Self { several: slot(several), online: slot("booklet-online"), nowhere: slot("booklet-no_place") }
    }

    fn push(&mut self, at: usize, event: &Shown, has_none: bool) {
        let slot = match (has_none, event.is_online()) {
            (false, _) => &mut self.several,
            (true, true) => &mut self.online,
            (true, false) => &mut self.nowhere,
        };
        slot.events.push(at);
    }

    fn slots(self) -> [Slot; 3] {
        [self.several, self.online, self.nowhere]
    }
}

fn by_neighbourhood(source: Source, shown: &[Shown]) -> Vec<Slot> {
    let known = by_id(&source.plan.neighbourhoods);
    let mut groups: BTreeMap<(String, String, &str), Slot> = BTreeMap::new();
    let mut elsewhere = Slot::new(source.texts.get("booklet-elsewhere"), Heading::default());
    let mut rest = Rest::new(source.texts, "booklet-several_neighbourhoods");
    for (at, event) in shown.iter().enumerate() {
        let mut places =
            event.places().map(|venue| neighbourhood(venue, |id| known.get(id).copied())).collect::<Vec<_>>();
        places.sort_by_key(|place| place.map(|place| &place.id));
        places.dedup_by_key(|place| place.map(|place| &place.id));
        match places.as_slice() {
            [Some(place)] => {
                let (fold, name) = words::by_name(&place.name);
                let slot = || Slot::new(words::line(&place.name), Heading::default());
                groups.entry((fold, name, &place.id)).or_insert_with(slot).events.push(at);
            }
            [None] => elsewhere.events.push(at),
            places => rest.push(at, event, places.is_empty()),
        }
    }
    groups.into_values().chain([elsewhere]).chain(rest.slots()).collect()
}

/// The neighbourhood of a venue; `None` where nobody has said or it has no name.
pub(super) fn neighbourhood<'a>(
    venue: &Venue,
    known: impl Fn(&str) -> Option<&'a Neighbourhood>,
) -> Option<&'a Neighbourhood> {
    let place = venue.neighbourhood_id.as_deref().and_then(known);
    place.filter(|place| !place.name.trim().is_empty())
}

fn by_pillar(source: Source, shown: &[Shown]) -> Vec<Slot> {
    let pillars = source.plan.pillars();
    let mut slots: Vec<Slot> = pillars
        .iter()
        .map(|pillar| Slot {
            tab: words::line(&pillar.short_name),
            ..Slot::new(words::line(&pillar.name), Heading::default())
        })
        .collect();
    let mut none = Slot::new(source.texts.get("booklet-without_pillar"), Heading::default());
    for (at, event) in shown.iter().enumerate() {
        for pillar in &event.pillars {
            if let Some(place) = pillars.iter().position(|known| known.id == pillar.id) {
                slots[place].events.push(at);
            }
        }
        if event.pillars.is_empty() {
            none.events.push(at);
        }
    }
    slots.push(none);
    slots
}

fn by_audience(texts: &Texts, shown: &[Shown]) -> Vec<Slot> {
    // “Families” and “families” are one heading, in the spelling that comes first in order.
    let mut groups: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    let mut none = Slot::new(texts.get("booklet-without_audience"), Heading::default());
    for (at, event) in shown.iter().enumerate() {
        let names = event.event.audiences.iter().map(|name| words::line(name)).filter(|name| !name.is_empty());
        let mut has_any = false;
        for name in names {
            let (spelling, events) = groups.entry(fold(&name)).or_insert_with(|| (name.clone(), Vec::new()));
            if name < *spelling {
                *spelling = name;
            }
            if events.last() != Some(&at) {
                events.push(at);
            }
            has_any = true;
        }
        if !has_any {
            none.events.push(at);
        }
    }
    let named = groups.into_values().map(|(name, events)| {
        let title = text::capital(&name);
        Slot { events, ..Slot::new(title, Heading::default()) }
    });
    named.chain([none]).collect()
}

fn by_host(texts: &Texts, shown: &[Shown]) -> Vec<Slot> {
    let mut groups: BTreeMap<(String, String, &str), Slot> = BTreeMap::new();
    let mut none = Slot::new(texts.get("booklet-without_host"), Heading::default());
    let heading = Heading { has_host: true, ..Heading::default() };
    for (at, event) in shown.iter().enumerate() {
        match event.hosts.iter().find(|host| !host.name.trim().is_empty()) {
            Some(host) => {
                let (fold, name) = words::by_name(&host.name);
                let slot = groups.entry((fold, name, &host.id));
                slot.or_insert_with(|| Slot::new(words::line(&host.name), heading)).events.push(at);
            }
            None => none.events.push(at),
        }
    }
    groups.into_values().chain([none]).collect()
}
