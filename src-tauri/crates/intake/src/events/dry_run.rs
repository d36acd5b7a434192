//! One pass over the rows: what a person sees beforehand and what is written.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use domain::{Id, ImportMapping, Plan, Week};

use crate::cells::clean::clean_line;
use crate::cells::dates::{DateOrder, DateReading};
use crate::cells::evidence::Evidence;
use crate::cells::weekdays::Letters;
use crate::events::assemble::{Assembly, Outcome};
use crate::events::fields::FIELDS;
use crate::events::headers;
use crate::events::matching::group;
use crate::events::row::{RowDraft, RowReading};
use crate::source::sheet::notice;
use crate::{
    ImportColumn, ImportItem, ImportOptions, ImportPreview, IntakeError, Notice, RefusedRow, Sheet, Values, Watch,
    Writes, tell,
};

/// What an import would do, for people and for the plan file.
#[derive(Clone, Debug)]
pub struct DryRun {
    /// For people.
    pub preview: ImportPreview,
    /// Exactly what will be written.
    pub writes: Writes,
}

/// Rows shown in the preview.
const SHOWN: usize = 500;
/// Fields whose cells say in which order dates are written.
const DATE_FIELDS: [&str; 5] = ["starts_on", "ends_on", "excluded_dates", "booking_closes_on", "received_on"];

/// Compares a sheet with the plan. `plan` also holds the remembered mappings.
pub fn dry_run(
    plan: &Plan,
    week: &Week,
    sheet: &Sheet,
    options: &ImportOptions,
    new_id: &mut dyn FnMut() -> Id,
    today: NaiveDate,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let mut notices = sheet.notices.clone();
    let fields = mapped_fields(plan, sheet, options, &mut notices);
    if !fields.iter().any(|field| field == "title") {
        notices.push(Notice { code: "no_title_column".to_owned(), values: Values::new() });
    }
    let evidence = evidence_of(sheet, &fields);
    let order = chosen_order(options).or(evidence.order());
    if evidence.is_mixed() {
        notices.push(Notice { code: "dates_mixed".to_owned(), values: Values::new() });
    }
    let profile = plan.profile.as_ref();
    let zone = profile.and_then(|profile| profile.time_zone.parse().ok()).unwrap_or(chrono_tz::UTC);
    let usual = if profile.is_some_and(|profile| profile.country == "US") {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    };
    let reading = RowReading {
        columns: fields
            .iter()
            .enumerate()
            .filter(|(_, field)| !field.is_empty())
            .map(|(at, field)| (field.as_str(), at))
            .collect(),
        dates: DateReading { order: order.unwrap_or(usual), year: week.starts_on.year(), zone },
        weekday_letters: Letters::of(column_cells(sheet, &fields, "weekdays")),
        week,
    };
    let (drafts, refused) = read_rows(sheet, &reading, watch)?;
    let groups = group(plan, week, &drafts);
    let mut assembly = Assembly::new(plan, week, &sheet.file_name, today);
    let mut outcomes: HashMap<usize, Outcome> = HashMap::with_capacity(drafts.len());
    for (done, group) in groups.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "comparing", done, groups.len())?;
        }
        let rows = assembly.add(group, &drafts, new_id);
        outcomes.extend(group.drafts.iter().copied().zip(rows));
    }
    notices.extend(notices_of(&drafts, week, &assembly));
    let mut preview = blank_preview(plan, sheet, options, &fields);
    preview.options.date_order = order.map(|order| word_of(order).to_owned());
    preview.is_date_order_open = chosen_order(options).is_none() && evidence.is_open();
    preview.events = groups.len();
    preview.sessions = assembly.session_count;
    preview.venues = assembly.register.venues_named.len();
    preview.partners = assembly.register.partners_named.len();
    preview.notices = notices;
    fill_items(&mut preview, &drafts, outcomes, refused);
    let mut writes = assembly.writes;
    assembly.register.into_writes(&mut writes);
    writes.import_mappings.extend(mapping_to_remember(plan, sheet, options, &fields, new_id));
    Ok(DryRun { preview, writes })
}

/// The mapping a person made, else the sender's, else that of the same headers, else what the headers say.
fn mapped_fields(plan: &Plan, sheet: &Sheet, options: &ImportOptions, notices: &mut Vec<Notice>) -> Vec<String> {
    if let Some(mapping) = &options.mapping {
        return headers::apply(&sheet.headers, mapping);
    }
    let is_senders = |known: &&ImportMapping| options.sender.as_deref() == Some(known.sender.as_str());
    let by_sender = plan.import_mappings.iter().find(is_senders);
    let remembered = by_sender.or_else(|| plan.import_mappings.iter().find(|known| known.headers == sheet.headers));
    if let Some(known) = remembered.filter(|known| known.headers.iter().any(|header| sheet.headers.contains(header))) {
        notices.push(notice("mapping_remembered", "sender", &known.sender));
        let mapping: BTreeMap<String, String> =
            known.headers.iter().cloned().zip(known.mapping.iter().cloned()).collect();
        let guessed = guess(sheet);
        let unknown = |header: &String| !mapping.contains_key(header);
        let extra = sheet
            .headers
            .iter()
            .zip(guessed)
            .filter(|(header, field)| unknown(header) && !known.mapping.contains(field));
        let all = extra.map(|(header, field)| (header.clone(), field)).chain(mapping.clone()).collect();
        return headers::apply(&sheet.headers, &all);
    }
    guess(sheet)
}

fn guess(sheet: &Sheet) -> Vec<String> {
    headers::recognise(&sheet.headers, |column| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty());
        cells.take(50).map(|cell| clean_line(cell)).collect()
    })
}

fn evidence_of(sheet: &Sheet, fields: &[String]) -> Evidence {
    let mut evidence = Evidence::default();
    for column in (0..fields.len()).filter(|column| DATE_FIELDS.contains(&fields[*column].as_str())) {
        sheet.rows.iter().filter_map(|row| row.cells.get(column)).for_each(|cell| evidence.see(cell));
    }
    evidence
}

/// The cells of the column that holds a field; none without such a column.
fn column_cells<'a>(sheet: &'a Sheet, fields: &[String], field: &str) -> impl Iterator<Item = &'a str> {
    let column = fields.iter().position(|name| name == field);
    sheet.rows.iter().filter_map(move |row| row.cells.get(column?).map(String::as_str))
}

fn chosen_order(options: &ImportOptions) -> Option<DateOrder> {
    match options.date_order.as_deref()? {
        "day_first" => Some(DateOrder::DayFirst),
        "month_first" => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn word_of(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day_first",
        DateOrder::MonthFirst => "month_first",
    }
}

fn read_rows(
    sheet: &Sheet,
    reading: &RowReading,
    watch: &dyn Watch,
) -> Result<(Vec<RowDraft>, Vec<RefusedRow>), IntakeError> {
    let mut drafts = Vec::with_capacity(sheet.rows.len());
    let mut refused = Vec::new();
    for (done, row) in sheet.rows.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "checking", done, sheet.rows.len())?;
        }
        match reading.read(row.line, &row.cells) {
            Ok(draft) => drafts.push(draft),
            Err(refusal) => {
                let column = reading.columns.get(refusal.field).and_then(|at| sheet.headers.get(*at)).cloned();
                refused.push(RefusedRow {
                    line: row.line,
                    column: column.unwrap_or_default(),
                    value: refusal.value,
                    reason: refusal.reason.to_owned(),
                });
            }
        }
    }
    Ok((drafts, refused))
}

fn notices_of(drafts: &[RowDraft], week: &Week, assembly: &Assembly) -> Vec<Notice> {
    let mut notices = Vec::new();
    let last = |draft: &RowDraft| draft.schedule.span.map_or(draft.schedule.first, |(_, to)| to.or(Some(week.ends_on)));
    let is_outside = |draft: &&RowDraft| match (draft.schedule.first, last(draft)) {
        (Some(first), Some(last)) => last < week.starts_on || week.ends_on < first,
        _ => false,
    };
    let dated = drafts.iter().filter(|draft| draft.schedule.first.is_some()).count();
    let outside = drafts.iter().filter(is_outside).count();
    if 0 < outside && outside == dated {
        let first = drafts.iter().filter_map(|draft| draft.schedule.first).min();
        let last = drafts.iter().filter_map(last).max();
        let values = [("first_on", first), ("last_on", last)];
        let values = values.into_iter().filter_map(|(name, day)| Some((name.to_owned(), day?.to_string()))).collect();
        notices.push(Notice { code: "nothing_in_week".to_owned(), values });
    } else if 0 < outside {
        notices.push(notice("outside_week", "row_count", outside));
    }
    let counts = [
        (
            "time_not_known",
            drafts.iter().filter(|draft| draft.schedule.slots.iter().any(|slot| !slot.is_time_known)).count(),
        ),
        ("without_venue", drafts.iter().filter(|draft| draft.venue.names.is_empty()).count()),
        ("several_venues", drafts.iter().filter(|draft| 1 < draft.venue.names.len()).count()),
        ("spans", drafts.iter().filter(|draft| draft.schedule.span.is_some()).count()),
    ];
    notices.extend(
        counts.into_iter().filter(|(_, count)| 0 < *count).map(|(code, count)| notice(code, "row_count", count)),
    );
    if !assembly.unknown_pillars.is_empty() {
        let names: Vec<&str> = assembly.unknown_pillars.iter().take(10).map(String::as_str).collect();
        notices.push(notice("unknown_pillars", "names", names.join(", ")));
    }
    notices
}

fn blank_preview(plan: &Plan, sheet: &Sheet, options: &ImportOptions, fields: &[String]) -> ImportPreview {
    let sample = |column: usize| {
        let cells = sheet
            .rows
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(|cell| clean_line(cell))
            .filter(|cell| !cell.is_empty());
        cells.take(3).map(|cell| cell.chars().take(80).collect()).collect()
    };
    let columns = sheet.headers.iter().zip(fields).enumerate();
    ImportPreview {
        file_name: sheet.file_name.clone(),
        format: sheet.format.to_owned(),
        options: ImportOptions {
            mapping: Some(sheet.headers.iter().cloned().zip(fields.iter().cloned()).collect()),
            sender: options.sender.clone(),
            ..sheet.options.clone()
        },
        encodings: sheet.encodings.clone(),
        sheets: sheet.sheets.clone(),
        columns: columns
            .map(|(at, (header, field))| ImportColumn {
                header: header.clone(),
                field: field.clone(),
                samples: sample(at),
            })
            .collect(),
        fields: FIELDS.iter().map(|field| (*field).to_owned()).collect(),
        senders: plan.import_mappings.iter().map(|mapping| mapping.sender.clone()).collect(),
        is_date_order_open: false,
        rows: sheet.rows.len(),
        new: 0,
        changed: 0,
        same: 0,
        refused: Vec::new(),
        refused_count: 0,
        events: 0,
        sessions: 0,
        venues: 0,
        partners: 0,
        items: Vec::new(),
        notices: Vec::new(),
    }
}

fn fill_items(
    preview: &mut ImportPreview,
    drafts: &[RowDraft],
    mut outcomes: HashMap<usize, Outcome>,
    refused: Vec<RefusedRow>,
) {
    let mut items: Vec<ImportItem> = Vec::with_capacity(drafts.len() + refused.len());
    for (at, draft) in drafts.iter().enumerate() {
        let (action, changes) = outcomes.remove(&at).unwrap_or(("same", Vec::new()));
        match action {
            "new" => preview.new += 1,
            "changed" => preview.changed += 1,
            _ => preview.same += 1,
        }
        items.push(ImportItem {
            line: draft.line,
            action: action.to_owned(),
            title: draft.event.title.clone(),
            changes,
        });
    }
    for row in &refused {
        items.push(ImportItem {
            line: row.line,
            action: "refused".to_owned(),
            title: row.value.clone(),
            changes: Vec::new(),
        });
    }
    items.sort_by_key(|item| item.line);
    items.truncate(SHOWN);
    preview.items = items;
    preview.refused_count = refused.len();
    preview.refused = refused;
}

/// The mapping under the sender's name, where it is not remembered yet.
fn mapping_to_remember(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    fields: &[String],
    new_id: &mut dyn FnMut() -> Id,
) -> Option<ImportMapping> {
    let sender = options.sender.as_deref().map(str::trim).filter(|sender| !sender.is_empty())?;
    let known = plan.import_mappings.iter().find(|known| known.sender == sender);
    let id = known.map_or_else(new_id, |known| known.id.clone());
    let next =
        ImportMapping { id, sender: sender.to_owned(), headers: sheet.headers.clone(), mapping: fields.to_vec() };
    (known != Some(&next)).then_some(next)
}
