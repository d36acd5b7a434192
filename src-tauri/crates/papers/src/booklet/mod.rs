//! The booklet of a week, and what hangs on walls and doors: what stands in them, as data.
//!
//! Only what was promised to the public and not called off; no note, person, telephone number or sum of money. An
//! address to book at is printed as its host gave it. Each event comes once in every order; by pillar and by audience
//! it comes under each that it names. How pages look is said by the templates.

mod changes;
mod content;
mod gather;
mod indexes;
mod listing;
mod notices;
mod options;
mod order;
mod words;

use chrono::NaiveDate;
use domain::Plan;
use text::{DateStyle, Texts};

use crate::content::{Date, Language, PAGE};
use crate::look::Look;

pub use changes::Since;
pub use content::{
    Access, Also, AlsoLine, Booklet, ChangeItem, Changes, CityMap, Code, CodeImage, Cover, DaySheet, DaySheetRow,
    DaySheets, Group, Guide, Index, IndexLine, Listing, MapArea, Notices, PageShape,
};
pub use gather::printed_events;
pub use notices::{NoticeRequest, cards, day_sheets, posters};
pub use options::{
    BookletCodes, BookletEvents, BookletMarks, BookletOptions, BookletOrder, BookletPaper, BookletPrint,
    BookletWording, PosterPaper,
};

use gather::{Shown, Source};

/// What a booklet is made from.
#[derive(Clone, Copy, Debug)]
pub struct BookletRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week; `None`: the last to start.
    pub week_id: Option<&'a str>,
    /// The day as of which it stands.
    pub today: NaiveDate,
    /// What was chosen.
    pub options: BookletOptions,
    /// The state that the public has; with it, a sheet says what has changed since.
    pub since: Option<Since<'a>>,
}

/// What stands in a booklet. A plan without a week or without events gives one that says so.
pub fn booklet(request: &BookletRequest, texts: &Texts) -> Booklet {
    let plan = request.plan;
    let options = request.options;
    let source = Source { plan, week: plan.week(request.week_id), texts };
    let shown = gather::programme(source, options.events);
    let mut printer = listing::Printer::new(texts, options.wording, options.codes);
    let ordered = order::ordered(source, options.order, &shown, &mut printer);
    let indexes = indexes::indexes(source, &shown, &ordered);
    let map = indexes::map(source, &shown, &ordered);
    let changes = request.since.and_then(|since| changes::since(source, since, &shown));
    let week_id = source.week.map_or("", |week| week.id.as_str());
    Booklet {
        language: Language::of(texts),
        date: Date::from(request.today),
        page: shape(options),
        cover: cover(source, request, &shown),
        events: shown.len(),
        not_plain: not_plain(options, &shown),
        contents: texts.get("booklet-contents"),
        guide: guide(texts, options, &ordered.groups, &indexes),
        map,
        none: texts.get("booklet-none"),
        indexes,
        changes,
        page_of: texts.format("booklet-page", &[("page", PAGE.into())]),
        page_sign: PAGE,
        groups: ordered.groups,
        codes: printer.drawn,
        look: Look::of(plan, texts),
        region: charts::region(plan),
        identity: format!("booklet {week_id} {} {} {}", options.order.word(), options.wording.word(), texts.language()),
    }
}

fn shape(options: BookletOptions) -> PageShape {
    let (width, height) = options::size(options.paper);
    let is_large = options.print == BookletPrint::Large;
    let has_columns = options.paper == BookletPaper::A4 && !is_large;
    PageShape {
        width,
        height,
        columns: if has_columns { 2 } else { 1 },
        is_large,
        bleed: if options.marks == BookletMarks::None { 0 } else { 3 },
        has_marks: options.marks == BookletMarks::Crop,
        is_by_page: match options.order {
            BookletOrder::Day | BookletOrder::Pillar => true,
            BookletOrder::Venue | BookletOrder::Neighbourhood | BookletOrder::Audience | BookletOrder::Host => false,
        },
    }
}

/// The events that are printed in other words than plain ones, where these were asked for.
fn not_plain(options: BookletOptions, shown: &[Shown]) -> usize {
    match options.wording {
        BookletWording::Plain => shown.iter().filter(|it| words::line(&it.event.plain_text).is_empty()).count(),
        BookletWording::Written => 0,
    }
}

fn cover(source: Source, request: &BookletRequest, shown: &[Shown]) -> Cover {
    let texts = source.texts;
    let mut venues: Vec<&str> = shown.iter().flat_map(Shown::places).map(|venue| venue.id.as_str()).collect();
    venues.sort_unstable();
    venues.dedup();
    let events = words::counted(texts, "booklet-events", shown.len());
    let places = words::counted(texts, "booklet-venues", venues.len());
    let count = match (shown.is_empty(), venues.is_empty()) {
        (true, _) => String::new(),
        (false, true) => events,
        (false, false) => texts.format("booklet-count", &[("events", events.into()), ("places", places.into())]),
    };
    let is_plain = request.options.wording == BookletWording::Plain;
    let not_plain = not_plain(request.options, shown);
    let editions = [
        (request.options.print == BookletPrint::Large, "booklet-edition_large"),
        (is_plain && not_plain == 0 && !shown.is_empty(), "booklet-edition_plain"),
        (0 < not_plain && not_plain < shown.len(), "booklet-edition_plain_partly"),
    ];
    let editions = editions.into_iter().filter(|(is_so, _)| *is_so).map(|(_, id)| texts.get(id)).collect::<Vec<_>>();
    let as_of = texts.date(request.today, DateStyle::Long);
    Cover {
        title: notices::week_title(texts, source.week),
        theme: source.week.map(|week| words::line(&week.theme)).unwrap_or_default(),
        dates: source.week.map(|week| texts.date_range(week.starts_on, week.ends_on)).unwrap_or_default(),
        city: source.plan.profile.as_ref().map(|profile| words::line(&profile.city)).unwrap_or_default(),
        issuer: notices::issuer(texts, source.plan),
        edition: editions.join(" · "),
        count,
        as_of: texts.format("booklet-as_of", &[("date", as_of.into())]),
    }
}

/// Says what is true of this booklet only: nothing of symbols or codes that are not in it.
fn guide(texts: &Texts, options: BookletOptions, groups: &[Group], indexes: &[Index]) -> Guide {
    let entries = || groups.iter().flat_map(|group| &group.entries);
    let has_codes = entries().any(|entry| entry.code.is_some());
    let is_all_free = entries().all(|entry| entry.facts.contains(&texts.get("booklet-free")));
    let order = format!("booklet-guide-{}", options.order.word());
    let told = [
        (true, order.as_str()),
        (is_all_free && !groups.is_empty(), "booklet-guide-free"),
        (has_codes, "booklet-guide-codes"),
        (true, "booklet-guide-changes"),
    ];
    let of_groups = groups.iter().flat_map(|group| &group.access);
    let of_indexes = indexes.iter().flat_map(|index| &index.lines).flat_map(|line| &line.access);
    let used: Vec<&str> = entries()
        .flat_map(|entry| &entry.access)
        .chain(of_groups)
        .chain(of_indexes)
        .map(|access| access.kind)
        .collect();
    Guide {
        title: texts.get("booklet-guide"),
        paragraphs: told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, id)| texts.get(id)).collect(),
        access_title: texts.get("booklet-access"),
        access: words::access(texts, used.iter().copied()),
    }
}
