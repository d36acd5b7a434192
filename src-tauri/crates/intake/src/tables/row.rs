//! The cells of one row against its record: which were edited, and what they mean now.

use domain::rules::own_fields::{self, OwnSaid, stored};
use domain::tables::labels::Labels;
use domain::tables::mark::{Mark, print_of};
use domain::tables::shown::{Shown, is_cut, tidy};
use domain::tables::{Column, Fixed, Holds};
use domain::{Cell, Field, OwnField, OwnKind};

use crate::own::choice_of;
use crate::source::error_cells::is_error;
use crate::tables::read::{Habits, chosen, readings, value};
use crate::tables::words::Vocabulary;

/// A column of the table that stands in the file.
pub(super) struct Placed<'a> {
    pub(super) column: Column<'a>,
    /// In which column of the sheet.
    pub(super) at: usize,
    /// Where its print stands in a mark; `None`: somebody added the column.
    pub(super) print: Option<usize>,
    /// Where its field stands in the record.
    pub(super) field: Option<usize>,
}

/// What the cells of all rows are read by.
pub(super) struct Reader<'a> {
    pub(super) words: &'a Vocabulary,
    pub(super) labels: &'a Labels,
    pub(super) digits: u32,
    pub(super) habits: Habits,
}

/// What a cell asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// Nothing: it is as it was, or as the plan has it.
    Nothing,
    /// Another value.
    Value(Cell),
    /// Another value, as it was written, and why the field does not understand it.
    Kept(String, &'static str),
    /// It cannot be taken; the value of the row and a reason.
    Told(String, &'static str),
}

/// Which kind of row it is.
#[derive(Clone, Copy)]
pub(super) enum RowKind<'m> {
    /// It went out and came back.
    Marked(&'m Mark),
    /// It is a record that the plan has, typed in anew.
    Known,
    /// It is new.
    New,
}

impl Reader<'_> {
    /// What a cell asks for. `now` is what the plan shows there, `stored` what it holds.
    pub(super) fn asked(
        &self,
        of: &Placed,
        text: &str,
        is_typed: bool,
        kind: RowKind,
        now: &Shown,
        stored: &Cell,
    ) -> Asked {
        let meant = readings(text, of.column.is_list(), of.column.meaning, is_typed, self.words);
        let base = match kind {
            RowKind::Marked(mark) => of.print.and_then(|print| mark.prints.get(print)),
            RowKind::Known | RowKind::New => None,
        };
        let mut keys: Vec<String> = meant.iter().map(Shown::key).collect();
        // What a field of the plan's own does not understand went out as it was written.
        keys.extend(matches!(of.column.holds, Holds::Own(_)).then(|| tidy(text)));
        if base.is_some_and(|base| keys.iter().any(|key| print_of(key) == *base)) {
            return Asked::Nothing;
        }
        // A cell that nobody filled in says nothing of a record that the plan has.
        let is_silent = base.is_none() && keys.iter().all(String::is_empty);
        let now_key = now.key();
        if is_silent || keys.contains(&now_key) {
            return Asked::Nothing;
        }
        let told = |reason| Asked::Told(crate::cells::clean::clean_line(text).chars().take(200).collect(), reason);
        if is_error(text) {
            return told("cell_error");
        }
        match (of.column.fixed, kind) {
            (_, RowKind::New) | (Fixed::Free, _) => {}
            (Fixed::OnceSet, RowKind::Marked(_) | RowKind::Known) if now.is_empty() => {}
            (Fixed::OnceSet | Fixed::Key, RowKind::Marked(_) | RowKind::Known) => return told("table_fixed"),
        }
        if base.is_some_and(|base| print_of(&now_key) != *base) {
            let both = format!("{} ⟷ {}", short(text), short(&self.said(now)));
            return Asked::Told(both, "table_both_changed");
        }
        if let Cell::Text(stored) = stored
            && is_cut(stored)
        {
            return told("table_cut");
        }
        if let Holds::Own(field) = of.column.holds {
            return self.own(field, text, meant, told("table_two_readings"));
        }
        match chosen(meant, self.habits) {
            None => told("table_two_readings"),
            Some(shown) => match value(&shown, of.column.meaning, self.words, self.labels, self.digits) {
                Ok(cell) => Asked::Value(cell),
                Err(reason) => told(reason),
            },
        }
    }

    /// What a cell asks of a field of the plan's own: what it does not understand is kept as it was written, and told.
    fn own(&self, field: &OwnField, text: &str, meant: Vec<Shown>, unclear: Asked) -> Asked {
        let Some(shown) = chosen(meant, self.habits) else { return unclear };
        let said = match (field.kind, &shown) {
            (_, Shown::Empty) => return Asked::Value(Cell::Text(String::new())),
            (OwnKind::Number, Shown::Number(number, _)) => Some(OwnSaid::Number(*number)),
            (OwnKind::Date, Shown::Date(day)) => Some(OwnSaid::Date(*day)),
            (OwnKind::YesNo, Shown::YesNo(is_so)) => Some(OwnSaid::YesNo(*is_so)),
            (OwnKind::Text, Shown::Text(text)) => return Asked::Value(Cell::Text(text.clone())),
            (OwnKind::Choice, Shown::Text(text)) => choice_of(field, text).map(OwnSaid::Choice),
            (OwnKind::Text | OwnKind::Number | OwnKind::Date | OwnKind::Choice | OwnKind::YesNo, _) => None,
        };
        // A number or a day beyond what a plan can hold is none that the field understands.
        let stored = said.map(|said| stored(field, &said)).filter(|value| is_understood(field, value));
        let reason = if field.kind == OwnKind::Choice { "own_choice_unknown" } else { "own_not_understood" };
        stored.map_or_else(|| Asked::Kept(tidy(text), reason), |value| Asked::Value(Cell::Text(value)))
    }

    /// What the plan shows, in words.
    fn said(&self, shown: &Shown) -> String {
        match shown {
            Shown::Empty => String::new(),
            Shown::Text(text) => text.clone(),
            Shown::List(items) => domain::tables::shown::joined(items),
            Shown::Number(number, _) => number.to_string(),
            Shown::YesNo(is_so) => domain::tables::shown::Speak::word(
                self.words,
                domain::words::WordList { name: "yes_no", words: &[] },
                if *is_so { "1" } else { "0" },
            ),
            Shown::Date(_) | Shown::Moment(_) | Shown::Time(_) => shown.key(),
        }
    }
}

fn is_understood(field: &OwnField, value: &str) -> bool {
    own_fields::said(field, value).is_ok()
}

fn short(text: &str) -> String {
    crate::cells::clean::clean_line(text).chars().take(90).collect()
}

/// An empty value as a field holds it: nothing, or an empty text or list where it cannot be without one.
pub(super) fn empties() -> [Cell; 3] {
    [Cell::Null, Cell::Text(String::new()), Vec::<String>::new().to_cell()]
}
