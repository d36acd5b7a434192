//! Files about what changed since a release: a table for letters to the hosts, and the errata sheet.

use std::path::PathBuf;

use domain::maps::FastMap;
use domain::rules::letters::last_steps;
use domain::{Event, EventStatus, Id, Plan};
use serde_json::Value;
use text::{Arg, DateStyle, Texts};

use super::changes::{ChangeLine, ChangedEvent, ReleaseChanges, get_release_changes, kinds_text};
use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::records::drafts::need;
use crate::views::Exported;

/// What a file about a release is called.
pub(crate) fn release_title(desk: &Desk, args: &Value) -> Result<String, Failure> {
    let shown = desk.shown()?;
    let id = args.get("id").and_then(Value::as_str).unwrap_or_default();
    let release = need(&shown.plan.releases, id)?;
    Ok(desk.texts().format("release-numbered", &[("number", release.number.to_string().into())]))
}

/// One row for each host to tell, for a mail merge.
pub(crate) fn export_hosts_to_tell(desk: &Desk, path: PathBuf, id: Id, other: Option<Id>) -> Result<Exported, Failure> {
    let changes = get_release_changes(desk, id, other)?;
    let reasons = reasons(&desk.shown()?.plan);
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::file(host_rows(&changes, &reasons, &desk.texts()))))
}

/// Why events are off, by their ids: the first thing that a host asks.
fn reasons(plan: &Plan) -> FastMap<Id, String> {
    let off = [EventStatus::Cancelled, EventStatus::Withdrawn, EventStatus::Postponed];
    let steps = off.map(|status| (status, last_steps(plan, status)));
    let reason = |event: &Event| {
        let (_, steps) = steps.iter().find(|(status, _)| *status == event.status)?;
        let step = steps.get(event.id.as_str()).filter(|step| !step.reason.trim().is_empty())?;
        Some((event.id.clone(), step.reason.clone()))
    };
    plan.events.iter().filter_map(reason).collect()
}

/// One row for each thing that changed after a release went to print.
pub(crate) fn export_errata(desk: &Desk, path: PathBuf, id: Id, other: Option<Id>) -> Result<Exported, Failure> {
    let changes = get_release_changes(desk, id, other)?;
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::file(errata_rows(&changes, &desk.texts()))))
}

fn headings(texts: &Texts, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| texts.get(&format!("release-column-{column}"))).collect()
}

fn host_rows(changes: &ReleaseChanges, reasons: &FastMap<Id, String>, texts: &Texts) -> Vec<Vec<String>> {
    let columns = ["host", "contact", "email", "phone", "event_count", "changes", "release", "released_on"];
    let mut rows = vec![headings(texts, &columns)];
    let release = texts.format("release-numbered", &[("number", changes.from.number.to_string().into())]);
    let date = changes.from.released_on.map(|on| texts.date(on, DateStyle::Long)).unwrap_or_default();
    for host in &changes.hosts {
        let theirs = changes.events.iter().filter(|event| host.event_ids.contains(&event.event_id));
        let told: Vec<String> = theirs.map(|event| event_text(event, reasons.get(&event.event_id), texts)).collect();
        rows.push(vec![
            host.name.clone(),
            host.contact.clone(),
            host.email.clone(),
            host.phone.clone(),
            host.event_ids.len().to_string(),
            told.join("\n"),
            release.clone(),
            date.clone(),
        ]);
    }
    rows
}

/// All that is to be told of an event, in one line.
fn event_text(event: &ChangedEvent, reason: Option<&String>, texts: &Texts) -> String {
    let why = reason.map(|reason| texts.format("release-told-why", &[("reason", reason.clone().into())]));
    let lines: Vec<String> =
        why.into_iter().chain(event.lines.iter().map(|line| texts.change(&line.label, &line.from, &line.to))).collect();
    let values: [(&str, Arg); 3] = [
        ("title", event.title.clone().into()),
        ("kinds", kinds_text(texts, &event.kinds).into()),
        ("lines", lines.join("; ").into()),
    ];
    texts.format(if lines.is_empty() { "release-told" } else { "release-told-lines" }, &values)
}

fn errata_rows(changes: &ReleaseChanges, texts: &Texts) -> Vec<Vec<String>> {
    let mut rows = vec![headings(texts, &["event", "kind", "what", "printed", "correct", "host", "venue"])];
    let none = [ChangeLine { label: String::new(), from: String::new(), to: String::new(), words: Vec::new() }];
    for event in &changes.events {
        let lines = if event.lines.is_empty() { &none[..] } else { &event.lines };
        for line in lines {
            rows.push(vec![
                event.title.clone(),
                kinds_text(texts, &event.kinds),
                line.label.clone(),
                line.from.clone(),
                line.to.clone(),
                texts.list(&event.host_names),
                texts.list(&event.venue_names),
            ]);
        }
    }
    rows
}
