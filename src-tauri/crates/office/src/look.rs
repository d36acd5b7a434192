//! How documents look, as far as all formats share it: colours, and how wide columns are.
//!
//! What a plan can choose comes from `papers::Look`; the other colours are those of `assets/templates/look.typ`.

use domain::rules::colour::{Colour, contrast};
use papers::{Bar, Column, Logo, Row};

pub(crate) const INK: &str = "1D2430";
pub(crate) const MUTED: &str = "555E6E";
pub(crate) const LINE: &str = "D6CFBC";
pub(crate) const HAIRLINE: &str = "E4E0D6";
pub(crate) const WARM: &str = "FBF3E6";
pub(crate) const WARNING: &str = "A83E0C";
const BELOW: &str = "C8501A";

/// Width and height of a bar's drawing, in its own units; a unit is a tenth of a millimetre on paper.
pub(crate) const BAR_SIZE: (f64, f64) = (200.0, 32.0);

/// Width and height of the room for a logo, in millimetres.
const LOGO_ROOM: (f64, f64) = (60.0, 15.0);

/// Width and height of a logo on paper, in millimetres.
pub(crate) fn logo_size(logo: &Logo) -> (f64, f64) {
    logo.within(LOGO_ROOM.0, LOGO_ROOM.1)
}

/// A colour as office documents write it: without the sign before it.
pub(crate) fn hex(colour: Colour) -> String {
    colour.to_string().trim_start_matches('#').to_owned()
}

/// A name of a family of fonts without the signs that mean something where it is written; empty: none.
pub(crate) fn family(name: &str) -> String {
    name.chars()
        .filter(|sign| !sign.is_control() && !r#""'\<>&;{}(),:*/"#.contains(*sign))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The ground of pages in the dark.
const DARK: Colour = Colour([0x14, 0x18, 0x1F]);

/// A colour and its tint as they are read in the dark: the least light shade that has enough contrast there.
pub(crate) fn in_the_dark(accent: Colour) -> (Colour, Colour) {
    let shades = (0..=20_u8).map(|step| accent.over_white(1.0 - f64::from(step) / 20.0));
    let read = shades.into_iter().find(|shade| 7.0 <= contrast(*shade, DARK)).unwrap_or(Colour([255; 3]));
    (read, DARK.towards(accent, 0.2))
}

/// A number as a bar with a line at the target. Decoration: the number stands beside it.
pub(crate) fn bar_svg(bar: Bar, stands_out: bool, is_rtl: bool, plain: Colour) -> String {
    let (width, height) = BAR_SIZE;
    let full = width - 6.0;
    let share = |share: f64| if share.is_finite() { share.clamp(0.005, 1.0) } else { 0.005 };
    let length = full * share(bar.length);
    let colour = if stands_out { BELOW.to_owned() } else { hex(plain) };
    let start = if is_rtl { width - length } else { 0.0 };
    let line = bar.target.map_or_else(String::new, |target| {
        let at = full * share(target);
        let at = if is_rtl { width - at - 3.0 } else { at };
        format!("<rect x=\"{at:.1}\" y=\"0\" width=\"3\" height=\"{height}\" fill=\"#{INK}\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" aria-hidden=\"true\"><rect x=\"{start:.1}\" y=\"5\" width=\"{length:.1}\" height=\"22\" \
         fill=\"#{colour}\"/>{line}</svg>"
    )
}

/// Lengths of a table's letters and cells, in the unit in which widths are wanted.
#[derive(Clone, Copy)]
pub(crate) struct TableMeasure {
    /// How wide the table may be.
    pub total: f64,
    /// The size of its letters.
    pub em: f64,
    /// What a cell takes beside its words.
    pub padding: f64,
    /// What a bar takes.
    pub bar: f64,
}

/// How wide each column is: narrow ones as their words, the others by their shares of what is left. Office programs
/// differ in how they fit columns to words, so the widths are told to them.
pub(crate) fn widths(columns: &[Column], rows: &[Row], measure: TableMeasure) -> Vec<f64> {
    let TableMeasure { total, em, padding, bar } = measure;
    let cells = |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.plain());
    // Headings and first cells are bold, which is wider.
    let bold = 1.1;
    let least = |(at, column): (usize, &Column)| {
        let weight = if at == 0 { bold } else { 1.0 };
        let words = cells(at).map(|cell| longest_word(&cell) * weight).fold(0.0, f64::max);
        words.max(longest_word(&column.title) * bold).min(14.0) * em + padding
    };
    let leasts: Vec<f64> = columns.iter().enumerate().map(least).collect();
    let natural = |at: usize, column: &Column| {
        let line = cells(at).map(|cell| text_width(&cell)).fold(0.0, f64::max).min(16.0) * em + padding;
        line.max(leasts[at]) + if column.has_bar { bar } else { 0.0 }
    };
    let narrow: f64 = columns.iter().enumerate().filter(|(_, it)| it.share == 0).map(|(at, it)| natural(at, it)).sum();
    let shares: f64 = columns.iter().map(|column| f64::from(column.share)).sum();
    let left = (total - narrow).max(total * 0.3);
    let width = |(at, column): (usize, &Column)| match column.share {
        0 => natural(at, column),
        share => (left * f64::from(share) / shares).max(leasts[at]),
    };
    let widths: Vec<f64> = columns.iter().enumerate().map(width).collect();
    let sum: f64 = widths.iter().sum();
    // A share that its longest word has widened takes from the others.
    let fits = if total < sum { total / sum } else { 1.0 };
    widths.into_iter().map(|width| width * fits).collect()
}

/// Tables with at most so many rows stay on one page, as in the PDF, unless their words fill most of it.
const TOGETHER: usize = 14;
const MOST_LINES: f64 = 36.0;

/// Whether a table is so short that it stays on one page.
pub(crate) fn stays_together(rows: &[Row], widths: &[f64], measure: TableMeasure) -> bool {
    let lines = |row: &Row| {
        let cells = row.cells.iter().zip(widths);
        let lines = cells.map(|(cell, width)| {
            let room = (width - measure.padding).max(measure.em);
            (text_width(&cell.plain()) * measure.em / room).ceil()
        });
        lines.fold(1.0, f64::max)
    };
    rows.len() <= TOGETHER && rows.iter().map(lines).sum::<f64>() <= MOST_LINES
}

fn longest_word(text: &str) -> f64 {
    text.split_whitespace().map(text_width).fold(0.0, f64::max)
}

/// How wide a text is in sizes of its letters, by the usual proportions of letters without serifs.
fn text_width(text: &str) -> f64 {
    let width = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.25,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '–' | '—' => 0.88,
        '\u{1100}'.. if !('\u{1E00}'..='\u{2E7F}').contains(&letter) => 1.0,
        _ if letter.is_uppercase() => 0.7,
        _ => 0.56,
    };
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use papers::{Column, Row};

    use super::{TableMeasure, stays_together, widths};

    const MEASURE: TableMeasure = TableMeasure { total: 480.0, em: 9.0, padding: 8.0, bar: 60.0 };

    fn row(cells: &[&str]) -> Row {
        Row { cells: cells.iter().map(|cell| (*cell).into()).collect(), stands_out: false, bar: None }
    }

    #[test]
    fn shares_take_what_narrow_columns_leave() {
        let columns =
            [Column::wide("Step".to_owned(), 6), Column::number("Due".to_owned()), Column::wide("Who".to_owned(), 3)];
        let found = widths(&columns, &[row(&["Booklet", "12", "Press office"])], MEASURE);
        assert!((found.iter().sum::<f64>() - 480.0).abs() < 0.01, "{found:?}");
        assert!(found[1] < 40.0 && (found[0] / found[2] - 2.0).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn no_table_is_wider_than_its_page() {
        let long = "x".repeat(500);
        let columns = [Column::wide(long.clone(), 1), Column::narrow(long.clone()), Column::bars(long.clone())];
        let found = widths(&columns, &[row(&[&long, &long, &long])], MEASURE);
        assert!(found.iter().sum::<f64>() <= 480.01 && found.iter().all(|width| 20.0 < *width), "{found:?}");
    }

    #[test]
    fn a_table_that_fills_a_page_may_break() {
        let rows = |words: &str, count: usize| vec![row(&[words, "1"]); count];
        let together = |rows: &[Row]| stays_together(rows, &[100.0, 50.0], MEASURE);
        assert!(together(&rows("a few words", 14)));
        assert!(!together(&rows("a few words", 15)));
        assert!(!together(&rows(&"many words ".repeat(30), 4)));
    }
}
