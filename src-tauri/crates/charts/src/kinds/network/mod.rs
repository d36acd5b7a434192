//! The network of partners: who is tied to whom, sized by what they contribute, coloured by their sector.
//!
//! Sectors have a colour and a shape, so that they can be told apart without colour. Partners without a tie are
//! named in words and not drawn: there may be hundreds.

mod layout;

use std::collections::{BTreeMap, HashMap};

use domain::Sector;
use domain::rules::network::{Network, NetworkNode, network};
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};
use layout::{Seed, layout};

const WIDTH: f64 = 760.0;
const FIELD: (f64, f64) = (640.0, 400.0);
const LEFT: f64 = 60.0;
const ROW: f64 = 20.0;
/// Names that are told when there are many.
const NAMED: usize = 3;

const NAME: TextStyle = text_style(FontFace::Regular, 10.5, Colour::INK);
const STRONG: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);
const KEY: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

/// Draws the network.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let network = network(scene.plan);
    let table = table(&network, texts);
    let drawn: Vec<&NetworkNode> = network.nodes.iter().filter(|node| 0 < node.degree).collect();
    if drawn.is_empty() {
        return empty(medium, texts, (WIDTH, 260.0), "chart-network-none", table);
    }
    let sectors = sectors(&drawn);
    let keys = key_rows(&sectors, texts);
    let top = ROW * keys.len() as f64 + 24.0;
    let pen = sketch(medium, texts, WIDTH, top + FIELD.1 + 62.0);
    let at: HashMap<&str, usize> = drawn.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
    let links: Vec<(usize, usize)> =
        network.links.iter().map(|link| (at[link.from_id.as_str()], at[link.to_id.as_str()])).collect();
    let seeds: Vec<Seed> = drawn.iter().map(|node| Seed { id: &node.id, group: node.sector as usize }).collect();
    let largest = most(&drawn);
    let radii: Vec<f64> = drawn.iter().map(|node| radius(node, largest, drawn.len())).collect();
    let places: Vec<(f64, f64)> = separated(&layout(&seeds, &links, Sector::ALL.len(), FIELD), &radii)
        .into_iter()
        .map(|(x, y)| (LEFT + x.clamp(0.0, FIELD.0), top + 26.0 + y.clamp(0.0, FIELD.1)))
        .collect();
    let picture = Picture { pen: &pen, texts, drawn: &drawn, places: &places, radii: &radii };
    key(&pen, &keys)?;
    let mut ties: BTreeMap<i64, Vec<[(f64, f64); 2]>> = BTreeMap::new();
    for (link, (from, to)) in network.links.iter().zip(&links) {
        ties.entry(link.strength.unwrap_or(1).clamp(1, 4)).or_default().push([places[*from], places[*to]]);
    }
    for (strength, lines) in ties {
        pen.segments(&lines, Colour::STONE_LINE, 0.6 + 0.7 * strength as f64);
    }
    // The smallest last, so that none hides behind a larger one; but names go to the largest first.
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by(|a, b| {
        drawn[*b].contribution.cmp(&drawn[*a].contribution).then_with(|| drawn[*a].id.cmp(&drawn[*b].id))
    });
    for at in &order {
        picture.mark(*at)?;
    }
    let mut named = order.clone();
    named.sort_by_key(|at| !network.brokers.contains(&drawn[*at].id));
    for at in named {
        picture.name(at, network.brokers.contains(&drawn[at].id))?;
    }
    let hint = fit(&texts.get("chart-network-key-size"), &SMALL, WIDTH - 2.0);
    pen.text_if_free(&hint, (0.0, pen.height - 4.0), Anchor::Left, SMALL)?;
    Ok(Sketch { title: None, summary: summary(&network, &drawn, texts), pen, table })
}

fn most(drawn: &[&NetworkNode]) -> f64 {
    drawn.iter().map(|node| node.contribution).max().unwrap_or(0).max(1) as f64
}

/// By area, as the eye compares.
fn radius(node: &NetworkNode, largest: f64, count: usize) -> f64 {
    let crowd = if 200 < count { 0.6 } else { 1.0 };
    crowd * (5.0 + 13.0 * (node.contribution as f64 / largest).sqrt())
}

/// Moves marks apart that lie over each other, as long as the field has room.
fn separated(places: &[(f64, f64)], radii: &[f64]) -> Vec<(f64, f64)> {
    let mut places = places.to_vec();
    // With very many there is no room, and comparing all pairs would take too long.
    let passes = if places.len() <= 200 { 40 } else { 0 };
    for _ in 0..passes {
        for at in 0..places.len() {
            for other in at + 1..places.len() {
                let (dx, dy) = (places[other].0 - places[at].0, places[other].1 - places[at].1);
                let (length, wanted) = (dx.hypot(dy).max(0.01), radii[at] + radii[other] + 12.0);
                if wanted <= length {
                    continue;
                }
                let push = (wanted - length) / 2.0 / length;
                places[at] = (places[at].0 - dx * push, places[at].1 - dy * push);
                places[other] = (places[other].0 + dx * push, places[other].1 + dy * push);
            }
        }
    }
    places
}

/// The sectors that are drawn, in their order.
fn sectors(drawn: &[&NetworkNode]) -> Vec<Sector> {
    Sector::ALL.iter().copied().filter(|sector| drawn.iter().any(|node| node.sector == *sector)).collect()
}

/// Six colours and three shapes tell thirteen sectors apart.
fn look(sector: Sector) -> (Colour, usize) {
    let place = sector as usize;
    (Colour::pillar(place as i64 % 6 + 1), place / 6)
}

struct Picture<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    drawn: &'a [&'a NetworkNode],
    places: &'a [(f64, f64)],
    radii: &'a [f64],
}

impl Picture<'_> {
    fn mark(&self, at: usize) -> Drawn {
        let node = self.drawn[at];
        let (colour, shape) = look(node.sector);
        self.pen.part(self.part(node), || mark(self.pen, self.places[at], self.radii[at], colour, shape))
    }

    /// Below its mark, else above or beside it; left out where there is no room.
    fn name(&self, at: usize, is_broker: bool) -> Drawn {
        let letters = if is_broker { STRONG } else { NAME };
        let ((x, y), radius) = (self.places[at], self.radii[at]);
        let text = fit(&self.drawn[at].name, &letters, 150.0);
        let places = [
            ((x, y + radius + 12.0), Anchor::Middle),
            ((x, y - radius - 5.0), Anchor::Middle),
            ((x + radius + 4.0, y + 4.0), Anchor::Left),
            ((x - radius - 4.0, y + 4.0), Anchor::Right),
        ];
        for (place, hold) in places {
            let mut is_there = false;
            // With an edge that keeps the ties away from it.
            self.pen.with(ShapeLook { halo: 3.0, ..ShapeLook::default() }, || {
                is_there = self.pen.lines_if_free(&[(text.clone(), letters)], place, hold, 12.0)?;
                Ok(())
            })?;
            if is_there {
                break;
            }
        }
        Ok(())
    }

    fn part(&self, node: &NetworkNode) -> ChartPart {
        let args = [
            ("name", Arg::from(node.name.as_str())),
            ("sector", Arg::from(self.texts.get(&format!("sector-{}", node.sector.word())))),
            ("count", Arg::from(node.degree)),
            ("shown", Arg::from(self.texts.number(node.degree as i64))),
            ("contribution", Arg::from(self.texts.number(node.contribution as i64))),
        ];
        ChartPart {
            id: format!("partner-{}", node.id),
            label: self.texts.format("chart-network-part", &args),
            screen: "partners".to_owned(),
            filter: counts::filter(&[("partner_id", &node.id)]),
        }
    }
}

/// A round, square or pointed mark with an edge in the colour of the surface.
fn mark(pen: &Pen, (x, y): (f64, f64), radius: f64, colour: Colour, shape: usize) -> Drawn {
    let corners = |reach: f64| match shape {
        1 => vec![(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)],
        _ => vec![(x, y - reach * 1.35), (x + reach * 1.35, y), (x, y + reach * 1.35), (x - reach * 1.35, y)],
    };
    if shape == 0 {
        pen.dot((x, y), radius + 1.4, Colour::SURFACE)?;
        return pen.dot((x, y), radius, colour);
    }
    // As large to the eye as a round one.
    let reach = radius * 0.89;
    pen.polygon(&corners(reach + 1.4), Colour::SURFACE, 1.0)?;
    pen.polygon(&corners(reach), colour, 1.0)
}

/// Sectors in rows that fit.
fn key_rows(sectors: &[Sector], texts: &Texts) -> Vec<Vec<(Sector, String)>> {
    let mut rows: Vec<Vec<(Sector, String)>> = vec![Vec::new()];
    let mut x = 0.0;
    for sector in sectors {
        let label = fit(&texts.get(&format!("sector-{}", sector.word())), &KEY, 200.0);
        let room = width(&label, &KEY) + 40.0;
        if WIDTH < x + room && 0.0 < x {
            rows.push(Vec::new());
            x = 0.0;
        }
        x += room;
        if let Some(row) = rows.last_mut() {
            row.push((*sector, label));
        }
    }
    rows
}

fn key(pen: &Pen, rows: &[Vec<(Sector, String)>]) -> Drawn {
    for (row, entries) in rows.iter().enumerate() {
        let y = 14.0 + ROW * row as f64;
        let mut x = 8.0;
        for (sector, label) in entries {
            let (colour, shape) = look(*sector);
            mark(pen, (x, y - 4.0), 5.5, colour, shape)?;
            pen.text(label, (x + 12.0, y), Anchor::Left, KEY, 210.0)?;
            x += width(label, &KEY) + 40.0;
        }
    }
    Ok(())
}

fn names(nodes: &[&NetworkNode], texts: &Texts) -> String {
    let shown: Vec<String> = nodes.iter().take(NAMED).map(|node| node.name.clone()).collect();
    if nodes.len() <= NAMED {
        return texts.list(&shown);
    }
    let rest = texts.number((nodes.len() - NAMED) as i64);
    texts.format("chart-network-isolated_more", &[("names", Arg::from(shown.join(", "))), ("rest", Arg::from(rest))])
}

fn summary(network: &Network, drawn: &[&NetworkNode], texts: &Texts) -> String {
    let by_id: BTreeMap<&str, &NetworkNode> = network.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let find = |ids: &[String]| ids.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect::<Vec<_>>();
    let (brokers, isolated) = (find(&network.brokers), find(&network.isolated));
    let first = texts.format(
        "chart-network-summary",
        &[
            ("tied", Arg::from(texts.number(drawn.len() as i64))),
            ("links_count", Arg::from(network.links.len())),
            ("links", Arg::from(texts.number(network.links.len() as i64))),
            ("partners", Arg::from(texts.number(network.nodes.len() as i64))),
            ("density", Arg::from(texts.percent(network.density.unwrap_or(0.0) * 100.0))),
        ],
    );
    let middle = match brokers.len() {
        0 => texts.get("chart-network-no_brokers"),
        count => texts.format(
            "chart-network-brokers",
            &[("names", Arg::from(names(&brokers, texts))), ("count", Arg::from(count))],
        ),
    };
    let last = texts.format(
        "chart-network-isolated",
        &[
            ("count", Arg::from(isolated.len())),
            ("shown", Arg::from(texts.number(isolated.len() as i64))),
            ("names", Arg::from(names(&isolated, texts))),
        ],
    );
    [first, middle, last].join(" ")
}

fn table(network: &Network, texts: &Texts) -> ChartTable {
    let columns = ["partner", "sector", "ties", "between", "contribution", "trust", "worth"];
    let mut rows: Vec<(&NetworkNode, Vec<String>)> = Vec::with_capacity(network.nodes.len());
    let mut said: HashMap<&str, [Vec<f64>; 2]> = HashMap::new();
    for link in &network.links {
        for id in [&link.from_id, &link.to_id] {
            let [trust, value] = said.entry(id).or_default();
            trust.extend(link.trust);
            value.extend(link.value);
        }
    }
    let mean = |answers: Option<&Vec<f64>>| match answers.filter(|answers| !answers.is_empty()) {
        Some(answers) => texts.decimal(answers.iter().sum::<f64>() / answers.len() as f64, 1),
        None => "–".to_owned(),
    };
    for node in &network.nodes {
        let answers = said.get(node.id.as_str());
        let cells = vec![
            node.name.clone(),
            texts.get(&format!("sector-{}", node.sector.word())),
            texts.number(node.degree as i64),
            texts.percent(node.betweenness * 100.0),
            texts.number(node.contribution as i64),
            mean(answers.map(|answers| &answers[0])),
            mean(answers.map(|answers| &answers[1])),
        ];
        rows.push((node, cells));
    }
    rows.sort_by(|(a, _), (b, _)| b.degree.cmp(&a.degree).then_with(|| a.name.cmp(&b.name)));
    ChartTable {
        columns: columns.iter().map(|name| texts.get(&format!("chart-column-{name}"))).collect(),
        rows: rows.into_iter().map(|(_, cells)| cells).collect(),
    }
}
