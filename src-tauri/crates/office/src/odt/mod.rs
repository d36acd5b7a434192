//! ODT: the document for LibreOffice and whoever else reads OpenDocument.
//!
//! `styles` says how it looks, `blocks` what stands in it, `tables` how tables are laid out.

mod blocks;
mod styles;
mod tables;

use papers::{Content, Heading};

use crate::OfficeFile;
use crate::docx::{language_tag, moment};
use crate::error::OfficeError;
use crate::package::pack;
use crate::tree::Element;
use crate::walk::{clean, walk};
use blocks::Writer;

const KIND: &str = "application/vnd.oasis.opendocument.text";
const OASIS: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// An element with the names of OpenDocument declared.
fn root(name: &str) -> Element {
    let names = ["office", "style", "text", "table", "drawing:draw", "meta", "manifest"];
    let root = names.iter().fold(Element::new(name), |root, name| {
        let (space, short) = name.split_once(':').unwrap_or((name, name));
        root.with(&format!("xmlns:{short}"), format!("{OASIS}:{space}:1.0"))
    });
    root.with("xmlns:fo", format!("{OASIS}:xsl-fo-compatible:1.0"))
        .with("xmlns:svg", format!("{OASIS}:svg-compatible:1.0"))
        .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")
        .with("office:version", "1.3")
}

/// Writes a document as ODT.
///
/// # Errors
///
/// `publish` when a drawing cannot be made a picture.
pub fn odt(content: &Content) -> Result<OfficeFile, OfficeError> {
    let mut writer = Writer::new(content.language.is_rtl, &content.look);
    for part in walk(content) {
        writer.part(&part)?;
    }
    let (body, automatic, pictures) = writer.finish();
    let text = root("office:document-content")
        .child(Element::new("office:automatic-styles").all(automatic))
        .child(Element::new("office:body").child(Element::new("office:text").all(body)));
    let parts = [
        ("content.xml", text.file()?),
        ("styles.xml", styles::styles(content).file()?),
        ("meta.xml", meta(content).file()?),
    ];
    let manifest = manifest(pictures.iter().map(|(name, _)| name.as_str())).file()?;
    let parts = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let pictures = pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    // Readers tell the kind of file by its first part, which is not compressed.
    let all = std::iter::once(("mimetype", KIND.as_bytes())).chain(parts).chain(pictures);
    let bytes = pack(all.chain([("META-INF/manifest.xml", manifest.as_slice())]), "mimetype")?;
    Ok(OfficeFile { bytes, notices: Vec::new() })
}

fn meta(content: &Content) -> Element {
    let Heading { title, author, date, .. } = &content.heading;
    let line = |text: &str| clean(text).replace('\n', " ");
    let day = moment(*date).trim_end_matches('Z').to_owned();
    let meta = Element::new("office:meta")
        .child(Element::new("dc:title").text(&line(title)))
        .child(Element::new("meta:initial-creator").text(&line(author)))
        .child(Element::new("dc:creator").text(&line(author)))
        .child(Element::new("dc:language").text(&language_tag(content)))
        .child(Element::new("meta:creation-date").text(&day))
        .child(Element::new("dc:date").text(&day));
    root("office:document-meta").child(meta)
}

fn manifest<'a>(pictures: impl Iterator<Item = &'a str>) -> Element {
    let entry = |path: &str, kind: &str| {
        Element::new("manifest:file-entry").with("manifest:full-path", path).with("manifest:media-type", kind)
    };
    let xml = ["content.xml", "styles.xml", "meta.xml"].map(|name| entry(name, "text/xml"));
    Element::new("manifest:manifest")
        .with("xmlns:manifest", format!("{OASIS}:manifest:1.0"))
        .with("manifest:version", "1.3")
        .child(entry("/", KIND).with("manifest:version", "1.3"))
        .all(xml)
        .all(pictures.map(|name| entry(name, "image/png")))
}
