//! What stands below the map: tiles for neighbourhoods without an outline, and the shades with their numbers.

use domain::geo::Outline;

use super::shapes::hatch;
use super::{EDGE, Field, Map, NAME, SMALL, TILE, VALUE, WIDTH};
use crate::drawing::canvas::{Anchor, ShapeLook};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width};
use crate::drawing::shades::{self, CLASSES};
use crate::drawing::shape::FontFace;

impl Map<'_> {
    /// A neighbourhood without an outline.
    pub(super) fn tile(&self, pen: &Pen, field: &Field, (x, y): (f64, f64)) -> Drawn {
        let class = self.class(field);
        let alpha = class.map_or(0.0, shades::alpha);
        pen.with(ShapeLook { radius: 4.0, ..ShapeLook::default() }, || match class {
            Some(_) => pen.rect((x, y), TILE, Colour::ACCENT, alpha),
            None => pen.rect((x, y), TILE, Colour::LINE, 0.35),
        })?;
        if class.is_none() {
            let corners = vec![(x, y), (x + TILE.0, y), (x + TILE.0, y + TILE.1), (x, y + TILE.1)];
            hatch(pen, &Outline { polygons: vec![vec![corners]] })?;
        }
        let halo = if class.is_none() { 3.0 } else { 0.0 };
        pen.with(ShapeLook { halo, ..ShapeLook::default() }, || {
            let room = TILE.0 - 16.0;
            pen.text(&field.place.name, (x + 8.0, y + 19.0), Anchor::Left, shades::on(alpha, NAME), room)?;
            pen.text(&self.shown(field), (x + 8.0, y + 36.0), Anchor::Left, shades::on(alpha, VALUE), room)
        })
    }

    /// The measure, and below it the shades with the numbers at their edges.
    pub(super) fn legend(&self, pen: &Pen, y: f64) -> Drawn {
        let missing = self.texts.get("chart-map-missing");
        let has_missing = self.fields.iter().any(|field| field.value.is_none());
        let missing_room = if has_missing { width(&missing, &SMALL).min(140.0) + 30.0 } else { 0.0 };
        let mut letters = self.name.chars();
        let heading: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        pen.text(
            &heading,
            (EDGE, y + 8.0),
            Anchor::Left,
            text_style(FontFace::Strong, 11.0, Colour::INK),
            WIDTH - 2.0 * EDGE,
        )?;
        if let Some(steps) = &self.steps {
            let edges = steps.edges(self.texts);
            let widest = edges.iter().map(|edge| width(edge, &SMALL)).fold(0.0, f64::max);
            let most = (WIDTH - 3.0 * EDGE - missing_room - widest) / CLASSES as f64;
            let slot = (widest + 12.0).max(46.0).min(most);
            let left = EDGE + (width(&edges[0], &SMALL) / 2.0).max(1.0);
            for class in 0..CLASSES {
                let x = left + slot * class as f64;
                pen.rect((x, y + 15.0), (slot - 1.0, 12.0), Colour::ACCENT, shades::alpha(class))?;
            }
            for (at, edge) in edges.iter().enumerate() {
                pen.text_if_free(edge, (left + slot * at as f64 - 0.5, y + 41.0), Anchor::Middle, SMALL)?;
            }
        }
        if has_missing {
            let x = WIDTH - missing_room;
            let corners = vec![(x, y + 15.0), (x + 20.0, y + 15.0), (x + 20.0, y + 27.0), (x, y + 27.0)];
            pen.polygon(&corners, Colour::LINE, 0.35)?;
            hatch(pen, &Outline { polygons: vec![vec![corners]] })?;
            pen.text(&missing, (x + 26.0, y + 25.0), Anchor::Left, SMALL, missing_room - 28.0)?;
        }
        Ok(())
    }
}
