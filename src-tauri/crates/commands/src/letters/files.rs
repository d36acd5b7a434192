//! Letters as files: all of them for the printer, a PDF for each host, the table of a mail merge, drafts of e-mails.
//!
//! Each says what people should know of it: who has no address, who was written to already, what the text lacks.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::rules::letters::{Letter, deadline};
use domain::{Id, LetterReason};
use office::{Attached, MailDraft, mail_draft, pack};
use papers::{LetterContent, LettersContent};
use publish::{forget_cache, letter_pages};
use serde_json::Value;
use tables::{BookCell, BookSheet, workbook};

use super::asked::Asked;
use crate::Failure;
use crate::desk::Desk;
use crate::door::files::{file_name, save};
use crate::door::kinds::FileKind;
use crate::door::notices::of_letters;
use crate::outputs::look::of_look;
use crate::views::{Exported, Notice};

/// What long work with letters is called.
const STEP: &str = "letters";

/// What a file of letters is about: the reason in words.
pub(crate) fn letters_title(desk: &Desk, args: &Value) -> Result<String, Failure> {
    let reason = args.get("reason").cloned().and_then(|reason| serde_json::from_value::<LetterReason>(reason).ok());
    let reason = reason.ok_or_else(|| Failure::invalid("bad_value", "reason"))?;
    Ok(desk.texts().word(LetterReason::LIST, reason.word()))
}

/// The letters that are owed, at least one.
fn asked(
    desk: &Desk,
    reason: LetterReason,
    release_id: Option<&Id>,
    partner_ids: Option<&[Id]>,
) -> Result<Asked, Failure> {
    let asked = Asked::new(desk, reason, release_id)?.only(partner_ids)?;
    if asked.found.letters.is_empty() { Err(Failure::new("no_letters")) } else { Ok(asked) }
}

/// All letters in one PDF, behind a sheet that says which there are.
pub(crate) fn export_letters(
    desk: &Desk,
    path: PathBuf,
    reason: LetterReason,
    release_id: Option<Id>,
    partner_ids: Option<Vec<Id>>,
) -> Result<Exported, Failure> {
    let asked = asked(desk, reason, release_id.as_ref(), partner_ids.as_deref())?;
    let content = asked.written()?;
    let mut told = notices(&asked, &content, false);
    let mut pages = 0;
    let written = save(desk, &path, FileKind::Pdf, |_| {
        let document = letter_pages(content)?;
        pages = document.pages();
        told.extend(of_look(document.unused_look()));
        told.extend(of_letters(document.replaced().iter().map(|it| (it.letter, it.text.as_str()))));
        Ok(document.pdf()?)
    })?;
    Ok(Exported { pages: Some(pages), notices: told, ..written })
}

/// A PDF for each host, in one archive.
pub(crate) fn export_letters_each(
    desk: &Desk,
    path: PathBuf,
    reason: LetterReason,
    release_id: Option<Id>,
    partner_ids: Option<Vec<Id>>,
) -> Result<Exported, Failure> {
    let asked = asked(desk, reason, release_id.as_ref(), partner_ids.as_deref())?;
    let content = asked.written()?;
    let told = notices(&asked, &content, false);
    let written = save(desk, &path, FileKind::Zip, |_| {
        let file = |letter: &LetterContent, pdf: Vec<u8>| Ok((name_of(&asked, letter, "pdf"), pdf));
        packed(&each(desk, &content, &content.letters.iter().collect::<Vec<_>>(), file)?)
    })?;
    Ok(Exported { notices: told, ..written })
}

/// A draft of an e-mail for each host that has an address, with its letter as PDF, in one archive.
pub(crate) fn export_letter_drafts(
    desk: &Desk,
    path: PathBuf,
    reason: LetterReason,
    release_id: Option<Id>,
    partner_ids: Option<Vec<Id>>,
) -> Result<Exported, Failure> {
    let asked = asked(desk, reason, release_id.as_ref(), partner_ids.as_deref())?;
    let content = asked.written()?;
    let told = notices(&asked, &content, true);
    let addressed: Vec<&LetterContent> = content.letters.iter().filter(|letter| !letter.email.is_empty()).collect();
    if addressed.is_empty() {
        return Err(Failure::new("no_letters_by_email"));
    }
    let written_at = desk.now().timestamp();
    let written = save(desk, &path, FileKind::Zip, |_| {
        let file = |letter: &LetterContent, pdf: Vec<u8>| {
            let name = name_of(&asked, letter, "pdf");
            let draft = MailDraft {
                to_name: if letter.contact.is_empty() { &letter.host } else { &letter.contact },
                to_address: &letter.email,
                subject: &letter.subject,
                text: &letter.plain_text(),
                written_at,
                identity: &format!("{}-{}", reason.word(), letter.partner_id),
                attachment: Some(Attached { name: &name, kind: "application/pdf", bytes: &pdf }),
            };
            let mail = mail_draft(&draft).map_err(|error| Failure::new("publish").with("where", error))?;
            Ok((name_of(&asked, letter, "eml"), mail))
        };
        packed(&each(desk, &content, &addressed, file)?)
    })?;
    Ok(Exported { notices: told, ..written })
}

/// The table of a mail merge: a row for each letter.
pub(crate) fn export_letters_table(
    desk: &Desk,
    path: PathBuf,
    reason: LetterReason,
    release_id: Option<Id>,
    partner_ids: Option<Vec<Id>>,
) -> Result<Exported, Failure> {
    let asked = asked(desk, reason, release_id.as_ref(), partner_ids.as_deref())?;
    let content = asked.written()?;
    let told = notices(&asked, &content, false);
    let written = save(desk, &path, FileKind::Workbook, |_| Ok(workbook(&[merge_sheet(&asked, &content)])?))?;
    Ok(Exported { notices: told, ..written })
}

/// Columns of the mail merge; their heads are `letters-sheet-<name>`.
const COLUMNS: [&str; 12] = [
    "host",
    "contact",
    "role",
    "email",
    "subject",
    "text",
    "event_count",
    "events",
    "table",
    "deadline",
    "before",
    "untold_count",
];

fn merge_sheet(asked: &Asked, content: &LettersContent) -> BookSheet {
    let due_on = deadline(&asked.week, asked.reason, asked.today);
    let row = |(letter, made): (&Letter, &LetterContent)| {
        let titles: Vec<String> = letter.events.iter().map(|event| event.title.clone()).collect();
        vec![
            BookCell::text(&made.host),
            BookCell::text(&made.contact),
            BookCell::text(&letter.role),
            BookCell::text(&made.email),
            BookCell::text(&made.subject),
            BookCell::text(made.text()),
            BookCell::Number(letter.events.len() as f64),
            BookCell::text(titles.join("; ")),
            BookCell::text(made.table_lines().unwrap_or_default().join("\n")),
            BookCell::date(due_on),
            BookCell::date(letter.before.first().map(|before| before.on)),
            BookCell::Number(letter.untold().count() as f64),
        ]
    };
    BookSheet {
        name: asked.texts.get("letters-sheet"),
        head: COLUMNS.iter().map(|name| asked.texts.get(&format!("letters-sheet-{name}"))).collect(),
        rows: asked.found.letters.iter().zip(&content.letters).map(row).collect(),
    }
}

/// Makes the PDF of each letter and what becomes of it; tells how far it has come, and can be stopped.
fn each(
    desk: &Desk,
    content: &LettersContent,
    letters: &[&LetterContent],
    file: impl Fn(&LetterContent, Vec<u8>) -> Result<(String, Vec<u8>), Failure>,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    desk.begin(STEP);
    let make = || {
        let mut files = Vec::with_capacity(letters.len());
        for (at, letter) in letters.iter().enumerate() {
            if !desk.report(STEP, at, letters.len()) {
                return Err(Failure::new("stopped"));
            }
            files.push(file(letter, letter_pages(content.alone(letter))?.pdf()?)?);
            forget_cache();
        }
        Ok(files)
    };
    let made = make();
    desk.finish();
    made
}

fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Failure> {
    pack(files).map_err(|error| Failure::new("publish").with("where", error))
}

fn name_of(asked: &Asked, letter: &LetterContent, ending: &str) -> String {
    let reason = asked.texts.word(LetterReason::LIST, asked.reason.word());
    let values = [("reason", reason.into()), ("host", letter.host.as_str().into())];
    format!("{}.{ending}", file_name(&asked.texts.format("letters-file", &values)))
}

/// What people should know before they send these letters.
fn notices(asked: &Asked, content: &LettersContent, is_mail: bool) -> Vec<Notice> {
    let letters = &asked.found.letters;
    let hosts = |is_meant: &dyn Fn(&Letter) -> bool| -> Vec<String> {
        letters.iter().filter(|letter| is_meant(letter)).map(|letter| letter.host.clone()).collect()
    };
    let mut told = Vec::new();
    let mut tell = |code: &str, count: &str, list: &str, names: &[String]| {
        if !names.is_empty() {
            let values = [(count, names.len().to_string()), (list, shortened(names, asked))];
            told.push(notice(code, values));
        }
    };
    tell("letters_written_before", "host_count", "hosts", &hosts(&|letter| !letter.before.is_empty()));
    tell("letters_without_contact", "host_count", "hosts", &hosts(&|letter| letter.person_id.is_none()));
    if is_mail {
        tell("letters_without_email", "host_count", "hosts", &hosts(&|letter| letter.email.is_empty()));
    }
    let titles: Vec<String> = asked.found.without_host.iter().map(|event| event.title.clone()).collect();
    tell("letters_without_host", "event_count", "events", &titles);
    if !content.lacking.is_empty() {
        let fields: Vec<String> =
            content.lacking.iter().map(|field| asked.texts.get(&format!("letter-field-{}", field.word()))).collect();
        told.push(notice("letters_lacking", [("fields", asked.texts.list(&fields))]));
    }
    told
}

/// Names that are told one by one.
const NAMED: usize = 5;

fn shortened(names: &[String], asked: &Asked) -> String {
    let mut listed: Vec<String> = names.iter().take(NAMED).cloned().collect();
    let more = names.len().saturating_sub(NAMED);
    if 0 < more {
        let count = asked.texts.number(more as i64);
        listed.push(asked.texts.format("letters-more", &[("count", count.into()), ("count_raw", more.into())]));
        return listed.join(", ");
    }
    asked.texts.list(&listed)
}

pub(super) fn notice<const N: usize>(code: &str, values: [(&str, String); N]) -> Notice {
    let values: BTreeMap<String, String> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Notice { code: code.to_owned(), values }
}
