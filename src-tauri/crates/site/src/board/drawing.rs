//! A chart of a board as it may leave the city, with marks that lead to what stands behind them.

use charts::{Chart, ChartError, Medium, Scene};
use papers::BoardCopy;
use text::Texts;

/// A chart with its drawing made ready for a page.
pub(super) struct Drawn {
    /// What it says and its numbers.
    pub(super) chart: Chart,
    /// The drawing.
    pub(super) svg: String,
    /// Whether its colours follow the page's.
    pub(super) is_themed: bool,
}

/// Draws a chart; `Ok(None)`: no chart has this name.
///
/// What may not leave the city is left out of drawings on paper. Where the one for the screen says just the same, it is
/// used, because its colours follow the reader's; else the one for paper.
pub(super) fn drawn(copy: &BoardCopy, name: &str, texts: &Texts) -> Result<Option<Drawn>, ChartError> {
    let scene = Scene { plan: copy.plan, week: copy.week, today: copy.today };
    let paper = match charts::draw(name, &scene, texts, Medium::Print) {
        Ok(chart) => chart,
        Err(ChartError::Unknown(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let screen = charts::draw(name, &scene, texts, Medium::Screen)?;
    let is_same = (&screen.table.columns, &screen.table.rows, &screen.summary, &screen.title)
        == (&paper.table.columns, &paper.table.rows, &paper.summary, &paper.title);
    let is_themed = is_same && labels(&screen) == labels(&paper);
    let chart = if is_themed { screen } else { paper };
    Ok(Some(Drawn { svg: chart.svg.clone(), chart, is_themed }))
}

fn labels(chart: &Chart) -> Vec<&str> {
    chart.parts.iter().map(|part| part.label.as_str()).collect()
}

/// The drawing for a place of a file: ids of its own, and marks that are links. `target` names what a mark leads to.
pub(super) fn placed(svg: &str, prefix: &str, target: &dyn Fn(&str) -> Option<String>) -> String {
    let svg = svg.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
    let svg = svg.replacen("aria-labelledby=\"", &format!("aria-labelledby=\"{prefix}-"), 1);
    let svg = svg.replacen("-title chart-", &format!("-title {prefix}-chart-"), 1);
    let svg = svg.replacen("<title id=\"", &format!("<title id=\"{prefix}-"), 1);
    let svg = svg.replacen("<desc id=\"", &format!("<desc id=\"{prefix}-"), 1);
    linked(&svg, target)
}

/// Groups that are marks become links; without a target they stay groups that nobody stops at.
fn linked(svg: &str, target: &dyn Fn(&str) -> Option<String>) -> String {
    const MARK: &str = "class=\"part\" data-part=\"";
    let mut out = String::with_capacity(svg.len());
    // For each group that is open, whether it became a link.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let Some(length) = rest[at..].find('>') else { break };
        let tag = &rest[at..=at + length];
        rest = &rest[at + length + 1..];
        if tag == "</g>" {
            out.push_str(if open.pop() == Some(true) { "</a>" } else { tag });
        } else if tag == "<g>" || tag.starts_with("<g ") {
            let id = tag.split_once(MARK).and_then(|(_, behind)| behind.split_once('"')).map(|(id, _)| id);
            let link = id.and_then(target);
            open.push(link.is_some());
            let plain = tag.replace(" tabindex=\"0\" role=\"link\"", "");
            match link {
                Some(link) => out.push_str(&format!("<a href=\"#{link}\"{}", &plain["<g".len()..])),
                None if id.is_some() => out.push_str(&plain.replacen(" aria-label=", " data-label=", 1)),
                None => out.push_str(tag),
            }
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_links_and_close_as_such() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-labelledby=\"chart-x-title chart-x-desc\"><title id=\"chart-x-title\">T</title>\
                   <desc id=\"chart-x-desc\">D</desc><g><g class=\"part\" data-part=\"a\" tabindex=\"0\" role=\"link\" aria-label=\"A\"><title>A</title><g><path/></g></g>\
                   <g class=\"part\" data-part=\"b\" tabindex=\"0\" role=\"link\" aria-label=\"B\"></g></g></svg>";
        let placed = placed(svg, "c1", &|id| (id == "a").then(|| "c1-a".to_owned()));
        let expected = "<svg aria-labelledby=\"c1-chart-x-title c1-chart-x-desc\"><title id=\"c1-chart-x-title\">T</title>\
                        <desc id=\"c1-chart-x-desc\">D</desc><g><a href=\"#c1-a\" class=\"part\" data-part=\"a\" aria-label=\"A\"><title>A</title><g><path/></g></a>\
                        <g class=\"part\" data-part=\"b\" data-label=\"B\"></g></g></svg>";
        assert_eq!(placed, expected);
    }
}
