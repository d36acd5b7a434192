//! The booklet from end to end: which events stand where, that nothing private is in it, and that every edition is a
//! file as it claims to be. Conformance to the standards themselves is checked by `tests/pdf/check.sh`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../../../tests/golden.rs"]
mod golden;
mod made;
mod week;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use domain::{EventStatus, Plan};
use made::{HOSTILE, check_file, content, in_order, keep, notices, whole_text};
use papers::{
    Booklet, BookletCodes, BookletEvents, BookletMarks, BookletOptions, BookletOrder, BookletPaper, BookletPrint,
    BookletRequest, BookletWording, NoticeRequest, PosterPaper, Since,
};
use publish::{imposition, stoppable};
use text::Texts;

/// How often each event is printed.
fn printed(booklet: &Booklet) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for entry in booklet.groups.iter().flat_map(|group| &group.entries) {
        *counts.entry(entry.event_id.as_str()).or_default() += 1;
    }
    counts
}

fn expected(plan: &Plan, is_in: fn(EventStatus) -> bool) -> Vec<&str> {
    plan.events.iter().filter(|event| is_in(event.status)).map(|event| event.id.as_str()).collect()
}

#[test]
fn what_is_printed_says_what_it_said() {
    let plan = week::city(12);
    let texts = Texts::new("en");
    let booklet = publish::booklet(&content(&plan, BookletOptions::default())).unwrap();
    golden::golden("booklet.txt", &whole_text(&booklet));
    let posters = publish::posters(&papers::posters(&notices(&plan), PosterPaper::A4, &texts)).unwrap();
    golden::golden("posters.txt", &whole_text(&posters));
    golden::golden("cards.txt", &whole_text(&publish::cards(&papers::cards(&notices(&plan), &texts)).unwrap()));
    let sheets = publish::day_sheets(&papers::day_sheets(&notices(&plan), &texts)).unwrap();
    golden::golden("day-sheets.txt", &whole_text(&sheets));
}

#[test]
fn every_event_stands_in_every_order_and_once_where_it_can() {
    for events in [0, 1, 7, 61, 300] {
        let plan = week::city(events);
        for order in BookletOrder::ALL {
            let booklet = content(&plan, in_order(*order));
            let counts = printed(&booklet);
            let ids: Vec<&str> = counts.keys().copied().collect();
            assert_eq!(ids, expected(&plan, EventStatus::is_confirmed), "{order:?}, {events} events");
            let may_repeat = matches!(order, BookletOrder::Pillar | BookletOrder::Audience);
            assert!(may_repeat || counts.values().all(|count| *count == 1), "{order:?}: {counts:?}");
        }
    }
}

#[test]
fn the_whole_programme_has_accepted_events_too() {
    let plan = week::city(100);
    let options = BookletOptions { events: BookletEvents::Programme, ..BookletOptions::default() };
    let booklet = content(&plan, options);
    let ids: Vec<&str> = printed(&booklet).into_keys().collect();
    assert_eq!(ids, expected(&plan, EventStatus::is_in_programme));
    assert!(expected(&plan, EventStatus::is_confirmed).len() < ids.len());
}

#[test]
fn an_event_whose_sessions_are_all_cancelled_is_not_printed() {
    let mut plan = week::city(10);
    for session in plan.sessions.iter_mut().filter(|session| session.event_id == "event-0002") {
        session.is_cancelled = true;
    }
    let booklet = content(&plan, BookletOptions::default());
    assert!(!printed(&booklet).contains_key("event-0002"));
    assert!(printed(&booklet).contains_key("event-0003"));
}

#[test]
fn indexes_point_at_entries_of_theirs() {
    let plan = week::city(200);
    for order in BookletOrder::ALL {
        let booklet = content(&plan, in_order(*order));
        let entries: Vec<_> = booklet.groups.iter().flat_map(|group| &group.entries).collect();
        let hosts = booklet.indexes.iter().find(|index| index.title == "Who puts it on").unwrap();
        for line in &hosts.lines {
            for entry in &line.entries {
                let event = &entries[*entry].event_id;
                let is_host = plan.event_partners.iter().any(|link| {
                    let name = &plan.partners.iter().find(|host| host.id == link.partner_id).unwrap().name;
                    link.event_id == *event && *name == line.name
                });
                assert!(is_host, "{} at {event}, {order:?}", line.name);
            }
        }
    }
}

#[test]
fn six_hundred_events_are_set_and_each_is_on_a_page() {
    let plan = week::city(600);
    let content = content(&plan, BookletOptions::default());
    let document = publish::booklet(&content).expect("a booklet");
    check_file(&document);
    let text = whole_text(&document);
    let titles: BTreeMap<&str, usize> =
        content.groups.iter().flat_map(|group| &group.entries).fold(BTreeMap::new(), |mut counts, entry| {
            *counts.entry(entry.title.as_str()).or_default() += 1;
            counts
        });
    let flat = text.replace('\n', " ");
    for (title, count) in titles {
        assert!(count <= flat.matches(title).count(), "{title}: {count} printed");
    }
    for private in ["SECRET-NOTE", "555-0100", "event-0", "T10:", "step_free"] {
        assert!(!text.contains(private), "{private}");
    }
}

#[test]
fn no_title_stands_at_the_foot_of_a_page_without_its_text() {
    let plan = week::city(120);
    for paper in BookletPaper::ALL {
        let booklet = content(&plan, BookletOptions { paper: *paper, ..BookletOptions::default() });
        let document = publish::booklet(&booklet).unwrap();
        let titles: Vec<&str> =
            booklet.groups.iter().flat_map(|group| group.entries.iter().map(|entry| entry.title.as_str())).collect();
        for page in 0..document.pages() {
            let text = document.text(page).unwrap();
            // The last line is the number of the page.
            let lines: Vec<&str> = text.lines().collect();
            let last = lines.iter().rev().nth(1).copied().unwrap_or_default();
            assert!(!titles.contains(&last), "{paper:?}, page {}: {last}", page + 1);
        }
    }
}

#[test]
fn every_edition_passes_the_typesetters_checks() {
    let plan = week::city(50);
    let before = week::city(45);
    let since = Some(Since { before: &before, title: "release 2" });
    for order in BookletOrder::ALL {
        for paper in BookletPaper::ALL {
            for print in BookletPrint::ALL {
                let options = BookletOptions {
                    order: *order,
                    paper: *paper,
                    print: *print,
                    wording: BookletWording::Plain,
                    marks: BookletMarks::Crop,
                    ..BookletOptions::default()
                };
                let request = BookletRequest { plan: &plan, week_id: None, today: week::today(), options, since };
                let document = publish::booklet(&papers::booklet(&request, &Texts::new("en"))).unwrap();
                check_file(&document);
                let text = whole_text(&document).replace('\n', " ");
                assert!(text.contains("What has changed") && text.contains("artly in plain language"), "{text}");
                assert!(text.contains("You learn something new. It is easy."), "{text}");
            }
        }
    }
}

#[test]
fn right_to_left_pages_pass_too() {
    let plan = week::city(40);
    let request = BookletRequest {
        plan: &plan,
        week_id: None,
        today: week::today(),
        options: BookletOptions::default(),
        since: None,
    };
    let document = publish::booklet(&papers::booklet(&request, &Texts::new("en-XA"))).unwrap();
    keep("booklet-mirrored", &document);
    assert!(!whole_text(&document).contains("booklet-"));
}

#[test]
fn a_week_without_events_says_so() {
    for plan in [week::empty(), Plan::default()] {
        for order in BookletOrder::ALL {
            let document = publish::booklet(&content(&plan, in_order(*order))).unwrap();
            check_file(&document);
            assert!(whole_text(&document).contains("No event is ready for print yet."));
        }
        for document in [
            publish::posters(&papers::posters(&notices(&plan), PosterPaper::A3, &Texts::new("en"))).unwrap(),
            publish::cards(&papers::cards(&notices(&plan), &Texts::new("en"))).unwrap(),
            publish::day_sheets(&papers::day_sheets(&notices(&plan), &Texts::new("en"))).unwrap(),
        ] {
            check_file(&document);
        }
    }
}

#[test]
fn no_text_stops_a_booklet_a_poster_or_a_sheet() {
    let mut plan = week::city(40);
    let long = "W".repeat(500);
    let texts: Vec<&str> = HOSTILE.iter().copied().chain([long.as_str()]).collect();
    for (at, event) in plan.events.iter_mut().enumerate() {
        let text = texts[at % texts.len()];
        event.title = text.to_owned();
        event.short_text = format!("{text} {text}");
        event.audiences = vec![text.to_owned()];
        event.booking_link = format!("https://example.org/{}", "x".repeat(100 * (at % 5)));
        event.level = text.to_owned();
    }
    for (at, venue) in plan.venues.iter_mut().enumerate() {
        venue.name = texts[at % texts.len()].to_owned();
    }
    for place in &mut plan.neighbourhoods {
        place.name = long.clone();
    }
    for order in BookletOrder::ALL {
        for paper in BookletPaper::ALL {
            let document = publish::booklet(&content(
                &plan,
                BookletOptions { order: *order, paper: *paper, ..Default::default() },
            ))
            .unwrap();
            match order {
                BookletOrder::Day => keep(&format!("booklet-hostile-{}", paper.word()), &document),
                _ => check_file(&document),
            }
            let (width, _) = document.page_size();
            for page in 0..document.pages() {
                let right = document.right_edge(page).unwrap();
                assert!(right <= width, "{order:?}, {paper:?}, page {}: {right} of {width}", page + 1);
            }
        }
    }
    keep(
        "posters-hostile",
        &publish::posters(&papers::posters(&notices(&plan), PosterPaper::A4, &Texts::new("en"))).unwrap(),
    );
    keep("cards-hostile", &publish::cards(&papers::cards(&notices(&plan), &Texts::new("en"))).unwrap());
    keep("day-sheets-hostile", &publish::day_sheets(&papers::day_sheets(&notices(&plan), &Texts::new("en"))).unwrap());
}

#[test]
fn only_web_addresses_become_codes() {
    let mut plan = week::city(10);
    let links = [
        "https://a.example/1",
        "HTTP://b.example",
        "javascript:alert(1)",
        "ring 555",
        "mailto:x@example.org",
        "c.example",
    ];
    for (event, link) in plan.events.iter_mut().zip(links) {
        event.booking_link = link.to_owned();
    }
    let mut codes: Vec<String> =
        content(&plan, BookletOptions::default()).codes.into_iter().map(|it| it.address).collect();
    codes.retain(|address| !address.contains("riverton"));
    codes.sort();
    assert_eq!(codes, ["HTTP://b.example", "https://a.example/1"]);
}

#[test]
fn an_address_is_copied_from_a_page_as_it_is() {
    let mut plan = week::city(12);
    let link = "https://week.riverton.example/book/a-rather-long-name-of-an-event?place=harbour-centre&day=2027-05-04";
    for event in &mut plan.events {
        event.booking_link = link.to_owned();
    }
    let folder = BookletOptions { paper: BookletPaper::Folder, codes: BookletCodes::None, ..BookletOptions::default() };
    let request = notices(&plan);
    let texts = Texts::new("en");
    for document in [
        publish::booklet(&content(&plan, folder)).unwrap(),
        publish::posters(&papers::posters(&request, PosterPaper::A4, &texts)).unwrap(),
        publish::cards(&papers::cards(&request, &texts)).unwrap(),
    ] {
        let text = whole_text(&document);
        assert!(!text.contains('\u{200B}'), "{text}");
        assert!(text.replace('\n', "").contains(link), "{text}");
        let (width, _) = document.page_size();
        assert!(
            (0..document.pages()).all(|page| document.right_edge(page).unwrap() < width),
            "an address runs off the page"
        );
    }
}

#[test]
fn a_booklet_promises_plain_words_only_where_it_has_them() {
    let mut plan = week::city(10);
    let options = BookletOptions { wording: BookletWording::Plain, ..BookletOptions::default() };
    let told = |plan: &Plan| {
        let booklet = content(plan, options);
        (booklet.cover.edition, booklet.not_plain, booklet.events)
    };
    let (edition, not_plain, events) = told(&plan);
    assert_eq!(edition, "Partly in plain language");
    assert!(0 < not_plain && not_plain < events);
    assert_eq!(content(&plan, BookletOptions::default()).not_plain, 0, "nobody asked for plain words");
    plan.events.iter_mut().for_each(|event| event.plain_text = "You can ask.".to_owned());
    assert_eq!(told(&plan), ("In plain language".to_owned(), 0, events));
    plan.events.iter_mut().for_each(|event| event.plain_text = " ".to_owned());
    assert_eq!(told(&plan), (String::new(), events, events));
}

#[test]
fn whoever_reads_a_poster_finds_the_way() {
    let mut plan = week::city(80);
    // Times that are the same every day are said once; these are not.
    for at in 1..plan.sessions.len() {
        if plan.sessions[at].event_id == plan.sessions[at - 1].event_id {
            plan.sessions[at].starts_at = plan.sessions[at].starts_at.map(|it| it - TimeDelta::minutes(at as i64));
        }
    }
    let texts = Texts::new("en");
    let posters = papers::posters(&notices(&plan), PosterPaper::A4, &texts);
    let mut several = 0;
    for entry in &posters.entries {
        let sessions = plan.sessions.iter().filter(|it| it.event_id == entry.event_id && !it.is_cancelled);
        let room = |id: &str| plan.rooms.iter().find(|room| room.id == id).unwrap();
        for session in sessions.filter(|it| it.starts_at.is_some()) {
            let Some(venue_id) = session.room_id.as_deref().map(|id| &room(id).venue_id) else { continue };
            let venue = plan.venues.iter().find(|venue| venue.id == *venue_id).unwrap();
            assert!(entry.place.contains(&venue.address) && entry.place.contains(&venue.postcode), "{}", entry.title);
        }
        several += usize::from(!entry.occasions.is_empty());
    }
    assert!(0 < several, "some have several sessions");
}

#[test]
fn sheets_for_the_office_printer_hold_two_pages_a_side() {
    let booklet = content(&week::city(60), BookletOptions::default());
    let (document, twin) = (publish::booklet(&booklet).unwrap(), publish::booklet(&booklet).unwrap());
    let sheets = twin.two_up().unwrap();
    let sides = imposition(document.pages(), false);
    assert_eq!(sheets.pages(), sides.len());
    let (width, height) = sheets.page_size();
    assert!((width - 841.9).abs() < 0.1 && (height - 595.3).abs() < 0.1, "A4 across, not {width} × {height}");
    check_file(&sheets);
    // Each page's first words are on its sheet.
    for (sheet, pages) in sides.iter().enumerate() {
        let text = sheets.text(sheet).unwrap().replace(['\n', ' '], "");
        for page in pages.iter().flatten() {
            let first = document.text(page - 1).unwrap().lines().next().unwrap_or_default().replace(' ', "");
            let start: String = first.chars().take(12).collect();
            assert!(text.contains(&start), "page {page} on side {sheet}: {start} in {text}");
        }
    }
}

#[test]
fn what_changed_is_told_with_before_and_after() {
    let plan = week::city(12);
    let mut before = plan.clone();
    before.sessions.iter_mut().find(|it| it.event_id == "event-0000").unwrap().room_id =
        Some("venue-1-Hall".to_owned());
    before.events.iter_mut().find(|it| it.id == "event-0001").unwrap().title = "Another title".to_owned();
    before.events.retain(|event| event.id != "event-0002");
    let mut gone = before.events[0].clone();
    gone.id = "gone".to_owned();
    gone.title = "Gone for good".to_owned();
    before.events.push(gone);
    let since = Some(Since { before: &before, title: "release 2" });
    let request =
        BookletRequest { plan: &plan, week_id: None, today: week::today(), options: BookletOptions::default(), since };
    let changes = papers::booklet(&request, &Texts::new("en")).changes.unwrap();
    assert_eq!(changes.about, "Since release 2:");
    let said: Vec<String> =
        changes.items.iter().map(|item| format!("{}: {} {}", item.title, item.kinds, item.lines.join("; "))).collect();
    let said = said.join("\n");
    for part in ["Gone for good: Taken out", "Moved Now ", "(was ", "Reworded Title: Another title →", ": New "] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let same = BookletRequest { since: Some(Since { before: &plan, title: "release 3" }), ..request };
    let changes = papers::booklet(&same, &Texts::new("en")).changes.unwrap();
    assert_eq!((changes.about.as_str(), changes.items.len()), ("Nothing has changed since release 3.", 0));
}

#[test]
fn doors_name_every_session_of_their_venue() {
    let plan = week::city(150);
    let sheets = papers::day_sheets(&notices(&plan), &Texts::new("en"));
    let rows: usize = sheets.groups.iter().map(|sheet| sheet.rows.len()).sum();
    let confirmed = expected(&plan, EventStatus::is_confirmed);
    let at_a_door =
        |session: &&domain::Session| session.room_id.is_some() && confirmed.contains(&session.event_id.as_str());
    assert_eq!(rows, plan.sessions.iter().filter(at_a_door).count());
    let document = publish::day_sheets(&sheets).unwrap();
    check_file(&document);
    assert!(sheets.groups.len() <= document.pages());
    let only = ["venue-3".to_owned()];
    let request = NoticeRequest { venue_ids: &only, ..notices(&plan) };
    let sheets = papers::day_sheets(&request, &Texts::new("en"));
    assert!(!sheets.groups.is_empty() && sheets.groups.iter().all(|sheet| sheet.venue == week::VENUES[3]));
}

#[test]
fn posters_and_cards_hold_their_events() {
    let plan = week::city(12);
    let ids = ["event-0001".to_owned(), "event-0002".to_owned()];
    let request = NoticeRequest { event_ids: &ids, ..notices(&plan) };
    for paper in [PosterPaper::A4, PosterPaper::A3] {
        let posters = publish::posters(&papers::posters(&request, paper, &Texts::new("en"))).unwrap();
        assert_eq!(posters.pages(), 2);
        check_file(&posters);
        assert!(posters.text(0).unwrap().contains("Riverton Learning Week 2027"));
    }
    let cards = publish::cards(&papers::cards(&notices(&plan), &Texts::new("en"))).unwrap();
    assert_eq!(cards.pages(), expected(&plan, EventStatus::is_confirmed).len().div_ceil(4));
    check_file(&cards);
}

#[test]
fn setting_is_given_up_when_somebody_stops_it() {
    let plan = week::city(61);
    let booklet = content(&plan, BookletOptions::default());
    let stop = Arc::new(AtomicBool::new(true));
    let set = || stoppable(&stop, || publish::booklet(&booklet));
    assert_eq!(set().err().map(|error| error.code).as_deref(), Some("export_stopped"));
    let posters = papers::posters(&notices(&plan), PosterPaper::A4, &Texts::new("en"));
    let refused = stoppable(&stop, || publish::posters(&posters)).err();
    assert_eq!(refused.map(|error| error.code).as_deref(), Some("export_stopped"));
    // The wish holds for that work alone, and what was given up leaves nothing behind.
    assert!(publish::booklet(&booklet).is_ok());
    stop.store(false, Ordering::Relaxed);
    assert_eq!(whole_text(&set().unwrap()), whole_text(&publish::booklet(&booklet).unwrap()));
}
