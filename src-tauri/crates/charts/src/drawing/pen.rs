//! What the charts draw with: plotters' elements in the chart's own units, mirrored where lines run from right
//! to left, and texts that fit and never collide.
//!
//! Charts think from left to right. In a mirrored drawing every x is counted from the other edge and every text
//! is held at its other end; nothing else changes.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{Datelike, NaiveDate};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle};
use text::{DateStyle, Texts};

use crate::drawing::backend::{GRAIN, SvgBackend};
use crate::drawing::canvas::{Anchor, Area, Canvas, ShapeLook, TextStyle, text_area};
use crate::drawing::colours::Colour;
use crate::drawing::shape::{self, FontFace};
use crate::{ChartError, ChartPart, Medium};

/// Whether a stroke of the pen came out.
pub type Drawn = Result<(), ChartError>;

/// Draws one chart.
pub struct Pen {
    canvas: Rc<RefCell<Canvas>>,
    area: DrawingArea<SvgBackend, Shift>,
    is_mirrored: bool,
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
}

/// The letters of a chart.
pub const fn text_style(face: FontFace, size: f64, colour: Colour) -> TextStyle {
    TextStyle { face, size, colour }
}

impl Pen {
    /// A pen on an empty drawing.
    pub fn new(medium: Medium, is_mirrored: bool, width: f64, height: f64) -> Self {
        let canvas = Rc::new(RefCell::new(Canvas::new(medium, width, height)));
        let area = SvgBackend(Rc::clone(&canvas)).into_drawing_area();
        Self { canvas, area, is_mirrored, width, height }
    }

    /// The drawing, once all is drawn.
    pub fn into_canvas(self) -> Result<Canvas, ChartError> {
        let Self { canvas, area, .. } = self;
        drop(area);
        let canvas =
            Rc::try_unwrap(canvas).map_err(|_| ChartError::Drawing("the canvas is still in use".to_owned()))?;
        Ok(canvas.into_inner())
    }

    /// Draws a mark that leads somewhere.
    pub fn part(&self, part: ChartPart, draw: impl FnOnce() -> Drawn) -> Drawn {
        self.canvas.borrow_mut().begin_part(part);
        let drawn = draw();
        self.canvas.borrow_mut().end_part();
        drawn
    }

    /// Draws with a different look.
    pub fn with(&self, look: ShapeLook, draw: impl FnOnce() -> Drawn) -> Drawn {
        let before = std::mem::replace(&mut self.canvas.borrow_mut().look, look);
        let drawn = draw();
        self.canvas.borrow_mut().look = before;
        drawn
    }

    /// A filled rectangle from its corner.
    pub fn rect(&self, (x, y): (f64, f64), (width, height): (f64, f64), colour: Colour, alpha: f64) -> Drawn {
        let corners = [self.grains((x, y)), self.grains((x + width, y + height))];
        self.draw(&Rectangle::new(corners, filled(colour, alpha).filled()))
    }

    /// The edge of a rectangle.
    pub fn frame(&self, (x, y): (f64, f64), (width, height): (f64, f64), colour: Colour, line: f64) -> Drawn {
        let corners = [self.grains((x, y)), self.grains((x + width, y + height))];
        self.draw(&Rectangle::new(corners, filled(colour, 1.0).stroke_width(thickness(line))))
    }

    /// A filled shape.
    pub fn polygon(&self, points: &[(f64, f64)], colour: Colour, alpha: f64) -> Drawn {
        self.draw(&Polygon::new(self.path(points), filled(colour, alpha).filled()))
    }

    /// A line through points.
    pub fn line(&self, points: &[(f64, f64)], colour: Colour, line: f64) -> Drawn {
        self.draw(&PathElement::new(self.path(points), filled(colour, 1.0).stroke_width(thickness(line))))
    }

    /// Straight lines of one look, however many.
    pub fn segments(&self, lines: &[[(f64, f64); 2]], colour: Colour, line: f64) {
        let lines: Vec<_> = lines.iter().map(|ends| ends.map(|(x, y)| (self.x(x), y))).collect();
        self.canvas.borrow_mut().segments(&lines, colour, line);
    }

    /// A dashed line through points.
    pub fn dashes(&self, points: &[(f64, f64)], colour: Colour, line: f64) -> Drawn {
        self.with(ShapeLook { dash: 4.0, ..ShapeLook::default() }, || self.line(points, colour, line))
    }

    /// A filled circle.
    pub fn dot(&self, centre: (f64, f64), radius: f64, colour: Colour) -> Drawn {
        self.draw(&Circle::new(self.grains(centre), (radius * GRAIN) as i32, filled(colour, 1.0).filled()))
    }

    /// A line of text with its baseline at `y`. What is longer than `room` ends in `…`.
    ///
    /// Layouts leave room for it; where letters are higher than any layout expects it is left out all the same,
    /// because a text over another says less than none. The table has them all.
    pub fn text(&self, text: &str, at: (f64, f64), anchor: Anchor, style: TextStyle, room: f64) -> Drawn {
        let text = fit(text, &style, room);
        if text.is_empty() {
            return Ok(());
        }
        let area = self.area_of(&text, at, anchor, &style);
        if self.canvas.borrow().is_free(&area) {
            return self.letters(&text, at, anchor, &style);
        }
        self.canvas.borrow_mut().left_out.push(text);
        Ok(())
    }

    /// A line of text that is left out when it would leave the drawing or stand over another.
    pub fn text_if_free(&self, text: &str, at: (f64, f64), anchor: Anchor, style: TextStyle) -> Drawn {
        let area = self.area_of(text, at, anchor, &style);
        // A little air, so that two numbers do not read as one.
        let airy = Area { left: area.left - 2.0, right: area.right + 2.0, ..area.clone() };
        let is_free = {
            let canvas = self.canvas.borrow();
            canvas.is_free(&area) && !canvas.labels().iter().any(|(label, _)| label.overlaps(&airy))
        };
        if is_free { self.letters(text, at, anchor, &style) } else { Ok(()) }
    }

    /// Lines of text, the first with its baseline at `y`; at least so far apart.
    pub fn lines(&self, lines: &[String], (x, y): (f64, f64), anchor: Anchor, style: TextStyle, least: f64) -> Drawn {
        let leading = leading(lines, &style, least);
        for (at, line) in lines.iter().enumerate() {
            self.text(line, (x, y + at as f64 * leading), anchor, style, f64::INFINITY)?;
        }
        Ok(())
    }

    /// Lines of text that are all left out when one of them would collide; tells whether they are there.
    pub fn lines_if_free(
        &self,
        lines: &[(String, TextStyle)],
        (x, mut y): (f64, f64),
        anchor: Anchor,
        least: f64,
    ) -> Result<bool, ChartError> {
        let mut placed: Vec<(&str, &TextStyle, f64)> = Vec::new();
        let mut depth = None;
        for (line, letters) in lines.iter().filter(|(line, _)| !line.is_empty()) {
            let shaped = shape::shape(line, letters.face);
            if let Some(depth) = depth {
                y += least.max(depth + shaped.top * letters.size + 0.5);
            }
            if !self.canvas.borrow().is_free(&self.area_of(line, (x, y), anchor, letters)) {
                return Ok(false);
            }
            placed.push((line, letters, y));
            depth = Some(shaped.bottom * letters.size);
        }
        for (line, letters, y) in placed {
            self.letters(line, (x, y), anchor, letters)?;
        }
        Ok(true)
    }

    /// The box that a text will have: plotters draws at whole grains, so it is measured there.
    fn area_of(&self, text: &str, at: (f64, f64), anchor: Anchor, style: &TextStyle) -> Area {
        let shaped = shape::shape(text, style.face);
        let (x, y) = self.grains(at);
        text_area(&shaped, (f64::from(x) / GRAIN, f64::from(y) / GRAIN), self.anchor(anchor), style.size)
    }

    fn letters(&self, text: &str, at: (f64, f64), anchor: Anchor, style: &TextStyle) -> Drawn {
        let (family, weight) = match style.face {
            FontFace::Regular => (FontFamily::SansSerif, FontStyle::Normal),
            FontFace::Strong => (FontFamily::SansSerif, FontStyle::Bold),
            FontFace::Serif => (FontFamily::Serif, FontStyle::Bold),
        };
        let side = match self.anchor(anchor) {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let colour = rgba(style.colour, 1.0);
        let text_style = plotters::style::TextStyle::from(FontDesc::new(family, style.size * GRAIN, weight))
            .color(&colour)
            .pos(Pos::new(side, VPos::Bottom));
        self.area.draw_text(text, &text_style, self.grains(at)).map_err(|error| ChartError::Drawing(error.to_string()))
    }

    fn draw<E>(&self, element: &E) -> Drawn
    where
        for<'b> &'b E: PointCollection<'b, (i32, i32)>,
        E: Drawable<SvgBackend>,
    {
        self.area.draw(element).map_err(|error| ChartError::Drawing(error.to_string()))
    }

    fn path(&self, points: &[(f64, f64)]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.grains(*point)).collect()
    }

    fn x(&self, x: f64) -> f64 {
        if self.is_mirrored { self.width - x } else { x }
    }

    fn grains(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((self.x(x) * GRAIN).round() as i32, (y * GRAIN).round() as i32)
    }

    fn anchor(&self, anchor: Anchor) -> Anchor {
        match (self.is_mirrored, anchor) {
            (true, Anchor::Left) => Anchor::Right,
            (true, Anchor::Right) => Anchor::Left,
            (_, anchor) => anchor,
        }
    }
}

fn thickness(line: f64) -> u32 {
    (line * GRAIN).round() as u32
}

fn rgba(colour: Colour, alpha: f64) -> RGBAColor {
    let (red, green, blue) = colour.rgb();
    RGBAColor(red, green, blue, alpha)
}

fn filled(colour: Colour, alpha: f64) -> ShapeStyle {
    rgba(colour, alpha).to_rgba().into()
}

/// Width of a line of text.
pub fn width(text: &str, style: &TextStyle) -> f64 {
    shape::shape(text, style.face).width * style.size
}

/// How far apart lines must stand: as given, or more where tall letters would touch.
pub fn leading(lines: &[String], style: &TextStyle, least: f64) -> f64 {
    let shaped: Vec<_> = lines.iter().map(|line| shape::shape(line, style.face)).collect();
    let needed = shaped.windows(2).map(|pair| (pair[0].bottom + pair[1].top) * style.size + 0.5);
    needed.fold(least, f64::max)
}

/// The text, shortened with `…` to the room there is; nothing when not even that fits.
pub fn fit(text: &str, style: &TextStyle, room: f64) -> String {
    // A line has no line breaks of its own.
    let text: &str = &text.trim().replace(|letter: char| letter.is_control() || fonts::is_waste(letter), " ");
    if width(text, style) <= room {
        return text.to_owned();
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    // The longest beginning that fits, found by halving.
    let (mut fits, mut too_long) = (0, letters.len());
    while fits + 1 < too_long {
        let middle = fits.midpoint(too_long);
        if width(&format!("{}…", text[..letters[middle].0].trim_end()), style) <= room {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    let short = format!("{}…", text[..letters.get(fits).map_or(0, |(at, _)| *at)].trim_end());
    if width(&short, style) <= room { short } else { String::new() }
}

/// The text in at most so many lines, broken between words; the last line is shortened when words remain.
pub fn wrap(text: &str, style: &TextStyle, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest: Vec<&str> = text.split_whitespace().rev().collect();
    while let Some(word) = rest.pop() {
        if lines.len() + 1 == most {
            rest.push(word);
            let words: Vec<&str> = rest.into_iter().rev().collect();
            lines.push(fit(&words.join(" "), style, room));
            break;
        }
        let mut line = word.to_owned();
        while let Some(next) = rest.pop() {
            let longer = format!("{line} {next}");
            if room < width(&longer, style) {
                rest.push(next);
                break;
            }
            line = longer;
        }
        lines.push(fit(&line, style, room));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The text in as few lines, all about as long.
pub fn balanced(text: &str, style: &TextStyle, room: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(text, style, room, most);
    let narrower = (1..20).map(|step| wrap(text, style, room * (1.0 - 0.03 * f64::from(step)), most));
    let is_whole = |lines: &[String]| !lines.last().is_some_and(|line| line.ends_with('…'));
    for tried in narrower {
        if tried.len() != lines.len() || !is_whole(&tried) {
            break;
        }
        lines = tried;
    }
    lines
}

/// Names of days that all look alike: in one line, else in two, else the day of the month alone.
pub fn day_names(days: &[NaiveDate], texts: &Texts, style: &TextStyle, room: f64) -> Vec<Vec<String>> {
    let names: Vec<String> = days.iter().map(|day| texts.date(*day, DateStyle::Weekday)).collect();
    if names.iter().all(|name| width(name, style) <= room) {
        return names.into_iter().map(|name| vec![name]).collect();
    }
    let words: Vec<Vec<String>> =
        names.iter().map(|name| name.split_whitespace().map(str::to_owned).collect()).collect();
    if words.iter().all(|words| words.len() < 3 && words.iter().all(|word| width(word, style) <= room)) {
        return words;
    }
    days.iter().map(|day| vec![texts.number(i64::from(day.day()))]).collect()
}

#[cfg(test)]
mod tests {
    use super::{fit, text_style, width, wrap};
    use crate::drawing::colours::Colour;
    use crate::drawing::shape::FontFace;

    const PLAIN: crate::drawing::canvas::TextStyle = text_style(FontFace::Regular, 10.0, Colour::INK);

    #[test]
    fn what_fits_stays_whole_and_what_does_not_is_shortened() {
        assert_eq!(fit("Old Town", &PLAIN, 100.0), "Old Town");
        let short = fit("Empowerment and cohesion", &PLAIN, 60.0);
        assert!(short.ends_with('…') && width(&short, &PLAIN) <= 60.0, "{short}");
        assert_eq!(fit("Old Town", &PLAIN, 2.0), "");
    }

    #[test]
    fn lines_break_between_words_and_end_in_time() {
        assert_eq!(wrap("Empowerment and cohesion", &PLAIN, 90.0, 2), ["Empowerment and", "cohesion"]);
        let lines = wrap("one two three four five six seven eight nine ten", &PLAIN, 40.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(wrap("", &PLAIN, 40.0, 2).is_empty());
    }
}
