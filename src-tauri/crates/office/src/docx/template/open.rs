//! Opening a template. It comes from anywhere, so that nothing in it is believed: sizes are counted while unpacking,
//! and what acts by itself or fetches from elsewhere is refused, or taken out where that harms nobody.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::package::{DOCUMENT_TYPE, Package, WORD, folder, links_name};
use crate::error::{Notice, OfficeError};
use crate::tree::Element;

const MOST_BYTES: usize = 32 * 1024 * 1024;
const MOST_PARTS: usize = 2_000;
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// Parts that are read whole into a tree.
const MOST_XML: usize = 16 * 1024 * 1024;

/// Fields that fetch from elsewhere or start something.
const ACTIVE_FIELDS: &[&str] =
    &["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "MACROBUTTON"];
/// Folders whose parts are programs or files of other programs.
const ACTIVE_FOLDERS: &[&str] = &["/activex/", "/embeddings/", "/afchunk"];

/// Reads a template.
///
/// # Errors
///
/// `template_not_docx`, `template_password`, `template_damaged`, `template_too_large`, `template_strict`,
/// `template_macros`, `template_active` and `template_external`.
pub(crate) fn open(bytes: &[u8], notices: &mut Vec<Notice>) -> Result<Package, OfficeError> {
    if MOST_BYTES < bytes.len() {
        return Err(OfficeError::new("template_too_large"));
    }
    // A container of old, in which newer documents stand when they are locked.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|part| part == name);
        return Err(OfficeError::new(if is_locked { "template_password" } else { "template_not_docx" }));
    }
    if !bytes.starts_with(b"PK") {
        return Err(OfficeError::new("template_not_docx"));
    }
    let parts = unpack(bytes)?;
    let is_active = |name: &&String| {
        let name = format!("/{}", name.to_ascii_lowercase());
        ACTIVE_FOLDERS.iter().any(|folder| name.contains(folder))
    };
    if parts.keys().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(OfficeError::new("template_macros"));
    }
    if let Some(part) = parts.keys().find(is_active) {
        return Err(OfficeError::new("template_active").with("name", part.as_str()));
    }
    let mut package = Package::of(parts)?;
    kind(&mut package)?;
    links(&mut package, notices)?;
    signature(&mut package, notices);
    fields(&package)?;
    Ok(package)
}

fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, OfficeError> {
    let damaged = || OfficeError::new("template_damaged");
    let large = || OfficeError::new("template_too_large");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if MOST_PARTS < archive.len() {
        return Err(large());
    }
    let mut left = MOST_UNPACKED;
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|_| damaged())?.into_owned();
        let is_odd = name.starts_with('/') || name.contains('\\') || name.split('/').any(|step| step == "..");
        let mut unpacked = Vec::new();
        // The sizes in the list can lie, so they are counted.
        part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| damaged())?;
        left = left.checked_sub(unpacked.len() as u64).ok_or_else(large)?;
        let is_xml = [".xml", ".rels"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
        if is_xml && MOST_XML < unpacked.len() {
            return Err(large());
        }
        if is_odd || parts.insert(name, unpacked).is_some() {
            return Err(damaged());
        }
    }
    Ok(parts)
}

/// Whether the text is a text of Word as we know it; a template of templates becomes a document.
fn kind(package: &mut Package) -> Result<(), OfficeError> {
    let part = format!("/{}", package.main);
    let kind = |it: &&Element| it.attribute("PartName").is_some_and(|name| name.eq_ignore_ascii_case(&part));
    let kind = package.types.elements().find(kind).and_then(|it| it.attribute("ContentType")).unwrap_or_default();
    if kind.contains("macroEnabled") {
        return Err(OfficeError::new("template_macros"));
    }
    if !kind.contains("wordprocessingml") {
        return Err(OfficeError::new("template_not_docx"));
    }
    let main = package.main.clone();
    package.set_type(&main, DOCUMENT_TYPE);
    let document = package.tree(&main)?.unwrap_or_default();
    match document.attribute("xmlns:w") {
        Some(WORD) if document.name == "w:document" && document.find("w:body").is_some() => Ok(()),
        _ if document.attributes.iter().any(|(_, value)| value.contains("purl.oclc.org/ooxml")) => {
            Err(OfficeError::new("template_strict"))
        }
        Some(_) | None => Err(OfficeError::new("template_damaged")),
    }
}

/// What leads out of the file: addresses to click on stay, the name of another template is taken out, and everything
/// that an office program would fetch by itself is refused.
fn links(package: &mut Package, notices: &mut Vec<Notice>) -> Result<(), OfficeError> {
    let refused = |name: &str| OfficeError::new("template_external").with("name", name);
    let check = |link: &Element| {
        let target = link.attribute("Target").unwrap_or_default().trim();
        let kind = link.attribute("Type").unwrap_or_default();
        let is_address = ["http:", "https:", "mailto:"]
            .iter()
            .any(|scheme| target.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme)));
        if kind.ends_with("/hyperlink") && is_address { Ok(()) } else { Err(refused(target)) }
    };
    let names: Vec<String> = package.parts.keys().filter(|name| name.ends_with(".rels")).cloned().collect();
    for name in names {
        let mut list = package.tree(&name)?.unwrap_or_default();
        let before = list.children.len();
        let ids = without_templates(&mut list);
        external(&list).try_for_each(check)?;
        if list.children.len() < before {
            notices.push(Notice::new("link_removed", ""));
            package.parts.insert(name.clone(), list.file()?);
            forget(package, &name, &ids)?;
        }
    }
    external(&package.links).chain(external(&package.root_links)).try_for_each(check)
}

fn external(list: &Element) -> impl Iterator<Item = &Element> {
    list.elements().filter(|link| link.attribute("TargetMode").is_some_and(|it| it.eq_ignore_ascii_case("external")))
}

/// Takes out the relations to the template of a template; gives their ids.
fn without_templates(list: &mut Element) -> Vec<String> {
    let is_template = |link: &Element| link.attribute("Type").is_some_and(|it| it.ends_with("/attachedTemplate"));
    let ids = list.elements().filter(|link| is_template(link)).filter_map(|link| link.attribute("Id"));
    let ids = ids.map(str::to_owned).collect();
    list.children.retain(|node| !node.element().is_some_and(is_template));
    ids
}

/// Takes out of the settings what named them.
fn forget(package: &mut Package, links: &str, ids: &[String]) -> Result<(), OfficeError> {
    let Some(settings) = package.named("/settings").filter(|name| links_name(name) == links) else { return Ok(()) };
    let mut root = package.tree(&settings)?.unwrap_or_default();
    let names_it = |it: &Element| {
        it.name == "w:attachedTemplate" && it.attribute("r:id").is_some_and(|id| ids.iter().any(|known| known == id))
    };
    root.children.retain(|node| !node.element().is_some_and(names_it));
    package.parts.insert(settings, root.file()?);
    Ok(())
}

/// A signature is broken by the first letter that is written.
fn signature(package: &mut Package, notices: &mut Vec<Notice>) {
    let is_signature = |name: &String| name.to_ascii_lowercase().starts_with("_xmlsignatures/");
    let signed: Vec<String> = package.parts.keys().filter(|name| is_signature(name)).cloned().collect();
    if signed.is_empty() {
        return;
    }
    signed.iter().for_each(|name| drop(package.parts.remove(name)));
    let is_of = |node: &crate::tree::Node, key: &str, part: &str| {
        node.element().and_then(|it| it.attribute(key)).is_some_and(|it| it.contains(part))
    };
    package.root_links.children.retain(|node| !is_of(node, "Type", "/digital-signature/"));
    package.types.children.retain(|node| !is_of(node, "PartName", "/_xmlsignatures/"));
    notices.push(Notice::new("signature_removed", ""));
}

/// Refuses fields that fetch or start something, in the text and in all that stands beside it.
fn fields(package: &Package) -> Result<(), OfficeError> {
    let beside = folder(&package.main);
    for (name, bytes) in package.parts.iter().filter(|(name, _)| name.starts_with(beside) && name.ends_with(".xml")) {
        let root = Element::parse(bytes)?;
        let mut code = String::new();
        let mut codes = Vec::new();
        root.walk(&mut |element| match element.name.as_str() {
            "w:fldSimple" => codes.extend(element.attribute("w:instr").map(str::to_owned)),
            "w:instrText" => code.push_str(&element.plain()),
            // A field can be split over several pieces; its parts end here.
            "w:fldChar" => codes.push(std::mem::take(&mut code)),
            _ => {}
        });
        codes.push(code);
        let word = |code: &str| code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if let Some(code) = codes.iter().find(|code| ACTIVE_FIELDS.contains(&word(code).as_str())) {
            return Err(OfficeError::new("template_active").with("name", format!("{name}: {}", word(code))));
        }
    }
    Ok(())
}
