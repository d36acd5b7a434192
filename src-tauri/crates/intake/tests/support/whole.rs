//! Everything that reading or checking a file gives, as text: one thing a line, values that are nothing left out.

use std::fmt::Write;

use domain::{Cell, Record};
use intake::{DryRun, ImportOptions, IntakeError, RefusedRow, Sheet, Writes};
use serde::Serialize;

fn line(text: &mut String, what: &str, value: &impl Serialize) {
    let value = serde_json::to_string(value).expect("plain data");
    writeln!(text, "{what} {value}").expect("a text");
}

fn lines<T: Serialize>(text: &mut String, what: &str, values: &[T]) {
    values.iter().for_each(|value| line(text, what, value));
}

fn rows(text: &mut String, what: &str, rows: &[RefusedRow]) {
    for RefusedRow { line, column, value, reason } in rows {
        writeln!(text, "{what} {line} {reason} {column:?} {value:?}").expect("a text");
    }
}

/// What was not taken, and why.
pub fn error(error: &IntakeError) -> String {
    format!("error {} {:?}\n", error.code, error.values)
}

fn options(text: &mut String, options: &ImportOptions) {
    let ImportOptions {
        encoding,
        delimiter,
        sheet,
        header_row,
        date_order,
        decimal_mark,
        mapping,
        sender,
        left_out_lines,
        left_out_kinds,
        indicator_id,
        name,
        year,
        repeats,
    } = options;
    let words = [
        ("encoding", encoding),
        ("delimiter", delimiter),
        ("sheet", sheet),
        ("date_order", date_order),
        ("decimal_mark", decimal_mark),
        ("sender", sender),
        ("indicator_id", indicator_id),
        ("name", name),
        ("repeats", repeats),
    ];
    let mut told: Vec<String> =
        words.iter().filter_map(|(name, word)| word.as_ref().map(|word| format!("{name}={word:?}"))).collect();
    told.extend(header_row.map(|row| format!("header_row={row}")));
    told.extend(year.map(|year| format!("year={year}")));
    told.extend((!left_out_lines.is_empty()).then(|| format!("left_out_lines={left_out_lines:?}")));
    told.extend((!left_out_kinds.is_empty()).then(|| format!("left_out_kinds={left_out_kinds:?}")));
    told.extend(mapping.as_ref().map(|mapping| format!("mapping={mapping:?}")));
    writeln!(text, "options {}", told.join(" ")).expect("a text");
}

/// Options that a person chose.
pub fn chosen(chosen: &ImportOptions) -> String {
    let mut text = String::new();
    options(&mut text, chosen);
    text
}

/// There are always many: the first one, and what stands behind the usual ones.
fn encodings(text: &mut String, encodings: &[String]) {
    let ends = [encodings.first(), encodings.last()].map(|name| name.map_or("", String::as_str));
    writeln!(text, "encodings {} {}", encodings.len(), ends.join(" … ")).expect("a text");
}

/// A table as it is read, before anybody asks what its columns mean.
pub fn sheet(sheet: &Sheet) -> String {
    let mut text = format!("{} {} has_head={}\n", sheet.file_name, sheet.format, sheet.has_head);
    options(&mut text, &sheet.options);
    encodings(&mut text, &sheet.encodings);
    line(&mut text, "sheets", &sheet.sheets);
    line(&mut text, "headers", &sheet.headers);
    if sheet.names != sheet.headers {
        line(&mut text, "names", &sheet.names);
    }
    lines(&mut text, "notice", &sheet.notices);
    rows(&mut text, "above", &sheet.preamble);
    rows(&mut text, "no record", &sheet.no_records);
    rows(&mut text, "told", &sheet.told);
    for row in &sheet.rows {
        line(&mut text, &format!("row {}", row.line), &row.cells);
    }
    text
}

/// What a person is shown, and what would be written.
pub fn done(done: &DryRun) -> String {
    let preview = &done.preview;
    let mut text = format!("{} {} as {}\n", preview.file_name, preview.format, preview.kind.word());
    options(&mut text, &preview.options);
    encodings(&mut text, &preview.encodings);
    line(&mut text, "sheets", &preview.sheets);
    lines(&mut text, "column", &preview.columns);
    let ends = [preview.fields.first(), preview.fields.last()].map(|name| name.map_or("", String::as_str));
    writeln!(text, "fields {} {}", preview.fields.len(), ends.join(" … ")).expect("a text");
    line(&mut text, "own names", &preview.own_names);
    line(&mut text, "senders", &preview.senders);
    text.push_str(&differences(done));
    text
}

/// The same with only the columns that were given to a field.
pub fn taken(done: &DryRun) -> String {
    let mut text = String::new();
    for column in done.preview.columns.iter().filter(|column| !column.field.is_empty()) {
        line(&mut text, "column", column);
    }
    text + &differences(done)
}

/// The same without what does not depend on the plan.
pub fn differences(done: &DryRun) -> String {
    let preview = &done.preview;
    let mut text = String::new();
    lines(&mut text, "question", &preview.questions);
    if preview.is_date_order_open {
        text.push_str("the order of dates is open\n");
    }
    let counts = [
        ("rows", preview.rows),
        ("new", preview.new),
        ("changed", preview.changed),
        ("same", preview.same),
        ("refused", preview.refused_count),
        ("left out", preview.left_out_count),
        ("no record", preview.no_record_count),
        ("events", preview.events),
        ("sessions", preview.sessions),
        ("venues", preview.venues),
        ("partners", preview.partners),
    ];
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    writeln!(text, "{}", counts.join(", ")).expect("a text");
    lines(&mut text, "records", &preview.records);
    lines(&mut text, "new names", &preview.new_names);
    lines(&mut text, "likely same", &preview.likely_same);
    lines(&mut text, "kind of row", &preview.row_kinds);
    lines(&mut text, "notice", &preview.notices);
    rows(&mut text, "refused", &preview.refused);
    rows(&mut text, "told", &preview.told);
    rows(&mut text, "no record", &preview.no_records);
    lines(&mut text, "item", &preview.items);
    lines(&mut text, "indicator", &preview.indicators);
    text.push_str(&writes(&done.writes));
    text
}

/// Records with the values that are not those of an empty one.
fn put<T: Record + Default>(text: &mut String, records: &[T]) {
    let empty = T::default().cells();
    for record in records {
        let values = T::FIELDS.iter().zip(record.cells()).zip(&empty).filter(|((_, cell), empty)| cell != *empty);
        let values: Vec<String> = values
            .map(|((field, cell), _)| match cell {
                Cell::Null => format!("{field}="),
                Cell::Integer(number) => format!("{field}={number}"),
                Cell::Real(number) => format!("{field}={number:?}"),
                Cell::Text(text) => format!("{field}={text:?}"),
            })
            .collect();
        writeln!(text, "{} {}", T::TABLE, values.join(" ")).expect("a text");
    }
}

/// What would be written.
pub fn writes(writes: &Writes) -> String {
    let mut text = String::new();
    writeln!(text, "writes {}", writes.count()).expect("a text");
    put(&mut text, &writes.neighbourhoods);
    put(&mut text, &writes.venues);
    put(&mut text, &writes.rooms);
    put(&mut text, &writes.partners);
    put(&mut text, &writes.people);
    put(&mut text, &writes.events);
    put(&mut text, &writes.sessions);
    put(&mut text, &writes.event_partners);
    put(&mut text, &writes.event_people);
    put(&mut text, &writes.status_steps);
    put(&mut text, &writes.tags);
    put(&mut text, &writes.own_values);
    put(&mut text, &writes.indicators);
    put(&mut text, &writes.readings);
    put(&mut text, &writes.indicator_targets);
    put(&mut text, &writes.goals);
    put(&mut text, &writes.actions);
    put(&mut text, &writes.milestones);
    put(&mut text, &writes.risks);
    put(&mut text, &writes.budget_lines);
    put(&mut text, &writes.import_mappings);
    let removed = [
        ("session", &writes.removed_sessions),
        ("event_partner", &writes.removed_event_partners),
        ("event_person", &writes.removed_event_people),
        ("tag", &writes.removed_tags),
    ];
    for (table, ids) in removed.iter().filter(|(_, ids)| !ids.is_empty()) {
        writeln!(text, "removed {table} {ids:?}").expect("a text");
    }
    text
}
