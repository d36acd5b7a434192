//! A workbook to be filled in: what is known stands in it, words are chosen from lists, the head cannot be changed.
//!
//! Three sheets: the rows, how to fill them in, and (hidden) the words to choose from. Its first column is the
//! program's own and hidden; what stands there is the caller's.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, ProtectionOptions, Workbook, Worksheet,
};

use crate::TableError;
use crate::workbook::{BookCell, head_format, new_book, sheet_name, write_cell};

/// A workbook to be filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormBook {
    /// Name of the sheet with the rows.
    pub name: String,
    /// Name of the sheet that explains.
    pub how_name: String,
    /// Name of the sheet with the words to choose from.
    pub choices_name: String,
    /// Paragraphs of the sheet that explains; the first is its title.
    pub how: Vec<String>,
    /// Over the program's own column.
    pub mark: String,
    /// The columns behind it.
    pub columns: Vec<FormColumn>,
    /// What stands in the program's own column, and the cells behind it.
    pub rows: Vec<(String, Vec<BookCell>)>,
    /// Empty rows for more.
    pub blank_rows: usize,
    /// Said beside a cell that holds no word of its list.
    pub choice_hint: String,
}

/// A column to be filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormColumn {
    /// Its heading.
    pub title: String,
    /// Words to choose from; others may be written too.
    pub choices: Vec<String>,
    /// Only to be read.
    pub is_locked: bool,
    /// In letters.
    pub width: f64,
}

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// A text that is longer is cut, or there would be nothing else on the screen.
const MOST_LINES: u32 = 8;

/// The workbook as a file.
pub fn form_book(form: &FormBook) -> Result<Vec<u8>, TableError> {
    let mut book = new_book()?;
    write_rows(book.add_worksheet(), form)?;
    write_how(book.add_worksheet(), form)?;
    write_choices(&mut book, form)?;
    Ok(book.save_to_buffer()?)
}

fn write_rows(page: &mut Worksheet, form: &FormBook) -> Result<(), TableError> {
    page.set_name(sheet_name(&form.name))?;
    let head = head_format();
    page.write_string_with_format(0, 0, &form.mark, &head)?;
    page.set_column_hidden(0)?;
    // The title of an event stays in sight, and the first cell that can be filled in is where the host begins.
    page.set_freeze_panes(1, 2)?;
    page.set_selection(1, 1, 1, 1)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    let last = (form.rows.len() + form.blank_rows).max(1) as u32;
    for (at, column) in (1_u16..).zip(&form.columns) {
        let cells = cell_format(column.is_locked);
        page.set_column_format(at, &cells)?;
        page.set_column_width(at, column.width)?;
        page.write_string_with_format(0, at, &column.title, &head)?;
        if !column.choices.is_empty() {
            page.add_data_validation(1, at, last, at, &choice_of(form, at, column)?)?;
        }
    }
    for (row, (own, cells)) in (1_u32..).zip(&form.rows) {
        page.write_string(row, 0, own)?;
        page.set_row_height(row, LINE * f64::from(lines(cells, &form.columns)))?;
        for ((at, cell), column) in (1_u16..).zip(cells).zip(&form.columns) {
            write_cell(page, (row, at), cell, &cell_format(column.is_locked))?;
        }
    }
    let allowed = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    };
    page.protect_with_options(&allowed);
    Ok(())
}

/// How many lines the longest cell of a row takes, as far as they are all shown.
fn lines(cells: &[BookCell], columns: &[FormColumn]) -> u32 {
    let taken = cells.iter().zip(columns).map(|(cell, column)| match cell {
        BookCell::Text(text) => {
            text.lines().map(|line| 1 + (line.chars().count() as f64 / column.width) as u32).sum::<u32>()
        }
        BookCell::Empty | BookCell::Number(_) | BookCell::Date(_) | BookCell::Money(..) => 1,
    });
    taken.max().unwrap_or(1).clamp(1, MOST_LINES)
}

fn cell_format(is_locked: bool) -> Format {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    if is_locked { format.set_background_color("#EEEEEE") } else { format.set_unlocked() }
}

fn choice_of(form: &FormBook, at: u16, column: &FormColumn) -> Result<DataValidation, TableError> {
    let letters = rust_xlsxwriter::utility::column_number_to_name(at);
    let list = format!("='{}'!${letters}$1:${letters}${}", sheet_name(&form.choices_name), column.choices.len());
    // Other words are read too, as far as they are known: the list is a help and no fence.
    let hint: String = form.choice_hint.chars().take(250).collect();
    let choice = DataValidation::new()
        .allow_list_formula(Formula::new(list))
        .set_error_style(DataValidationErrorStyle::Information);
    Ok(choice.set_error_message(hint)?)
}

fn write_how(page: &mut Worksheet, form: &FormBook) -> Result<(), TableError> {
    page.set_name(sheet_name(&form.how_name))?;
    page.set_column_width(0, 90)?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new().set_bold().set_font_size(14).set_text_wrap();
    for (row, line) in (0_u32..).zip(&form.how) {
        page.write_string_with_format(row, 0, line, if row == 0 { &title } else { &text })?;
    }
    Ok(())
}

fn write_choices(book: &mut Workbook, form: &FormBook) -> Result<(), TableError> {
    let page = book.add_worksheet();
    page.set_name(sheet_name(&form.choices_name))?;
    for (at, column) in (1_u16..).zip(&form.columns) {
        for (row, choice) in (0_u32..).zip(&column.choices) {
            page.write_string(row, at, choice)?;
        }
    }
    page.set_hidden(true);
    Ok(())
}
