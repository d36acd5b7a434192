//! What kind of file it is, and whether a workbook's container is safe to unpack.
//!
//! Looks at the first bytes and at the list of parts; reads no cell.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::escape::unescape;

use crate::IntakeError;
use crate::source::delimited::MAX_CELL_BYTES;
use crate::source::encoding::utf16_by_zeros;

/// Unpacked parts of a workbook may be so large in all.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// Parts that are read whole, such as the words that cells share, may be so large.
const MAX_PART: u64 = 48 * 1024 * 1024;

/// What the first bytes say.
pub(crate) enum Kind {
    Text,
    Workbook,
    OldWorkbook,
    OpenWorkbook,
}

/// Tells text from workbook; everything else is refused with the reason.
pub(crate) fn kind_of(bytes: &[u8]) -> Result<Kind, IntakeError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) || bytes == b"\xef\xbb\xbf" {
        return Err(IntakeError::new("empty_file"));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|part| part == name);
        return if is_locked { Err(IntakeError::new("password_protected")) } else { Ok(Kind::OldWorkbook) };
    }
    if bytes.starts_with(b"PK") {
        return workbook(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(IntakeError::new("pdf"));
    }
    if is_binary(bytes) { Err(IntakeError::new("binary")) } else { Ok(Kind::Text) }
}

fn workbook(bytes: &[u8]) -> Result<Kind, IntakeError> {
    let damaged = |_| IntakeError::new("truncated");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let kind = match () {
        () if archive.index_for_name("xl/workbook.xml").is_some() => Kind::Workbook,
        () if is_open_workbook(&mut archive) => Kind::OpenWorkbook,
        () => return Err(IntakeError::new("unknown_format")),
    };
    if 5_000 < archive.len() {
        return Err(IntakeError::new("too_large_inside"));
    }
    // The sizes in the list can lie, so every part is unpacked once into nothing.
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(IntakeError::new("password_protected")),
            Err(_) => return Err(IntakeError::new("truncated")),
        };
        // Sheets are read cell by cell, pictures not at all.
        let is_streamed = |name: &str| name.starts_with("xl/worksheets/") || name == "content.xml";
        let is_whole = part.name().is_ok_and(|name| !is_streamed(&name) && name.to_lowercase().ends_with(".xml"));
        let mut words = LongestWords::default();
        let size = std::io::copy(&mut part.take(left + 1), &mut words).map_err(|_| IntakeError::new("truncated"))?;
        if MAX_CELL_BYTES < words.most {
            return Err(IntakeError::new("cell_too_long"));
        }
        if is_whole && MAX_PART < size {
            return Err(IntakeError::new("too_large_inside"));
        }
        left = left.checked_sub(size).ok_or_else(|| IntakeError::new("too_large_inside"))?;
    }
    if matches!(kind, Kind::OpenWorkbook) && is_locked(&mut archive) {
        return Err(IntakeError::new("password_protected"));
    }
    Ok(kind)
}

/// Texts and drawings of the same makers are no workbooks. Templates are.
fn is_open_workbook(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> bool {
    let kind = part(archive, "mimetype").unwrap_or_default();
    archive.index_for_name("content.xml").is_some()
        && kind.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet")
}

/// Whether parts of an OpenDocument file are written in a secret.
fn is_locked(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> bool {
    part(archive, "META-INF/manifest.xml").is_some_and(|list| list.contains("encryption-data"))
}

/// Measures how long the longest stretch without a tag is, and keeps nothing: words of a cell are such a stretch.
#[derive(Default)]
struct LongestWords {
    is_xml: Option<bool>,
    length: usize,
    most: usize,
}

impl std::io::Write for LongestWords {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
        let is_xml = *self.is_xml.get_or_insert(first == Some(&b'<'));
        if is_xml {
            for stretch in bytes.split_inclusive(|byte| *byte == b'<') {
                self.length += stretch.len();
                self.most = self.most.max(self.length);
                if stretch.ends_with(b"<") {
                    self.length = 0;
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Pictures, programs and archives have zeros and control characters that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8_192)];
    let is_control = |byte: &&u8| **byte < 9 || (13 < **byte && **byte < 32 && **byte != 0x1b);
    let controls = sample.iter().filter(is_control).count();
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    let marked = sample.starts_with(&[0xff, 0xfe]) || sample.starts_with(&[0xfe, 0xff]);
    if !marked && utf16_by_zeros(sample).is_some() {
        return false;
    }
    let is_utf16 = marked;
    let unexpected = if is_utf16 { controls.saturating_sub(zeros) } else { controls };
    (0 < zeros && !is_utf16) || sample.len() < unexpected * 20
}

/// Rows that are hidden in a sheet, counted from 1; `part` is the path of the sheet in the container.
pub(crate) fn hidden_rows(bytes: &[u8], sheet: &str) -> Option<Vec<usize>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let workbook = part(&mut archive, "xl/workbook.xml")?;
    let links = part(&mut archive, "xl/_rels/workbook.xml.rels")?;
    let tag = tags(&workbook, "sheet")
        .find(|tag| attribute(tag, "name").is_some_and(|name| unescape(name).is_ok_and(|name| name == sheet)))?;
    let id = attribute(tag, "r:id")?;
    let target = tags(&links, "Relationship")
        .find(|tag| attribute(tag, "Id") == Some(id))
        .and_then(|tag| attribute(tag, "Target"))?;
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{target}"),
    };
    // The part of the cells can be far larger than all the others: it goes by tag after tag.
    let mut cells = BufReader::new(archive.by_name(&path).ok()?.take(MAX_UNPACKED));
    let mut hidden = Vec::new();
    let mut tag = Vec::new();
    while 0 < cells.read_until(b'<', &mut tag).ok()? {
        if tag.starts_with(b"row")
            && let Ok(text) = std::str::from_utf8(&tag)
            && is_tag(text, "row")
            && matches!(attribute(text, "hidden"), Some("1" | "true"))
        {
            hidden.extend(attribute(text, "r").and_then(|line| line.parse::<usize>().ok()));
        }
        tag.clear();
    }
    Some(hidden)
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MAX_PART).read_to_string(&mut text).ok()?;
    Some(text)
}

fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<').skip(1).filter(move |tag| is_tag(tag, name))
}

fn is_tag(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '\n', '\t', '\r']))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag
        .match_indices(name)
        .find(|(at, _)| tag[..*at].ends_with(char::is_whitespace) && tag[at + name.len()..].starts_with("=\""))?;
    let value = &tag[start.0 + name.len() + 2..];
    value.find('"').map(|end| &value[..end])
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match kind_of(bytes) {
            Ok(Kind::Text) => "text",
            Ok(Kind::Workbook) => "workbook",
            Ok(Kind::OldWorkbook) => "old workbook",
            Ok(Kind::OpenWorkbook) => "open workbook",
            Err(error) => error.code,
        }
    }

    fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn kinds_by_the_first_bytes() {
        for empty in [&b""[..], b" \r\n\t", b"\0\0", b"\xef\xbb\xbf"] {
            assert_eq!(code(empty), "empty_file");
        }
        let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(code(&old), "old workbook");
        assert_eq!(code(&[&old[..], b"x", &locked].concat()), "password_protected");
        assert_eq!(code(&old[..7]), "binary");
        assert_eq!([code(b"%PDF-1.7"), code(b"PK\x03\x04"), code(b"Title;Date")], ["pdf", "truncated", "text"]);
    }

    #[test]
    fn kinds_of_packed_files() {
        let open = &b"application/vnd.oasis.opendocument.spreadsheet"[..];
        let sheet = ("content.xml", &b"<a/>"[..]);
        assert_eq!(code(&zip(&[("xl/workbook.xml", b"<a/>")])), "workbook");
        assert_eq!(code(&zip(&[("mimetype", open), sheet])), "open workbook");
        assert_eq!(code(&zip(&[("mimetype", &[open, b"-template\n"].concat()), sheet])), "open workbook");
        assert_eq!(code(&zip(&[("mimetype", open)])), "unknown_format");
        assert_eq!(code(&zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), sheet])), "unknown_format");
        assert_eq!(code(&zip(&[("word/document.xml", b"<a/>")])), "unknown_format");
        let secret = ("META-INF/manifest.xml", &b"<manifest:encryption-data/>"[..]);
        assert_eq!(code(&zip(&[("mimetype", open), sheet, secret])), "password_protected");
        assert_eq!(code(&zip(&[("xl/workbook.xml", b"<a/>"), secret])), "workbook");
    }

    #[test]
    fn packed_files_that_are_too_large_inside() {
        let parts = |count: usize| {
            let names: Vec<String> = (1..count).map(|at| format!("xl/{at}.txt")).collect();
            let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
            parts.push(("xl/workbook.xml", b"<a/>"));
            code(&zip(&parts))
        };
        assert_eq!([parts(5_000), parts(5_001)], ["workbook", "too_large_inside"]);
        let words = |length: usize| {
            let text = format!("<a>{}</a>", "x".repeat(length));
            code(&zip(&[("xl/workbook.xml", b"<a/>"), ("xl/sharedStrings.xml", text.as_bytes())]))
        };
        // The tag before the words and the sign of the one behind them are counted with them.
        assert_eq!([words(MAX_CELL_BYTES - 3), words(MAX_CELL_BYTES - 2)], ["workbook", "cell_too_long"]);
        let other = "x".repeat(MAX_CELL_BYTES * 2);
        assert_eq!(code(&zip(&[("xl/workbook.xml", b"<a/>"), ("xl/media/a.bin", other.as_bytes())])), "workbook");
    }

    #[test]
    fn the_longest_words_between_tags() {
        let most = |pieces: &[&[u8]]| {
            let mut words = LongestWords::default();
            pieces.iter().for_each(|piece| words.write_all(piece).unwrap());
            words.most
        };
        assert_eq!(most(&[b"  <a>hello</a>"]), 8);
        assert_eq!(most(&[b"<a>he", b"llo</a>"]), 8);
        assert_eq!(most(&[b"\xef\xbb\xbf<a>hello</a>"]), 8);
        assert_eq!(most(&[b"words <a>"]), 0);
        assert_eq!(most(&[b"words", b"<a>hello</a>"]), 0);
    }

    #[test]
    fn one_control_in_twenty_bytes_is_borne() {
        let text = |length: usize| [&b"x".repeat(length)[..], b"\x01"].concat();
        assert_eq!([is_binary(&text(19)), is_binary(&text(18))], [false, true]);
        assert!(!is_binary(&[&b"\x1b\t\n\r\x0c"[..], b"x"].concat()));
        assert!(is_binary(b"a zero \0 among many other letters of a text that is long enough"));
        let wide: Vec<u8> = "Title;Date".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_binary(&wide));
        assert!(!is_binary(&[&[0xff, 0xfe][..], &wide].concat()));
        assert!(!is_binary(&[&[0xfe, 0xff][..], &wide].concat()));
        assert!(is_binary(&[&[0xff, 0xfe][..], b"\x01\0\x02\0\x03\0"].concat()));
    }

    #[test]
    fn tags_and_their_attributes() {
        let found: Vec<&str> = tags("<rows/><row r=\"1\"><row\n a><row>", "row").collect();
        assert_eq!(found, ["row r=\"1\">", "row\n a>"]);
        assert_eq!(attribute("row xhidden=\"0\" hidden=\"1\"", "hidden"), Some("1"));
        assert_eq!(attribute("row hidden=\"1", "hidden"), None);
        assert_eq!(attribute("row hidden", "hidden"), None);
    }
}
