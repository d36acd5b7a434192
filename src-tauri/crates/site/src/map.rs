//! The map: outlines of neighbourhoods and dots for venues as a drawing within the page; nothing is loaded for it.
//!
//! Draws no streets and no water. A venue without coordinates, and a neighbourhood without an outline, stand in the
//! lists below only. North is up whichever way the page's lines run.

use std::fmt::Write;

use domain::Neighbourhood;
use domain::geo::{Bounds, Outline, outline_of_neighbourhood};
use maud::{Markup, html};

use crate::gather::{Gathered, Group};
use crate::page::{Entry, Page, Place, framed};
use crate::words::Words;

const WIDTH: f64 = 800.0;
const MOST_HIGH: f64 = 640.0;
const EDGE: f64 = 16.0;
/// The least width and height that is drawn, in degrees: about two kilometres.
const LEAST: f64 = 0.02;

/// Whether there is anything to draw.
pub(crate) fn has_map(gathered: &Gathered) -> bool {
    bounds(gathered).is_some()
}

/// The page; none without outline and coordinates.
pub(crate) fn page(gathered: &Gathered, words: &Words, place: &Place) -> Option<String> {
    let frame = Frame::new(bounds(gathered)?);
    let title = words.get("site-nav-map");
    let page = Page { path: "map.html", title: &title, entry: Entry::Map, has_data: false, look: "" };
    let content = html! {
        h1 { (title) }
        p {
            (words.get("site-map-note"))
            @if (0..gathered.venues.len()).any(|at| point(gathered, at).is_some()) { " " (words.get("site-map-dots")) }
        }
        (drawing(gathered, words, &frame))
        h2 { (words.get("site-nav-areas")) }
        ul.cards {
            @for (group, name) in gathered.areas.iter().zip(&words.areas) {
                li {
                    a href={ "area/" (group.stem) ".html" } dir=[words.dir(name)] { (name) }
                    span { (words.count("site-events", group.events.len())) }
                }
            }
        }
        @let homeless = homeless(gathered);
        @if !homeless.is_empty() {
            h2 { (words.get("site-map-other_venues")) }
            ul.cards {
                @for at in homeless {
                    li { a href={ "venue/" (gathered.venues[at].stem) ".html" } dir=[words.dir(&words.venues[at])] { (words.venues[at]) } }
                }
            }
        }
    };
    Some(framed(gathered, words, place, &page, &content))
}

/// Venues that no neighbourhood leads to.
fn homeless(gathered: &Gathered) -> Vec<usize> {
    let is_known = |id: &String| gathered.areas.iter().any(|group| group.record.id == *id);
    let venues = gathered.venues.iter().enumerate();
    venues.filter(|(_, it)| !it.record.neighbourhood_id.as_ref().is_some_and(is_known)).map(|(at, _)| at).collect()
}

/// The drawing of the whole city: neighbourhoods with their names, each a link, and venues as dots.
fn drawing(gathered: &Gathered, words: &Words, frame: &Frame) -> Markup {
    let mut outlines: Vec<(usize, Outline)> = gathered
        .areas
        .iter()
        .enumerate()
        .filter_map(|(at, group)| Some((at, outline_of_neighbourhood(group.record)?)))
        .collect();
    // The largest first, so that one within another is drawn over it.
    outlines.sort_by(|a, b| b.1.area().total_cmp(&a.1.area()));
    html! {
        svg.map viewBox={ "0 0 " (WIDTH) " " (frame.height.round()) } role="group" aria-label=(words.get("site-map-label")) {
            @for (at, outline) in &outlines {
                @let count = words.count("site-events", gathered.areas[*at].events.len());
                a href={ "area/" (gathered.areas[*at].stem) ".html" } aria-label=(words.say("site-map-area", &[("name", &words.areas[*at]), ("events", &count)])) {
                    path d=(path(outline, frame)) {}
                }
            }
            (dots(gathered, frame, &(0..gathered.venues.len()).collect::<Vec<_>>(), false))
            @for (at, outline) in &outlines {
                @if let Some((x, y)) = outline.pole().map(|point| frame.at(point)) {
                    text x=(rounded(x)) y=(rounded(y)) aria-hidden="true" { (words.areas[*at]) }
                    text.n x=(rounded(x)) y=(rounded(y + 19.0)) aria-hidden="true" { (words.count("site-events", gathered.areas[*at].events.len())) }
                }
            }
        }
    }
}

/// A neighbourhood alone, its venues numbered as in the list below it; nothing when neither can be drawn.
pub(crate) fn of_area(gathered: &Gathered, words: &Words, group: &Group<Neighbourhood>) -> Markup {
    let outline = outline_of_neighbourhood(group.record);
    let venues = gathered.venues_of(group.record);
    let points = venues.iter().filter_map(|at| point(gathered, *at)).map(point_bounds);
    let Some(bounds) = outline.as_ref().and_then(Outline::bounds).into_iter().chain(points).reduce(Bounds::with) else {
        return html! {};
    };
    let frame = Frame::new(bounds);
    html! {
        svg.map.one viewBox={ "0 0 " (WIDTH) " " (frame.height.round()) } role="img" aria-label=(words.get("site-map-area_label")) {
            @if let Some(outline) = &outline { path d=(path(outline, &frame)) {} }
            (dots(gathered, &frame, &venues, true))
        }
    }
}

/// Dots for venues that have coordinates; larger for more events, or with their number in the list.
fn dots(gathered: &Gathered, frame: &Frame, venues: &[usize], is_numbered: bool) -> Markup {
    html! {
        @for (number, at) in venues.iter().enumerate() {
            @if let Some((x, y)) = point(gathered, *at).map(|point| frame.at(point)) {
                @let count = f64::from(u32::try_from(gathered.venues[*at].events.len()).unwrap_or(u32::MAX));
                @let radius = if is_numbered { 15.0 } else { (3.0 + count.sqrt()).min(12.0) };
                circle cx=(rounded(x)) cy=(rounded(y)) r=(rounded(radius)) {}
                @if is_numbered { text.v x=(rounded(x)) y=(rounded(y + 6.0)) { (number + 1) } }
            }
        }
    }
}

/// Longitude and latitude of a venue that has both.
fn point(gathered: &Gathered, at: usize) -> Option<(f64, f64)> {
    let venue = gathered.venues[at].record;
    let (x, y) = venue.longitude.zip(venue.latitude).filter(|_| !venue.is_online)?;
    ((-180.0..=180.0).contains(&x) && (-85.0..=85.0).contains(&y)).then_some((x, y))
}

fn point_bounds((x, y): (f64, f64)) -> Bounds {
    Bounds { west: x, south: y, east: x, north: y }
}

fn bounds(gathered: &Gathered) -> Option<Bounds> {
    let outlines = gathered.areas.iter().filter_map(|group| outline_of_neighbourhood(group.record)?.bounds());
    let points = (0..gathered.venues.len()).filter_map(|at| point(gathered, at)).map(point_bounds);
    outlines.chain(points).reduce(Bounds::with)
}

fn path(outline: &Outline, frame: &Frame) -> String {
    let mut path = String::new();
    for ring in outline.rings() {
        let mut sign = 'M';
        for (x, y) in ring.iter().map(|point| frame.at(*point)) {
            // Writing to a text cannot fail.
            let _ = write!(path, "{sign}{} {}", rounded(x), rounded(y));
            sign = 'L';
        }
        path.push('Z');
    }
    path
}

fn rounded(number: f64) -> f64 {
    let number = (number * 10.0).round() / 10.0;
    // No sign before nothing.
    if number == 0.0 { 0.0 } else { number }
}

/// Where degrees lie in the drawing.
struct Frame {
    west: f64,
    north: f64,
    /// Units of the drawing for a degree of longitude and of latitude.
    scale: (f64, f64),
    left: f64,
    height: f64,
}

impl Frame {
    fn new(bounds: Bounds) -> Self {
        let middle = ((bounds.west + bounds.east) / 2.0, (bounds.south + bounds.north) / 2.0);
        let narrowing = middle.1.to_radians().cos().max(0.05);
        let wide = (bounds.east - bounds.west).max(LEAST);
        let high = (bounds.north - bounds.south).max(LEAST);
        let inner = WIDTH - 2.0 * EDGE;
        let up = (inner / (wide * narrowing)).min((MOST_HIGH - 2.0 * EDGE) / high);
        let across = up * narrowing;
        Self {
            west: middle.0 - wide / 2.0,
            north: middle.1 + high / 2.0,
            scale: (across, up),
            left: (WIDTH - wide * across) / 2.0,
            height: high * up + 2.0 * EDGE,
        }
    }

    fn at(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        (self.left + (longitude - self.west) * self.scale.0, EDGE + (self.north - latitude) * self.scale.1)
    }
}
