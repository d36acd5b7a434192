//! DOCX: our own pages, or a council's template with the parts of the document where it wants them.
//!
//! Both go the same way: our own document is a template in which nothing stands (`package::Package::blank`). Styles,
//! numbers, head and foot are added where a document lacks them (`styles`, `numbering`, `frame`), the pieces written
//! (`blocks`, `tables`, `pictures`, `text`), and put where placeholders say (`template`).

mod blocks;
mod frame;
mod numbering;
mod package;
mod pictures;
mod roles;
mod styles;
mod tables;
mod template;
mod text;

use papers::Content;

pub(crate) use frame::{language_tag, moment};

use crate::OfficeFile;
use crate::error::{Notice, OfficeError};
use crate::walk::{PartKind, walk};
use blocks::Blocks;
use numbering::Numbers;
use package::{Package, RELATIONS};
use pictures::Pictures;
use roles::Palette;

/// Writes a document as DOCX, into a council's template (a `.docx` or `.dotx`) when there is one.
///
/// Placeholders: `{{title}}`, `{{author}}`, `{{reference}}`, `{{issuer}}` and `{{footer}}` within any line of text,
/// head or foot; `{{facts}}`, `{{exemption}}`, `{{summary}}`, `{{recommendations}}`, `{{body}}` and `{{appendix}}` alone
/// in their paragraph. `{{body}}` is everything that has no place of its own; without it that follows after what stands
/// in the template. Below a heading of the template, a part brings no heading.
///
/// # Errors
///
/// See [`OfficeError::code`]: templates that are damaged, too large, locked, or not harmless.
pub fn docx(content: &Content, template: Option<&[u8]>) -> Result<OfficeFile, OfficeError> {
    let mut notices = Vec::new();
    let mut package = match template {
        Some(bytes) => template::open(bytes, &mut notices)?,
        None => Package::blank()?,
    };
    let main = package.main.clone();
    let mut document = package.tree(&main)?.unwrap_or_default();
    if document.attribute("xmlns:r").is_none() {
        document.set("xmlns:r", RELATIONS);
    }
    let is_rtl = content.language.is_rtl;
    let palette = if template.is_some() { Palette::plain() } else { Palette::of(&content.look) };
    let styles = styles::settle(&mut package, &language_tag(content), palette, &mut notices)?;
    let numbers = Numbers::settle(&package, &styles, &mut notices)?;
    let pictures = Pictures::beside(&document);
    let mut blocks = Blocks { package: &mut package, styles: &styles, numbers, pictures, is_rtl };
    let mut parts = walk(content);
    // A council's template has a logo of its own.
    parts.retain(|part| template.is_none() || part.kind != PartKind::Logo);
    template::fill(&mut document, &mut blocks, content, &parts, &mut notices)?;
    let Blocks { numbers, .. } = blocks;
    numbers.store(&mut package)?;
    if template.is_none() {
        frame::two_columns(&mut document, &styles);
    }
    frame::edges(&mut package, &mut document, &styles, content, &mut notices)?;
    frame::properties(&mut package, content)?;
    package.parts.insert(main, document.file()?);
    Ok(OfficeFile { bytes: package.pack()?, notices: told(notices, template.is_some()) })
}

/// Of a document of ours there is nothing to tell; of a template everything once.
fn told(notices: Vec<Notice>, is_template: bool) -> Vec<Notice> {
    let mut told: Vec<Notice> = Vec::new();
    for notice in notices.into_iter().filter(|_| is_template) {
        if !told.contains(&notice) {
            told.push(notice);
        }
    }
    told
}
