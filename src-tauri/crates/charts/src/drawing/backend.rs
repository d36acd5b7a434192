//! The bridge from plotters to the canvas.
//!
//! plotters draws in whole pixels. It is therefore given a drawing 16 times larger, and every number is divided
//! here, so that edges fall where they belong. The anchor `Bottom` of a text is its baseline.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use crate::drawing::canvas::{Anchor, Area, Canvas, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::shape::{self, FontFace};

/// How much larger plotters draws.
pub const GRAIN: f64 = 16.0;

/// Receives what plotters draws.
pub struct SvgBackend(pub Rc<RefCell<Canvas>>);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn point((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / GRAIN, f64::from(y) / GRAIN)
}

fn token(colour: BackendColor) -> (Colour, f64) {
    (Colour::of(colour.rgb), colour.alpha)
}

fn text_style(style: &impl BackendTextStyle) -> TextStyle {
    let face = match (style.family(), style.style()) {
        (FontFamily::Serif, _) => FontFace::Serif,
        (_, FontStyle::Bold) => FontFace::Strong,
        _ => FontFace::Regular,
    };
    TextStyle { face, size: style.size() / GRAIN, colour: token(style.color()).0 }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.0.borrow().size();
        ((width * GRAIN) as u32, (height * GRAIN) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, shade: BackendColor) -> Drawn {
        let ((x, y), (colour, alpha)) = (point(at), token(shade));
        let area = Area { left: x, top: y, right: x + 1.0 / GRAIN, bottom: y + 1.0 / GRAIN };
        self.0.borrow_mut().rect(&area, colour, alpha, None);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let ((x0, y0), (x1, y1), (colour, alpha)) = (point(from), point(to), token(style.color()));
        let area = Area { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) };
        self.0.borrow_mut().rect(&area, colour, alpha, stroke(style, fill));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<(f64, f64)> = path.into_iter().map(point).collect();
        let (colour, alpha) = token(style.color());
        self.0.borrow_mut().path(&points, colour, alpha, stroke(style, false));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let ((x, y), (colour, alpha)) = (point(centre), token(style.color()));
        self.0.borrow_mut().circle(x, y, f64::from(radius) / GRAIN, colour, alpha, stroke(style, fill));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<(f64, f64)> = path.into_iter().map(point).collect();
        let (colour, alpha) = token(style.color());
        self.0.borrow_mut().path(&points, colour, alpha, None);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let pos = style.anchor();
        let style = text_style(style);
        let shaped = shape::shape(text, style.face);
        let (x, y) = point(at);
        let anchor = match pos.h_pos {
            HPos::Left => Anchor::Left,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::Right,
        };
        let baseline = match pos.v_pos {
            VPos::Top => y + shaped.top * style.size,
            VPos::Center => y + (shaped.top - shaped.bottom) / 2.0 * style.size,
            VPos::Bottom => y,
        };
        self.0.borrow_mut().text(text, (x, baseline), anchor, &style);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let style = text_style(style);
        let shaped = shape::shape(text, style.face);
        let grains = |share: f64| (share * style.size * GRAIN).ceil() as u32;
        Ok((grains(shaped.width), grains(shaped.top + shaped.bottom)))
    }
}

fn stroke(style: &impl BackendStyle, is_filled: bool) -> Option<f64> {
    (!is_filled).then(|| f64::from(style.stroke_width()) / GRAIN)
}
