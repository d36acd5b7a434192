//! The drawings of a document: each chart once, as SVG for print, with what it says and its numbers.

use crate::blocks::Block;
use crate::error::PaperError;
use crate::facts::Scene;

/// A drawing by the name that blocks give it.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Such as `temple.svg`.
    pub file: String,
    /// The drawing for print.
    pub svg: String,
    /// Width in the drawing's own units.
    pub width: f64,
    /// Height in the drawing's own units.
    pub height: f64,
}

/// Drawings made for a document.
#[derive(Clone, Debug, Default)]
pub struct Drawings {
    /// Each once.
    pub files: Vec<Drawing>,
    /// Texts with letters that no font has.
    pub replaced: Vec<(char, String)>,
}

impl Drawings {
    /// A chart as a block; nothing when it has nothing to show.
    pub(crate) fn chart(
        &mut self,
        scene: &Scene,
        name: &str,
        caption: String,
        width_percent: u8,
    ) -> Result<Option<Block>, PaperError> {
        let seen = charts::Scene { plan: scene.plan, week: scene.week, today: scene.today };
        let chart = charts::draw(name, &seen, scene.texts, charts::Medium::Print)
            .map_err(|error| PaperError::new("publish").with("where", format!("{name}: {error}")))?;
        if chart.svg.is_empty() || chart.table.rows.is_empty() {
            return Ok(None);
        }
        let file = format!("{}.svg", charts::file_name(name));
        let block = Block::Chart { file: file.clone(), alt: chart.summary, caption, width_percent };
        self.files.push(Drawing { file, svg: chart.svg, width: chart.width, height: chart.height });
        self.replaced.extend(chart.replaced);
        Ok(Some(block))
    }
}
