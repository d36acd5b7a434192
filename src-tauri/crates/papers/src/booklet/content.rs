//! A booklet, posters, cards and day sheets as data. Every text is finished; field names are those the templates read.

use fonts::Region;
use serde::Serialize;

use crate::content::{Date, Language};
use crate::look::Look;

/// A booklet, ready to be set.
#[derive(Clone, Debug, Serialize)]
pub struct Booklet {
    /// The language of its words.
    pub language: Language,
    /// The day of which it is.
    pub date: Date,
    /// The page.
    pub page: PageShape,
    /// Its first page.
    pub cover: Cover,
    /// The heading of the contents list.
    pub contents: String,
    /// What readers have to know; stands before the events.
    pub guide: Guide,
    /// The neighbourhoods; `None`: the plan has none with a venue of an event.
    pub map: Option<CityMap>,
    /// The events under their headings.
    pub groups: Vec<Group>,
    /// Said where there is no event at all.
    pub none: String,
    /// Where to find what.
    pub indexes: Vec<Index>,
    /// What differs from a release.
    pub changes: Option<Changes>,
    /// The words of page numbers: `{page}` stands for [`crate::PAGE`].
    pub page_of: String,
    /// [`crate::PAGE`], for templates.
    pub page_sign: &'static str,
    /// How many events are in it.
    #[serde(skip)]
    pub events: usize,
    /// How many of these have no plain words, though it is to be in plain words.
    #[serde(skip)]
    pub not_plain: usize,
    /// The addresses for which codes are drawn, by the names of their drawings.
    #[serde(skip)]
    pub codes: Vec<Code>,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs it is set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states of one booklet.
    #[serde(skip)]
    pub identity: String,
}

/// How a page is made, in millimetres and points.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PageShape {
    /// Millimetres.
    pub width: u32,
    /// Millimetres.
    pub height: u32,
    /// Columns of events.
    pub columns: u32,
    /// No letter below 18 points.
    pub is_large: bool,
    /// Millimetres of colour over the edge.
    pub bleed: u32,
    /// Marks that show where to cut.
    pub has_marks: bool,
    /// Each group begins on a page of its own.
    pub is_by_page: bool,
}

/// The first page.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    /// The week.
    pub title: String,
    /// May be empty.
    pub theme: String,
    /// From when to when; may be empty.
    pub dates: String,
    /// The city; may be empty.
    pub city: String,
    /// Who publishes it; may be empty.
    pub issuer: String,
    /// What kind of edition it is; empty for the usual one.
    pub edition: String,
    /// How many events at how many places.
    pub count: String,
    /// As of which day it stands.
    pub as_of: String,
}

/// What readers have to know.
#[derive(Clone, Debug, Serialize)]
pub struct Guide {
    /// Its heading.
    pub title: String,
    /// In order.
    pub paragraphs: Vec<String>,
    /// The heading of the list of access symbols.
    pub access_title: String,
    /// The symbols that occur, with what they mean.
    pub access: Vec<Access>,
}

/// Something a place or event offers to people with access needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Access {
    /// The name of its symbol.
    pub kind: &'static str,
    /// What it means.
    pub word: String,
}

/// Events under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its heading.
    pub title: String,
    /// A short form for the edge of the page; empty: none fits.
    pub tab: String,
    /// What stands below the heading, such as an address; may be empty.
    pub about: String,
    /// The access of a venue whose events these are.
    pub access: Vec<Access>,
    /// In order.
    pub entries: Vec<Listing>,
    /// What else happens then and is printed elsewhere.
    pub also: Option<Also>,
}

/// Events of several days that happen on this day as well.
#[derive(Clone, Debug, Serialize)]
pub struct Also {
    /// Its lead.
    pub title: String,
    /// The events.
    pub lines: Vec<AlsoLine>,
}

/// A pointer to where an event is printed.
#[derive(Clone, Debug, Serialize)]
pub struct AlsoLine {
    /// Its time on this day; may be empty.
    pub time: String,
    /// The event.
    pub title: String,
    /// Which of all entries it is, counted from 0.
    pub entry: usize,
}

/// One event as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// The event's id, for whoever looks it up; not printed.
    #[serde(skip)]
    pub event_id: String,
    /// Its title.
    pub title: String,
    /// The day in short, where headings do not say it; may be empty.
    pub day: String,
    /// Its time that day; may be empty.
    pub time: String,
    /// When and where, one line for each different time and place; empty when day, time and place say it all.
    pub occasions: Vec<String>,
    /// Where it is; empty when headings or occasions say it.
    pub place: String,
    /// What it is.
    pub text: String,
    /// Kind, hosts, for whom, languages, cost: each a short piece.
    pub facts: Vec<String>,
    /// What it and its place offer.
    pub access: Vec<Access>,
    /// More on access, in the words of people; may be empty.
    pub access_note: String,
    /// How to book; may be empty.
    pub booking: String,
    /// The address to book at; may be empty.
    pub address: String,
    /// The drawing of its code; `None`: without one.
    pub code: Option<CodeImage>,
}

/// A code as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeImage {
    /// The name of its drawing.
    pub file: String,
    /// What it says, with the address in words.
    pub alt: String,
}

/// An address and the drawing of its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The name of the drawing.
    pub file: String,
    /// What is encoded: begins with `http://` or `https://`.
    pub address: String,
}

/// An index.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// Its heading.
    pub title: String,
    /// In the order of names.
    pub lines: Vec<IndexLine>,
}

/// A line of an index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexLine {
    /// Number on the map; empty: none.
    pub number: String,
    /// What is found.
    pub name: String,
    /// Such as an address; may be empty.
    pub detail: String,
    /// What a venue offers.
    pub access: Vec<Access>,
    /// Which of all entries belong to it, counted from 0, rising.
    pub entries: Vec<usize>,
}

/// The neighbourhoods as a drawing and a list.
#[derive(Clone, Debug, Serialize)]
pub struct CityMap {
    /// Its heading.
    pub title: String,
    /// What it shows, for who cannot see it.
    pub alt: String,
    /// Height by width of the drawing.
    pub shape: f64,
    /// The shapes; none: no outline is known.
    pub areas: Vec<MapArea>,
    /// The neighbourhoods with the pages of their events.
    pub lines: Vec<IndexLine>,
}

/// The shape of a neighbourhood, in shares of the drawing's width, from its upper left corner.
#[derive(Clone, Debug, Serialize)]
pub struct MapArea {
    /// The number in it.
    pub number: String,
    /// Where the number stands.
    pub at: (f64, f64),
    /// Closed lines; those of holes as well.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// 0 to 3: how many events it has beside the others.
    pub shade: u8,
}

/// What differs from a release.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    /// Its heading.
    pub title: String,
    /// Since when.
    pub about: String,
    /// Each event that differs.
    pub items: Vec<ChangeItem>,
}

/// An event that is not as it was printed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeItem {
    /// The event.
    pub title: String,
    /// What became of it.
    pub kinds: String,
    /// What differs, a line each.
    pub lines: Vec<String>,
}

/// Posters or cards, one for each event.
#[derive(Clone, Debug, Serialize)]
pub struct Notices {
    /// The language of its words.
    pub language: Language,
    /// The day of which it is.
    pub date: Date,
    /// The document's title.
    pub title: String,
    /// Millimetres.
    pub width: u32,
    /// Millimetres.
    pub height: u32,
    /// The week, on each of them.
    pub week: String,
    /// From when to when; may be empty.
    pub dates: String,
    /// City and office; may be empty.
    pub issuer: String,
    /// What is said to those who want to book by the code.
    pub scan: String,
    /// The events.
    pub entries: Vec<Listing>,
    /// Said where there is no event.
    pub none: String,
    /// The addresses for which codes are drawn.
    #[serde(skip)]
    pub codes: Vec<Code>,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs it is set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states.
    #[serde(skip)]
    pub identity: String,
}

/// Sheets for the doors of venues.
#[derive(Clone, Debug, Serialize)]
pub struct DaySheets {
    /// The language of its words.
    pub language: Language,
    /// The day of which it is.
    pub date: Date,
    /// The document's title.
    pub title: String,
    /// The week, on each of them.
    pub week: String,
    /// City and office; may be empty.
    pub issuer: String,
    /// Headings of the table: time, what, where.
    pub heads: [String; 3],
    /// One for each venue and day.
    pub groups: Vec<DaySheet>,
    /// Said where there is no sheet.
    pub none: String,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs it is set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states.
    #[serde(skip)]
    pub identity: String,
}

/// What happens at one venue on one day.
#[derive(Clone, Debug, Serialize)]
pub struct DaySheet {
    /// The venue.
    pub venue: String,
    /// The day.
    pub day: String,
    /// What the place offers.
    pub access: Vec<Access>,
    /// Time, title with a detail, and room, in the order of time.
    pub rows: Vec<DaySheetRow>,
}

/// A line of a day sheet.
#[derive(Clone, Debug, Serialize)]
pub struct DaySheetRow {
    /// The event's id; not printed.
    #[serde(skip)]
    pub event_id: String,
    /// When; never empty.
    pub time: String,
    /// The event.
    pub title: String,
    /// For whom, and how to get in; may be empty.
    pub detail: String,
    /// The room; may be empty.
    pub room: String,
}
