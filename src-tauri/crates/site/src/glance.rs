//! What stands on a page, as lines of text: for those who look at a site before it is written, where no browser is.
//!
//! Reads the pages of this crate alone, whose markup is known; it is no reader of other people's HTML.

/// Elements that begin a line.
const LINES: &[&str] =
    &["h1", "h2", "h3", "p", "li", "div", "section", "form", "ul", "table", "tr", "dl", "dt", "button"];
/// Elements whose content is no text.
const SILENT: &[&str] = &["svg", "script", "style"];

/// The lines of the main part of a page; the number says how large a heading is, 0: it is none.
pub(crate) fn lines(page: &str) -> Vec<(u8, String)> {
    let from = page.find("<main").unwrap_or(0);
    let upto = page.find("</main>").unwrap_or(page.len());
    let (mut found, mut line, mut level, mut silent) = (Vec::new(), String::new(), 0, 0_usize);
    let mut rest = page.get(from..upto).unwrap_or_default();
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if silent == 0 {
            line.push_str(text);
        }
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        let is_end = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']).split([' ', '/']).next().unwrap_or_default();
        if SILENT.contains(&name) {
            silent = if is_end { silent.saturating_sub(1) } else { silent + 1 };
        } else if LINES.contains(&name) {
            end(&mut found, &mut line, level);
            let size = name.strip_prefix('h').and_then(|size| size.parse().ok()).unwrap_or(0);
            level = if is_end { 0 } else { size };
        } else {
            line.push(' ');
        }
    }
    line.push_str(rest);
    end(&mut found, &mut line, level);
    found
}

fn end(found: &mut Vec<(u8, String)>, line: &mut String, level: u8) {
    let plain = line.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let words: Vec<&str> = plain.split_whitespace().collect();
    if !words.is_empty() {
        found.push((level, words.join(" ")));
    }
    line.clear();
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_page_is_read_line_by_line() {
        let page = "<body><p>Skip</p><main><h1>Week <b>2027</b></h1><svg><text>no</text></svg><ul><li><a href=\"x\">Mon</a> \
            <span>3 &lt; 4 &amp; more</span></li><li>Tue</li></ul></main></body>";
        let expected = [(1, "Week 2027"), (0, "Mon 3 < 4 & more"), (0, "Tue")];
        assert_eq!(lines(page), expected.map(|(level, line)| (level, line.to_owned())));
    }
}
