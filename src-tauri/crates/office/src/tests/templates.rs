//! A council's template: what of it is used, where parts go, what is told, and what is refused.

use super::content::content;
use super::docx::faults;
use super::{Parts, planted, repack, tree, unpack};
use crate::docx::docx;
use crate::error::Notice;
use crate::tree::Element;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SECTION: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"12240\" \
    w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"700\" \
    w:footer=\"700\" w:gutter=\"0\"/></w:sectPr>";

/// A template as Word writes one, with what stands in its body.
fn template(body: &str) -> Parts {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let links = |links: &str| {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{space}\">{links}</Relationships>")
    };
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>")
    };
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name \
         w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading \
         1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:color w:val=\"00AA00\"/></w:rPr></w:style></w:styles>"
    );
    let header = format!(
        "<w:hdr xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:p><w:r><w:t>Council of {{{{iss</w:t></w:r><w:r><w:t>uer}}}}</w:t>\
         </w:r></w:p><w:p><w:r><w:drawing><blip r:embed=\"rId1\"/></w:drawing></w:r></w:p></w:hdr>"
    );
    let document = format!("<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body>{body}{SECTION}</w:body></w:document>");
    let main = [link("rId1", "styles", "styles.xml"), link("rId3", "header", "header1.xml")].concat();
    let parts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", links(&link("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", links(&main)),
        ("word/styles.xml", styles),
        ("word/header1.xml", header),
        ("word/_rels/header1.xml.rels", links(&link("rId1", "image", "media/logo.png"))),
        ("word/media/logo.png", "a logo".to_owned()),
    ];
    parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// The document in a template: its parts and what is told, as `code name`.
fn written(template: &Parts) -> (Parts, Vec<String>) {
    let file = docx(&content(), Some(&repack(template))).unwrap();
    let said = |notice: &Notice| format!("{} {}", notice.code, notice.name).trim().to_owned();
    (unpack(&file.bytes), file.notices.iter().map(said).collect())
}

fn refused(template: &[u8]) -> &'static str {
    docx(&content(), Some(template)).unwrap_err().code
}

/// The text of the body, paragraph by paragraph.
fn lines(parts: &Parts) -> Vec<String> {
    tree(parts, "word/document.xml").find("w:body").unwrap().elements().map(Element::plain).collect()
}

fn place(lines: &[String], text: &str) -> usize {
    lines.iter().position(|line| line.starts_with(text)).unwrap_or_else(|| panic!("no {text} in {lines:?}"))
}

#[test]
fn parts_go_where_the_template_says() {
    let split = "<w:p><w:r><w:t>Re: {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ti</w:t></w:r><w:proofErr \
        w:type=\"spellStart\"/><w:r><w:t>tle}</w:t></w:r><w:r><w:t>} by {{ Author }}.</w:t></w:r></w:p>";
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>What we ask</w:t></w:r></w:p>";
    let body = [split, &p("{{body}}"), heading, &p("{{recommendations}}"), &p("Signed"), &p("{{appendix}}")];
    let (parts, told) = written(&template(&body.concat()));
    let lines = lines(&parts);
    assert_eq!(lines[0], "Re: Learning Week 2027: programme & funding by Learning City Office.");
    let order = [
        "Re:",
        "Meeting",
        "Summary",
        "Background",
        "Figures",
        "What we ask",
        "City Council is asked",
        "Signed",
        "Appendix",
    ];
    let places: Vec<usize> = order.iter().map(|text| place(&lines, text)).collect();
    assert!(places.is_sorted(), "{places:?}");
    // The heading is the template's own, so ours is left out.
    assert!(!lines.iter().any(|line| line == "Recommendations"), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("Learning Week 2027") && !line.starts_with("Re:")));
    assert!(told.contains(&"missing_style Title".to_owned()) && told.contains(&"footer_added".to_owned()), "{told:?}");
    assert!(!told.iter().any(|it| it.starts_with("unplaced") || it.ends_with("Heading 1")), "{told:?}");
    let faults: Vec<String> = faults(&parts).into_iter().filter(|it| !it.contains("media/logo")).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn what_the_template_has_is_used() {
    let (parts, _) = written(&template(&p("{{body}}")));
    let header = tree(&parts, "word/header1.xml");
    assert_eq!(header.plain(), "Council of City of Riverton");
    assert_eq!(parts["word/media/logo.png"], b"a logo");
    let document = tree(&parts, "word/document.xml");
    let used = document.below("w:pStyle").iter().filter(|it| it.attribute("w:val") == Some("berschrift1")).count();
    assert_eq!(used, 5, "summary, three sections, appendix");
    let styles = tree(&parts, "word/styles.xml");
    let named = |name: &str| styles.below("w:name").iter().filter(|it| it.attribute("w:val") == Some(name)).count();
    assert_eq!((named("heading 1"), named("Normal"), named("heading 2")), (1, 1, 1));
    let based = styles.below("w:basedOn").into_iter().filter_map(|it| it.attribute("w:val"));
    assert!(based.into_iter().all(|id| id == "Standard" || id == "TableNormal"));
    // Tables are as wide as this template's lines.
    let widths = document.below("w:tblW").into_iter().filter_map(|it| it.attribute("w:w")?.parse::<u32>().ok());
    assert!(widths.into_iter().all(|width| (9_000..=9_360).contains(&width)));
    let section = document.at(&["w:body", "w:sectPr", "w:pgSz"]).unwrap();
    assert_eq!(section.attribute("w:w"), Some("12240"));
    assert_eq!(document.below("w:headerReference").len(), 1);
}

#[test]
fn numbers_stay_those_of_the_document() {
    let body = [p("{{body}}"), p("{{recommendations}}")].concat();
    let (parts, _) = written(&template(&body));
    let numbering = tree(&parts, "word/numbering.xml");
    let starts: Vec<&str> = numbering.below("w:startOverride").iter().filter_map(|it| it.attribute("w:val")).collect();
    assert_eq!(starts, ["2", "1"], "section 2 comes first, section 1 last");
}

#[test]
fn a_template_that_numbers_its_headings_numbers_paragraphs() {
    let numbered = |first: &str, second: &str| {
        let level = |at: u8, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let lists = format!(
            "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"4\">{}{}</w:abstractNum><w:num \
             w:numId=\"9\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>",
            level(0, first),
            level(1, second)
        );
        let parts = template(&p("{{body}}"));
        let list = "<w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr><w:outlineLvl";
        let parts = planted(&parts, "word/styles.xml", "<w:pPr><w:outlineLvl", list);
        let part = "<Relationship Id=\"rId7\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/></Relationships>";
        let mut parts = planted(&parts, "word/_rels/document.xml.rels", "</Relationships>", part);
        parts.insert("word/numbering.xml".to_owned(), lists.into_bytes());
        written(&parts)
    };
    let lists = |parts: &Parts| -> std::collections::BTreeSet<String> {
        let document = tree(parts, "word/document.xml");
        document.below("w:numId").into_iter().filter_map(|it| it.attribute("w:val")).map(str::to_owned).collect()
    };
    let (parts, told) = numbered("%1.", "%1.%2.");
    assert!(told.contains(&"template_numbering".to_owned()), "{told:?}");
    // Its list, and none for headings without a number.
    assert_eq!(lists(&parts), ["0", "9"].map(str::to_owned).into());
    let (parts, told) = numbered("%1.", "(%2)");
    assert!(told.contains(&"own_numbering".to_owned()), "{told:?}");
    assert_eq!(lists(&parts), ["0", "10"].map(str::to_owned).into());
    // A list that shows nothing is no numbering: there is nothing to tell.
    let (_, told) = numbered("", "");
    assert!(!told.iter().any(|it| it.ends_with("numbering")), "{told:?}");
}

#[test]
fn what_cannot_be_placed_is_told() {
    let (parts, told) = written(&template(&p("A cover")));
    assert!(told.contains(&"no_placeholders".to_owned()), "{told:?}");
    assert_eq!(lines(&parts)[..2], ["A cover", "Learning Week 2027: programme & funding"]);
    let body = [p("{{summary}}"), p("See {{body}} and {{nonsense}}"), p("{{summary}}")].concat();
    let (parts, told) = written(&template(&body));
    let expected = [
        "placeholder_in_line body",
        "unknown_placeholder nonsense",
        "placeholder_twice summary",
        "unplaced body",
        "unplaced appendix",
        "unplaced title",
    ];
    assert!(expected.iter().all(|it| told.contains(&(*it).to_owned())), "{told:?}");
    let lines = lines(&parts);
    assert!(place(&lines, "Summary") < place(&lines, "See {{body}} and {{nonsense}}"));
    assert!(place(&lines, "{{summary}}") < place(&lines, "Background"));
    // Nothing of the document is placed as a placeholder that stands in its own texts.
    let mut content = content();
    content.summary = None;
    let file = docx(&content, Some(&repack(&template(&p("{{summary}}"))))).unwrap();
    assert!(file.notices.contains(&Notice::new("nothing_for", "summary")));
}

#[test]
fn parts_fit_into_cells() {
    let cell = format!("<w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", p("{{body}}"));
    let table = format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"5000\"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>");
    let (parts, _) = written(&template(&table));
    let document = tree(&parts, "word/document.xml");
    let cell = document.below("w:tc").into_iter().next().unwrap();
    assert!(cell.plain().contains("Background"));
    assert_eq!(cell.elements().last().unwrap().name, "w:p");
    let inner = cell.below("w:tblW").into_iter().filter_map(|it| it.attribute("w:w")?.parse::<u32>().ok());
    assert!(inner.into_iter().all(|width| width <= 4_770));
}

#[test]
fn a_template_of_templates_becomes_a_document() {
    let dotx = planted(&template(&p("{{body}}")), "[Content_Types].xml", "document.main+xml", "template.main+xml");
    let (parts, _) = written(&dotx);
    assert!(String::from_utf8_lossy(&parts["[Content_Types].xml"]).contains("document.main+xml"));
}

#[test]
fn what_is_not_harmless_is_refused() {
    let good = template(&p("{{body}}"));
    assert_eq!(refused(b"%PDF-1.7"), "template_not_docx");
    assert_eq!(refused(b""), "template_not_docx");
    let whole = repack(&good);
    assert_eq!(refused(&whole[..whole.len() / 2]), "template_damaged");
    assert_eq!(refused(&repack(&Parts::from([("mimetype".to_owned(), b"x".to_vec())]))), "template_not_docx");
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&locked), "template_password");
    let with = |name: &str, bytes: &[u8]| {
        let mut parts = good.clone();
        parts.insert(name.to_owned(), bytes.to_vec());
        repack(&parts)
    };
    assert_eq!(refused(&with("word/vbaProject.bin", b"x")), "template_macros");
    assert_eq!(refused(&with("word/embeddings/oleObject1.bin", b"x")), "template_active");
    assert_eq!(refused(&with("../evil.xml", b"<x/>")), "template_damaged");
    assert_eq!(refused(&with("word/zeros.bin", &vec![0; 97 * 1024 * 1024])), "template_too_large");
    assert_eq!(refused(&with("word/zeros.xml", &vec![b' '; 17 * 1024 * 1024])), "template_too_large");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(refused(&with("word/styles.xml", deep.as_bytes())), "template_damaged");
    let changed = |name: &str, from: &str, to: &str| refused(&repack(&planted(&good, name, from, to)));
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w:document";
    assert_eq!(changed("word/document.xml", "<w:document", entity), "template_damaged");
    assert_eq!(changed("word/document.xml", "{{body}}", "&unknown;"), "template_damaged");
    assert_eq!(changed("word/document.xml", W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), "template_strict");
    assert_eq!(
        changed("[Content_Types].xml", "wordprocessingml.document.main", "x.macroEnabled.main"),
        "template_macros"
    );
    assert_eq!(
        changed("[Content_Types].xml", "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        "template_not_docx"
    );
    let field = "<w:r><w:instrText> DDEAU</w:instrText></w:r><w:r><w:instrText>TO c:\\\\x</w:instrText></w:r><w:r><w:t>{{body}}";
    assert_eq!(changed("word/document.xml", "<w:r><w:t xml:space=\"preserve\">{{body}}", field), "template_active");
    let outside = |kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"rId8\" Type=\"{R}/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
        )
    };
    let links = "word/_rels/document.xml.rels";
    assert_eq!(changed(links, "</Relationships>", &outside("image", "https://x.example/spy.png")), "template_external");
    assert_eq!(changed(links, "</Relationships>", &outside("hyperlink", "file://server/x")), "template_external");
    let header = "word/_rels/header1.xml.rels";
    assert_eq!(changed(header, "</Relationships>", &outside("oleObject", "https://x.example")), "template_external");
    let fine = planted(&good, links, "</Relationships>", &outside("hyperlink", "https://city.example"));
    assert!(docx(&content(), Some(&repack(&fine))).is_ok());
}

#[test]
fn a_template_named_by_the_template_is_forgotten() {
    let mut parts = template(&p("{{body}}"));
    let settings =
        format!("<w:settings xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:attachedTemplate r:id=\"rId1\"/></w:settings>");
    parts.insert("word/settings.xml".to_owned(), settings.into_bytes());
    let link = format!("<Relationship Id=\"rId8\" Type=\"{R}/settings\" Target=\"settings.xml\"/></Relationships>");
    parts = planted(&parts, "word/_rels/document.xml.rels", "</Relationships>", &link);
    let outside = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{R}/attachedTemplate\" Target=\"file:///C:/Normal.dotm\" TargetMode=\"External\"/></Relationships>"
    );
    parts.insert("word/_rels/settings.xml.rels".to_owned(), outside.into_bytes());
    let (parts, told) = written(&parts);
    assert!(told.contains(&"link_removed".to_owned()), "{told:?}");
    assert!(tree(&parts, "word/settings.xml").find("w:attachedTemplate").is_none());
    assert!(tree(&parts, "word/_rels/settings.xml.rels").elements().next().is_none());
}
