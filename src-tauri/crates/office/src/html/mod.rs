//! HTML: the document as one page that needs nothing beside it, runs no script, and is read as well on a telephone, in
//! large letters, in the dark and on paper.

use domain::base64;
use domain::rules::colour::Colour;
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};
use papers::{Column, Content, Figure, Look, Row};

use crate::docx::language_tag;
use crate::look::{bar_svg, family, in_the_dark, logo_size};
use crate::walk::{Item, Part, PartKind, Piece, clean, is_blank, line, pieces, place_line, runs_from_right, walk};

const STYLE: &str = include_str!("page.css");
/// Nothing is fetched and nothing runs, whatever a text holds; the one picture stands in the page itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/// A column is set without breaks when its cells have at most so many letters.
const SHORT: usize = 16;

/// Writes a document as a page of HTML.
pub fn html(content: &Content) -> String {
    let heading = &content.heading;
    let parts = walk(content);
    let page = Page { is_rtl: content.language.is_rtl, bar: content.look.bar };
    let main = parts.iter().map(|part| page.part(part));
    let document = markup! {
        (DOCTYPE)
        html lang=(language_tag(content)) dir=(if page.is_rtl { "rtl" } else { "ltr" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (clean(&heading.title)) }
                @if !is_blank(&heading.author) { meta name="author" content=(clean(&heading.author)); }
                style { (PreEscaped(STYLE)) (PreEscaped(style(&content.look))) }
            }
            body {
                header.edge { (page.edge(&heading.header_start)) (page.edge(&heading.header_end)) }
                main { @for part in main { (part) } }
                footer.edge { (page.edge(&heading.footer_start)) }
            }
        }
    };
    document.into_string()
}

/// What of the page is as the plan has chosen it; nothing for the usual look.
fn style(look: &Look) -> String {
    let mut style = String::new();
    if look.is_own_colour {
        let own = format!(":root {{ --accent: {}; --tint: {}; }}", look.accent, look.tint);
        let (accent, tint) = in_the_dark(look.accent);
        let dark = format!(":root {{ --accent: {accent}; --tint: {tint}; }}");
        style = format!("{own}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n");
    }
    let behind = "\"Noto Sans\", \"Segoe UI\", system-ui, Arial, sans-serif";
    let mut set = |selector: &str, name: &str| {
        let family = family(name);
        if !family.is_empty() {
            style.push_str(&format!("{selector} {{ font-family: \"{family}\", {behind}; }}\n"));
        }
    };
    set("body", &look.text_font);
    set("h1, h2, h3, .figures dd", &look.heading_font);
    style
}

struct Page {
    is_rtl: bool,
    /// The colour of bars.
    bar: Colour,
}

impl Page {
    fn part(&self, part: &Part) -> Markup {
        let is_section = matches!(part.items.first(), Some(Item::Heading { .. }));
        // The lists of the appendix begin at its first heading of the second level.
        let is_list = |item: &Item| matches!(item, Item::Heading { level: 2, .. } | Item::Place(_));
        let lists = match part.kind {
            PartKind::Appendix => part.items.iter().position(is_list).unwrap_or(part.items.len()),
            PartKind::Logo
            | PartKind::Title
            | PartKind::Facts
            | PartKind::Exemption
            | PartKind::Summary
            | PartKind::Recommendations
            | PartKind::Body => part.items.len(),
        };
        let (body, lists) = part.items.split_at(lists);
        let inner = markup! {
            (self.items(body))
            @if !lists.is_empty() { div.days { (self.items(lists)) } }
        };
        if is_section {
            markup! { section { (inner) } }
        } else {
            inner
        }
    }

    /// Pieces in order; what is asked for stands in one list with its lead.
    fn items(&self, items: &[Item]) -> Markup {
        let mut rest = items;
        let mut all = Vec::new();
        while let Some(item) = rest.first() {
            let is_asked = |item: &&Item| matches!(item, Item::Asked { .. });
            let has_lead = usize::from(matches!(item, Item::Lead(_)));
            let asked = rest[has_lead..].iter().take_while(is_asked).count();
            let taken = has_lead + asked;
            if taken == 0 {
                all.push(self.item(item));
                rest = &rest[1..];
            } else {
                all.push(self.asks(&rest[..taken]));
                rest = &rest[taken..];
            }
        }
        markup! { @for item in all { (item) } }
    }

    fn asks(&self, items: &[Item]) -> Markup {
        let asked = items.iter().filter(|item| !matches!(item, Item::Lead(_)));
        markup! {
            div.asks {
                @for item in items { @if let Item::Lead(text) = item { (self.paragraph("lead", &line(text))) } }
                ol role="list" { @for item in asked { li { (self.item(item)) } } }
            }
        }
    }

    fn item(&self, item: &Item) -> Markup {
        match item {
            Item::Logo(logo) => {
                let (width, height) = logo_size(logo);
                let size = format!("inline-size:{width:.1}mm;block-size:{height:.1}mm");
                let data = format!("data:image/png;base64,{}", base64::encode(&logo.png));
                markup! { div.logo { img src=(data) alt=(clean(&logo.alt)) style=(size); } }
            }
            Item::Title(text) => markup! { h1 dir=[self.way(text)] { (words(&line(text))) } },
            Item::Facts(facts) => markup! {
                dl.facts {
                    @for fact in facts {
                        div { dt { (words(&line(&fact.label))) } dd dir=[self.way(&fact.value)] { (words(&line(&fact.value))) } }
                    }
                }
            },
            Item::Exemption(text) => self.paragraph("exemption", &line(text)),
            Item::Heading { level: 1, number, text } => markup! {
                h2 dir=[self.way(text)] {
                    @if let Some(number) = number { span.number { (number) } " " }
                    (words(&line(text)))
                }
            },
            Item::Heading { text, .. } => markup! { h3 dir=[self.way(text)] { (words(&line(text))) } },
            Item::Text(text) => self.paragraph("text", &line(text)),
            Item::Counter { text, is_too_long } => {
                self.paragraph(if *is_too_long { "counter too-long" } else { "counter" }, &line(text))
            }
            Item::Numbered { section, number, text } | Item::Asked { section, number, text } => markup! {
                p.numbered dir=[self.way(&text.plain())] {
                    span.number { (section) "." (number) } " "
                    span { (words(&pieces(text))) }
                }
            },
            Item::Lead(text) => self.paragraph("lead", &line(text)),
            Item::Figures(figures) => figures_list(figures),
            Item::Chart { drawing, alt, caption, width_percent } => markup! {
                figure {
                    @match drawing {
                        Some(drawing) => (PreEscaped(sized(&drawing.svg, *width_percent))),
                        None => (self.paragraph("text", &line(alt))),
                    }
                    @if !is_blank(caption) { figcaption dir=[self.way(caption)] { (words(&line(caption))) } }
                }
            },
            Item::Table { caption, columns, rows } => self.table(caption, columns, rows),
            Item::Intro(text) => self.paragraph("intro", &line(text)),
            Item::Place(place) => self.paragraph("place", &place_line(place)),
        }
    }

    fn paragraph(&self, class: &str, pieces: &[Piece]) -> Markup {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        markup! { p class=(class) dir=[self.way(&text)] { (words(pieces)) } }
    }

    fn edge(&self, text: &str) -> Markup {
        markup! { @if !is_blank(text) { p dir=[self.way(text)] { (words(&line(text))) } } }
    }

    /// The direction of a text that runs against its document.
    fn way(&self, text: &str) -> Option<&'static str> {
        let is_rtl = runs_from_right(text, self.is_rtl);
        (is_rtl != self.is_rtl).then_some(if is_rtl { "rtl" } else { "ltr" })
    }

    /// A table in a box that scrolls by itself when it is wider than the screen, also by keys.
    fn table(&self, caption: &str, columns: &[Column], rows: &[Row]) -> Markup {
        let is_short = |at: usize| {
            let length = |row: &Row| row.cells.get(at).map_or(0, |cell| cell.plain().chars().count());
            rows.iter().map(length).max().unwrap_or(0) <= SHORT
        };
        let class = |at: usize, column: &Column| {
            let mut class = String::from(if column.is_number { "is-number" } else { "" });
            if column.share == 0 && is_short(at) {
                class.push_str(" is-short");
            }
            Some(class.trim().to_owned()).filter(|class| !class.is_empty())
        };
        let classes: Vec<Option<String>> = columns.iter().enumerate().map(|(at, column)| class(at, column)).collect();
        let name = if is_blank(caption) { columns.first().map_or("", |column| &column.title) } else { caption };
        markup! {
            div.table role="region" tabindex="0" aria-label=(clean(name)) {
                table {
                    @if !is_blank(caption) { caption dir=[self.way(caption)] { (words(&line(caption))) } }
                    thead {
                        tr {
                            @for column in columns {
                                th scope="col" class=[column.is_number.then_some("is-number")] {
                                    (words(&line(&column.title)))
                                }
                            }
                        }
                    }
                    tbody {
                        @for row in rows {
                            tr class=[row.stands_out.then_some("stands-out")] {
                                @for (at, (column, class)) in columns.iter().zip(&classes).enumerate() {
                                    (self.cell(at, column, class.as_deref(), row))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, at: usize, column: &Column, class: Option<&str>, row: &Row) -> Markup {
        let text = row.cells.get(at);
        let words = words(&text.map(pieces).unwrap_or_default());
        let way = text.and_then(|text| self.way(&text.plain()));
        let bar = row.bar.filter(|_| column.has_bar).map(|bar| bar_svg(bar, row.stands_out, self.is_rtl, self.bar));
        match at {
            0 => markup! { th scope="row" class=[class] dir=[way] { (words) } },
            _ => markup! {
                td class=[class] dir=[way] {
                    @if let Some(bar) = bar { span.bar { (PreEscaped(bar)) } }
                    (words)
                }
            },
        }
    }
}

fn figures_list(figures: &[&Figure]) -> Markup {
    markup! {
        dl.figures {
            @for figure in figures { div { dt { (clean(&figure.label)) } dd { (clean(&figure.number)) } } }
        }
    }
}

/// Text with its weights and lines.
fn words(pieces: &[Piece]) -> Markup {
    let lines = |text: &str| {
        let lines: Vec<&str> = text.split('\n').collect();
        markup! { @for (at, line) in lines.iter().enumerate() { @if 0 < at { br; } (line) } }
    };
    markup! {
        @for piece in pieces { @if piece.is_strong { strong { (lines(&piece.text)) } } @else { (lines(&piece.text)) } }
    }
}

/// A drawing as wide as it shall be: the share is that of the page.
fn sized(svg: &str, width_percent: u8) -> String {
    let percent = width_percent.clamp(5, 100);
    svg.replacen("<svg ", &format!("<svg style=\"inline-size:max({percent}%, min(100%, 24rem))\" "), 1)
}
