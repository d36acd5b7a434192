//! Structure of DOCX: what Word and readers aloud rely on.

use std::collections::BTreeSet;

use super::content::{content, from_right};
use super::{Parts, planted, tree, unpack};
use crate::docx::docx;
use crate::tree::Element;

/// Everything that is wrong with a file, in words for whoever reads the test.
pub(super) fn faults(parts: &Parts) -> Vec<String> {
    let is_xml = |name: &&String| name.ends_with(".xml") || name.ends_with(".rels");
    let broken = parts.keys().filter(is_xml).filter(|name| Element::parse(&parts[*name]).is_err());
    let mut faults: Vec<String> = broken.map(|name| format!("not well-formed: {name}")).collect();
    if !faults.is_empty() {
        return faults;
    }
    relations(parts, &mut faults);
    types(parts, &mut faults);
    let document = tree(parts, "word/document.xml");
    headings(parts, &document, &mut faults);
    tables(&document, &mut faults);
    for picture in document.below("wp:docPr") {
        let is_decoration = !picture.below("adec:decorative").is_empty();
        if !is_decoration && picture.attribute("descr").unwrap_or_default().is_empty() {
            faults.push("picture without alternative text".to_owned());
        }
    }
    empty(&document, &mut faults);
    known(parts, &document, &mut faults);
    frame(parts, &mut faults);
    faults
}

fn relations(parts: &Parts, faults: &mut Vec<String>) {
    for name in parts.keys().filter(|name| name.ends_with(".rels")) {
        let folder = name.split_once("_rels/").map_or("", |(folder, _)| folder);
        for link in tree(parts, name).elements() {
            let target = link.attribute("Target").unwrap_or_default();
            let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            if link.attribute("TargetMode") != Some("External") && !parts.contains_key(&part) {
                faults.push(format!("relation to nothing: {target}"));
            }
        }
    }
    let links = tree(parts, "word/_rels/document.xml.rels");
    let ids: BTreeSet<&str> = links.elements().filter_map(|link| link.attribute("Id")).collect();
    tree(parts, "word/document.xml").walk(&mut |element| {
        for key in ["r:id", "r:embed", "r:link"] {
            if element.attribute(key).is_some_and(|id| !ids.contains(id)) {
                faults.push(format!("unknown relation in {}", element.name));
            }
        }
    });
}

fn types(parts: &Parts, faults: &mut Vec<String>) {
    let types = tree(parts, "[Content_Types].xml");
    let keys = |name: &'static str, key: &'static str| -> BTreeSet<String> {
        let those = types.elements().filter(|it| it.name == name).filter_map(|it| it.attribute(key));
        those.map(str::to_owned).collect()
    };
    let (endings, names) = (keys("Default", "Extension"), keys("Override", "PartName"));
    for part in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = part.rsplit('.').next().unwrap_or_default();
        if !names.contains(&format!("/{part}")) && !endings.contains(ending) {
            faults.push(format!("part without a type: {part}"));
        }
    }
    faults.extend(
        names.iter().filter(|name| !parts.contains_key(&name[1..])).map(|name| format!("type of nothing: {name}")),
    );
}

fn style_of(paragraph: &Element) -> &str {
    paragraph.at(&["w:pPr", "w:pStyle"]).and_then(|it| it.attribute("w:val")).unwrap_or_default()
}

fn headings(parts: &Parts, document: &Element, faults: &mut Vec<String>) {
    let styles = tree(parts, "word/styles.xml");
    let level = |paragraph: &Element| {
        let id = style_of(paragraph).to_owned();
        let style = styles.elements().find(|style| style.attribute("w:styleId") == Some(&id))?;
        style.at(&["w:pPr", "w:outlineLvl"])?.attribute("w:val")?.parse::<u32>().ok()
    };
    let mut last = None;
    for now in document.below("w:p").into_iter().filter_map(level) {
        if last.map_or(0, |level| level + 1) < now {
            faults.push("heading level skipped".to_owned());
        }
        last = Some(now);
    }
    if last.is_none() {
        faults.push("no headings".to_owned());
    }
}

fn tables(document: &Element, faults: &mut Vec<String>) {
    for table in document.below("w:tbl") {
        let rows: Vec<&Element> = table.elements().filter(|it| it.name == "w:tr").collect();
        if rows.first().is_none_or(|row| row.at(&["w:trPr", "w:tblHeader"]).is_none()) {
            faults.push("table without a head".to_owned());
        }
        if rows.iter().any(|row| row.at(&["w:trPr", "w:cantSplit"]).is_none()) {
            faults.push("row that breaks".to_owned());
        }
        let columns = table.below("w:gridCol").len();
        if rows.iter().any(|row| row.elements().filter(|it| it.name == "w:tc").count() != columns) {
            faults.push("row of another length".to_owned());
        }
    }
}

/// Paragraphs in which nothing stands, but those that Word wants beside tables.
fn empty(document: &Element, faults: &mut Vec<String>) {
    let body = document.find("w:body").unwrap();
    let mut after_table = false;
    for element in body.elements() {
        let holds = |name: &str| !element.below(name).is_empty();
        let is_empty = element.plain().trim().is_empty() && !holds("w:drawing") && !holds("w:sectPr");
        if element.name == "w:p" && is_empty && !after_table {
            faults.push("empty paragraph".to_owned());
        }
        after_table = element.name == "w:tbl";
    }
}

fn known(parts: &Parts, document: &Element, faults: &mut Vec<String>) {
    let ids = |part: &str, name: &'static str, key: &'static str| -> BTreeSet<String> {
        let root = tree(parts, part);
        root.elements().filter(|it| it.name == name).filter_map(|it| it.attribute(key)).map(str::to_owned).collect()
    };
    let styles = ids("word/styles.xml", "w:style", "w:styleId");
    let lists = ids("word/numbering.xml", "w:num", "w:numId");
    document.walk(&mut |element| {
        let value = element.attribute("w:val").unwrap_or_default();
        let is_style = matches!(element.name.as_str(), "w:pStyle" | "w:rStyle" | "w:tblStyle");
        if is_style && !styles.contains(value) {
            faults.push(format!("unknown style {value}"));
        }
        if element.name == "w:numId" && value != "0" && !lists.contains(value) {
            faults.push(format!("unknown list {value}"));
        }
    });
    let numbered = document.below("w:p").into_iter().filter(|it| style_of(it) == "PaperNumbered");
    if numbered.into_iter().any(|it| it.at(&["w:pPr", "w:numPr", "w:numId"]).is_none()) {
        faults.push("paragraph without its number".to_owned());
    }
}

fn frame(parts: &Parts, faults: &mut Vec<String>) {
    let core = tree(parts, "docProps/core.xml");
    for name in ["dc:title", "dc:creator", "dc:language"] {
        if core.find(name).is_none_or(|it| it.plain().trim().is_empty()) {
            faults.push(format!("no {name}"));
        }
    }
    let styles = tree(parts, "word/styles.xml");
    let language =
        styles.at(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]).and_then(|it| it.attribute("w:val"));
    if language != core.find("dc:language").map(Element::plain).as_deref() {
        faults.push("no language of the text".to_owned());
    }
    let edges = parts.keys().filter(|name| name.starts_with("word/footer") || name.starts_with("word/header"));
    let fields: Vec<String> = edges
        .flat_map(|name| {
            let root = tree(parts, name);
            let codes = root.below("w:fldSimple").into_iter().filter_map(|it| it.attribute("w:instr"));
            codes.map(|code| code.trim().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    for field in ["PAGE", "NUMPAGES"] {
        if !fields.iter().any(|code| code == field) {
            faults.push(format!("no field {field}"));
        }
    }
}

#[test]
fn a_document_of_ours_is_without_fault() {
    for content in [content(), from_right()] {
        let file = docx(&content, None).unwrap();
        assert_eq!(faults(&unpack(&file.bytes)), Vec::<String>::new());
        assert_eq!(file.notices, []);
    }
    assert_eq!(docx(&content(), None).unwrap().bytes, docx(&content(), None).unwrap().bytes);
}

#[test]
fn planted_faults_are_found() {
    let parts = unpack(&docx(&content(), None).unwrap().bytes);
    let found = |name: &str, from: &str, to: &str, fault: &str| {
        let faults = faults(&planted(&parts, name, from, to));
        assert!(faults.iter().any(|it| it.starts_with(fault)), "{fault}: {faults:?}");
    };
    let document = "word/document.xml";
    found(document, "</w:p>", "</w:q>", "not well-formed");
    found("word/_rels/document.xml.rels", "media/paper-chart.png", "media/none.png", "relation to nothing");
    found(document, "r:embed=\"rId", "r:embed=\"rId9", "unknown relation");
    found("[Content_Types].xml", "PartName=\"/word/styles.xml\"", "PartName=\"/word/other.xml\"", "type of nothing");
    found("[Content_Types].xml", "/word/media/paper-chart.png", "/word/media/other.png", "part without a type");
    found("word/styles.xml", "<w:outlineLvl w:val=\"1\"/>", "<w:outlineLvl w:val=\"2\"/>", "heading level skipped");
    found(document, "<w:tblHeader/>", "", "table without a head");
    found(document, "<w:cantSplit/>", "", "row that breaks");
    found(document, "descr=\"Culture leads with 80%.\"", "descr=\"\"", "picture without alternative text");
    found(document, "<w:body>", "<w:body><w:p/>", "empty paragraph");
    found(document, "<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"None\"/>", "unknown style");
    found(document, "<w:numId w:val=\"1\"/>", "<w:numId w:val=\"77\"/>", "unknown list");
    found(
        "docProps/core.xml",
        "<dc:title>Learning Week 2027: programme &amp; funding</dc:title>",
        "<dc:title/>",
        "no dc:title",
    );
    found("docProps/core.xml", "en-IE", "", "no dc:language");
    found("word/styles.xml", "w:lang w:val=\"en-IE\"", "w:lang w:val=\"de\"", "no language of the text");
    found("word/footer.xml", " NUMPAGES ", "", "no field NUMPAGES");
    found("word/footer.xml", " PAGE ", "", "no field PAGE");
}

#[test]
fn what_runs_from_the_right_says_so() {
    let parts = unpack(&docx(&content(), None).unwrap().bytes);
    let document = tree(&parts, "word/document.xml");
    let arabic = document.below("w:p").into_iter().find(|it| it.plain().contains("أسبوع")).unwrap();
    assert!(arabic.at(&["w:pPr", "w:bidi"]).is_some());
    let runs: Vec<(String, bool)> = arabic
        .elements()
        .filter(|it| it.name == "w:r")
        .map(|run| (run.plain(), run.at(&["w:rPr", "w:rtl"]).is_some()))
        .collect();
    let expected = [("أسبوع التعلم في المدينة من 3 إلى 9 مايو (", true), ("Riverton).", false)];
    assert_eq!(runs, expected.map(|(text, is_rtl)| (text.to_owned(), is_rtl)));
    let parts = unpack(&docx(&from_right(), None).unwrap().bytes);
    let document = tree(&parts, "word/document.xml");
    assert!(document.at(&["w:body", "w:sectPr", "w:bidi"]).is_some());
    assert!(document.below("w:tblPr").iter().all(|it| it.find("w:bidiVisual").is_some()));
    assert!(tree(&parts, "word/header.xml").below("w:bidi").len() == 1);
}
