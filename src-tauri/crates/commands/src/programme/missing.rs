//! What is still to be asked of each host: as a list, and as a table from which letters are made.

use std::path::PathBuf;

use domain::rules::missing::{EventMissing, HostMissing, missing_details};
use domain::{Person, Plan};
use serde::Serialize;
use tables::may_be_kept;
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// A host with what it is asked for, and whom to write to.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct MissingRow {
    pub host: HostMissing,
    /// Empty when nobody is known, or nobody who may still be kept.
    pub contact: String,
    pub email: String,
    pub phone: String,
}

/// The columns of the table; their heads are `missing-column-<name>`.
const COLUMNS: [&str; 7] = ["host", "contact", "email", "phone", "event_count", "events", "details"];

pub(crate) fn list_missing_details(desk: &Desk) -> Result<Vec<MissingRow>, Failure> {
    let shown = desk.shown()?;
    Ok(rows(&shown, shown.today(desk.now())))
}

fn rows(shown: &Shown, today: chrono::NaiveDate) -> Vec<MissingRow> {
    let Some(week) = shown.week() else { return Vec::new() };
    let hosts = missing_details(&shown.plan, week, shown.problems());
    let row = |host: HostMissing| {
        let contact = host.partner_id.as_deref().and_then(|id| contact(&shown.plan, id, today));
        let of = |value: fn(&Person) -> &String| contact.map(value).cloned().unwrap_or_default();
        let (name, email, phone) = (of(|it| &it.name), of(|it| &it.email), of(|it| &it.phone));
        MissingRow { contact: name, email, phone, host }
    };
    hosts.into_iter().map(row).collect()
}

/// Whom to write to: the contact; of several, one with an address.
fn contact<'a>(plan: &'a Plan, partner_id: &str, today: chrono::NaiveDate) -> Option<&'a Person> {
    let ours = plan.people.iter().filter(|it| it.partner_id.as_deref() == Some(partner_id) && may_be_kept(it, today));
    ours.min_by_key(|it| (it.email.trim().is_empty(), !it.is_contact, &it.name, &it.id))
}

/// One row for each host: the table of a mail merge.
pub(crate) fn export_missing_details(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let texts = desk.texts();
    let heads = COLUMNS.iter().map(|name| texts.get(&format!("missing-column-{name}"))).collect();
    let lines = rows(&shown, shown.today(desk.now()));
    // Nobody can be written to about the events of no host.
    let lines = lines.iter().filter(|row| row.host.partner_id.is_some()).map(|row| line(row, &texts));
    let table: Vec<Vec<String>> = std::iter::once(heads).chain(lines).collect();
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::file(table)))
}

fn line(row: &MissingRow, texts: &Texts) -> Vec<String> {
    let titles: Vec<String> = row.host.events.iter().map(|event| event.title.clone()).collect();
    let details: Vec<String> = row.host.events.iter().map(|event| asked(event, texts)).collect();
    vec![
        row.host.name.clone(),
        row.contact.clone(),
        row.email.clone(),
        row.phone.clone(),
        row.host.events.len().to_string(),
        titles.join("; "),
        details.join("\n"),
    ]
}

/// A date and a place; and what the team has asked.
pub(crate) fn details(event: &EventMissing, texts: &Texts) -> String {
    let details = listed(event, texts);
    if event.question.is_empty() { details } else { format!("{details}\n{}", event.question) }
}

fn listed(event: &EventMissing, texts: &Texts) -> String {
    let details: Vec<String> =
        event.details.iter().map(|it| texts.get(&format!("missing-detail-{}", it.word()))).collect();
    texts.list(&details)
}

/// “Kites”: a date and a place. We asked: …
fn asked(event: &EventMissing, texts: &Texts) -> String {
    let details = listed(event, texts);
    let args = [
        ("title", event.title.as_str().into()),
        ("details", details.as_str().into()),
        ("question", event.question.as_str().into()),
    ];
    texts.format(if event.question.is_empty() { "missing-line" } else { "missing-line-asked" }, &args)
}
