//! An address book (vCard 2.1 to 4.0) as a table of partners: a row for each card, its organisation and its person.
//!
//! Pictures, birthdays and private addresses are of no use to a programme and are not read; what is not, is told.

use crate::source::content_lines::{ContentLine, Piece, content_lines, parts, unescaped};
use crate::source::delimited::MAX_ROWS;
use crate::source::encoding::decode;
use crate::source::sheet::{Sheet, SheetRow, notice};
use crate::{ImportKind, IntakeError, RefusedRow, Watch, tell};

/// Heading and field of every column; those that nothing fills are left out.
const COLUMNS: [(&str, &str); 8] = [
    ("ORG", "name"),
    ("FN", "contact_name"),
    ("TITLE", "contact_role"),
    ("EMAIL", "contact_email"),
    ("TEL", "contact_phone"),
    ("URL", "website"),
    ("NOTE", "note"),
    ("CATEGORIES", ""),
];
const ALWAYS: usize = 2;

/// Properties that are of use to address books only.
const OF_BOOKS: [&str; 8] = ["VERSION", "PRODID", "REV", "UID", "N", "KIND", "SORT-STRING", "CLASS"];

/// Lines of one card.
const MAX_LINES: usize = 50_000;

/// Names of properties that are told as not read.
const MAX_UNREAD: usize = 20;

#[derive(Default)]
struct Book {
    open: Option<(usize, Vec<ContentLine>)>,
    rows: Vec<(usize, Vec<String>)>,
    told: Vec<RefusedRow>,
    unread: Vec<String>,
    /// Cards of a person without an organisation.
    alone: usize,
}

/// Reads an address book.
pub(crate) fn read_cards(file_name: &str, text: &str, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let mut book = Book::default();
    content_lines(text, |piece| {
        match piece {
            Piece::Line(line) => book.take(line)?,
            Piece::Unreadable(line, words) => book.tell(line, &words, "line_unreadable"),
        }
        if book.rows.len().is_multiple_of(500) { tell(watch, "reading", book.rows.len(), 0) } else { Ok(()) }
    })?;
    if let Some((line, _)) = &book.open {
        let line = *line;
        book.tell(line, "", "card_not_closed");
        book.close();
    }
    Ok(book.into_sheet(file_name))
}

impl Book {
    fn tell(&mut self, line: usize, value: &str, reason: &str) {
        let value = value.chars().take(200).collect();
        self.told.push(RefusedRow { line, column: String::new(), value, reason: reason.to_owned() });
    }

    fn take(&mut self, line: ContentLine) -> Result<(), IntakeError> {
        match (line.name.as_str(), &mut self.open) {
            ("BEGIN", open) => {
                if let Some((line, _)) = open {
                    let line = *line;
                    self.tell(line, "", "card_not_closed");
                    self.close();
                }
                if MAX_ROWS <= self.rows.len() {
                    return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
                }
                self.open = Some((line.line, Vec::new()));
            }
            ("END", _) => self.close(),
            (_, Some((_, lines))) if MAX_LINES <= lines.len() => return Err(IntakeError::new("too_large_inside")),
            (_, Some((_, lines))) => lines.push(line),
            (_, None) => self.tell(line.line, &line.value, "line_unreadable"),
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some((line, lines)) = self.open.take() else { return };
        let mut cells = vec![String::new(); COLUMNS.len()];
        let mut put = |heading: &str, value: &str, between: &str| {
            let Some(at) = COLUMNS.iter().position(|(its, _)| *its == heading) else { return };
            let (cell, value): (&mut String, &str) = (&mut cells[at], value.trim());
            if !value.is_empty() {
                if !cell.is_empty() {
                    cell.push_str(between);
                }
                cell.push_str(value);
            }
        };
        let mut name = String::new();
        let mut is_organisation = false;
        for line in &lines {
            let value = words_of(line);
            match line.name.as_str() {
                "FN" => put("FN", unescaped(&value).lines().next().unwrap_or_default(), " "),
                "N" => {
                    let parts = parts(&value, ';');
                    let part = |at: usize| parts.get(at).map_or("", |part| part.trim());
                    format!("{} {}", part(1), part(0)).trim().clone_into(&mut name);
                }
                "ORG" => put("ORG", parts(&value, ';').first().map_or("", String::as_str), ", "),
                "TITLE" | "ROLE" => put("TITLE", &unescaped(&value), ", "),
                "EMAIL" => put("EMAIL", unescaped(&value).trim_start_matches("mailto:"), ", "),
                "TEL" if line.is_type("fax") => {}
                "TEL" => put("TEL", unescaped(&value).trim_start_matches("tel:"), " ::: "),
                "URL" => put("URL", unescaped(&value).split_whitespace().next().unwrap_or_default(), " "),
                "NOTE" => put("NOTE", &unescaped(&value), "\n"),
                "CATEGORIES" => put("CATEGORIES", &parts(&value, ',').join(", "), ", "),
                "KIND" => is_organisation |= value.trim().eq_ignore_ascii_case("org"),
                "X-ABSHOWAS" => is_organisation |= value.trim().eq_ignore_ascii_case("company"),
                other if OF_BOOKS.contains(&other) || other.starts_with("X-") => {}
                other => {
                    if self.unread.len() < MAX_UNREAD && !self.unread.iter().any(|known| known == other) {
                        self.unread.push(other.to_owned());
                    }
                }
            }
        }
        if cells[1].is_empty() {
            cells[1] = name;
        }
        match (cells[0].is_empty(), is_organisation) {
            // Somebody who stands for nobody else is a partner of that name.
            (true, false) if !cells[1].is_empty() => {
                self.alone += 1;
                cells[0] = cells[1].clone();
            }
            (true, true) => cells[0] = std::mem::take(&mut cells[1]),
            (false, true) if cells[0] == cells[1] => cells[1].clear(),
            _ => {}
        }
        self.rows.push((line, cells));
    }

    fn into_sheet(self, file_name: &str) -> Sheet {
        let is_filled = |at: usize| self.rows.iter().any(|(_, cells)| !cells[at].is_empty());
        let used: Vec<usize> = (0..COLUMNS.len()).filter(|at| *at < ALWAYS || is_filled(*at)).collect();
        let headers: Vec<String> = used.iter().map(|at| COLUMNS[*at].0.to_owned()).collect();
        let mut notices = Vec::new();
        if 0 < self.alone {
            notices.push(notice("cards_without_organisation", "row_count", self.alone));
        }
        if !self.unread.is_empty() {
            notices.push(notice("properties_not_read", "names", self.unread.join(", ")));
        }
        let cells = |cells: &[String]| used.iter().map(|at| cells[*at].clone()).collect();
        Sheet {
            file_name: file_name.to_owned(),
            format: "vcf",
            names: headers.clone(),
            headers,
            has_head: true,
            rows: self.rows.iter().map(|(line, all)| SheetRow { line: *line, cells: cells(all) }).collect(),
            told: self.told,
            notices,
            brings: Some(ImportKind::Partners),
            meanings: used.iter().map(|at| COLUMNS[*at].1).collect(),
            ..Sheet::default()
        }
    }
}

/// The value as words: old address books write other letters as quoted-printable bytes of an encoding that they name.
fn words_of(line: &ContentLine) -> String {
    let is_quoted = line.parameter("ENCODING").is_some_and(|name| name.eq_ignore_ascii_case("QUOTED-PRINTABLE"))
        || line.is_type("QUOTED-PRINTABLE");
    if !is_quoted {
        return line.value.clone();
    }
    let mut bytes = Vec::with_capacity(line.value.len());
    let mut rest = line.value.as_bytes();
    while let [first, more @ ..] = rest {
        let digit = |at: usize| more.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'=', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &more[2..];
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    decode(&bytes, line.parameter("CHARSET")).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let sheet = read_cards("a.vcf", text, &Unwatched).expect("cards");
        let rows: Vec<String> =
            sheet.rows.iter().map(|row| format!("{} {}", row.line, row.cells.join(" | "))).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn cards_of_three_versions() {
        check(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Bell\r\nORG:Maple\\, Library;Desk\r\nEMAIL;TYPE=work:ann@maple.example\r\n\
             item1.EMAIL:a@b.example\r\nTEL;TYPE=FAX:1\r\nTEL:030 2\r\nEND:VCARD",
            &["1 Maple, Library | Ann Bell | ann@maple.example, a@b.example | 030 2"],
        );
        check(
            "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\nEND:VCARD",
            &["1 Jörg Müller | Jörg Müller"],
        );
        check(
            "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Harbour Choir\nURL:https://choir.example\nEND:VCARD\nBEGIN:VCARD\nFN:Cut",
            &["1 Harbour Choir |  | https://choir.example", "7 Cut | Cut | "],
        );
    }

    #[test]
    fn a_card_has_so_many_lines() {
        let code = |lines: usize| {
            let text = format!("BEGIN:VCARD\n{}END:VCARD\n", "FN:a\n".repeat(lines));
            read_cards("a.vcf", &text, &Unwatched).map(|sheet| sheet.rows.len()).map_err(|error| error.code)
        };
        assert_eq!([code(50_000), code(50_001)], [Ok(1), Err("too_large_inside")]);
    }

    #[test]
    fn no_more_than_twenty_names_of_properties_are_told() {
        let names: Vec<String> = (0..25).map(|at| format!("NICK{at}:x\n")).collect();
        let sheet = read_cards("a.vcf", &format!("BEGIN:VCARD\n{}END:VCARD", names.concat()), &Unwatched).unwrap();
        assert_eq!(sheet.notices[0].values["names"].split(", ").count(), 20);
    }
}
