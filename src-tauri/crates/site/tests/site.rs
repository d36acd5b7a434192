//! The site from end to end: every event where it belongs, every link with an end, nothing from elsewhere, nothing
//! that is nobody's business, and pages that hold whatever people write.
//!
//! What only a browser can tell is checked by `tests/site/check.sh`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fixture;
#[path = "../../../../tests/golden.rs"]
mod golden;
mod links;
mod markup;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use domain::{EventStatus, Plan};
use fixture::{city, hostile, mixed, today, written_at};
use links::{check_links, check_nothing_from_elsewhere, html, links, text};
use markup::elements;
use site::{Site, SiteRequest, site, site_languages};
use text::{DateStyle, Texts};

fn made(plan: &Plan) -> Site {
    site(
        &SiteRequest { plan, week_id: None, today: today(), released: &[], written_at: written_at() },
        &[Texts::new("en")],
    )
    .unwrap()
}

/// Paths of events in a page, as often as they are linked from its lists.
fn listed(path: &str, text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for link in links(path, &elements(path, text)).into_iter().filter(|it| it.starts_with("event/")) {
        *counts.entry(link).or_default() += 1;
    }
    counts
}

/// What a page is called by its first heading.
fn heading(text: &str) -> String {
    let (_, after) = text.split_once("<h1").unwrap();
    markup::plain(after.split_once('>').unwrap().1.split_once("</h1>").unwrap().0)
}

/// Headings of the lists that an event belongs to, each behind its folder.
fn lists_of(plan: &Plan, event_id: &str) -> BTreeSet<String> {
    let texts = Texts::new("en");
    let mut lists = BTreeSet::new();
    for session in plan.sessions.iter().filter(|session| session.event_id == event_id) {
        let day = texts.date(session.starts_at.unwrap().date(), DateStyle::Full);
        let room = plan.rooms.iter().find(|room| Some(&room.id) == session.room_id.as_ref()).unwrap();
        let venue = plan.venues.iter().find(|venue| venue.id == room.venue_id).unwrap();
        let area = plan.neighbourhoods.iter().find(|area| Some(&area.id) == venue.neighbourhood_id.as_ref()).unwrap();
        lists.extend([format!("day/{day}"), format!("venue/{}", venue.name), format!("area/{}", area.name)]);
    }
    for link in plan.event_partners.iter().filter(|link| link.event_id == event_id) {
        let host = plan.partners.iter().find(|partner| partner.id == link.partner_id).unwrap();
        lists.insert(format!("host/{}", host.name));
    }
    for tag in plan.tags.iter().filter(|tag| tag.subject_id == event_id) {
        lists.insert(format!("pillar/{}", plan.areas.iter().find(|area| area.id == tag.area_id).unwrap().name));
    }
    lists
}

#[test]
fn pages_say_what_they_said() {
    let made = made(&city(6));
    let mut seen = BTreeSet::new();
    // Those at the top, and the first of each folder.
    let first = |path: &str| {
        path.ends_with(".html") && seen.insert(path.split_once('/').map_or(path, |(kind, _)| kind).to_owned())
    };
    let mut first = first;
    let pages = made.files.iter().filter(|file| first(&file.path));
    let said = |file: &site::SiteFile| {
        format!("--- {}\n{}", file.path, markup::plain(&golden::words(&String::from_utf8_lossy(&file.bytes))))
    };
    golden::golden("site.txt", &pages.map(said).collect::<String>());
}

#[test]
fn every_event_is_on_its_page_and_once_in_each_list_it_belongs_to() {
    let mut plan = city(600);
    // Told apart by their titles, each has one page.
    plan.events.iter_mut().enumerate().for_each(|(at, event)| event.title = format!("{} {at}", event.title));
    let site = made(&plan);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut titles, mut undated) = (BTreeMap::new(), 0);
    for (path, text) in html(&site) {
        let listed = listed(path, text);
        assert!(listed.values().all(|count| *count == 1), "{path} names an event twice");
        match path.split_once('/') {
            Some(("event", _)) => assert_eq!(titles.insert(heading(text), path.to_owned()), None),
            Some((folder, _)) => {
                let list = format!("{folder}/{}", heading(text));
                listed.into_keys().for_each(|event| assert!(found.entry(event).or_default().insert(list.clone())));
            }
            None if path == "days.html" => undated = listed.len(),
            None => assert!(path != "programme.html" || listed.len() == 600, "{path} names {}", listed.len()),
        }
    }
    let public: Vec<_> = plan.events.iter().filter(|event| event.status.is_in_programme()).collect();
    assert_eq!((titles.len(), public.len()), (600, 600));
    for event in &public {
        let page = titles.get(&event.title).unwrap_or_else(|| panic!("{} has no page", event.title));
        assert_eq!(found.remove(page).unwrap_or_default(), lists_of(&plan, &event.id), "{}", event.title);
    }
    assert!(found.is_empty(), "lists lead to events that are not public: {found:?}");
    let without = public.iter().filter(|event| plan.sessions.iter().all(|session| session.event_id != event.id));
    assert_eq!(undated, without.count(), "those without a date stand under the days");
}

#[test]
fn all_links_have_an_end_and_nothing_comes_from_elsewhere() {
    for plan in [city(600), mixed(60), hostile(), city(0), Plan { weeks: city(0).weeks, ..Plan::default() }] {
        let site = made(&plan);
        check_links(&site);
        check_nothing_from_elsewhere(&site);
    }
}

#[test]
fn a_broken_link_and_a_foreign_address_are_found() {
    let plant = |from: &str, to: &str| {
        let mut site = made(&city(20));
        let page = site.files.iter_mut().find(|file| file.path == "days.html").unwrap();
        let spoilt = String::from_utf8(page.bytes.clone()).unwrap().replacen(from, to, 1);
        assert_ne!(spoilt.as_bytes(), page.bytes);
        page.bytes = spoilt.into_bytes();
        site
    };
    let fails = |check: fn(&Site), site: Site| std::panic::catch_unwind(move || check(&site)).is_err();
    assert!(fails(check_links, plant("venues.html", "venus.html")));
    assert!(fails(check_links, plant("#main", "#mian")));
    assert!(fails(check_nothing_from_elsewhere, plant("src=\"site.js\"", "src=\"https://cdn.example/site.js\"")));
    assert!(fails(check_nothing_from_elsewhere, plant("href=\"site.css\"", "href=\"//cdn.example/site.css\"")));
    assert!(fails(check_links, plant("</ul>", "</ol>")), "elements that do not fit");
}

#[test]
fn nothing_that_is_not_public_goes_out() {
    let site = made(&city(600));
    for file in &site.files {
        let text = String::from_utf8_lossy(&file.bytes);
        for sign in ["SECRET", "secret", "mailto:", "tel:", "event-0", "venue-1", "partner-"] {
            assert!(!text.contains(sign), "{} holds {sign}", file.path);
        }
    }
    let told = site.notices.iter().filter(|notice| notice.contains("booking link")).count();
    assert!(0 < told, "what is withheld is told: {:?}", site.notices);
    assert!(site.notices.iter().any(|notice| notice.contains("Irish")), "{:?}", site.notices);
}

#[test]
fn what_was_promised_and_is_called_off_is_shown_as_such() {
    let mut before = city(30);
    let public: Vec<usize> = (0..30).filter(|at| before.events[*at].status.is_in_programme()).collect();
    let mut plan = before.clone();
    for (at, (status, title)) in public.iter().zip([
        (EventStatus::Cancelled, "Called off"),
        (EventStatus::Withdrawn, "Taken back"),
        (EventStatus::Postponed, "Put off"),
        (EventStatus::NeedsInformation, "Not sure any more"),
    ]) {
        plan.events[*at].status = status;
        for plan in [&mut before, &mut plan] {
            plan.events[*at].title = title.to_owned();
        }
    }
    let page = |site: &Site, title: &str| {
        let heading = format!("{title}</h1>");
        html(site).find(|(_, text)| text.contains(&heading)).map(|(_, text)| text.to_owned())
    };
    let released = site(
        &SiteRequest { plan: &plan, week_id: None, today: today(), released: &[&before], written_at: written_at() },
        &[Texts::new("en")],
    )
    .unwrap();
    check_links(&released);
    for (title, word, status) in [
        ("Called off", "This event is cancelled", "EventCancelled"),
        ("Taken back", "This event is cancelled", "EventCancelled"),
        ("Put off", "This event is postponed", "EventPostponed"),
        // Whatever is not promised any more was promised.
        ("Not sure any more", "This event is cancelled", "EventCancelled"),
    ] {
        let page = page(&released, title).unwrap();
        assert!(page.contains(word) && page.contains(status), "{title}");
        assert!(!page.contains("Booking"), "nobody books what is called off");
    }
    let unreleased = made(&plan);
    assert_eq!(page(&unreleased, "Taken back"), None, "nobody was told of it");
    assert_eq!(page(&unreleased, "Not sure any more"), None, "nobody was told of it");
    let called_off = page(&unreleased, "Called off").unwrap();
    assert!(called_off.contains("EventCancelled"), "somebody may have seen what was called off");
    let request =
        SiteRequest { plan: &plan, week_id: None, today: today(), released: &[&plan], written_at: written_at() };
    let later = site(&request, &[Texts::new("en")]).unwrap();
    assert_eq!(page(&later, "Called off"), None, "the time to tell it ends with the next release");
}

#[test]
fn a_calendar_file_knows_the_zone_and_what_has_moved() {
    let before = city(30);
    let mut plan = before.clone();
    let moved = plan.sessions.iter_mut().find(|session| session.is_time_known).unwrap();
    moved.starts_at = moved.starts_at.map(|at| at + chrono::TimeDelta::hours(1));
    moved.ends_at = moved.ends_at.map(|at| at + chrono::TimeDelta::hours(1));
    let id = moved.id.clone();
    let request =
        SiteRequest { plan: &plan, week_id: None, today: today(), released: &[&before], written_at: written_at() };
    let site = site(&request, &[Texts::new("en")]).unwrap();
    let mut seen = 0;
    for file in site.files.iter().filter(|file| file.path.ends_with(".ics")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let (zone, entries) = text.split_once("END:VTIMEZONE").unwrap();
        assert!(zone.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Dublin\r\n"), "{text}");
        assert!(entries.contains("\r\nDTSTART;") && !entries.contains("\r\nDTSTART:"), "{text}");
        assert!(text.contains("\r\nDTSTAMP:20270408T093000Z\r\n"), "{text}");
        let is_moved = text.contains(&format!("\r\nUID:{id}\r\n"));
        seen += usize::from(is_moved);
        assert_eq!(text.contains("\r\nSEQUENCE:1\r\n"), is_moved, "{text}");
        assert!(is_moved || text.contains("\r\nSEQUENCE:0\r\n"), "{text}");
    }
    assert_eq!(seen, 1);
    assert!(html(&site).any(|(_, text)| text.contains("EventRescheduled")));
}

#[test]
fn hostile_texts_stay_texts() {
    let site = made(&hostile());
    for (path, text) in html(&site) {
        for element in elements(path, text) {
            let is_ours = element.name != "img"
                && (element.name != "script"
                    || element.attribute("src").is_some()
                    || element.attribute("type") == Some("application/ld+json"));
            assert!(is_ours, "{path}: {element:?}");
        }
        let control =
            text.chars().find(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{fffe}'));
        assert_eq!(control, None, "{path}");
        assert!(!text.contains("javascript:") && !text.contains("data:text") && !text.contains("NaN"), "{path}");
    }
    for file in site.files.iter().filter(|file| file.path.ends_with(".ics")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(
            text.split("\r\n").all(|line| line.len() <= 75 && !line.chars().any(char::is_control)),
            "{}",
            file.path
        );
        assert!(
            text.lines().filter(|line| *line == "BEGIN:VEVENT").count() <= 7 && !text.contains("\r\nSUMMARY:planted")
        );
    }
}

#[test]
fn linked_data_is_json_and_says_what_the_page_says() {
    let site = made(&hostile());
    let (start, end) = ("<script type=\"application/ld+json\">", "</script>");
    let mut seen = 0;
    for (path, text) in html(&site).filter(|(path, _)| path.starts_with("event/")) {
        let json = text.split_once(start).unwrap().1.split_once(end).unwrap().0;
        let data: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{path}: {error}"));
        let first = data.get(0).unwrap_or(&data);
        assert_eq!(first["@context"], "https://schema.org");
        let name = first["name"].as_str().unwrap();
        // The page brings turned lines to an end, the data drops what turns them.
        let told = |text: &str| text.replace(|it| ('\u{202a}'..='\u{202e}').contains(&it), "").replace('\u{2069}', "");
        assert_eq!(told(&heading(text)), told(name), "{path}");
        seen += 1;
    }
    assert_eq!(seen, 40);
}

#[test]
fn the_same_plan_makes_the_same_bytes_whatever_the_order_of_its_records() {
    let plan = city(200);
    let mut turned = plan.clone();
    turned.events.reverse();
    turned.sessions.reverse();
    turned.venues.reverse();
    turned.tags.reverse();
    turned.event_partners.reverse();
    turned.partners.reverse();
    turned.neighbourhoods.reverse();
    let first = made(&plan);
    assert_eq!(first, made(&turned));
    assert_eq!(first.zip().unwrap(), made(&plan).zip().unwrap());
    // Names last when something is added.
    let more = made(&city(260));
    for file in first.files.iter().filter(|file| file.path.contains('/')) {
        assert!(more.files.iter().any(|other| other.path == file.path), "{} is gone", file.path);
    }
}

#[test]
fn the_zip_holds_the_same_files() {
    let site = made(&city(30));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(site.zip().unwrap())).unwrap();
    assert_eq!(archive.len(), site.files.len());
    for file in &site.files {
        let mut bytes = Vec::new();
        archive.by_name(&file.path).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, file.bytes, "{}", file.path);
    }
}

#[test]
fn an_empty_week_says_so_and_no_week_is_an_error() {
    let site = made(&city(0));
    assert!(
        text(&site, "index.html").contains("not public yet")
            && text(&site, "programme.html").contains("not public yet")
    );
    assert!(!site.notices.is_empty());
    let plan = Plan::default();
    let request = SiteRequest { plan: &plan, week_id: None, today: today(), released: &[], written_at: written_at() };
    assert_eq!(refusal(&request), "no_week");
    assert_eq!(refusal(&SiteRequest { week_id: Some("gone"), ..request }), "not_found");
}

fn refusal(request: &SiteRequest) -> String {
    site(request, &[Texts::new("en")]).unwrap_err().code
}

#[test]
fn each_language_has_its_pages_and_leads_to_the_others() {
    let mut plan = mixed(40);
    plan.profile.as_mut().unwrap().languages = ["en", "ga", "en-XA"].map(str::to_owned).to_vec();
    let languages = site_languages(&plan, &Texts::new("en"));
    assert_eq!(languages.iter().map(Texts::language).collect::<Vec<_>>(), ["en", "en-XA"]);
    let request = SiteRequest { plan: &plan, week_id: None, today: today(), released: &[], written_at: written_at() };
    let site = site(&request, &languages).unwrap();
    check_links_of_languages(&site);
    assert!(text(&site, "en-xa/index.html").contains("lang=\"en-XA\" dir=\"rtl\""));
}

fn check_links_of_languages(site: &Site) {
    let paths: BTreeSet<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
    for (path, text) in html(site) {
        for link in links(path, &elements(path, text)) {
            assert!(paths.contains(link.as_str()), "{path} leads to {link}, which is not there");
        }
    }
}

#[test]
fn texts_in_other_languages_say_which_and_which_way_they_run() {
    let site = made(&mixed(20));
    let page =
        |title: &str| html(&site).find(|(path, text)| path.starts_with("event/") && text.contains(title)).unwrap().1;
    assert!(page("الخط العربي").contains("<article lang=\"ar\"><h1 dir=\"auto\">"));
    assert!(page("學習城市").contains("<article lang=\"zh\"><h1>"));
    assert!(page("polskie").contains("<article lang=\"pl\"><h1>"));
    assert!(page("<h1>Bring a friend").contains("<article><h1>"));
}

/// Kilobytes of the files of a site that fit a question.
fn kilobytes(site: &Site, is_asked: impl Fn(&str) -> bool) -> usize {
    site.files.iter().filter(|file| is_asked(&file.path)).map(|file| file.bytes.len()).sum::<usize>() / 1000
}

#[test]
fn a_page_with_all_that_it_loads_stays_small() {
    for events in [600, 5_000] {
        let plan = city(events);
        let begun = std::time::Instant::now();
        let site = made(&plan);
        let taken = begun.elapsed();
        let shared = |path: &str| ["site.css", "site.js", "icon.svg"].contains(&path);
        let heaviest = kilobytes(&site, |path| shared(path) || path == "programme.html" || path == "data.js");
        let (all, calendars) = (kilobytes(&site, |_| true), kilobytes(&site, |path| path.ends_with(".ics")));
        let pages = kilobytes(&site, |path| path.starts_with("event/") && path.ends_with(".html"));
        let (start, zip) =
            (kilobytes(&site, |path| shared(path) || path == "index.html"), site.zip().unwrap().len() / 1000);
        println!(
            "{events} events in {taken:?}: first load of the start page {start} kB, of all events with search {heaviest} kB; \
             whole {all} kB, of that pages of events {pages} kB, calendar files {calendars} kB; as ZIP {zip} kB; \
             looks {} kB, script {} kB, data {} kB, all events {} kB",
            kilobytes(&site, |path| path == "site.css"),
            kilobytes(&site, |path| path == "site.js"),
            kilobytes(&site, |path| path == "data.js"),
            kilobytes(&site, |path| path == "programme.html"),
        );
        assert!(start < 60, "{start} kB");
        assert!(heaviest < events / 2, "{heaviest} kB for {events} events");
    }
}
