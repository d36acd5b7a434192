//! One pass over the rows: what a person sees beforehand and what is written.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::{Id, ImportMapping, OwnSubject, Plan, Record, Week};

use crate::cells::clean::{clean_line, name_key};
use crate::cells::dates::{DateOrder, DateReading};
use crate::cells::evidence::Evidence;
use crate::cells::names::LanguageEvidence;
use crate::cells::weekdays::Letters;
use crate::events::assemble::{Assembly, Outcome};
use crate::events::fields::FIELDS;
use crate::events::headers;
use crate::events::host_form::settle;
use crate::events::matching::group;
use crate::events::notices::{notices_of, row_kinds};
use crate::events::row::{Columns, Refusal, RowDraft, RowReading};
use crate::events::steps::hold_back;
use crate::likeness::likely_same;
use crate::own::{self, OwnColumns, OwnRows};

use crate::preview::{SHOWN, Tally, blank_preview, column_question, question};
use crate::source::rules::MAX_STEPS;
use crate::source::sheet::notice;
use crate::{
    Certainty, ImportItem, ImportKind, ImportOptions, ImportPreview, IntakeError, NewNames, Notice, RecordCount,
    RefusedRow, Sheet, Values, Watch, Writes, tell,
};

/// What an import would do, for people and for the plan file.
#[derive(Clone, Debug)]
pub struct DryRun {
    /// For people.
    pub preview: ImportPreview,
    /// Exactly what will be written.
    pub writes: Writes,
}

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
    let own_keys = own::keys(plan, OwnSubject::Event);
    let known = own::known(FIELDS, &own_keys);
    let mut fields = mapped_fields(plan, sheet, options, &known, &mut notices);
    let own = OwnColumns::claim(plan, OwnSubject::Event, sheet, options, &mut fields);
    let mut questions = Vec::new();
    if !fields.iter().any(|(field, _)| field == "title") {
        notices.push(Notice { code: "no_title_column".to_owned(), values: Values::new() });
        questions.extend(column_question("title_column", sheet, &mut fields, "title"));
    }
    let evidence = evidence_of(sheet, &fields);
    let order = chosen_order(options).or(evidence.order());
    if evidence.is_mixed() {
        notices.push(Notice { code: "dates_mixed".to_owned(), values: Values::new() });
    }
    let reading = reading_of(plan, week, sheet, &fields, order);
    let is_date_order_open = chosen_order(options).is_none() && evidence.is_open();
    if is_date_order_open {
        let proposed = word_of(reading.dates.order);
        questions.push(question("date_order", "date_order", &["day_first", "month_first"], proposed));
    }
    let (mut drafts, mut refused) = read_rows(sheet, &reading, watch)?;
    if let Some(form) = &sheet.form {
        drafts = settle(plan, form, drafts, &mut refused)?;
        let host = plan.partners.iter().find(|partner| partner.id == form.partner_id);
        notices.extend(host.map(|host| notice("host_form", "host", &host.name)));
    }
    let kinds = row_kinds(&drafts, week, options);
    let is_left_out = |draft: &RowDraft| {
        options.left_out_lines.contains(&draft.line)
            || kinds.iter().any(|kind| kind.is_left_out && kind.holds(draft, week))
    };
    let (left_out, mut drafts): (Vec<RowDraft>, Vec<RowDraft>) = drafts.into_iter().partition(is_left_out);
    let groups = group(plan, week, &drafts);
    hold_back(plan, &groups, &mut drafts);
    let own = OwnRows::new(own, sheet, drafts.iter().map(|draft| draft.line));
    let mut assembly = Assembly::new(plan, week, &sheet.file_name, today);
    let mut outcomes: HashMap<usize, Outcome> = HashMap::with_capacity(drafts.len());
    for (done, group) in groups.iter().enumerate() {
        if done.is_multiple_of(200) {
            tell(watch, "comparing", done, groups.len())?;
        }
        let rows = assembly.add(group, &drafts, &own, new_id);
        outcomes.extend(group.drafts.iter().copied().zip(rows));
    }
    notices.extend(notices_of(&drafts, week, &assembly));
    let mut preview = blank_preview(ImportKind::Events, sheet, options, &fields, &known);
    preview.own_names = own::names(plan, OwnSubject::Event);
    preview.senders = plan.import_mappings.iter().map(|mapping| mapping.sender.clone()).collect();
    preview.options.date_order = order.map(|order| word_of(order).to_owned());
    preview.is_date_order_open = is_date_order_open;
    preview.questions = questions;
    preview.events = groups.len();
    preview.sessions = assembly.session_count;
    preview.venues = assembly.register.venues_named.len();
    preview.partners = assembly.register.partners_named.len();
    preview.row_kinds = kinds.iter().map(|kind| kind.shown()).collect();
    preview.told = told_of(sheet, &reading, &drafts);
    preview.told.extend(own.told().cloned());
    fill_items(&mut preview, &drafts, &left_out, outcomes, refused);
    let session_count = assembly.session_count;
    let mut writes = assembly.writes;
    assembly.register.into_writes(&mut writes);
    writes.import_mappings.extend(mapping_to_remember(plan, sheet, options, &fields, new_id));
    preview.notices = notices;
    count_records(&mut preview, plan, &writes, session_count);
    Ok(DryRun { preview, writes })
}

fn reading_of<'a>(
    plan: &Plan,
    week: &'a Week,
    sheet: &'a Sheet,
    fields: &'a [(String, Certainty)],
    order: Option<DateOrder>,
) -> RowReading<'a> {
    let profile = plan.profile.as_ref();
    let zone = profile.and_then(|profile| profile.time_zone.parse().ok()).unwrap_or(chrono_tz::UTC);
    let is_month_first = profile.is_some_and(|profile| profile.country == "US");
    let usual = if is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let mut languages = LanguageEvidence::default();
    for column in date_columns(fields) {
        sheet.rows.iter().filter_map(|row| row.cells.get(column)).for_each(|cell| languages.see(cell));
    }
    let columns = fields.iter().enumerate().filter(|(_, (field, _))| !field.is_empty());
    RowReading {
        columns: Columns(columns.map(|(at, (field, _))| (field.as_str(), at)).collect()),
        dates: DateReading {
            order: order.unwrap_or(usual),
            year: week.starts_on.year(),
            zone,
            languages: languages.languages(),
        },
        weekday_letters: Letters::of(column_cells(sheet, fields, "weekdays")),
        week,
        money_digits: crate::money_digits(plan),
        times: &sheet.times,
        steps: Cell::new(MAX_STEPS),
        form: sheet.form.as_deref(),
        has_lists: sheet.brings.is_some() && sheet.form.is_none(),
    }
}

/// The mapping a person made, else the sender's, else that of the same headers, else what the headers say.
fn mapped_fields(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    names: &[&str],
    notices: &mut Vec<Notice>,
) -> Vec<(String, Certainty)> {
    if let Some(mapping) = &options.mapping {
        return headers::apply(&sheet.headers, mapping, names);
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
            .filter(|(header, (field, _))| unknown(header) && !known.mapping.contains(field));
        let all = extra.map(|(header, (field, _))| (header.clone(), field)).chain(mapping.clone()).collect();
        return headers::apply(&sheet.headers, &all, names);
    }
    guess(sheet)
}

fn guess(sheet: &Sheet) -> Vec<(String, Certainty)> {
    if let Some(meant) = sheet.meant() {
        return meant;
    }
    headers::recognise(&sheet.names, |column| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty());
        cells.take(50).map(|cell| clean_line(cell)).collect()
    })
}

fn date_columns(fields: &[(String, Certainty)]) -> impl Iterator<Item = usize> {
    (0..fields.len()).filter(|column| DATE_FIELDS.contains(&fields[*column].0.as_str()))
}

fn evidence_of(sheet: &Sheet, fields: &[(String, Certainty)]) -> Evidence {
    let mut evidence = Evidence::default();
    for column in date_columns(fields) {
        sheet.rows.iter().filter_map(|row| row.cells.get(column)).for_each(|cell| evidence.see(cell));
    }
    evidence
}

/// The cells of the column that holds a field; none without such a column.
fn column_cells<'a>(sheet: &'a Sheet, fields: &[(String, Certainty)], field: &str) -> impl Iterator<Item = &'a str> {
    let column = fields.iter().position(|(name, _)| name == field);
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
            Err(refusal) => refused.push(named(sheet, reading, row.line, &refusal)),
        }
    }
    Ok((drafts, refused))
}

/// A refusal with the heading of its column.
fn named(sheet: &Sheet, reading: &RowReading, line: usize, refusal: &Refusal) -> RefusedRow {
    let column = reading.columns.get(refusal.field).and_then(|at| sheet.headers.get(at)).cloned();
    RefusedRow {
        line,
        column: column.unwrap_or_default(),
        value: refusal.value.clone(),
        reason: refusal.reason.to_owned(),
    }
}

fn told_of(sheet: &Sheet, reading: &RowReading, drafts: &[RowDraft]) -> Vec<RefusedRow> {
    // Agendas of cities name their own categories in every row: each that is not known is told once, at its first row,
    // or thousands of them would hide all else.
    let mut unknown_kinds = HashSet::new();
    let mut told = sheet.told.clone();
    for draft in drafts {
        let is_new = |refusal: &&Refusal| refusal.field != "kind" || unknown_kinds.insert(name_key(&refusal.value));
        told.extend(draft.told.iter().filter(is_new).map(|refusal| named(sheet, reading, draft.line, refusal)));
    }
    told
}

fn fill_items(
    preview: &mut ImportPreview,
    drafts: &[RowDraft],
    left_out: &[RowDraft],
    mut outcomes: HashMap<usize, Outcome>,
    refused: Vec<RefusedRow>,
) {
    let mut items: Vec<ImportItem> = Vec::with_capacity(SHOWN);
    let mut tally = Tally::default();
    let item = |line: usize, action: &str, title: &str, changes| ImportItem {
        line,
        action: action.to_owned(),
        title: title.to_owned(),
        changes,
    };
    for (at, draft) in drafts.iter().enumerate() {
        let (action, changes) = outcomes.remove(&at).unwrap_or(("same", Vec::new()));
        tally.count(action);
        if at < SHOWN {
            items.push(item(draft.line, action, &draft.event.title, changes));
        }
    }
    for draft in left_out.iter().take(SHOWN) {
        items.push(item(draft.line, "left_out", &draft.event.title, Vec::new()));
    }
    for row in refused.iter().take(SHOWN) {
        items.push(item(row.line, "refused", &row.value, Vec::new()));
    }
    for row in preview.no_records.iter().take(SHOWN) {
        items.push(item(row.line, "no_record", &row.value, Vec::new()));
    }
    items.sort_by_key(|item| item.line);
    items.truncate(SHOWN);
    preview.items = items;
    tally.into_preview(preview);
    preview.left_out_count = left_out.len();
    preview.refused_count = refused.len();
    preview.refused = refused;
}

/// Records by kind, and the names that are new to the plan.
fn count_records(preview: &mut ImportPreview, plan: &Plan, writes: &Writes, session_count: usize) {
    let (events, sessions) = (counted(&plan.events, &writes.events), counted(&plan.sessions, &writes.sessions));
    let rest = |all: usize, (new, changed): (usize, usize)| all.saturating_sub(new + changed);
    let count = |table: &str, found: (usize, usize), same: usize| RecordCount {
        table: table.to_owned(),
        new: found.0,
        changed: found.1,
        same,
    };
    let (venues, partners) = (counted(&plan.venues, &writes.venues), counted(&plan.partners, &writes.partners));
    preview.records = vec![
        count("event", events, rest(preview.events, events)),
        count("session", sessions, rest(session_count, sessions)),
        count("venue", venues, rest(preview.venues, venues)),
        count("partner", partners, rest(preview.partners, partners)),
        count("person", counted(&plan.people, &writes.people), 0),
    ];
    preview.new_names = [
        new_names("venue", &plan.venues, &writes.venues, |it| &it.name),
        new_names("partner", &plan.partners, &writes.partners, |it| &it.name),
        new_names("person", &plan.people, &writes.people, |it| &it.name),
        new_names("neighbourhood", &plan.neighbourhoods, &writes.neighbourhoods, |it| &it.name),
    ]
    .into_iter()
    .filter(|names| !names.names.is_empty())
    .collect();
    let pairs = |table: &str, known: Vec<&str>| -> Vec<_> {
        let new = preview.new_names.iter().filter(|names| names.table == table).flat_map(|names| &names.names);
        likely_same(table, known.into_iter(), new.map(String::as_str))
    };
    let mut likely = pairs("venue", plan.venues.iter().map(|it| it.name.as_str()).collect());
    likely.extend(pairs("partner", plan.partners.iter().map(|it| it.name.as_str()).collect()));
    preview.likely_same = likely;
}

/// How many of the written records are new, and how many changed.
pub(crate) fn counted<T: Record>(plan: &[T], written: &[T]) -> (usize, usize) {
    if written.is_empty() {
        return (0, 0);
    }
    let known: HashSet<&str> = plan.iter().map(Record::id).collect();
    let changed = written.iter().filter(|record| known.contains(record.id())).count();
    (written.len() - changed, changed)
}

/// The names of written records that the plan does not have yet.
pub(crate) fn new_names<T: Record>(table: &str, plan: &[T], written: &[T], name: impl Fn(&T) -> &String) -> NewNames {
    let known: HashSet<&str> = plan.iter().map(Record::id).collect();
    let names = written.iter().filter(|record| !known.contains(record.id())).map(|record| name(record).clone());
    NewNames::new(table, names)
}

/// The mapping under the sender's name, where it is not remembered yet.
fn mapping_to_remember(
    plan: &Plan,
    sheet: &Sheet,
    options: &ImportOptions,
    fields: &[(String, Certainty)],
    new_id: &mut dyn FnMut() -> Id,
) -> Option<ImportMapping> {
    let sender = options.sender.as_deref().map(str::trim).filter(|sender| !sender.is_empty())?;
    let known = plan.import_mappings.iter().find(|known| known.sender == sender);
    let id = known.map_or_else(new_id, |known| known.id.clone());
    let mapping = fields.iter().map(|(field, _)| field.clone()).collect();
    let next = ImportMapping { id, sender: sender.to_owned(), headers: sheet.headers.clone(), mapping };
    (known != Some(&next)).then_some(next)
}
