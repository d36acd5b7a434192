//! A drawing that others made (SVG) as a picture: only shapes, nothing that acts, loads or depends on a computer.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// Why a drawing of others is not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignDrawing {
    /// It is no SVG, or a damaged one.
    Unreadable,
    /// It holds this element, which would be left out or look different: a picture, or letters in a font.
    Holds(String),
}

/// Elements that cannot be drawn as they are: pictures within, letters of fonts that are elsewhere, pieces of pages.
const NOT_DRAWN: &[&str] = &["image", "feImage", "text", "foreignObject"];

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements of one drawing; a logo has some hundreds.
const MOST_ELEMENTS: u32 = 100_000;

/// A PNG file of a drawing, `side` pixels along its longer side, on nothing. No file and no address named in it is
/// looked at.
///
/// # Errors
///
/// Why it cannot be drawn as its makers see it.
pub fn png_of_foreign(svg: &str, side: u32) -> Result<Vec<u8>, ForeignDrawing> {
    let unreadable = || ForeignDrawing::Unreadable;
    // Programs write the type of the document, with names for their own addresses.
    let reading = ParsingOptions { allow_dtd: true, nodes_limit: MOST_ELEMENTS, ..ParsingOptions::default() };
    let document = Document::parse_with_options(svg, reading).map_err(|_| unreadable())?;
    // What a program leaves for itself beside what all draw is meant for no other.
    let for_all = document.descendants().filter(|node| node.attribute("requiredExtensions").is_none());
    let mut names = for_all.map(|node| node.tag_name()).filter(|tag| tag.namespace() == Some(SVG));
    if let Some(tag) = names.find(|tag| NOT_DRAWN.contains(&tag.name())) {
        return Err(ForeignDrawing::Holds(tag.name().to_owned()));
    }
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| unreadable())?;
    let size = tree.size();
    let scale = side as f32 / size.width().max(size.height());
    let pixels = |length: f32| ((length * scale).round() as u32).clamp(1, side);
    let mut picture = Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or_else(unreadable)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    if picture.pixels().iter().all(|pixel| pixel.alpha() == 0) {
        return Err(unreadable());
    }
    picture.encode_png().map_err(|_| unreadable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inside: &str, expected: Result<(), ForeignDrawing>) {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 40 20\">{inside}</svg>"
        );
        assert_eq!(png_of_foreign(&svg, 100).map(|_| ()), expected, "{inside}");
    }

    #[test]
    fn shapes_are_drawn_and_what_would_be_lost_is_told() {
        let holds = |name: &str| Err(ForeignDrawing::Holds(name.to_owned()));
        check("<rect width=\"40\" height=\"20\" fill=\"#c8102e\"/>", Ok(()));
        check("<script>alert(1)</script><style>rect { fill: red }</style><rect width=\"40\" height=\"20\"/>", Ok(()));
        check(
            "<rect width=\"9\" height=\"9\"/><image href=\"/etc/hostname\" width=\"9\" height=\"9\"/>",
            holds("image"),
        );
        check("<rect width=\"9\" height=\"9\"/><text y=\"9\">City</text>", holds("text"));
        check("<foreignObject width=\"9\" height=\"9\"/>", holds("foreignObject"));
        // As Adobe's programs write it.
        let own = "<switch><foreignObject requiredExtensions=\"http://ns.adobe.com/\"/><g><rect width=\"9\" height=\"9\"/></g></switch>";
        check(own, Ok(()));
        check("<g/>", Err(ForeignDrawing::Unreadable));
        check("<rect", Err(ForeignDrawing::Unreadable));
    }

    #[test]
    fn entities_cannot_fill_the_memory() {
        let lines: String = (1..30).map(|at| format!("<!ENTITY e{at} \"&e{0};&e{0};&e{0};\">", at - 1)).collect();
        let svg = format!(
            "<!DOCTYPE svg [<!ENTITY e0 \"<g/>\">{lines}]><svg xmlns=\"http://www.w3.org/2000/svg\">&e29;</svg>"
        );
        assert_eq!(png_of_foreign(&svg, 100), Err(ForeignDrawing::Unreadable));
    }

    #[test]
    fn a_picture_is_as_large_as_asked_whatever_the_drawing_says() {
        for size in ["width=\"1\" height=\"0.5\"", "width=\"100000\" height=\"50000\"", "viewBox=\"0 0 40 20\""] {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" {size}><rect width=\"100%\" height=\"100%\"/></svg>"
            );
            let png = png_of_foreign(&svg, 100).unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((side(16), side(20)), (100, 50), "{size}");
        }
    }
}
