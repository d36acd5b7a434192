//! Attendance sheets: one for each session that takes place, with empty lines, three figures to fill in, and a square
//! code by which the office knows the sheet again. Holds no name of anybody but the host.

use std::collections::HashMap;

use domain::rules::letters::template::one_line;
use domain::rules::sheets::{About, SheetBy, Stop, StopState, sheets, stops};
use text::Texts;

use super::run::{content, cover, name};
use super::{SheetCode, SheetContent, SheetPart, SheetsContent, SheetsRequest};
use crate::blocks::{Block, Column, Rich, Row};
use crate::content::Fact;
use crate::ground::Ground;

/// Lines where nobody knows how many will come.
const USUAL_LINES: i64 = 24;
/// The fewest and the most lines of a sheet.
const LINES: (i64, i64) = (10, 120);
/// Letters of a title in a code, so that a telephone can still read it.
const CODED: usize = 80;

/// A session that takes place, with the names of all that its sheet was put under.
struct Held<'a> {
    stop: Stop<'a>,
    names: Vec<String>,
}

/// Attendance sheets of all sessions that take place, or of those of one venue, host, day or helper.
///
/// They come in the order of what was chosen, then of time. A session has one sheet, so that nobody is counted twice:
/// one of several hosts or helpers stands with the first of them and names them all. What belongs to none comes last.
pub fn attendance_sheets(request: &SheetsRequest, texts: &Texts) -> SheetsContent {
    let ground = Ground::new(request.plan, request.week, request.today, texts);
    let (held, unnamed) = held(request, &ground);
    let made: Vec<SheetContent> =
        held.iter().enumerate().map(|(at, held)| sheet(&ground, request.by, held, at)).collect();
    let title = ground.word("sheets-attendance-title");
    let cover = (made.len() != 1)
        .then(|| cover(&ground, request.by, &title, "sheets-attendance-sheets", counted(&ground, request.by, &held)));
    let identity = format!("attendance {} {}", request.by.word(), request.only.unwrap_or_default());
    content(&ground, request, title, cover, made, unnamed, &identity)
}

/// The sessions by group and time, each once, and how many people are not named.
fn held<'a>(request: &SheetsRequest<'a>, ground: &Ground<'a>) -> (Vec<Held<'a>>, usize) {
    let found = sheets(request.plan, request.week, request.today, request.by, request.only);
    let mut held: Vec<Held> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut put = |stop: Stop<'a>, group: Option<&About>| {
        let Some(session) = stop.session.filter(|_| stop.state == StopState::On) else { return };
        let name = group.map(|about| name(ground, about));
        match places.get(session.id.as_str()) {
            Some(at) => held[*at].names.extend(name),
            None => {
                places.insert(&session.id, held.len());
                held.push(Held { stop, names: name.into_iter().collect() });
            }
        }
    };
    for sheet in &found.sheets {
        sheet.stops.iter().for_each(|stop| put(*stop, Some(&sheet.about)));
    }
    if request.only.is_none() {
        stops(request.plan, request.week).into_iter().for_each(|stop| put(stop, None));
    }
    (held, found.unnamed)
}

fn group(ground: &Ground, by: SheetBy, held: &Held) -> String {
    match held.names.as_slice() {
        [] => ground.word(&format!("sheets-attendance-none-{}", by.word())),
        names => ground.texts.list(names),
    }
}

fn when_and_where(ground: &Ground, stop: &Stop) -> (String, String) {
    stop.session.map(|session| (ground.when(session), ground.place(session))).unwrap_or_default()
}

fn sheet(ground: &Ground, by: SheetBy, held: &Held, at: usize) -> SheetContent {
    let stop = &held.stop;
    let title = one_line(&stop.event.title);
    let (when, place) = when_and_where(ground, stop);
    let hosts = ground.host_names(&stop.event.id);
    let places = stop.event.capacity.map(|places| ground.texts.number(places)).unwrap_or_default();
    let facts = Fact::known([
        (ground.word("sheets-fact-when"), when.clone()),
        (ground.word("sheets-fact-where"), place.clone()),
        (ground.word("sheets-fact-host"), ground.texts.list(&hosts)),
        (ground.word("sheets-fact-places"), places),
    ]);
    let short: String = title.chars().take(CODED).collect();
    let id = stop.session.map(|session| session.id.as_str()).unwrap_or_default();
    let told = [short.as_str(), &when, &place].join("\n");
    let code = SheetCode {
        text: format!("{told}\n{id}"),
        alt: ground.say("sheets-attendance-qr", &[("text", &told.replace('\n', ", "))], &[]),
        caption: ground.word("sheets-attendance-qr_about"),
        file: format!("code-{at}.svg"),
    };
    let blanks = ["registered", "attended", "first_time"].map(|it| ground.word(&format!("sheets-attendance-{it}")));
    let names = group(ground, by, held);
    let group = match held.names.is_empty() {
        true => names,
        false => {
            let by = ground.word(&format!("sheet-by-{}", by.word()));
            ground.say("sheets-attendance-group", &[("by", &by), ("names", &names)], &[])
        }
    };
    SheetContent {
        group,
        title,
        facts,
        about: ground.say("sheets-attendance-about", &[("office", &ground.office())], &[]),
        parts: vec![lines(ground, stop.event.capacity)],
        blanks: blanks.to_vec(),
        code: Some(code),
    }
}

/// The empty lines, as many as people can come.
fn lines(ground: &Ground, capacity: Option<i64>) -> SheetPart {
    let word = |id: &str| ground.word(&format!("sheets-attendance-{id}"));
    let columns = vec![Column::narrow(word("number")), Column::wide(word("name"), 5), Column::wide(word("new"), 3)];
    let last = capacity.unwrap_or(USUAL_LINES).clamp(LINES.0, LINES.1);
    let row = |number: i64| {
        let cells = vec![Rich::from(ground.texts.number(number)), Rich::default(), Rich::default()];
        Row { cells, stands_out: false, bar: None }
    };
    let table = Block::Table { caption: String::new(), columns, rows: (1..=last).map(row).collect() };
    SheetPart { title: word("lines"), table, is_blank: true }
}

/// What the sheets are ordered by, and how many there are of each.
fn counted(ground: &Ground, by: SheetBy, held: &[Held]) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for name in held.iter().map(|held| group(ground, by, held)) {
        match counted.last_mut().filter(|(last, _)| *last == name) {
            Some((_, sheets)) => *sheets += 1,
            None => counted.push((name, 1)),
        }
    }
    counted
}
