//! Which rows below the heading are records: totals, footnotes, headings that stand again and other tables are none.
//!
//! Every row left out is named with its line and the reason; nothing vanishes.

use std::collections::HashSet;

use crate::RefusedRow;
use crate::cells::clean::name_key;
use crate::source::delimited::RawRow;
use crate::source::header_row::is_value;
use crate::source::sheet::{SheetRow, left_out};

/// Rows that are records, and rows that are none.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) rows: Vec<SheetRow>,
    pub(crate) no_records: Vec<RefusedRow>,
}

/// Words that begin a row of sums, as [`name_key`] writes them.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sub total",
    "grand total",
    "sum",
    "summe",
    "zwischensumme",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "endsumme",
    "totale",
    "subtotale",
    "suma",
    "subtotaal",
    "totaal",
    "sous total",
    "soma",
    "totais",
    "razem",
    "celkem",
    "spolu",
    "osszesen",
    "yhteensa",
    "summa",
    "totalt",
    "i alt",
    "ukupno",
    "skupaj",
    "итого",
    "всего",
    "συνολο",
    "toplam",
    "kokku",
    "kopa",
    "is viso",
    "合計",
    "小計",
    "総計",
    "합계",
    "소계",
    "总计",
    "รวม",
    "المجموع",
    "جمع",
];

/// Signs and words that begin a footnote.
const FOOTNOTES: &[&str] = &[
    "stand",
    "as of",
    "source",
    "sources",
    "quelle",
    "quellen",
    "note",
    "notes",
    "anmerkung",
    "hinweis",
    "fuente",
    "nota",
    "fonte",
    "bron",
    "updated",
    "last updated",
    "etat",
    "data as of",
    "kilde",
    "kalla",
    "lahde",
    "zdroj",
    "zrodlo",
    "forras",
    "izvor",
    "remarque",
    "opmerking",
    "stichtag",
    "exported",
    "export",
    "printed",
];

/// Parts the rows below the heading, whose names are given.
pub(crate) fn parted(rows: Vec<RawRow>, names: &[String], has_head: bool) -> Parts {
    let keys: Vec<String> = names.iter().map(|name| name_key(name)).collect();
    let known: HashSet<&str> = keys.iter().map(String::as_str).filter(|key| !key.is_empty()).collect();
    let last_full = rows.iter().rposition(|(_, cells)| is_full(cells, names.len()));
    let mut parts = Parts::default();
    let mut is_other = None;
    for (at, (line, cells)) in rows.into_iter().enumerate() {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let heading = if has_head { heading_again(&cells, &keys, &known) } else { None };
        let reason = match heading {
            Some(Again::Same) => {
                is_other = None;
                Some("heading_again")
            }
            Some(Again::Other) => {
                // Right below the headings it is one more row of them.
                is_other = if parts.rows.is_empty() { None } else { Some("other_columns") };
                Some("heading_again")
            }
            None if is_other.is_some() => is_other,
            None if is_total(&cells) => Some("total"),
            None if last_full.is_some_and(|last| last < at) && is_footnote(&cells, names.len()) => Some("footnote"),
            None => None,
        };
        match reason {
            Some(reason) => parts.no_records.push(left_out(line, &cells, reason)),
            None => parts.rows.push(SheetRow { line, cells }),
        }
    }
    parts
}

enum Again {
    Same,
    Other,
}

/// Whether a row is the heading once more, or one of the same names in other columns.
fn heading_again(cells: &[String], keys: &[String], known: &HashSet<&str>) -> Option<Again> {
    let mut keys_of = cells.iter().map(|cell| name_key(cell)).filter(|key| !key.is_empty());
    // Most rows are seen to be none by their first cells.
    let mut filled: Vec<String> = keys_of.by_ref().take(2).collect();
    if filled.len() < 2 || !filled.iter().any(|key| known.contains(key.as_str())) {
        return None;
    }
    filled.extend(keys_of);
    let found = filled.iter().filter(|key| known.contains(key.as_str())).count();
    // Another table may have a column more; one that has less than most of ours in common is a row of words.
    if found < 2 || found * 5 < filled.len() * 4 || found * 2 < known.len() {
        return None;
    }
    let is_same = filled.len() == found
        && cells.iter().zip(keys).all(|(cell, key)| name_key(cell) == *key)
        && cells.len() >= keys.iter().rposition(|key| !key.is_empty()).map_or(0, |last| last + 1);
    Some(if is_same { Again::Same } else { Again::Other })
}

fn is_full(cells: &[String], width: usize) -> bool {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    width < 3 || 2 < filled || width <= filled * 2
}

/// `Summe;;;97`: a word for a sum, and numbers, in a row that is mostly empty.
fn is_total(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let rest: Vec<&str> = filled.collect();
    let is_sum = |cell: &&str| cell.starts_with(|letter: char| letter.is_numeric() || "-+€$£¥".contains(letter));
    rest.len() * 2 <= cells.len()
        && !rest.is_empty()
        && rest.iter().all(is_sum)
        && TOTALS.contains(&name_key(first.trim_end_matches(':')).as_str())
}

/// A single cell below the last whole row that begins as footnotes do.
fn is_footnote(cells: &[String], width: usize) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let [only] = filled.as_slice() else { return false };
    let begins = only.starts_with(['*', '†', '‡', '#', '¹', '²', '³', '†', '※', '©', '(']);
    let word = name_key(only.split([':', '：']).next().unwrap_or_default());
    let is_word = only.contains([':', '：']) && (FOOTNOTES.contains(&word.as_str()) || word.split(' ').count() <= 3);
    3 <= width && (begins || is_word || FOOTNOTES.contains(&word.as_str()) || is_value(only))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the file as `line reason`, records without a reason.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut rows: Vec<RawRow> =
            text.lines().enumerate().map(|(at, line)| (at + 1, line.split(';').map(str::to_owned).collect())).collect();
        let names = rows.remove(0).1;
        let parts = parted(rows, &names, true);
        let mut found: Vec<(usize, String)> = parts.rows.iter().map(|row| (row.line, String::new())).collect();
        found.extend(parts.no_records.iter().map(|row| (row.line, format!(" {}", row.reason))));
        found.sort();
        let found: Vec<String> = found.into_iter().map(|(line, reason)| format!("{line}{reason}")).collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn rows_that_are_no_records() {
        check("Title;Date;Places\nA;3.5.2027;5\nSumme;;5", "2, 3 total");
        check("Title;Date;Places\nA;3.5.2027;5\nTotal recall;4.5.2027;5", "2, 3");
        check("Title;Date;Places;a\nA;3.5.2027;5;\nTotal:;;€ 5;-5\nSum;;;x\nSum;;;", "2, 3 total, 4, 5");
        check(
            "Title;Date;Places;a\nA;3.5.2027;5;\nTotal:;;€ 5;\nTOTAL;-5;+5;\nSum;;x;\nSum;5;5;5",
            "2, 3 total, 4 total, 5, 6",
        );
        check("Title;Date\nA;3.5.2027\nSum;5", "2, 3 total");
        // Words alone are a footnote below the last whole row, where they begin as one does.
        check(
            "Title;Date;Places\nA;3.5.2027;5\nSource: the city;;\nBy us all: yes;;\nOne two three four: x;;\nNotes;;\n12.5.2027;;\n(c) us;;\nWalk;;",
            "2, 3 footnote, 4 footnote, 5, 6 footnote, 7 footnote, 8 footnote, 9",
        );
        check("Title;Date\nA;3.5.2027\n* booked out;", "2, 3");
        check("Title;Date;Places\nA;3.5.2027;5\n* booked out;x;", "2, 3");
        check("Title;Date;Places\n* a;;\n* b;x;\n* c;;", "2, 3, 4 footnote");
        check("Title;Date;Places;D;E;F\n* a;;;;;\nB;1;2;;;\n* c;;;;;", "2, 3, 4 footnote");
        check("Title;Date;Places;D;E;F;G\n* a;;;;;;\nB;1;;;;;\n* c;;;;;;", "2, 3, 4");
        // A heading that stands again has most of the names, and no more than one other.
        check(
            "A;B;C;D;E\n1;2;3;4;5\nA;B;C;D;x\nA;B;C;x;y\nA;B;;;\nA;B;C;;",
            "2, 3 heading_again, 4 other_columns, 5 other_columns, 6 heading_again",
        );
        check("A;B;C;D;E\n1;2;3;4;5\nA;B;C;x;y\nA;B;;;\nA;;;;\nx;y;A;B;C", "2, 3, 4, 5, 6");
        check(
            "A;B;C;D\n1;2;3;4\nA;B;;\n1;2;3;4\nA;B;C;D\n1;2;3;4",
            "2, 3 heading_again, 4 other_columns, 5 heading_again, 6",
        );
        check("A;B;\nA;B;\n1;2;", "2 heading_again, 3");
        check("A;B;C\nB;A;C\n1;2;3", "2 heading_again, 3");
        check("Title;Date;Places\nA;3.5.2027;5\nSum;4.5.2027;5", "2, 3");
        check("Title;Date;Places\nA;3.5.2027;5\n* booked out;;\nStand: 1.2.2027;;", "2, 3 footnote, 4 footnote");
        check("Title;Date;Places\n* star walk;;\nA;3.5.2027;5", "2, 3");
        check("Title;Date\nA;3.5.2027\nTitle;Date\nB;4.5.2027", "2, 3 heading_again, 4");
        check("Title;Date\nA;3.5.2027\nDate;Title\n4.5.2027;B", "2, 3 heading_again, 4 other_columns");
        check("Title;Date;Venue\nA;3.5.2027;x\nTitle;Date\nB;4.5.2027", "2, 3 heading_again, 4 other_columns");
    }
}
