//! A strict reader of pages for tests: elements with attributes, each opened, closed and named properly, or a failure.

/// Elements that have no end.
const VOID: &[&str] = &["meta", "link", "input", "br", "img", "hr"];

/// Attributes that need no value.
const BARE: &[&str] = &["defer", "hidden", "download"];

/// An element as it begins.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Every element of a page, in order. Fails where it is not well formed, an id comes twice, or headings skip a level.
#[track_caller]
pub fn elements(path: &str, text: &str) -> Vec<Element> {
    let mut rest = text.strip_prefix("<!DOCTYPE html>").unwrap_or_else(|| panic!("{path} has no doctype"));
    let (mut found, mut open): (Vec<Element>, Vec<String>) = (Vec::new(), Vec::new());
    let mut heading = 0;
    while let Some(at) = rest.find('<') {
        check_text(path, &rest[..at]);
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(&closing[..end]), "{path}: </{}> closes another", &closing[..end]);
            rest = &closing[end + 1..];
            continue;
        }
        let (element, after) = element(path, rest);
        rest = after;
        if let Some(level) = element.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
            assert!(level <= heading + 1 && (level == 1) == (heading == 0), "{path}: h{level} after h{heading}");
            heading = level;
        }
        if element.name == "script" {
            let end = rest.find("</script>").unwrap();
            assert!(!rest[..end].contains("<!--"), "{path}: a comment in a script");
            rest = &rest[end + "</script>".len()..];
        } else if !VOID.contains(&element.name.as_str()) {
            open.push(element.name.clone());
        }
        found.push(element);
    }
    check_text(path, rest);
    assert!(open.is_empty(), "{path}: {open:?} stay open");
    assert_ne!(heading, 0, "{path} has no heading");
    let mut ids: Vec<&str> = found.iter().filter_map(|element| element.attribute("id")).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{path}: an id twice");
    found
}

#[track_caller]
fn element<'t>(path: &str, text: &'t str) -> (Element, &'t str) {
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let end = text.find(|it| !is_name(it)).unwrap();
    assert!(0 < end, "{path}: a sign that is no element: {}", &text.chars().take(20).collect::<String>());
    let (name, mut rest) = text.split_at(end);
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (Element { name: name.to_owned(), attributes }, after);
        }
        let end = rest.find(|it| !is_name(it)).unwrap();
        assert!(0 < end, "{path}: not an attribute of {name}: {}", &rest.chars().take(20).collect::<String>());
        let (attribute, after) = rest.split_at(end);
        assert!(attributes.iter().all(|(known, _)| known != attribute), "{path}: {attribute} twice");
        let value = match after.strip_prefix("=\"") {
            Some(quoted) => {
                let end = quoted.find('"').unwrap();
                check_text(path, &quoted[..end]);
                assert!(!quoted[..end].contains('<'), "{path}: {attribute}");
                rest = &quoted[end + 1..];
                plain(&quoted[..end])
            }
            None => {
                assert!(BARE.contains(&attribute), "{path}: {attribute} without a value");
                rest = after;
                String::new()
            }
        };
        attributes.push((attribute.to_owned(), value));
    }
}

/// A `&` begins one of the names that the writer uses, and `>` is written as one.
#[track_caller]
fn check_text(path: &str, text: &str) {
    for (at, _) in text.match_indices('&') {
        let is_known = ["&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|name| text[at..].starts_with(name));
        assert!(is_known, "{path}: {}", &text[at..].chars().take(20).collect::<String>());
    }
    assert!(!text.contains('>'), "{path}: a bare >");
}

/// A text without the names of signs.
pub fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
