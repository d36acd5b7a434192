//! How an ODT looks: styles by the names that LibreOffice knows, the list that numbers, the page with head and foot.

use papers::{Content, Look};

use super::root;
use crate::look;
use crate::tree::Element;
use crate::walk::{PagePiece, clean, is_blank, split_page};

/// The list that numbers sections and paragraphs.
pub(crate) const NUMBERS: &str = "Paper_20_Numbers";
/// Room of a number before its text.
const HANG: &str = "1.3cm";

/// Width and height between the margins, in centimetres.
pub(crate) const ROOM: (f64, f64) = (17.0, 25.3);

/// A paragraph style: its name, its parent, properties of its paragraphs and of its letters.
type Style = (&'static str, &'static str, &'static [(&'static str, &'static str)], Vec<(&'static str, String)>);

/// What of a paragraph is in the plan's colour.
fn coloured(style: &str, look: &Look) -> Vec<(&'static str, String)> {
    let (accent, tint) = (look.accent, look.tint);
    match style {
        "Header" => vec![("fo:border-bottom", format!("0.75pt solid {accent}"))],
        "Paper_20_Lead" | "Paper_20_Recommendation" => {
            vec![("fo:background-color", tint.to_string()), ("fo:border-left", format!("2.2pt solid {accent}"))]
        }
        _ => Vec::new(),
    }
}

/// The family of headings, when the plan has one of its own.
fn heading_font(look: &Look) -> Vec<(&'static str, String)> {
    let family = look::family(&look.heading_font);
    let scripts = ["style:font-name", "style:font-name-asian", "style:font-name-complex"];
    let named = scripts.map(|script| (script, family.clone()));
    if family.is_empty() { Vec::new() } else { named.to_vec() }
}

/// The family of the text.
fn text_font(look: &Look) -> String {
    match look::family(&look.text_font) {
        none if none.is_empty() => "Arial".to_owned(),
        family => family,
    }
}

fn looks(look: &Look) -> Vec<Style> {
    let size = |points: &str| {
        ["fo:font-size", "style:font-size-asian", "style:font-size-complex"]
            .map(|key| (key, points.to_owned()))
            .to_vec()
    };
    let bold = || {
        ["fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"]
            .map(|key| (key, "bold".to_owned()))
            .to_vec()
    };
    let colour = |hex: &str| vec![("fo:color", format!("#{hex}"))];
    let heading = |points: &str| [heading_font(look), bold(), colour(&look::hex(look.accent)), size(points)].concat();
    let small = || [colour(look::MUTED), size("8.5pt")].concat();
    const KEEP: (&str, &str) = ("fo:keep-with-next", "always");
    const WHOLE: (&str, &str) = ("fo:keep-together", "always");
    vec![
        ("Text_20_body", "Standard", &[("fo:margin-bottom", "0.21cm"), ("fo:line-height", "115%")], Vec::new()),
        (
            "Title",
            "Standard",
            &[KEEP, WHOLE, ("fo:margin-bottom", "0.42cm")],
            [heading_font(look), bold(), colour(look::INK), size("19pt")].concat(),
        ),
        ("Heading", "Standard", &[KEEP, WHOLE], Vec::new()),
        ("Heading_20_1", "Heading", &[("fo:margin-top", "0.53cm"), ("fo:margin-bottom", "0.21cm")], heading("13pt")),
        ("Heading_20_2", "Heading", &[("fo:margin-top", "0.35cm"), ("fo:margin-bottom", "0.14cm")], heading("10pt")),
        ("Heading_20_3", "Heading", &[("fo:margin-top", "0.28cm"), ("fo:margin-bottom", "0.11cm")], heading("10pt")),
        ("Caption", "Standard", &[("fo:margin-top", "0.28cm"), ("fo:margin-bottom", "0.14cm")], small()),
        ("Paper_20_Table_20_Caption", "Caption", &[KEEP], Vec::new()),
        ("Header", "Standard", &[("fo:padding-bottom", "0.1cm")], small()),
        ("Footer", "Standard", &[], small()),
        (
            "Paper_20_Fact",
            "Standard",
            &[("fo:margin-left", "4.2cm"), ("fo:text-indent", "-4.2cm"), ("fo:margin-bottom", "0.09cm")],
            Vec::new(),
        ),
        (
            "Paper_20_Exemption",
            "Standard",
            &[
                WHOLE,
                ("fo:border", "0.75pt solid #A83E0C"),
                ("fo:padding", "0.2cm"),
                ("fo:margin-top", "0.4cm"),
                ("fo:margin-bottom", "0.4cm"),
            ],
            [bold(), colour(look::WARNING)].concat(),
        ),
        (
            "Paper_20_Counter",
            "Standard",
            &[("fo:margin-bottom", "0.21cm")],
            [colour(look::MUTED), size("8pt")].concat(),
        ),
        ("Paper_20_Numbered", "Text_20_body", &[], Vec::new()),
        (
            "Paper_20_Lead",
            "Standard",
            &[KEEP, ("fo:margin-top", "0.21cm"), ("fo:padding", "0.2cm"), ("fo:padding-bottom", "0.1cm")],
            Vec::new(),
        ),
        (
            "Paper_20_Recommendation",
            "Standard",
            &[WHOLE, ("fo:padding", "0.2cm"), ("fo:padding-top", "0.06cm"), ("style:join-border", "false")],
            Vec::new(),
        ),
        ("Paper_20_Logo", "Standard", &[("fo:margin-bottom", "0.5cm")], Vec::new()),
        ("Paper_20_Picture", "Standard", &[("fo:margin-top", "0.28cm")], Vec::new()),
        ("Paper_20_Picture_20_Captioned", "Paper_20_Picture", &[KEEP], Vec::new()),
        ("Table_20_Contents", "Standard", &[], size("8.5pt")),
        ("Paper_20_Table_20_Number", "Table_20_Contents", &[], Vec::new()),
        ("Paper_20_Table_20_Row", "Table_20_Contents", &[], bold()),
        ("Table_20_Heading", "Table_20_Contents", &[KEEP], bold()),
        ("Paper_20_Number_20_Heading", "Table_20_Heading", &[], Vec::new()),
        ("Paper_20_Figure_20_Label", "Standard", &[KEEP], small()),
        ("Paper_20_Figure_20_Number", "Standard", &[], [heading_font(look), bold(), size("18pt")].concat()),
        ("Paper_20_Intro", "Standard", &[("fo:margin-bottom", "0.14cm")], size("8.5pt")),
        (
            "Paper_20_Place",
            "Standard",
            &[("fo:margin-left", "0.3cm"), ("fo:text-indent", "-0.3cm"), ("fo:margin-bottom", "0.07cm")],
            size("8pt"),
        ),
    ]
}

fn with(name: &str, properties: &[(&str, &str)]) -> Element {
    properties.iter().fold(Element::new(name), |element, (key, value)| element.with(key, *value))
}

/// The whole of `styles.xml`.
pub(crate) fn styles(content: &Content) -> Element {
    let families = [text_font(&content.look), look::family(&content.look.heading_font)];
    let mut fonts: Vec<Element> = Vec::new();
    for (at, family) in families.iter().enumerate().filter(|(_, family)| !family.is_empty()) {
        if !families[..at].contains(family) {
            // Names of several words stand in quotes, as in CSS.
            let quoted = if family.contains(' ') { format!("'{family}'") } else { family.clone() };
            fonts.push(with(
                "style:font-face",
                &[
                    ("style:name", family.as_str()),
                    ("svg:font-family", quoted.as_str()),
                    ("style:font-family-generic", "swiss"),
                ],
            ));
        }
    }
    let styles = Element::new("office:styles")
        .child(default(content))
        .child(with(
            "style:style",
            &[("style:name", "Standard"), ("style:family", "paragraph"), ("style:class", "text")],
        ))
        .all(looks(&content.look).iter().map(|style| paragraph(style, content)))
        .child(strong())
        .child(numbers());
    root("office:document-styles")
        .child(Element::new("office:font-face-decls").all(fonts))
        .child(styles)
        .child(Element::new("office:automatic-styles").child(page(content)))
        .child(Element::new("office:master-styles").child(master(content)))
}

fn default(content: &Content) -> Element {
    let language = &content.language;
    let font = text_font(&content.look);
    let mut letters = with(
        "style:text-properties",
        &[
            ("style:font-name", font.as_str()),
            ("style:font-name-asian", font.as_str()),
            ("style:font-name-complex", font.as_str()),
            ("fo:font-size", "10pt"),
            ("style:font-size-asian", "10pt"),
            ("style:font-size-complex", "10pt"),
            ("fo:hyphenate", "false"),
        ],
    );
    for script in ["fo:$", "style:$-asian", "style:$-complex"] {
        letters.set(&script.replace('$', "language"), language.code.as_str());
        letters.set(&script.replace('$', "country"), language.region.as_deref().unwrap_or("none"));
    }
    let paragraph = with(
        "style:paragraph-properties",
        &[
            ("style:writing-mode", writing_mode(language.is_rtl)),
            ("fo:text-align", side(!language.is_rtl)),
            ("fo:orphans", "2"),
            ("fo:widows", "2"),
        ],
    );
    with("style:default-style", &[("style:family", "paragraph")]).child(paragraph).child(letters)
}

/// Which way a paragraph runs, as ODF says it.
pub(crate) fn writing_mode(is_rtl: bool) -> &'static str {
    if is_rtl { "rl-tb" } else { "lr-tb" }
}

/// Styles whose text stands at the end of its line.
const AT_END: &[&str] = &["Paper_20_Counter", "Paper_20_Table_20_Number", "Paper_20_Number_20_Heading"];

/// How a style's twin for texts that run the other way differs: in direction, and in the side at which lines begin.
/// The side is named, because programs do not agree on where a line from right to left starts.
pub(crate) fn turned(style: &str, is_rtl: bool) -> Element {
    let way = with("style:paragraph-properties", &[("style:writing-mode", writing_mode(is_rtl))]);
    if AT_END.contains(&style) { way } else { way.with("fo:text-align", side(!is_rtl)) }
}

/// The side of the page at which lines begin (`is_left` for those from left to right).
fn side(is_left: bool) -> &'static str {
    if is_left { "left" } else { "right" }
}

fn paragraph((name, parent, properties, letters): &Style, content: &Content) -> Element {
    let is_rtl = content.language.is_rtl;
    let mut style = with(
        "style:style",
        &[("style:name", name), ("style:display-name", &name.replace("_20_", " ")), ("style:family", "paragraph")],
    );
    style.set("style:parent-style-name", *parent);
    if let Some(level) = name.strip_prefix("Heading_20_") {
        style.set("style:default-outline-level", level);
    }
    let mut paragraph = with("style:paragraph-properties", properties);
    coloured(name, &content.look).into_iter().for_each(|(key, value)| paragraph.set(key, value));
    if AT_END.contains(name) {
        paragraph.set("fo:text-align", side(is_rtl));
    }
    match *name {
        "Paper_20_Fact" => paragraph.push(stops(&[("4.2cm", "left")])),
        "Header" | "Footer" => paragraph.push(stops(&[("17cm", "right")])),
        _ => {}
    }
    style.push(paragraph);
    let letters =
        letters.iter().fold(Element::new("style:text-properties"), |it, (key, value)| it.with(key, value.as_str()));
    if letters.attributes.is_empty() { style } else { style.child(letters) }
}

fn stops(stops: &[(&str, &str)]) -> Element {
    let stop = |(at, kind): &(&str, &str)| with("style:tab-stop", &[("style:position", at), ("style:type", kind)]);
    Element::new("style:tab-stops").all(stops.iter().map(stop))
}

fn strong() -> Element {
    let bold = [("fo:font-weight", "bold"), ("style:font-weight-asian", "bold"), ("style:font-weight-complex", "bold")];
    with(
        "style:style",
        &[("style:name", "Strong_20_Emphasis"), ("style:display-name", "Strong Emphasis"), ("style:family", "text")],
    )
    .child(with("style:text-properties", &bold))
}

fn numbers() -> Element {
    let level = |level: u8| {
        let level = level.to_string();
        let numbers = [("text:level", level.as_str()), ("style:num-format", "1"), ("text:display-levels", &level)];
        let position = with(
            "style:list-level-label-alignment",
            &[
                ("text:label-followed-by", "listtab"),
                ("text:list-tab-stop-position", HANG),
                ("fo:text-indent", "-1.3cm"),
                ("fo:margin-left", HANG),
            ],
        );
        let mode = [("text:list-level-position-and-space-mode", "label-alignment")];
        with("text:list-level-style-number", &numbers).child(with("style:list-level-properties", &mode).child(position))
    };
    with("text:list-style", &[("style:name", NUMBERS), ("style:display-name", "Paper Numbers")]).all((1..=3).map(level))
}

fn page(content: &Content) -> Element {
    let size = [
        ("fo:page-width", "21cm"),
        ("fo:page-height", "29.7cm"),
        ("style:print-orientation", "portrait"),
        ("fo:margin-top", "1.1cm"),
        ("fo:margin-bottom", "1cm"),
        ("fo:margin-left", "2cm"),
        ("fo:margin-right", "2cm"),
        ("style:writing-mode", writing_mode(content.language.is_rtl)),
    ];
    let edge = |name: &str, gap: &str| {
        let properties = with("style:header-footer-properties", &[("fo:min-height", "0.6cm"), (gap, "0.5cm")]);
        Element::new(name).child(properties)
    };
    with("style:page-layout", &[("style:name", "Page")])
        .child(with("style:page-layout-properties", &size))
        .child(edge("style:header-style", "fo:margin-bottom"))
        .child(edge("style:footer-style", "fo:margin-top"))
}

fn master(content: &Content) -> Element {
    let heading = &content.heading;
    let line = |style: &str| with("text:p", &[("text:style-name", style)]);
    let mut head = line("Header").text(&clean(&heading.header_start));
    if !is_blank(&heading.header_end) {
        head = head.child(Element::new("text:tab")).text(&clean(&heading.header_end));
    }
    let foot = line("Footer").text(&clean(&heading.footer_start)).child(Element::new("text:tab"));
    let foot = split_page(&heading.page, content.language.is_rtl).into_iter().fold(foot, |foot, piece| match piece {
        PagePiece::Text(text) => foot.text(&text.replace('\n', " ")),
        PagePiece::Page => foot.child(with("text:page-number", &[("text:select-page", "current")]).text("1")),
        PagePiece::Pages => foot.child(Element::new("text:page-count").text("1")),
    });
    with("style:master-page", &[("style:name", "Standard"), ("style:page-layout-name", "Page")])
        .child(Element::new("style:header").child(head))
        .child(Element::new("style:footer").child(foot))
}
