//! The little of XML that every reader of it here asks for: an attribute, and the words of a reference.
//!
//! Reads no document types: an entity that XML itself does not name stays as it is written.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

/// The value of an attribute; a document with thousands in one tag costs their number and not its square.
pub(crate) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == name)?;
    Some(match found.normalized_value(XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// What `&amp;` or `&#228;` stands for.
pub(crate) fn reference(reference: &BytesRef) -> String {
    let name = reference.xml10_content();
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => letter.to_string(),
        Ok(None) | Err(_) => resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}
