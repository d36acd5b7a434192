//! A table as a workbook of Excel.

use chrono::{NaiveDateTime, NaiveTime, Timelike};
use domain::fields::Meaning;
use domain::tables::shown::Shown;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet,
};

use super::book::{BLANK_ROWS, Book, BookColumn, NewCell, decimals, sound, written};
use crate::TableError;
use crate::workbook::{excel_day, new_book, sheet_name};

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// The most letters of a hint.
const HINT: usize = 250;

/// The workbook as a file.
pub(super) fn file(book: &Book) -> Result<Vec<u8>, TableError> {
    let mut made = new_book()?;
    write_rows(made.add_worksheet(), book)?;
    if !book.explained.is_empty() {
        write_how(made.add_worksheet(), book)?;
        write_lists(&mut made, book)?;
    }
    Ok(made.save_to_buffer()?)
}

fn write_rows(page: &mut Worksheet, book: &Book) -> Result<(), TableError> {
    page.set_name(sheet_name(&book.name))?;
    let head = head_format();
    // Behind the program's own column, which is hidden, stands what people know a row by; both stay in sight.
    let first = u16::from(book.mark.is_some());
    if let Some(mark) = &book.mark {
        page.write_string_with_format(0, 0, mark, &head)?;
        page.set_column_hidden(0)?;
    }
    page.set_freeze_panes(1, 2 * first)?;
    page.set_selection(1, first, 1, first)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    page.set_row_height(0, 2.0 * LINE + 4.0)?;
    let blank = (book.rows.len() + BLANK_ROWS) as u32;
    for (at, column) in (first..).zip(&book.columns) {
        page.set_column_width(at, column.width)?;
        page.set_column_format(at, &blank_format(column))?;
        page.write_string_with_format(0, at, &column.title, &head)?;
        if !column.choices.is_empty() {
            page.add_data_validation(1, at, blank, at, &choice(book, at, column)?)?;
        }
    }
    for (row, line) in (1_u32..).zip(&book.rows) {
        if book.mark.is_some() {
            page.write_string(row, 0, &line.mark)?;
        }
        page.set_row_height(row, LINE * line.lines as f64)?;
        for ((at, cell), column) in (first..).zip(&line.cells).zip(&book.columns) {
            write_cell(page, (row, at), cell, column)?;
        }
    }
    let last = (book.columns.len() as u16 + first).saturating_sub(1);
    page.autofilter(0, 0, (book.rows.len() as u32).max(1), last)?;
    Ok(())
}

fn head_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color("#E3EDF7")
        .set_border_bottom(FormatBorder::Thin)
}

fn cell_format(column: &BookColumn) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    if column.is_fixed { format.set_background_color("#F0F0F0") } else { format }
}

/// What somebody types into a new row is to look as the others do; a text stays one, whatever it looks like.
fn blank_format(column: &BookColumn) -> Format {
    let format = cell_format(column);
    match NewCell::of(column) {
        NewCell::Date => format.set_num_format("yyyy-mm-dd"),
        NewCell::Moment => format.set_num_format("yyyy-mm-dd hh:mm"),
        NewCell::Time => format.set_num_format("hh:mm"),
        NewCell::Text => format.set_num_format("@").set_text_wrap(),
        NewCell::Word => format.set_text_wrap(),
        NewCell::Plain => format,
    }
}

fn write_cell(
    page: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Shown,
    column: &BookColumn,
) -> Result<(), TableError> {
    let base = cell_format(column);
    let timed = match cell {
        Shown::Empty => return Ok(()),
        Shown::Number(number, digits) => {
            page.write_number_with_format(
                row,
                at,
                *number,
                &base.set_num_format(number_format(column, *number, *digits)),
            )?;
            return Ok(());
        }
        Shown::Date(day) => excel_day(*day).map(|day| (day, "yyyy-mm-dd")),
        Shown::Moment(moment) => excel_moment(*moment).map(|moment| (moment, "yyyy-mm-dd hh:mm")),
        Shown::Time(time) => excel_time(*time).map(|time| (time, "hh:mm")),
        Shown::Text(_) | Shown::List(_) | Shown::YesNo(_) => None,
    };
    if let Some((value, format)) = timed {
        page.write_datetime_with_format(row, at, &value, &base.set_num_format(format))?;
        return Ok(());
    }
    let text = match cell {
        Shown::YesNo(is_so) => column.choices.get(usize::from(!is_so)).cloned().unwrap_or_default(),
        other => sound(&written(other)),
    };
    let base = base.set_text_wrap();
    let base = if text::csv::is_formula(&text) { base.set_quote_prefix() } else { base };
    // What looks like a number or a date stays a text when somebody edits it.
    let is_text = NewCell::of(column) == NewCell::Text;
    let base = if is_text { base.set_num_format("@") } else { base };
    page.write_string_with_format(row, at, text, &base)?;
    Ok(())
}

/// With as many digits as there are, so that a spreadsheet that saves what it shows saves all of them.
fn number_format(column: &BookColumn, number: f64, digits: Option<u32>) -> String {
    let whole = if column.meaning == Meaning::Money { "#,##0" } else { "0" };
    match decimals(number, digits) {
        Some(0) => whole.to_owned(),
        Some(count) => format!("{whole}.{}", "0".repeat(count)),
        None => "0.00000000000000E+00".to_owned(),
    }
}

/// Seconds are not shown, so a moment that has some stands as text.
fn excel_moment(at: NaiveDateTime) -> Option<ExcelDateTime> {
    let day = excel_day(at.date())?;
    (at.second() == 0).then(|| day.and_hms(at.hour() as u16, at.minute() as u8, 0).ok()).flatten()
}

fn excel_time(at: NaiveTime) -> Option<ExcelDateTime> {
    (at.second() == 0).then(|| ExcelDateTime::from_hms(at.hour() as u16, at.minute() as u8, 0).ok()).flatten()
}

fn choice(book: &Book, at: u16, column: &BookColumn) -> Result<DataValidation, TableError> {
    let letters = rust_xlsxwriter::utility::column_number_to_name(at);
    let list = format!("='{}'!${letters}$1:${letters}${}", sheet_name(&book.lists_name), column.choices.len());
    // Other words are read too where they are known, and told where they are not: the list is a help and no fence.
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let choice = DataValidation::new()
        .allow_list_formula(Formula::new(list))
        .set_error_style(DataValidationErrorStyle::Information)
        .set_error_title(cut(&book.choice_hint.0, 30))?;
    Ok(choice.set_error_message(cut(&book.choice_hint.1, HINT))?)
}

fn write_how(page: &mut Worksheet, book: &Book) -> Result<(), TableError> {
    page.set_name(sheet_name(&book.how_name))?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new().set_bold().set_font_size(14);
    for (at, width) in (0_u16..).zip([30.0, 46.0, 60.0, 34.0]) {
        page.set_column_width(at, width)?;
    }
    let mut row = 0;
    for (at, line) in book.how.iter().enumerate() {
        page.merge_range(row, 0, row, 3, line, if at == 0 { &title } else { &text })?;
        let lines = 1 + line.chars().count() / 150;
        page.set_row_height(row, if at == 0 { 22.0 } else { LINE * lines as f64 })?;
        row += 1;
    }
    row += 1;
    let head = head_format();
    for (place, cells) in book.explained.iter().enumerate() {
        for (at, cell) in (0_u16..).zip(cells) {
            page.write_string_with_format(row, at, sound(cell), if place == 0 { &head } else { &text })?;
        }
        row += 1;
    }
    Ok(())
}

fn write_lists(made: &mut Workbook, book: &Book) -> Result<(), TableError> {
    let page = made.add_worksheet();
    page.set_name(sheet_name(&book.lists_name))?;
    for (at, column) in (1_u16..).zip(&book.columns) {
        for (row, word) in (0_u32..).zip(&column.choices) {
            page.write_string(row, at, sound(word))?;
        }
    }
    page.set_hidden(true);
    Ok(())
}
