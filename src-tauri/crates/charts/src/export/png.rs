//! Charts as PNG, rendered from the drawing for print with our own fonts; letters of other fonts stand in it as shapes.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::{Chart, ChartError};

/// The largest side of a picture, in pixels.
const MOST: f32 = 16_000.0;

/// The picture of a chart drawn for [`crate::Medium::Print`], as a PNG file on white.
pub fn png(chart: &Chart, scale: f32) -> Result<Vec<u8>, ChartError> {
    png_of(&chart.svg, scale)
}

/// The same of the drawing alone.
pub fn png_of(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    let options = Options { fontdb: database(), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| ChartError::Drawing(error.to_string()))?;
    let largest = tree.size().width().max(tree.size().height());
    let scale = scale.clamp(0.1, MOST / largest);
    let width = (tree.size().width() * scale).ceil() as u32;
    let height = (tree.size().height() * scale).ceil() as u32;
    let too_large = || ChartError::Drawing(format!("no picture of {width} x {height}"));
    let mut picture = Pixmap::new(width, height).ok_or_else(too_large)?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| ChartError::Drawing(error.to_string()))
}

/// Reading the fonts takes longer than most charts, so it is done once.
fn database() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut database = Database::new();
        for face in fonts::own() {
            database.load_font_source(Source::Binary(Arc::new(face.data)));
        }
        database.set_sans_serif_family("Inter");
        database.set_serif_family("Source Serif 4");
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}
