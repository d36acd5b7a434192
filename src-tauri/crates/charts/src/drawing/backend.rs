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

use crate::drawing::canvas::{Area, Canvas, Hold, Lettering};
use crate::drawing::fonts::{self, Cut};
use crate::drawing::ink::Ink;

/// How much larger plotters draws.
pub const GRAIN: f64 = 16.0;

/// Receives what plotters draws.
pub struct SvgBackend(pub Rc<RefCell<Canvas>>);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn point((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / GRAIN, f64::from(y) / GRAIN)
}

fn colour(colour: BackendColor) -> (Ink, f64) {
    (Ink::of(colour.rgb), colour.alpha)
}

fn lettering(style: &impl BackendTextStyle) -> Lettering {
    let cut = match (style.family(), style.style()) {
        (FontFamily::Serif, _) => Cut::Serif,
        (_, FontStyle::Bold) => Cut::Strong,
        _ => Cut::Regular,
    };
    Lettering { cut, size: style.size() / GRAIN, ink: colour(style.color()).0 }
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
        let ((x, y), (ink, alpha)) = (point(at), colour(shade));
        let area = Area { left: x, top: y, right: x + 1.0 / GRAIN, bottom: y + 1.0 / GRAIN };
        self.0.borrow_mut().rect(&area, ink, alpha, None);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let ((x0, y0), (x1, y1), (ink, alpha)) = (point(from), point(to), colour(style.color()));
        let area = Area { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) };
        self.0.borrow_mut().rect(&area, ink, alpha, stroke(style, fill));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<(f64, f64)> = path.into_iter().map(point).collect();
        let (ink, alpha) = colour(style.color());
        self.0.borrow_mut().path(&points, ink, alpha, stroke(style, false));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let ((x, y), (ink, alpha)) = (point(centre), colour(style.color()));
        self.0.borrow_mut().circle(x, y, f64::from(radius) / GRAIN, ink, alpha, stroke(style, fill));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<(f64, f64)> = path.into_iter().map(point).collect();
        let (ink, alpha) = colour(style.color());
        self.0.borrow_mut().path(&points, ink, alpha, None);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let lettering = lettering(style);
        let shaped = fonts::shape(text, lettering.cut);
        let (x, y) = point(at);
        let anchor = style.anchor();
        let hold = match anchor.h_pos {
            HPos::Left => Hold::Left,
            HPos::Center => Hold::Middle,
            HPos::Right => Hold::Right,
        };
        let baseline = match anchor.v_pos {
            VPos::Top => y + shaped.top * lettering.size,
            VPos::Center => y + (shaped.top - shaped.bottom) / 2.0 * lettering.size,
            VPos::Bottom => y,
        };
        self.0.borrow_mut().text(text, (x, baseline), hold, &lettering);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let lettering = lettering(style);
        let shaped = fonts::shape(text, lettering.cut);
        let grains = |share: f64| (share * lettering.size * GRAIN).ceil() as u32;
        Ok((grains(shaped.width), grains(shaped.top + shaped.bottom)))
    }
}

fn stroke(style: &impl BackendStyle, is_filled: bool) -> Option<f64> {
    (!is_filled).then(|| f64::from(style.stroke_width()) / GRAIN)
}
