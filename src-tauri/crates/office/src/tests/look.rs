//! The plan's look in all three formats: the logo with its words, the colour and the fonts of headings.

use std::sync::Arc;

use domain::rules::colour::Colour;
use papers::{Content, Logo, Look};

use super::content::content;
use super::{docx as docx_tests, html as html_tests, odt as odt_tests, tree, unpack};
use crate::docx::docx;
use crate::html::html;
use crate::odt::odt;

/// A PNG file of one red pixel.
fn pixel() -> Arc<[u8]> {
    charts::png_of("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"1\"/>", 1.0).unwrap().into()
}

fn styled() -> Content {
    let logo = Logo { png: pixel(), width: 3, height: 1, alt: "Logo of <Riverton> & \"all\"".to_owned() };
    let look = Look {
        accent: Colour([0xC8, 0x10, 0x2E]),
        tint: Colour([0xFC, 0xF3, 0xF5]),
        is_own_colour: true,
        heading_font: "Gill Sans MT".to_owned(),
        text_font: "Ver\"dana</style>".to_owned(),
        logo: Some(logo),
        ..Look::default()
    };
    Content { look, ..content() }
}

fn text(parts: &super::Parts, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

#[test]
fn docx_wears_it() {
    let parts = unpack(&docx(&styled(), None).unwrap().bytes);
    assert_eq!(docx_tests::faults(&parts), Vec::<String>::new());
    let document = tree(&parts, "word/document.xml");
    let first = document.below("wp:docPr")[0].attribute("descr").map(str::to_owned);
    assert_eq!(first.as_deref(), Some("Logo of <Riverton> & \"all\""));
    assert_eq!(&parts["word/media/paper-logo.png"][..], &*pixel());
    let styles = text(&parts, "word/styles.xml");
    assert!(styles.contains("C8102E") && styles.contains("FCF3F5") && !styles.contains("23395B"));
    assert!(styles.contains("w:ascii=\"Gill Sans MT\"") && styles.contains("w:ascii=\"Verdanastyle\""));
}

#[test]
fn a_template_keeps_its_own() {
    let template = docx(&content(), None).unwrap().bytes;
    let parts = unpack(&docx(&styled(), Some(&template)).unwrap().bytes);
    assert!(!text(&parts, "word/styles.xml").contains("Gill Sans"));
    assert!(!text(&parts, "word/document.xml").contains("Logo of"));
}

#[test]
fn odt_wears_it() {
    let parts = unpack(&odt(&styled()).unwrap().bytes);
    assert_eq!(odt_tests::faults(&parts), Vec::<String>::new());
    assert!(text(&parts, "content.xml").contains("<svg:desc>Logo of &lt;Riverton&gt;"));
    assert_eq!(&parts["Pictures/logo.png"][..], &*pixel());
    let styles = text(&parts, "styles.xml");
    assert!(styles.contains("#C8102E") && styles.contains("#FCF3F5") && !styles.contains("#23395B"));
    assert!(styles.contains("style:font-name=\"Gill Sans MT\"") && styles.contains("style:font-name=\"Verdanastyle\""));
}

#[test]
fn html_wears_it() {
    let page = html(&styled());
    assert_eq!(html_tests::faults(&page), Vec::<String>::new());
    assert!(
        page.contains("src=\"data:image/png;base64,")
            && page.contains("alt=\"Logo of &lt;Riverton&gt; &amp; &quot;all")
    );
    assert!(page.contains("--accent: #C8102E") && page.contains("font-family: \"Gill Sans MT\""));
    assert_eq!(page.matches("</style>").count(), 1, "a name of a font ends nothing");
}
