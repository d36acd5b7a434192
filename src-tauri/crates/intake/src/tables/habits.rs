//! How the spreadsheet writes that a table came through: by cells that nobody edited, what they held is known.

use domain::fields::Meaning;
use domain::tables::mark::print_of;
use domain::tables::shown::Shown;

use super::Marks;
use crate::tables::read::{Habits, readings};
use crate::tables::row::Placed;
use crate::tables::words::Vocabulary;
use crate::{ImportOptions, Sheet};

/// What cells that nobody edited say of how the spreadsheet writes.
pub(super) fn habits_of(
    sheet: &Sheet,
    marks: &Marks,
    placed: &[Placed],
    words: &Vocabulary,
    options: &ImportOptions,
) -> Habits {
    let mut habits = Habits {
        is_day_first: options.date_order.as_deref().map(|order| order == "day_first"),
        decimal_mark: options.decimal_mark.as_deref().map(|mark| if mark == "comma" { ',' } else { '.' }),
    };
    if habits.decimal_mark.is_none() && sheet.options.delimiter.is_some() {
        let is_semicolon = sheet.options.delimiter.as_deref() == Some(";");
        habits.decimal_mark = Some(if is_semicolon { ',' } else { '.' });
    }
    let mut votes = [0_usize; 4];
    for row in &sheet.rows {
        let Some(mark) = marks.by_line.get(&row.line) else { continue };
        for of in placed {
            let Some(base) = of.print.and_then(|print| mark.prints.get(print)) else { continue };
            let is_open = matches!(
                of.column.meaning,
                Meaning::Date | Meaning::Moment | Meaning::Number | Meaning::Money | Meaning::Count | Meaning::Year
            );
            let text = row.cells.get(of.at).map_or("", String::as_str);
            if !is_open || text.is_empty() {
                continue;
            }
            let meant = readings(text, false, of.column.meaning, sheet.typed.contains(&(row.line, of.at)), words);
            let [first, second] = meant.as_slice() else { continue };
            let is_date = matches!(first, Shown::Date(_) | Shown::Moment(_));
            let place = if is_date { 0 } else { 2 };
            votes[place] += usize::from(print_of(&first.key()) == *base);
            votes[place + 1] += usize::from(print_of(&second.key()) == *base);
        }
    }
    let [day, month, point, comma] = votes;
    if habits.is_day_first.is_none() && (day == 0) != (month == 0) {
        habits.is_day_first = Some(0 < day);
    }
    if options.decimal_mark.is_none() && (point == 0) != (comma == 0) {
        habits.decimal_mark = Some(if 0 < point { '.' } else { ',' });
    }
    habits
}
