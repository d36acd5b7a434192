//! The content of an OpenDocument workbook: styles, drop-downs, the three sheets, and the range of the filter.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::{NaiveTime, Timelike};
use domain::fields::Meaning;
use domain::tables::shown::Shown;

use super::book::{BLANK_ROWS, Book, BookColumn, NewCell, decimals, sound, written};
use super::ods::name_of;

/// Centimetres that a letter takes.
const LETTER: f64 = 0.2;
/// Centimetres that a line takes.
const LINE: f64 = 0.53;

/// A text as it stands in an attribute or an element.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(sound(text).as_str()).into_owned()
}

/// The part `content.xml`.
pub(super) fn content(book: &Book) -> String {
    let mut styles = Styles::default();
    let mut rows = String::new();
    for row in &book.rows {
        let _ = write!(rows, "<table:table-row table:style-name=\"ro{}\">", row.lines);
        if book.mark.is_some() {
            rows.push_str(&text_cell(&row.mark, "plain", ""));
        }
        for ((at, cell), column) in book.columns.iter().enumerate().map(|(at, column)| ((at, &row.cells[at]), column)) {
            rows.push_str(&value_cell(cell, column, at, &mut styles));
        }
        rows.push_str("</table:table-row>");
    }
    let blank: String = book
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            format!("<table:table-cell table:style-name=\"{}\"{}/>", styles.blank(column), validated(column, at))
        })
        .collect();
    let head: String = book.columns.iter().map(|column| text_cell(&column.title, "head", "")).collect();
    let widths: String =
        (0..book.columns.len()).map(|at| format!("<table:table-column table:style-name=\"co{at}\"/>")).collect();
    let name = name_of(&book.name);
    let (own_column, own_head, own_blank) = match &book.mark {
        Some(mark) => (OWN_COLUMN, text_cell(mark, "head", ""), "<table:table-cell/>"),
        None => ("", String::new(), ""),
    };
    let main = format!(
        "<table:table table:name=\"{name}\" table:style-name=\"seen\">{own_column}{widths}<table:table-header-rows>\
         <table:table-row table:style-name=\"rohead\">{own_head}{head}</table:table-row></table:table-header-rows>{rows}\
         <table:table-row table:style-name=\"ro1\" table:number-rows-repeated=\"{BLANK_ROWS}\">{own_blank}{blank}\
         </table:table-row></table:table>",
        name = escaped(&name),
    );
    let last_column = (book.columns.len() + usize::from(book.mark.is_some())).saturating_sub(1);
    let last = format!("{}{}", letters(last_column), book.rows.len().max(1) + 1);
    let filter = escaped(&format!("{0}.A1:{0}.{last}", quoted(&name)));
    let own = escaped(&quoted(&name));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content{NAMESPACES} office:version=\"1.3\">\
         <office:automatic-styles>{}</office:automatic-styles><office:body><office:spreadsheet>\
         <table:content-validations>{}</table:content-validations>{main}{}{}<table:named-expressions/>\
         <table:database-ranges><table:database-range table:name=\"__Anonymous_Sheet_DB__0\" \
         table:target-range-address=\"{filter}\" table:display-filter-buttons=\"true\"/></table:database-ranges>\
         </office:spreadsheet></office:body></office:document-content>",
        styles.written(book),
        validations(book, &own),
        if book.explained.is_empty() { String::new() } else { how(book) },
        if book.explained.is_empty() { String::new() } else { lists(book) },
    )
}

const OWN_COLUMN: &str = "<table:table-column table:style-name=\"own\" table:visibility=\"collapse\"/>";

const NAMESPACES: &str = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
     xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
     xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
     xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
     xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\"";

/// A sheet's name in an address.
fn quoted(name: &str) -> String {
    format!("'{name}'")
}

/// `A` for 0, `AA` for 26.
fn letters(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (at % 26) as u8));
        match (at / 26).checked_sub(1) {
            Some(rest) => at = rest,
            None => return name,
        }
    }
}

fn validations(book: &Book, own: &str) -> String {
    let list = quoted(&name_of(&book.lists_name));
    let (title, hint) = (escaped(&book.choice_hint.0), escaped(&book.choice_hint.1));
    let mut text = String::new();
    for (at, column) in book.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty()) {
        let range = escaped(&format!("${list}.${0}$1:.${0}${1}", letters(at), column.choices.len()));
        let _ = write!(
            text,
            "<table:content-validation table:name=\"val{at}\" \
             table:condition=\"of:cell-content-is-in-list([{range}])\" table:allow-empty-cell=\"true\" \
             table:base-cell-address=\"{own}.{}2\"><table:error-message table:title=\"{title}\" \
             table:message-type=\"information\" table:display=\"true\"><text:p>{hint}</text:p></table:error-message>\
             </table:content-validation>",
            letters(at + 1)
        );
    }
    text
}

fn validated(column: &BookColumn, at: usize) -> String {
    if column.choices.is_empty() { String::new() } else { format!(" table:content-validation-name=\"val{at}\"") }
}

/// A cell of words; each line is a paragraph.
fn text_cell(text: &str, style: &str, more: &str) -> String {
    let mut cell = format!("<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"{more}>");
    for line in sound(text).split('\n') {
        cell.push_str("<text:p>");
        push_line(&mut cell, line);
        cell.push_str("</text:p>");
    }
    cell.push_str("</table:table-cell>");
    cell
}

/// Spaces that XML would run together, and tabs, are elements.
fn push_line(cell: &mut String, line: &str) {
    let mut was_space = true;
    let mut words = String::new();
    for letter in line.chars() {
        let element = match letter {
            ' ' if was_space => Some("<text:s/>"),
            '\t' => Some("<text:tab/>"),
            _ => None,
        };
        match element {
            Some(element) => {
                cell.push_str(&quick_xml::escape::escape(std::mem::take(&mut words).as_str()));
                cell.push_str(element);
            }
            None => words.push(letter),
        }
        was_space = letter == ' ';
    }
    // A space at the end is one of those that are run together.
    let bare = words.trim_end_matches(' ');
    cell.push_str(&quick_xml::escape::escape(bare));
    (bare.len()..words.len()).for_each(|_| cell.push_str("<text:s/>"));
}

fn value_cell(cell: &Shown, column: &BookColumn, at: usize, styles: &mut Styles) -> String {
    let more = validated(column, at);
    let valued = |style: String, kind: &str, value: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"{kind}\" {value}{more}><text:p>{}\
             </text:p></table:table-cell>",
            escaped(&written(cell))
        )
    };
    match cell {
        Shown::Empty => format!("<table:table-cell table:style-name=\"{}\"{more}/>", styles.blank(column)),
        Shown::Number(number, digits) => {
            let format = match decimals(*number, *digits) {
                Some(count) if column.meaning == Meaning::Money => format!("money{count}"),
                Some(count) => format!("number{count}"),
                None => "exponent".to_owned(),
            };
            valued(styles.of(&format, column), "float", &format!("office:value=\"{number}\""))
        }
        Shown::Date(day) => valued(styles.of("date", column), "date", &format!("office:date-value=\"{day}\"")),
        Shown::Moment(moment) if moment.second() == 0 => {
            let value = format!("office:date-value=\"{}\"", moment.format("%Y-%m-%dT%H:%M:%S"));
            valued(styles.of("moment", column), "date", &value)
        }
        Shown::Time(time) if time.second() == 0 => {
            valued(styles.of("time", column), "time", &format!("office:time-value=\"{}\"", duration(*time)))
        }
        Shown::YesNo(is_so) => {
            let word = column.choices.get(usize::from(!is_so)).cloned().unwrap_or_default();
            text_cell(&word, &styles.blank(column), &more)
        }
        // Seconds are not shown, so a time that has some stands as text.
        Shown::Text(_) | Shown::List(_) | Shown::Moment(_) | Shown::Time(_) => {
            text_cell(&written(cell), &styles.of("text", column), &more)
        }
    }
}

fn duration(time: NaiveTime) -> String {
    time.format("PT%HH%MM%SS").to_string()
}

/// The styles that cells use: a format, and whether the column is not to be changed.
#[derive(Default)]
struct Styles(BTreeSet<(String, bool)>);

impl Styles {
    fn of(&mut self, format: &str, column: &BookColumn) -> String {
        self.0.insert((format.to_owned(), column.is_fixed));
        style_name(format, column.is_fixed)
    }

    /// The style of a cell that is still to be filled in.
    fn blank(&mut self, column: &BookColumn) -> String {
        let format = match NewCell::of(column) {
            NewCell::Date => "date",
            NewCell::Moment => "moment",
            NewCell::Time => "time",
            NewCell::Text => "text",
            NewCell::Word | NewCell::Plain => "plain",
        };
        self.of(format, column)
    }

    fn written(&self, book: &Book) -> String {
        let mut text = String::from(FIXED_STYLES);
        for (at, column) in book.columns.iter().enumerate() {
            let _ = write!(
                text,
                "<style:style style:name=\"co{at}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{:.2}cm\"/></style:style>",
                column.width * LETTER
            );
        }
        let heights: BTreeMap<String, f64> = (1..=6).map(|lines| (lines.to_string(), LINE * lines as f64)).collect();
        for (name, height) in
            heights.iter().map(|(name, height)| (name.as_str(), *height)).chain([("head", 2.2 * LINE)])
        {
            let _ = write!(
                text,
                "<style:style style:name=\"ro{name}\" style:family=\"table-row\"><style:table-row-properties \
                 style:row-height=\"{height:.2}cm\" style:use-optimal-row-height=\"false\"/></style:style>"
            );
        }
        let formats: BTreeSet<&str> = self.0.iter().map(|(format, _)| format.as_str()).collect();
        formats.iter().for_each(|format| text.push_str(&data_style(format)));
        for (format, is_fixed) in &self.0 {
            let data = if format == "plain" { String::new() } else { format!(" style:data-style-name=\"N{format}\"") };
            let ground = if *is_fixed { " fo:background-color=\"#f0f0f0\"" } else { "" };
            let _ = write!(
                text,
                "<style:style style:name=\"{}\" style:family=\"table-cell\"{data}><style:table-cell-properties \
                 fo:wrap-option=\"wrap\" style:vertical-align=\"top\"{ground}/></style:style>",
                style_name(format, *is_fixed)
            );
        }
        text
    }
}

fn style_name(format: &str, is_fixed: bool) -> String {
    format!("{format}{}", if is_fixed { "-fixed" } else { "" })
}

const FIXED_STYLES: &str = "<style:style style:name=\"seen\" style:family=\"table\" \
     style:master-page-name=\"Default\"><style:table-properties table:display=\"true\"/></style:style>\
     <style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/>\
     </style:style><style:style style:name=\"own\" style:family=\"table-column\"><style:table-column-properties \
     style:column-width=\"2cm\"/></style:style><style:style style:name=\"head\" style:family=\"table-cell\">\
     <style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\" \
     fo:background-color=\"#e3edf7\" fo:border-bottom=\"0.5pt solid #000000\"/><style:text-properties \
     fo:font-weight=\"bold\"/></style:style><style:style style:name=\"title\" style:family=\"table-cell\">\
     <style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/></style:style>\
     <style:style style:name=\"how\" style:family=\"table-cell\"><style:table-cell-properties \
     fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>\
     <style:style style:name=\"hc0\" style:family=\"table-column\"><style:table-column-properties \
     style:column-width=\"6cm\"/></style:style><style:style style:name=\"hc1\" style:family=\"table-column\">\
     <style:table-column-properties style:column-width=\"9cm\"/></style:style><style:style style:name=\"hc2\" \
     style:family=\"table-column\"><style:table-column-properties style:column-width=\"12cm\"/></style:style>\
     <style:style style:name=\"hc3\" style:family=\"table-column\"><style:table-column-properties \
     style:column-width=\"7cm\"/></style:style><style:style style:name=\"rofit\" style:family=\"table-row\">\
     <style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>";

/// How a format writes its values.
fn data_style(format: &str) -> String {
    let (date, time) = (
        "<number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>\
         <number:text>-</number:text><number:day number:style=\"long\"/>",
        "<number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/>",
    );
    let number = |count: &str, grouping: &str| {
        format!(
            "<number:number-style style:name=\"N{format}\"><number:number number:decimal-places=\"{count}\" \
             number:min-decimal-places=\"{count}\" number:min-integer-digits=\"1\"{grouping}/></number:number-style>"
        )
    };
    match format {
        "plain" => String::new(),
        "text" => "<number:text-style style:name=\"Ntext\"><number:text-content/></number:text-style>".to_owned(),
        "date" => format!("<number:date-style style:name=\"Ndate\">{date}</number:date-style>"),
        "moment" => {
            format!(
                "<number:date-style style:name=\"Nmoment\">{date}<number:text> </number:text>{time}</number:date-style>"
            )
        }
        "time" => format!("<number:time-style style:name=\"Ntime\">{time}</number:time-style>"),
        "exponent" => "<number:number-style style:name=\"Nexponent\"><number:scientific-number \
             number:decimal-places=\"14\" number:min-integer-digits=\"1\" number:min-exponent-digits=\"2\"/>\
             </number:number-style>"
            .to_owned(),
        other => match other.strip_prefix("money") {
            Some(count) => number(count, " number:grouping=\"true\""),
            None => number(other.trim_start_matches("number"), ""),
        },
    }
}

/// The sheet that explains.
fn how(book: &Book) -> String {
    let wide = " table:number-columns-spanned=\"4\" table:number-rows-spanned=\"1\"";
    let mut text =
        format!("<table:table table:name=\"{}\" table:style-name=\"seen\">", escaped(&name_of(&book.how_name)));
    (0..4).for_each(|at| {
        let _ = write!(text, "<table:table-column table:style-name=\"hc{at}\"/>");
    });
    for (at, line) in book.how.iter().enumerate() {
        let lines = (1 + line.chars().count() / 150).min(6);
        let (style, row) = if at == 0 { ("title", "rofit".to_owned()) } else { ("how", format!("ro{lines}")) };
        let cell = text_cell(line, style, wide);
        let _ = write!(
            text,
            "<table:table-row table:style-name=\"{row}\">{cell}<table:covered-table-cell \
             table:number-columns-repeated=\"3\"/></table:table-row>"
        );
    }
    text.push_str("<table:table-row><table:table-cell/></table:table-row>");
    for (at, cells) in book.explained.iter().enumerate() {
        let cells: String =
            cells.iter().map(|cell| text_cell(cell, if at == 0 { "head" } else { "how" }, "")).collect();
        let _ = write!(text, "<table:table-row table:style-name=\"rofit\">{cells}</table:table-row>");
    }
    text + "</table:table>"
}

/// The hidden sheet of words to choose from.
fn lists(book: &Book) -> String {
    let mut text =
        format!("<table:table table:name=\"{}\" table:style-name=\"hidden\">", escaped(&name_of(&book.lists_name)));
    let rows = book.columns.iter().map(|column| column.choices.len()).max().unwrap_or(0).max(1);
    for row in 0..rows {
        text.push_str("<table:table-row>");
        for column in &book.columns {
            match column.choices.get(row) {
                Some(word) => text.push_str(&text_cell(word, "how", "")),
                None => text.push_str("<table:table-cell/>"),
            }
        }
        text.push_str("</table:table-row>");
    }
    text + "</table:table>"
}
