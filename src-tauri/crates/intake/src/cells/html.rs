//! HTML in cells: tags go, what begins a line or a point leaves one, entities become letters.
//!
//! Knows no page: only tags of the list are tags.

/// Entities such as `&amp;` as the letters they stand for.
pub(crate) fn without_entities(text: &str) -> String {
    if text.contains('&') { htmlize::unescape(text).replace('\0', "") } else { text.to_owned() }
}

/// Tags of HTML go; those that begin a line or a point leave one.
pub(crate) fn without_tags(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    if !text.contains('<') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, length)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
        match name.as_str() {
            "script" | "style" => {
                let close = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                let end = lower.find(&close).unwrap_or(rest.len());
                rest = &rest[end..];
            }
            "li" => out.push_str("\n• "),
            "br" | "p" | "/p" | "div" | "/div" | "tr" | "/ul" | "/ol" | "h1" | "h2" | "h3" | "h4" | "/h1" | "/h2"
            | "/h3" | "/h4" => out.push('\n'),
            "td" => out.push(' '),
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

/// Names of tags that are taken out; anything else in angle brackets is meant: `<writing>`, `<ann@maple.example>`.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "o:p",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
    "wbr",
];

/// The name of the tag at the start of a text that begins with `<`, and its length.
fn tag(text: &str) -> Option<(String, usize)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(text.len(), |end| end + 7);
        return Some(("!".to_owned(), end));
    }
    let end = text.bytes().take(2_000).position(|byte| byte == b'>')?;
    let body = &text[1..end];
    if body.contains('<') {
        return None;
    }
    let bare = body.trim_start_matches('/');
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == ':';
    let length = bare.find(|letter| !is_name(letter)).unwrap_or(bare.len());
    let name = bare[..length].to_ascii_lowercase();
    // What follows the name is nothing, a slash, or has values: `<a and b>` is no tag.
    let rest = bare[length..].trim();
    let is_tag = TAGS.contains(&name.as_str()) && (matches!(rest, "" | "/") || rest.contains('='));
    let name = if body.starts_with('/') { format!("/{name}") } else { name };
    is_tag.then_some((name, end + 1))
}
