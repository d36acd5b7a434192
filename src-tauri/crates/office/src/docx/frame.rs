//! What stands around the text: head and foot of pages, the file's properties, its language.

use papers::{Content, Date};

use super::package::{CORE_RELATION, Package, RELATIONS, WORD, relate};
use super::roles::{Role, new, val};
use super::styles::Styles;
use super::tables::Room;
use super::text::{Paragraph, page_line, runs, tab};
use crate::error::{Notice, OfficeError};
use crate::tree::{Element, Node};
use crate::walk::{Piece, clean, is_blank};

const HEADER_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
const FOOTER_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
const SETTINGS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const ELEMENTS: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// How a language is written in files, such as `en-IE`.
pub(crate) fn language_tag(content: &Content) -> String {
    let language = &content.language;
    match &language.region {
        Some(region) => format!("{}-{region}", language.code),
        None => language.code.clone(),
    }
}

/// A day as properties write moments.
pub(crate) fn moment(date: Date) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month, date.day)
}

/// The room that a section's pages have; that of a sheet A4 where nothing is said.
pub(crate) fn room(section: Option<&Element>) -> Room {
    let number = |key: &str| section?.find("w:cols")?.attribute(key)?.parse::<u32>().ok();
    let columns = number("w:num").unwrap_or(1).clamp(1, 12);
    let gaps = number("w:space").unwrap_or(720).min(4_000) * (columns - 1);
    let Room { width, height } = page_room(section);
    Room { width: (width.saturating_sub(gaps) / columns).max(1_500), height }
}

/// The same of the page, whatever columns are on it.
fn page_room(section: Option<&Element>) -> Room {
    let number = |name: &str, key: &str| section?.find(name)?.attribute(key)?.parse::<i64>().ok();
    let side = |key: &str, usual: i64| number("w:pgMar", key).unwrap_or(usual).abs();
    let width = number("w:pgSz", "w:w").unwrap_or(11_906) - side("w:left", 1_134) - side("w:right", 1_134);
    let height = number("w:pgSz", "w:h").unwrap_or(16_838) - side("w:top", 1_134) - side("w:bottom", 1_134);
    let kept = |length: i64| u32::try_from(length.clamp(1_500, 60_000)).unwrap_or(9_638);
    Room { width: kept(width), height: kept(height) }
}

/// All sections of a document, the last one last.
fn sections_mut<'a>(element: &'a mut Element, found: &mut Vec<&'a mut Element>) {
    for child in element.elements_mut() {
        if child.name == "w:sectPr" {
            found.push(child);
        } else {
            sections_mut(child, found);
        }
    }
}

/// Adds head and foot where the document has none, and says that pages run from right to left.
pub(crate) fn edges(
    package: &mut Package,
    document: &mut Element,
    styles: &Styles,
    content: &Content,
    notices: &mut Vec<Notice>,
) -> Result<(), OfficeError> {
    let room = page_room(document.at(&["w:body", "w:sectPr"]));
    let heading = &content.heading;
    let is_rtl = content.language.is_rtl;
    let text = |text: &str| runs(styles, &Piece { text: clean(text), is_strong: false });
    let stop = val("w:tab", "right").with("w:pos", room.width.to_string());
    let edge = |role: Role, start: Vec<Element>, end: Vec<Element>| {
        let all = if end.is_empty() { start } else { start.into_iter().chain([tab()]).chain(end).collect() };
        let mut paragraph = Paragraph::new(styles, role, is_rtl).holding(is_rtl, all);
        paragraph.change_first("w:pPr", |properties| {
            let is_before =
                |node: &Node| node.element().is_some_and(|it| matches!(&*it.name, "w:pStyle" | "w:keepNext"));
            let at = properties.children.iter().rposition(is_before).map_or(0, |at| at + 1);
            properties.children.insert(at, Node::Element(new("w:tabs").child(stop.clone())));
        });
        paragraph
    };
    let end = if is_blank(&heading.header_end) { Vec::new() } else { text(&heading.header_end) };
    let head = edge(Role::Header, text(&heading.header_start), end);
    let foot = edge(Role::Footer, text(&heading.footer_start), page_line(styles, &heading.page, is_rtl));
    let kinds = [
        ("w:hdr", "w:headerReference", head, "/header", HEADER_TYPE, "header_added"),
        ("w:ftr", "w:footerReference", foot, "/footer", FOOTER_TYPE, "footer_added"),
    ];
    let had_edges = has_edges(package);
    let mut sections = Vec::new();
    sections_mut(document, &mut sections);
    for (root, reference, paragraph, relation, kind, notice) in kinds {
        if sections.iter().any(|section| section.find(reference).is_some()) {
            continue;
        }
        let part = new(root).with("xmlns:w", WORD).with("xmlns:r", RELATIONS).child(paragraph);
        let stem = format!("{}.xml", &relation[1..]);
        let (id, _) = package.attach(&stem, part.file()?, relation, kind);
        let link = new(reference).with("xmlns:r", RELATIONS).with("w:type", "default").with("r:id", id);
        if let Some(first) = sections.first_mut() {
            first.children.insert(0, Node::Element(link));
        }
        notices.push(Notice::new(notice, ""));
    }
    if had_edges && !counts_pages(package)? {
        notices.push(Notice::new("no_page_numbers", ""));
    }
    if is_rtl {
        for section in sections.iter_mut().filter(|section| section.find("w:bidi").is_none()) {
            let is_behind = |node: &Node| {
                let behind = ["w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"];
                node.element().is_some_and(|it| behind.contains(&it.name.as_str()))
            };
            let at = section.children.iter().position(is_behind).unwrap_or(section.children.len());
            section.children.insert(at, Node::Element(new("w:bidi")));
        }
    }
    Ok(())
}

fn has_edges(package: &Package) -> bool {
    ["/header", "/footer"].iter().any(|kind| package.named(kind).is_some())
}

/// Whether a head or foot has a field with the page's number.
fn counts_pages(package: &Package) -> Result<bool, OfficeError> {
    for name in ["/header", "/footer"].iter().flat_map(|kind| package.all_named(kind)) {
        let root = package.tree(&name)?.unwrap_or_default();
        let simple = root.below("w:fldSimple").into_iter().filter_map(|it| it.attribute("w:instr")).map(str::to_owned);
        let split = root.below("w:instrText").into_iter().map(Element::plain);
        if simple.chain(split).any(|code| code.split_whitespace().any(|word| word.eq_ignore_ascii_case("PAGE"))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Title, author, language and day of the file.
pub(crate) fn properties(package: &mut Package, content: &Content) -> Result<(), OfficeError> {
    let heading = &content.heading;
    let one_line = |text: &str| clean(text).replace('\n', " ");
    let day = || moment(heading.date);
    let moment = |name: &str| new(name).with("xsi:type", "dcterms:W3CDTF").text(&day());
    let core = new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", ELEMENTS)
        .with("xmlns:dcterms", TERMS)
        .with("xmlns:xsi", INSTANCE)
        .child(new("dc:title").text(&one_line(&heading.title)))
        .child(new("dc:creator").text(&one_line(&heading.author)))
        .child(new("dc:language").text(&language_tag(content)))
        .child(moment("dcterms:created"))
        .child(moment("dcterms:modified"));
    let is_core = |link: &&Element| link.attribute("Type") == Some(CORE_RELATION);
    let known = package.root_links.elements().find(is_core).and_then(|link| link.attribute("Target"));
    let known = known.map(|target| super::package::resolve("", target));
    let name = known.unwrap_or_else(|| {
        relate(&mut package.root_links, CORE_RELATION, "docProps/core.xml");
        "docProps/core.xml".to_owned()
    });
    package.add(&name, core.file()?, CORE_TYPE);
    if package.named("/settings").is_none() {
        let compatibility = new("w:compatSetting")
            .with("w:name", "compatibilityMode")
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", "15");
        let settings = new("w:settings")
            .with("xmlns:w", WORD)
            .child(val("w:characterSpacingControl", "doNotCompress"))
            .child(new("w:compat").child(compatibility))
            .child(val("w:themeFontLang", language_tag(content)));
        package.attach("settings.xml", settings.file()?, "/settings", SETTINGS_TYPE);
    }
    Ok(())
}

/// Sets the lists of the appendix in two columns: what follows its introduction becomes a section of its own on the
/// same page.
pub(crate) fn two_columns(document: &mut Element, styles: &Styles) {
    let Some(body) = document.find_mut("w:body") else { return };
    let Some(last) = body.find("w:sectPr").cloned() else { return };
    let is_intro = |node: &Node| {
        let style = node.element().and_then(|it| it.at(&["w:pPr", "w:pStyle"])).and_then(|it| it.attribute("w:val"));
        style == Some(styles.id(Role::Intro))
    };
    let Some(Node::Element(intro)) = body.children.iter_mut().rfind(|node| is_intro(node)) else { return };
    intro.change_first("w:pPr", |properties| properties.push(last));
    let Some(section) = body.elements_mut().rfind(|it| it.name == "w:sectPr") else { return };
    section.children.insert(0, Node::Element(val("w:type", "continuous")));
    section.push(new("w:cols").with("w:num", "2").with("w:space", "454"));
}
