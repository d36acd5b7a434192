//! A table as an OpenDocument workbook: the parts of the archive, and the settings that freeze its head.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::book::Book;
use super::ods_parts::{content, escaped};
use crate::TableError;
use crate::workbook::sheet_name;

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The workbook as a file.
pub(super) fn file(book: &Book) -> Result<Vec<u8>, TableError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The same each time it is written.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    // Programs tell the format by this part, which stands first and is not packed.
    archive.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    archive.write_all(TYPE.as_bytes())?;
    let options = options.compression_method(CompressionMethod::Deflated);
    let parts = [
        ("content.xml", content(book)),
        ("styles.xml", styles()),
        ("settings.xml", settings(book)),
        ("meta.xml", meta(book)),
        ("META-INF/manifest.xml", manifest()),
    ];
    for (name, part) in parts {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The name of a sheet as it stands in this format.
pub(super) fn name_of(name: &str) -> String {
    sheet_name(name)
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn styles() -> String {
    format!(
        "{DECLARATION}<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" office:version=\"1.3\">\
         <office:automatic-styles><style:page-layout style:name=\"wide\"><style:page-layout-properties \
         fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" \
         style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>\
         <office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"wide\"/>\
         </office:master-styles></office:document-styles>"
    )
}

fn meta(book: &Book) -> String {
    format!(
        "{DECLARATION}<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta><dc:title>{}</dc:title>\
         </office:meta></office:document-meta>",
        escaped(&book.name)
    )
}

fn manifest() -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let parts = ["content.xml", "styles.xml", "settings.xml", "meta.xml"].map(|path| entry(path, "text/xml"));
    format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">{}{}</manifest:manifest>",
        entry("/", TYPE),
        parts.concat()
    )
}

/// The head, and the column of names, stay in sight.
fn settings(book: &Book) -> String {
    let item = |name: &str, kind: &str, value: &str| {
        format!("<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>")
    };
    // A list has no column of names at its side.
    let has_names = book.mark.is_some();
    let (first, beside) = if has_names { ("1", "2") } else { ("0", "0") };
    let places = [
        ("CursorPositionX", first),
        ("CursorPositionY", "1"),
        ("HorizontalSplitPosition", beside),
        ("VerticalSplitPosition", "1"),
        ("PositionLeft", "0"),
        ("PositionRight", beside),
        ("PositionTop", "0"),
        ("PositionBottom", "1"),
    ];
    let mode = if has_names { "2" } else { "0" };
    let active = if has_names { "3" } else { "2" };
    let modes = [("HorizontalSplitMode", mode), ("VerticalSplitMode", "2"), ("ActiveSplitRange", active)];
    let items: String = places
        .iter()
        .map(|(name, value)| item(name, "int", value))
        .chain(modes.iter().map(|(name, value)| item(name, "short", value)))
        .collect();
    let name = escaped(&name_of(&book.name));
    let active = item("ActiveTable", "string", &name);
    format!(
        "{DECLARATION}<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\"><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed \
         config:name=\"Views\"><config:config-item-map-entry><config:config-item-map-named config:name=\"Tables\">\
         <config:config-item-map-entry config:name=\"{name}\">{items}</config:config-item-map-entry>\
         </config:config-item-map-named>{active}</config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>"
    )
}
