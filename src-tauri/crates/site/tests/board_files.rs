//! Boards as files: the figures are those of the copy, hostile words stay words, ids are found once, nothing is loaded.
//!
//! The files are written into the folder for temporary files of the tests, to be looked at.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the council paper's test uses all of it")]
#[path = "../../publish/tests/fixture/mod.rs"]
mod fixture;
#[path = "../../../../tests/golden.rs"]
mod golden;

use std::collections::HashSet;
use std::path::Path;

use domain::{GroupKind, Indicator, Plan, Reading};
use papers::{BoardCopy, CopyCard, CopyFigure};
use site::{board_page, board_slides};
use text::Texts;

fn figure(title: &str, number: &str, status: &str) -> CopyFigure {
    CopyFigure { title: title.into(), number: number.into(), detail: "of 320 wanted".into(), status: status.into() }
}

fn row(title: &str, amount: &str) -> [String; 4] {
    [title.into(), "by 1 May".into(), "late".into(), amount.into()]
}

fn cards() -> Vec<CopyCard> {
    let charts = ["temple", "events_by_day", "coverage", "status_funnel", "coverage_heat", "budget_by_year", "gone"];
    let mut cards = vec![
        CopyCard::Text("First words.\n\nSecond words.".into()),
        CopyCard::Figures(
            (1..8)
                .map(|at| {
                    figure(&format!("Figure {at}"), &format!("{at},234"), if at == 2 { "to be watched" } else { "" })
                })
                .collect(),
        ),
        CopyCard::List {
            title: "What is late".into(),
            about: "Nine of them".into(),
            rows: (0..9).map(|at| row(&format!("Late {at}"), "€5")).collect(),
        },
        CopyCard::List { title: "Risks".into(), about: "No open risk.".into(), rows: Vec::new() },
    ];
    cards.extend(charts.map(|name| CopyCard::Chart(name.into())));
    // One drawing twice in one file.
    cards.push(CopyCard::Chart("events_by_day".into()));
    cards
}

fn copy<'a>(plan: &'a Plan, cards: Vec<CopyCard>) -> BoardCopy<'a> {
    BoardCopy {
        plan,
        week: plan.week(None),
        today: fixture::today(),
        id: "board".to_owned(),
        title: "For the council".into(),
        about: "What it sees before it decides".into(),
        facts: vec![("City".into(), "Riverton".into()), ("Learning week".into(), String::new())],
        issuer: "Riverton, Learning City Office".into(),
        cards,
    }
}

fn both(copy: &BoardCopy, language: &str) -> [String; 2] {
    let texts = Texts::new(language);
    [board_page(copy, &texts).unwrap(), board_slides(copy, &texts).unwrap()]
}

fn write(name: &str, html: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("boards");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), html).unwrap();
}

fn values<'a>(html: &'a str, before: &str) -> Vec<&'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What every file must be.
#[track_caller]
fn check(html: &str) {
    let ids = values(html, " id=\"");
    let known: HashSet<&str> = ids.iter().copied().collect();
    let twice: Vec<&&str> = ids.iter().filter(|id| 1 < ids.iter().filter(|it| it == id).count()).collect();
    assert!(twice.is_empty(), "ids that are there twice: {twice:?}");
    assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{ids:?}");
    for list in ["aria-labelledby=\"", "href=\"#"] {
        for id in values(html, list).iter().flat_map(|ids| ids.split(' ')) {
            assert!(known.contains(id), "{list}{id} leads nowhere");
        }
    }
    for outside in ["http:", "https:", "\"//", "src=", "@import", "url(", "<link", "javascript:"] {
        assert!(!html.contains(outside), "the file names {outside}");
    }
    assert!(html.contains("<html lang=\"") && html.matches("<h1").count() == 1);
    assert!(!html.contains("role=\"link\""), "marks without a target are no links");
    for message in ["board-page-", "board-slides-", "board-doc-"] {
        assert!(!html.contains(message), "a text is missing: {message}");
    }
}

#[test]
fn cards_are_there_in_their_order_with_their_figures() {
    let plan = fixture::city(60);
    let copy = copy(&plan, cards());
    for html in both(&copy, "en") {
        check(&html);
        let mut parts = vec!["For the council", "What it sees", "Riverton", "First words.", "Second words."];
        let numbers: Vec<String> = (1..8).map(|at| format!("{at},234")).collect();
        parts.extend(numbers.iter().map(String::as_str));
        parts.extend([
            "What is late",
            "Late 0",
            "€5",
            "Late 8",
            "Risks",
            "No open risk.",
            "<svg",
            "This chart cannot be drawn",
        ]);
        let mut from = 0;
        for part in parts {
            let at = html[from..].find(part);
            from += at.unwrap_or_else(|| panic!("“{part}” is missing behind byte {from}"));
        }
        assert!(html.contains("As of 8 January 2027 · Riverton, Learning City Office"));
        assert!(!html.contains("<dt>Learning week"), "what has no value is not named");
        assert_eq!(html.matches("<svg").count(), 7);
    }
    let [page, slides] = both(&copy, "en");
    write("board.html", &page);
    write("slides.html", &slides);
    golden::golden("board.txt", &golden::words(&page));
    golden::golden("slides.txt", &golden::words(&slides));
    // First slide, words, two of figures, two of a list, one of an empty one, eight of charts.
    assert_eq!(slides.matches("class=\"slide").count(), 15);
    assert!(slides.contains("What is late (2 of 2)") && slides.contains("15 of 15"));
}

#[test]
fn a_chart_says_the_same_as_the_one_in_the_window() {
    let plan = fixture::city(60);
    let copy = copy(&plan, cards());
    let [page, _] = both(&copy, "en");
    let scene = charts::Scene { plan: &plan, week: copy.week, today: copy.today };
    for name in ["temple", "events_by_day", "coverage", "status_funnel"] {
        let chart = charts::draw(name, &scene, &Texts::new("en"), charts::Medium::Screen).unwrap();
        assert!(!chart.table.rows.is_empty(), "{name}");
        for cell in chart.table.rows.iter().flatten().filter(|cell| !cell.is_empty()) {
            let cell = maud::html! { (cell) }.into_string();
            assert!(page.contains(&format!(">{cell}<")), "{name}: {cell}");
        }
    }
}

#[test]
fn marks_lead_to_what_is_behind_them() {
    let mut plan = fixture::city(60);
    plan.events[0].status = domain::EventStatus::Draft;
    plan.events[0].title = "SECRET draft".into();
    let [page, slides] = both(&copy(&plan, vec![CopyCard::Chart("events_by_day".into())]), "en");
    assert!(page.contains("href=\"#card-1-part-0\"") && page.contains("id=\"card-1-part-0\""));
    assert!(
        page.contains("<ul class=\"events\">") && !page.contains("SECRET draft"),
        "only what is announced is named"
    );
    assert!(!slides.contains("href=\"#card"), "slides are moved, not followed");
}

#[test]
fn small_numbers_do_not_leave() {
    let mut plan = fixture::city(10);
    plan.indicators.push(Indicator {
        id: "i".into(),
        name: "Learners".into(),
        suppress_below: Some(50),
        ..Indicator::default()
    });
    for (year, value) in [(2024, 4321.0), (2025, 37.0), (2026, 5432.0)] {
        let measured_on = fixture::date(&format!("{year}-12-31"));
        plan.readings.push(Reading {
            id: format!("r{year}"),
            indicator_id: "i".into(),
            measured_on,
            group_kind: GroupKind::Total,
            value: Some(value),
            ..Reading::default()
        });
    }
    let scene = charts::Scene { plan: &plan, week: None, today: fixture::today() };
    let window = charts::draw("trend:i", &scene, &Texts::new("en"), charts::Medium::Screen).unwrap();
    let has = |cells: &str| cells.contains(">37<") || cells.contains(" 37 ") || cells.contains(" 37.");
    assert!(window.table.rows.iter().flatten().any(|cell| cell == "37"), "the window shows it: {:?}", window.table);
    for html in both(&copy(&plan, vec![CopyCard::Chart("trend:i".into())]), "en") {
        check(&html);
        assert!(!has(&html) && html.contains(">4,321<"), "{html}");
        assert!(html.contains("on-paper"), "drawn as on paper");
    }
}

#[test]
fn hostile_words_stay_words() {
    let evil = "</title></script><script>alert(1)</script>\"' onload=x <img src=x> \u{202e}&amp;";
    let mut plan = fixture::city(30);
    for event in &mut plan.events {
        event.title = evil.into();
    }
    for area in &mut plan.areas {
        (area.name, area.short_name) = (evil.into(), evil.into());
    }
    let mut hostile = copy(
        &plan,
        vec![
            CopyCard::Text(evil.into()),
            CopyCard::Figures(vec![figure(evil, evil, evil)]),
            CopyCard::List { title: evil.into(), about: evil.into(), rows: vec![row(evil, evil)] },
            CopyCard::Chart("events_by_day".into()),
            CopyCard::Chart("temple".into()),
            CopyCard::Chart(evil.into()),
        ],
    );
    (hostile.title, hostile.about, hostile.issuer) = (evil.into(), evil.into(), "x".repeat(500));
    hostile.facts = vec![(evil.into(), evil.into())];
    for html in both(&hostile, "en") {
        assert_eq!(html.matches("<script").count(), 1);
        assert!(!html.contains("<img") && !html.contains("<script>alert"));
        let ids = values(&html, " id=\"");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    }
    let [page, slides] = both(&hostile, "en");
    write("hostile.html", &page);
    write("hostile-slides.html", &slides);
}

#[test]
fn pages_from_right_to_left() {
    let mut plan = fixture::city(60);
    for event in &mut plan.events {
        event.title = "ورشة عمل 12 في المكتبة".into();
    }
    let mut copy = copy(&plan, cards());
    copy.title = "لوحة المجلس: 3 أرقام".into();
    let [page, slides] = both(&copy, "en-XA");
    check(&page);
    check(&slides);
    assert!(page.contains(" dir=\"rtl\""));
    write("rtl.html", &page);
    write("rtl-slides.html", &slides);
}

#[test]
fn an_empty_board_is_a_file_too() {
    let plan = Plan::default();
    let mut empty = copy(&plan, Vec::new());
    (empty.issuer, empty.about, empty.facts) = (String::new(), String::new(), Vec::new());
    for html in both(&empty, "en") {
        check(&html);
        assert!(html.contains("As of 8 January 2027"));
    }
}
