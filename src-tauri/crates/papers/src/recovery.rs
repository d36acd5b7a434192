//! The recovery sheet of a team: its key in groups of letters, what it is for, and what is lost without it.
//!
//! Which key that is, is for the caller to know; here it is words on a page.

use chrono::NaiveDate;
use domain::Plan;
use text::{DateStyle, Texts};

use crate::blocks::{Block, Column, Row, Section, strong};
use crate::content::{Content, Date, Fact, Heading, Language, PAGE, PAGES};
use crate::look::Look;

/// What the sheet is of.
#[derive(Clone, Copy, Debug)]
pub struct RecoverySheet<'a> {
    /// The plan, for the look of its papers.
    pub plan: &'a Plan,
    /// Name of the team.
    pub team: &'a str,
    /// The key in groups of letters, with lines between.
    pub recovery_key: &'a str,
    /// Today in the city.
    pub today: NaiveDate,
}

/// So many groups stand in a line, so that an eye finds its place again.
const IN_A_LINE: usize = 3;

/// What stands on the sheet.
pub fn recovery_sheet(sheet: &RecoverySheet, texts: &Texts) -> Content {
    let profile = sheet.plan.profile.as_ref();
    let city = profile.map_or("", |profile| profile.city.trim());
    let title = texts.format("team-sheet-title", &[("team", sheet.team.into())]);
    let fact = |id: &str, value: String| (texts.get(id), value);
    let known = [
        fact("team-sheet-team", sheet.team.to_owned()),
        fact("team-sheet-city", city.to_owned()),
        fact("team-sheet-date", texts.date(sheet.today, DateStyle::Full)),
    ];
    let heading = Heading {
        author: profile.map_or("", |profile| profile.organisation.trim()).to_owned(),
        date: Date::from(sheet.today),
        header_start: city.to_owned(),
        header_end: texts.get("team-sheet-kind"),
        footer_start: title.clone(),
        title,
        page: texts.format("paper-doc-page", &[("page", PAGE.into()), ("pages", PAGES.into())]),
        page_sign: PAGE,
        pages_sign: PAGES,
        facts: Fact::known(known),
        exemption: texts.get("team-sheet-secret"),
    };
    let said = |title: &str, ids: &[&str]| Section {
        title: texts.get(title),
        blocks: ids.iter().map(|id| Block::paragraph(texts.get(id))).collect(),
    };
    let sections = vec![
        key(sheet.recovery_key, texts),
        said("team-sheet-use", &["team-sheet-use-when", "team-sheet-use-how", "team-sheet-use-then"]),
        said("team-sheet-keep", &["team-sheet-keep-where", "team-sheet-keep-both", "team-sheet-keep-seen"]),
    ];
    Content {
        language: Language::of(texts),
        heading,
        summary: None,
        sections,
        appendix: None,
        drawings: Vec::new(),
        replaced: Vec::new(),
        look: Look::of(sheet.plan, texts),
        region: charts::region(sheet.plan),
        identity: format!("recovery_sheet {} {}", sheet.team, texts.language()),
    }
}

/// The groups as a table whose lines are numbered: read out over a telephone, nobody loses their place.
fn key(letters: &str, texts: &Texts) -> Section {
    let groups: Vec<&str> = letters.split('-').collect();
    let row = |(at, line): (usize, &[&str])| {
        let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let first = texts.format("team-sheet-line", &[("line", texts.number(number).into())]);
        let cells = std::iter::once(first).chain(line.iter().map(|group| strong(group)));
        let mut cells: Vec<String> = cells.collect();
        cells.resize(IN_A_LINE + 1, String::new());
        Row { cells: cells.into_iter().map(Into::into).collect(), stands_out: false, bar: None }
    };
    let column = |at: usize| {
        let number = i64::try_from(at).unwrap_or(i64::MAX);
        Column::wide(texts.format("team-sheet-group", &[("group", texts.number(number).into())]), 1)
    };
    let columns = std::iter::once(Column::narrow(texts.get("team-sheet-lines"))).chain((1..=IN_A_LINE).map(column));
    let table = Block::Table {
        caption: texts.get("team-sheet-caption"),
        columns: columns.collect(),
        rows: groups.chunks(IN_A_LINE).enumerate().map(row).collect(),
    };
    Section {
        title: texts.get("team-sheet-key"),
        blocks: vec![Block::paragraph(texts.get("team-sheet-letters")), table],
    }
}
