//! Where to find what: venues with their addresses, hosts, subjects; and the neighbourhoods with their map.

use std::collections::BTreeMap;

use domain::geo::{Bounds, Outline, outline_of_neighbourhood};
use domain::{Neighbourhood, by_id};
use text::Texts;

use super::content::{CityMap, Index, IndexLine, MapArea};
use super::gather::{Shown, Source};
use super::order::{Ordered, neighbourhood};
use super::words;

/// Lines by their names, with the entries that belong to each.
type Lines<'a> = BTreeMap<(String, String, &'a str), IndexLine>;

fn note<'a>(lines: &mut Lines<'a>, name: &str, id: &'a str, entry: usize, line: impl FnOnce() -> IndexLine) {
    let name = words::line(name);
    if name.is_empty() {
        return;
    }
    let (fold, name) = words::by_name(&name);
    let line = lines.entry((fold, name, id)).or_insert_with(line);
    if line.entries.last() != Some(&entry) {
        line.entries.push(entry);
    }
}

fn plain(name: &str) -> IndexLine {
    IndexLine {
        number: String::new(),
        name: words::line(name),
        detail: String::new(),
        access: Vec::new(),
        entries: Vec::new(),
    }
}

/// The indexes that have lines.
pub(super) fn indexes(source: Source, shown: &[Shown], ordered: &Ordered) -> Vec<Index> {
    let (texts, known) = (source.texts, by_id(&source.plan.neighbourhoods));
    let (mut venues, mut hosts, mut subjects) = (Lines::new(), Lines::new(), Lines::new());
    for (entry, event) in ordered.events.iter().enumerate() {
        let event = &shown[*event];
        for venue in event.places() {
            note(&mut venues, &venue.name, &venue.id, entry, || {
                let place = neighbourhood(venue, |id| known.get(id).copied());
                let pieces = [words::address(texts, venue), place.map(|it| words::line(&it.name)).unwrap_or_default()];
                let pieces: Vec<String> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
                let access = words::access(texts, venue.access_features.iter().map(String::as_str));
                let unknown = access.is_empty().then(|| texts.get("booklet-access_unknown"));
                let detail = pieces.join(" · ");
                let detail =
                    [Some(detail).filter(|it| !it.is_empty()), unknown].into_iter().flatten().collect::<Vec<_>>();
                IndexLine { detail: detail.join(" · "), access, ..plain(&venue.name) }
            });
        }
        for host in &event.hosts {
            note(&mut hosts, &host.name, &host.id, entry, || plain(&host.name));
        }
        for subject in &event.subjects {
            note(&mut subjects, subject, "", entry, || plain(subject));
        }
    }
    let index = |id: &str, lines: Lines| Index { title: texts.get(id), lines: lines.into_values().collect() };
    let indexes = [
        index("booklet-index_venues", venues),
        index("booklet-index_hosts", hosts),
        index("booklet-index_subjects", subjects),
    ];
    indexes.into_iter().filter(|index| !index.lines.is_empty()).collect()
}

/// The neighbourhoods that have events, on a map as far as outlines are known.
pub(super) fn map(source: Source, shown: &[Shown], ordered: &Ordered) -> Option<CityMap> {
    let (texts, known) = (source.texts, by_id(&source.plan.neighbourhoods));
    let mut lines = Lines::new();
    for (entry, event) in ordered.events.iter().enumerate() {
        for place in shown[*event].places().filter_map(|venue| neighbourhood(venue, |id| known.get(id).copied())) {
            note(&mut lines, &place.name, &place.id, entry, || plain(&place.name));
        }
    }
    if lines.is_empty() {
        return None;
    }
    let mut numbered: Vec<(&Neighbourhood, IndexLine)> =
        lines.into_iter().filter_map(|((.., id), line)| Some((known.get(id).copied()?, line))).collect();
    for (at, (_, line)) in numbered.iter_mut().enumerate() {
        let mut events: Vec<usize> = line.entries.iter().map(|entry| ordered.events[*entry]).collect();
        events.sort_unstable();
        events.dedup();
        line.number = texts.number(words::number(at + 1));
        line.detail = words::counted(texts, "booklet-events", events.len());
    }
    let (shape, areas) = drawn(&source.plan.neighbourhoods, &numbered);
    let names: Vec<String> = numbered.iter().map(|(_, line)| said(texts, line)).collect();
    let alt = texts.format("booklet-map_alt", &[("places", texts.list(&names).into())]);
    let lines = numbered.into_iter().map(|(_, line)| line).collect();
    Some(CityMap { title: texts.get("booklet-map"), alt, shape, areas, lines })
}

fn said(texts: &Texts, line: &IndexLine) -> String {
    let args = [("number", line.number.as_str()), ("name", &line.name), ("events", &line.detail)];
    texts.format("booklet-map_place", &args.map(|(name, value)| (name, value.into())))
}

/// Height by width, and the shapes of all neighbourhoods with an outline; those without an event have no number.
fn drawn(all: &[Neighbourhood], numbered: &[(&Neighbourhood, IndexLine)]) -> (f64, Vec<MapArea>) {
    let outlines: Vec<(&Neighbourhood, Outline)> =
        all.iter().filter_map(|place| Some((place, outline_of_neighbourhood(place)?))).collect();
    let bounds = outlines.iter().filter_map(|(_, outline)| outline.bounds()).reduce(Bounds::with);
    let Some(bounds) = bounds else { return (0.0, Vec::new()) };
    // Degrees of longitude are shorter than those of latitude, except at the equator.
    let squeeze = (f64::midpoint(bounds.south, bounds.north).to_radians()).cos().max(0.05);
    let width = ((bounds.east - bounds.west) * squeeze).max(f64::EPSILON);
    let shape = ((bounds.north - bounds.south) / width).clamp(0.05, 20.0);
    let most = numbered.iter().map(|(_, line)| line.entries.len()).max().unwrap_or(1).max(1);
    let place = |(x, y): (f64, f64)| ((x - bounds.west) * squeeze / width, (bounds.north - y) / width);
    let areas = outlines.into_iter().map(|(place_of, outline)| {
        let line = numbered.iter().find(|(it, _)| it.id == place_of.id).map(|(_, line)| line);
        let shade = line.map_or(0, |line| 1 + (line.entries.len() * 3 / (most + 1)).min(2));
        MapArea {
            number: line.map(|line| line.number.clone()).unwrap_or_default(),
            at: outline.pole().map(place).unwrap_or_default(),
            rings: outline.moved(place).rings().map(Clone::clone).collect(),
            shade: u8::try_from(shade).unwrap_or(0),
        }
    });
    (shape, areas.collect())
}
