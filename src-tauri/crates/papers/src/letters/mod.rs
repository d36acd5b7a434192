//! Letters to hosts, as data: each with its address block, its text and the table of the events it tells of.
//!
//! Who is written to, and about what, is said by `domain::rules::letters`; what changed since a release comes in words
//! from the caller, who knows both states. A letter names its contact and nobody else.

mod fields;
mod table;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::rules::letters::Letter;
use domain::rules::letters::template::{LetterField, Template, one_line};
use domain::{Id, LetterReason, Plan, Release, Week};
use fonts::Region;
use serde::Serialize;
use text::Texts;

use crate::blocks::{Block, Column, Row};
use crate::content::{Date, Language, PAGE, PAGES};
use crate::facts::count;
use crate::ground::Ground;
use crate::look::Look;

pub use fields::default_text;

/// What letters are made from.
#[derive(Clone, Copy)]
pub struct LettersRequest<'a> {
    /// The plan, as it stands.
    pub plan: &'a Plan,
    /// The week they are about.
    pub week: &'a Week,
    /// The day on the letters.
    pub today: NaiveDate,
    /// Why they are written.
    pub reason: LetterReason,
    /// The release since which something changed.
    pub release: Option<&'a Release>,
    /// Whom to write to, and about which events.
    pub letters: &'a [Letter],
    /// What is to be told of an event besides, in words: what of it changed. By its id.
    pub told: &'a BTreeMap<Id, Vec<String>>,
    /// The text.
    pub template: &'a Template,
}

/// Letters, ready to be set as pages, written as mail or put into a table.
#[derive(Clone, Debug, Serialize)]
pub struct LettersContent {
    /// The language of their words.
    pub language: Language,
    /// What the file is called by readers.
    pub title: String,
    /// Who writes.
    pub author: String,
    /// The day on them.
    pub date: Date,
    /// Such as `Page 1 of 2`, counted within each letter.
    pub page: String,
    /// Stands in `page` for the number.
    pub page_sign: &'static str,
    /// Stands in `page` for the number of pages.
    pub pages_sign: &'static str,
    /// The sheet before letters that go to the printer together; `None`: one letter alone.
    pub cover: Option<LetterCover>,
    /// The letters.
    pub letters: Vec<LetterContent>,
    /// Fields of the text that have no value, so that paragraphs were left out.
    #[serde(skip)]
    pub lacking: Vec<LetterField>,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs they are set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states of the same letters.
    #[serde(skip)]
    pub identity: String,
}

/// What stands before letters that go out together.
#[derive(Clone, Debug, Serialize)]
pub struct LetterCover {
    /// Such as `Letters to hosts: accepted events`.
    pub title: String,
    /// How many there are.
    pub about: String,
    /// The letters in the order of the pages; `None`: there are none.
    pub table: Option<Block>,
}

/// One letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterContent {
    /// The host it goes to.
    #[serde(skip)]
    pub partner_id: Id,
    /// Its name, in one line.
    pub host: String,
    /// The contact's name, in one line; may be empty.
    #[serde(skip)]
    pub contact: String,
    /// Where e-mail goes; may be empty.
    #[serde(skip)]
    pub email: String,
    /// The line above the address.
    pub sender: String,
    /// The address block.
    pub address: Vec<String>,
    /// Such as `Riverton, 8 January 2027`.
    pub place_date: String,
    /// What it is about.
    pub subject: String,
    /// The lines of each paragraph before the table.
    pub before: Vec<Vec<String>>,
    /// The events; `None` only where there are none.
    pub table: Option<Block>,
    /// The paragraphs behind it.
    pub after: Vec<Vec<String>>,
    /// What is to be signed, one line of it for each.
    pub signatures: Vec<String>,
    /// At the foot of each page.
    pub footer: String,
}

/// Letters with the sheet that goes before them.
pub fn letters(request: &LettersRequest, texts: &Texts) -> LettersContent {
    let ground = Ground::new(request.plan, request.week, request.today, texts);
    let mut lacking: Vec<LetterField> = Vec::new();
    let made: Vec<LetterContent> =
        request.letters.iter().map(|it| letter(&ground, request, it, &mut lacking)).collect();
    let reason = texts.word(LetterReason::LIST, request.reason.word());
    let title = ground.say("letters-cover-title", &[("reason", &reason)], &[]);
    let release = request.release.map(|release| release.id.as_str()).unwrap_or_default();
    let identity = format!("letters {} {} {release} {}", request.week.id, request.reason.word(), texts.language());
    LettersContent {
        language: Language::of(texts),
        author: ground.office(),
        date: request.today.into(),
        page: ground.say("letters-page", &[("page", PAGE), ("pages", PAGES)], &[]),
        page_sign: PAGE,
        pages_sign: PAGES,
        cover: Some(cover(&ground, request, &title)),
        title,
        letters: made,
        lacking,
        look: Look::of(request.plan, texts),
        region: charts::region(request.plan),
        identity,
    }
}

impl LettersContent {
    /// One of the letters as a document of its own.
    pub fn alone(&self, letter: &LetterContent) -> Self {
        Self {
            title: letter.subject.clone(),
            cover: None,
            letters: vec![letter.clone()],
            identity: format!("{} {}", self.identity, letter.partner_id),
            ..self.clone()
        }
    }
}

fn letter(ground: &Ground, request: &LettersRequest, letter: &Letter, lacking: &mut Vec<LetterField>) -> LetterContent {
    let written = request.template.write(|field| fields::value(ground, request, letter, field));
    lacking.extend(written.lacking.iter().copied().filter(|field| !lacking.contains(field)).collect::<Vec<_>>());
    let reason = ground.texts.word(LetterReason::LIST, request.reason.word());
    let subject = if written.title.is_empty() { reason } else { written.title };
    let (host, contact, city) = (one_line(&letter.host), one_line(&letter.contact), ground.city());
    let date = ground.date(request.today);
    let (office, after) =
        (ground.office(), written.paragraphs.get(written.table_before..).unwrap_or_default().to_vec());
    let mut before = written.paragraphs;
    before.truncate(written.table_before);
    let place_date = match city.as_str() {
        "" => date,
        city => ground.say("letters-place_date", &[("city", city), ("date", &date)], &[]),
    };
    let sender = match city.as_str() {
        "" => office.clone(),
        city => ground.say("letters-sender", &[("office", &office), ("city", city)], &[]),
    };
    let lines = [host.clone(), contact.clone(), one_line(&letter.role), city.clone()];
    LetterContent {
        partner_id: letter.partner_id.clone(),
        sender,
        address: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        place_date,
        before,
        table: table::of(ground, request, &letter.events),
        after,
        signatures: signatures(ground, request.reason, &office, &host),
        footer: ground.say("letters-footer", &[("host", &host), ("subject", &subject)], &[]),
        email: letter.email.clone(),
        subject,
        host,
        contact,
    }
}

/// The office signs each letter; where the host is to agree to something, so does the host.
fn signatures(ground: &Ground, reason: LetterReason, office: &str, host: &str) -> Vec<String> {
    let ours = ground.say("letters-sign-office", &[("office", office)], &[]);
    let theirs = |id: &str| ground.say(id, &[("host", host)], &[]);
    match reason {
        LetterReason::Accepted => vec![ours, theirs("letters-sign-host")],
        LetterReason::Returns => vec![ours, theirs("letters-sign-returns")],
        LetterReason::Declined | LetterReason::Missing | LetterReason::Changed => vec![ours],
    }
}

fn cover(ground: &Ground, request: &LettersRequest, title: &str) -> LetterCover {
    let about = match request.letters.len() {
        0 => ground.word("letters-cover-none"),
        letters => {
            let date = ground.date(request.today);
            ground.say("letters-cover-count", &[("date", &date)], &[("letters", count(letters))])
        }
    };
    let row = |letter: &Letter| {
        let events = ground.texts.number(count(letter.events.len()));
        let cells = vec![one_line(&letter.host).into(), one_line(&letter.contact).into(), events.into()];
        Row { cells, stands_out: false, bar: None }
    };
    let columns = vec![
        Column::wide(ground.word("letters-cover-host"), 3),
        Column::wide(ground.word("letters-cover-contact"), 2),
        Column::number(ground.word("letters-cover-events")),
    ];
    let rows: Vec<Row> = request.letters.iter().map(row).collect();
    let table = Block::Table { caption: ground.word("letters-cover-hosts"), columns, rows };
    LetterCover { title: title.to_owned(), about, table: (!request.letters.is_empty()).then_some(table) }
}

impl LetterContent {
    /// The whole letter without its address block, for an e-mail: paragraphs, and a line for each event.
    pub fn plain_text(&self) -> String {
        let paragraph = |lines: &Vec<String>| lines.join("\n");
        let mut parts: Vec<String> = self.before.iter().map(paragraph).collect();
        parts.extend(self.table_lines().map(|lines| lines.join("\n")));
        parts.extend(self.after.iter().map(paragraph));
        parts.join("\n\n") + "\n"
    }

    /// The paragraphs alone, for a letter that a mail merge sets by itself.
    pub fn text(&self) -> String {
        let paragraphs = self.before.iter().chain(&self.after).map(|lines| lines.join("\n"));
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }

    /// What the table says, a line for each event: its title, then the other columns with their headings.
    pub fn table_lines(&self) -> Option<Vec<String>> {
        let Some(Block::Table { columns, rows, .. }) = &self.table else { return None };
        let line = |row: &Row| {
            let mut cells = row.cells.iter().zip(columns).map(|(cell, column)| (cell.plain(), &column.title));
            let mut line = format!("- {}", cells.next().map(|(title, _)| title).unwrap_or_default());
            for (words, head) in cells {
                line.push_str(&format!("\n  {head}: {words}"));
            }
            line
        };
        Some(rows.iter().map(line).collect())
    }
}
