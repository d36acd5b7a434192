//! Drawings as pictures with what they say, and bars as pictures that readers aloud pass over.

use std::collections::BTreeMap;

use domain::rules::colour::Colour;
use papers::{Bar, Drawing, Logo};

use super::package::{Package, RELATIONS};
use super::roles::new;
use super::tables::Room;
use crate::error::OfficeError;
use crate::look::{BAR_SIZE, bar_svg, logo_size};
use crate::tree::Element;
use crate::walk::clean;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
/// English metric units in a twentieth of a point, and in a tenth of a millimetre.
const EMU_PER_TWENTIETH: f64 = 635.0;
const EMU_PER_TENTH: f64 = 3_600.0;
/// Points of the picture for each unit of a chart's drawing: about 270 to an inch on paper.
const CHART_SCALE: f32 = 3.0;
const BAR_SCALE: f32 = 1.5;

/// The pictures put in so far.
pub(crate) struct Pictures {
    /// The number of the next, free in the whole document.
    next: u32,
    /// The relations of drawings and bars by what is drawn: the same is put in once.
    known: BTreeMap<String, String>,
}

/// A picture's place on paper.
struct Frame<'a> {
    link: &'a str,
    /// What it says; `None`: decoration.
    alt: Option<&'a str>,
    width: f64,
    height: f64,
}

impl Pictures {
    /// For a document in which the pictures of its template stand already.
    pub(crate) fn beside(document: &Element) -> Self {
        let ids = document.below("wp:docPr");
        let last = ids.iter().filter_map(|it| it.attribute("id")?.parse::<u32>().ok()).max().unwrap_or(0);
        // Headers have pictures of their own.
        Self { next: last.saturating_add(1000).min(1 << 30), known: BTreeMap::new() }
    }

    /// A run with a drawing.
    pub(crate) fn drawing(
        &mut self,
        package: &mut Package,
        drawing: &Drawing,
        alt: &str,
        width_percent: u8,
        room: Room,
    ) -> Result<Element, OfficeError> {
        let link = self.link(package, &drawing.svg, CHART_SCALE, "chart.png")?;
        let width = f64::from(room.width) * f64::from(width_percent.clamp(5, 100)) / 100.0;
        let ratio = (drawing.height / drawing.width).clamp(0.02, 50.0);
        let highest = f64::from(room.height) * 0.85;
        let width = if highest < width * ratio { highest / ratio } else { width };
        let (width, height) = (width * EMU_PER_TWENTIETH, width * ratio * EMU_PER_TWENTIETH);
        Ok(self.run(&Frame { link: &link, alt: Some(alt), width, height }))
    }

    /// A run with the logo.
    pub(crate) fn logo(&mut self, package: &mut Package, logo: &Logo) -> Element {
        let (link, _) = package.attach("media/paper-logo.png", logo.png.to_vec(), "/image", "image/png");
        let (width, height) = logo_size(logo);
        let (width, height) = (width * 10.0 * EMU_PER_TENTH, height * 10.0 * EMU_PER_TENTH);
        self.run(&Frame { link: &link, alt: Some(&logo.alt), width, height })
    }

    /// A run with a bar.
    pub(crate) fn bar(
        &mut self,
        package: &mut Package,
        bar: Bar,
        stands_out: bool,
        is_rtl: bool,
        plain: Colour,
    ) -> Result<Element, OfficeError> {
        let link = self.link(package, &bar_svg(bar, stands_out, is_rtl, plain), BAR_SCALE, "bar.png")?;
        let (width, height) = (BAR_SIZE.0 * EMU_PER_TENTH, BAR_SIZE.1 * EMU_PER_TENTH);
        Ok(self.run(&Frame { link: &link, alt: None, width, height }))
    }

    fn link(&mut self, package: &mut Package, svg: &str, scale: f32, name: &str) -> Result<String, OfficeError> {
        if let Some(known) = self.known.get(svg) {
            return Ok(known.clone());
        }
        let png = charts::png_of(svg, scale).map_err(|error| OfficeError::ours(error.to_string()))?;
        let (id, _) = package.attach(&format!("media/paper-{name}"), png, "/image", "image/png");
        self.known.insert(svg.to_owned(), id.clone());
        Ok(id)
    }

    fn run(&mut self, frame: &Frame) -> Element {
        let id = self.next.to_string();
        self.next += 1;
        let size =
            |name: &str| new(name).with("cx", format!("{:.0}", frame.width)).with("cy", format!("{:.0}", frame.height));
        let named = |name: &str| {
            let alt = clean(frame.alt.unwrap_or_default()).replace('\n', " ");
            new(name).with("id", id.as_str()).with("name", format!("Picture {id}")).with("descr", alt)
        };
        let mut properties = named("wp:docPr");
        if frame.alt.is_none() {
            let mark = new("adec:decorative").with("xmlns:adec", DECORATIVE).with("val", "1");
            let extension = new("a:ext").with("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}").child(mark);
            properties.push(new("a:extLst").with("xmlns:a", MAIN).child(extension));
        }
        let fill = new("pic:blipFill")
            .child(new("a:blip").with("xmlns:r", RELATIONS).with("r:embed", frame.link))
            .child(new("a:stretch").child(new("a:fillRect")));
        let corner = new("a:off").with("x", "0").with("y", "0");
        let shape = new("pic:spPr")
            .child(new("a:xfrm").child(corner).child(size("a:ext")))
            .child(new("a:prstGeom").with("prst", "rect").child(new("a:avLst")));
        let names = new("pic:nvPicPr").child(named("pic:cNvPr")).child(new("pic:cNvPicPr"));
        let picture = new("pic:pic").with("xmlns:pic", PICTURE).child(names).child(fill).child(shape);
        let graphic =
            new("a:graphic").with("xmlns:a", MAIN).child(new("a:graphicData").with("uri", PICTURE).child(picture));
        let distances = ["distT", "distB", "distL", "distR"];
        let inline = distances.iter().fold(new("wp:inline").with("xmlns:wp", DRAWING), |it, side| it.with(side, "0"));
        let inline =
            inline.child(size("wp:extent")).child(properties).child(new("wp:cNvGraphicFramePr")).child(graphic);
        new("w:r").child(new("w:drawing").child(inline))
    }
}
