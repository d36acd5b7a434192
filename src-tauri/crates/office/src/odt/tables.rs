//! Tables whose heads repeat on every page and whose rows stay whole.

use domain::rules::colour::Colour;
use papers::{Column, Figure, Row};

use super::blocks::Writer;
use super::styles::ROOM;
use crate::error::OfficeError;
use crate::look::{self, TableMeasure, stays_together, widths};
use crate::tree::{Element, Node};
use crate::walk::{line, pieces};

/// What a cell is, for its borders and its ground.
#[derive(Clone, Copy)]
enum Cell {
    Head,
    Plain,
    StandsOut,
    Figure,
}

impl Cell {
    fn name(self) -> &'static str {
        match self {
            Cell::Head => "Cell_Head",
            Cell::Plain => "Cell_Plain",
            Cell::StandsOut => "Cell_StandsOut",
            Cell::Figure => "Cell_Figure",
        }
    }

    fn style(self, accent: Colour) -> Element {
        let hairline = format!("0.5pt solid #{}", look::HAIRLINE);
        let properties = Element::new("style:table-cell-properties").with("fo:padding", "0.1cm");
        let properties = match self {
            Cell::Head => properties
                .with("style:vertical-align", "bottom")
                .with("fo:border-bottom", format!("0.8pt solid {accent}")),
            Cell::Plain => properties.with("fo:border-bottom", hairline),
            Cell::StandsOut => {
                properties.with("fo:border-bottom", hairline).with("fo:background-color", format!("#{}", look::WARM))
            }
            Cell::Figure => properties,
        };
        Element::new("style:style").with("style:name", self.name()).with("style:family", "table-cell").child(properties)
    }

    fn holding(self, paragraph: Element) -> Element {
        Element::new("table:table-cell")
            .with("table:style-name", self.name())
            .with("office:value-type", "string")
            .child(paragraph)
    }
}

/// How a table behaves.
#[derive(Clone, Copy)]
struct Kind {
    /// Whether its first column names its rows.
    names_rows: bool,
    /// Whether it stays on one page.
    together: bool,
}

/// The table around its rows, of which the first is its head.
fn table(writer: &mut Writer, widths: &[f64], kind: Kind, rows: Vec<Element>) -> Element {
    writer.tables += 1;
    if writer.tables == 1 {
        let accent = writer.accent;
        let row = Element::new("style:table-row-properties").with("fo:keep-together", "always");
        let row = Element::new("style:style").with("style:name", "Row").with("style:family", "table-row").child(row);
        writer.automatic.push(row);
        writer
            .automatic
            .extend([Cell::Head, Cell::Plain, Cell::StandsOut, Cell::Figure].map(|cell| cell.style(accent)));
    }
    let name = format!("Table{}", writer.tables);
    let style = |name: &str, family: &str, properties: Element| {
        Element::new("style:style").with("style:name", name).with("style:family", family).child(properties)
    };
    let breaks = if kind.together { "false" } else { "true" };
    let looks = Element::new("style:table-properties")
        .with("style:width", format!("{:.3}cm", widths.iter().sum::<f64>()))
        .with("table:align", if writer.is_rtl { "right" } else { "left" })
        .with("fo:margin-bottom", "0.35cm")
        .with("style:may-break-between-rows", breaks)
        .with("style:writing-mode", super::styles::writing_mode(writer.is_rtl));
    writer.automatic.push(style(&name, "table", looks));
    let mut columns = Vec::new();
    for (at, width) in widths.iter().enumerate() {
        let name = format!("{name}.{}", at + 1);
        let wide = Element::new("style:table-column-properties").with("style:column-width", format!("{width:.3}cm"));
        writer.automatic.push(style(&name, "table-column", wide));
        columns.push(Element::new("table:table-column").with("table:style-name", name));
    }
    let mut table =
        Element::new("table:table").with("table:name", name.as_str()).with("table:style-name", name.as_str());
    let mut columns = columns.into_iter();
    if kind.names_rows {
        table.push(Element::new("table:table-header-columns").all(columns.next()));
    }
    let mut rows = rows.into_iter();
    table.all(columns).child(Element::new("table:table-header-rows").all(rows.next())).all(rows)
}

fn row(cells: Vec<Element>) -> Element {
    Element::new("table:table-row").with("table:style-name", "Row").all(cells)
}

/// A table of data.
pub(crate) fn data(writer: &mut Writer, columns: &[Column], rows: &[Row]) -> Result<Element, OfficeError> {
    let measure = TableMeasure { total: ROOM.0, em: 0.3, padding: 0.28, bar: 2.15 };
    let widths = widths(columns, rows, measure);
    let kind = Kind { names_rows: true, together: stays_together(rows, &widths, measure) };
    let head = columns.iter().map(|column| {
        let style = if column.is_number { "Paper_20_Number_20_Heading" } else { "Table_20_Heading" };
        Cell::Head.holding(writer.paragraph(style, &line(&column.title)))
    });
    let mut all = vec![row(head.collect())];
    for content in rows {
        let ground = if content.stands_out { Cell::StandsOut } else { Cell::Plain };
        let mut cells = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let style = match (at, column.is_number) {
                (0, _) => "Paper_20_Table_20_Row",
                (_, true) => "Paper_20_Table_20_Number",
                (_, false) => "Table_20_Contents",
            };
            let words = content.cells.get(at).map(pieces).unwrap_or_default();
            let mut paragraph = writer.paragraph(style, &words);
            if let Some(bar) = content.bar.filter(|_| column.has_bar) {
                let frame = writer.bar(bar, content.stands_out)?;
                paragraph.children.insert(0, Node::Element(frame));
            }
            cells.push(ground.holding(paragraph));
        }
        all.push(row(cells));
    }
    Ok(table(writer, &widths, kind, all))
}

/// Big numbers in a row, each under what it counts.
pub(crate) fn figures(writer: &mut Writer, figures: &[&Figure]) -> Element {
    let widths = vec![ROOM.0 / figures.len().max(1) as f64; figures.len()];
    let mut cells = |style: &str, text: &dyn Fn(&Figure) -> String| {
        let cell = |figure: &&Figure| Cell::Figure.holding(writer.paragraph(style, &line(&text(figure))));
        row(figures.iter().map(cell).collect())
    };
    let labels = cells("Paper_20_Figure_20_Label", &|figure| figure.label.clone());
    let numbers = cells("Paper_20_Figure_20_Number", &|figure| figure.number.clone());
    table(writer, &widths, Kind { names_rows: false, together: true }, vec![labels, numbers])
}
