//! Tables whose heads repeat on every page, whose rows stay whole, and whose first cells name their rows.

use papers::{Column, Figure, Row};

use super::blocks::Blocks;
use super::roles::{Role, new, val};
use super::styles::Styles;
use super::text::Paragraph;
use crate::error::OfficeError;
use crate::look::{TableMeasure, stays_together, widths};
use crate::tree::{Element, Node};
use crate::walk::{line, pieces};

/// What one line may hold, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub width: u32,
    /// Of the page between its margins.
    pub height: u32,
}

/// How a table is laid out.
struct Layout<'a> {
    styles: &'a Styles,
    role: Role,
    widths: Vec<u32>,
    is_rtl: bool,
    has_row_names: bool,
}

impl Layout<'_> {
    fn table(&self, rows: Vec<Element>) -> Element {
        let mut properties = new("w:tblPr").child(val("w:tblStyle", self.styles.id(self.role)));
        if self.is_rtl {
            properties.push(new("w:bidiVisual"));
        }
        let total: u32 = self.widths.iter().sum();
        properties.push(length("w:tblW", total));
        properties.push(new("w:tblLayout").with("w:type", "fixed"));
        let is = |yes: bool| if yes { "1" } else { "0" };
        let look = [
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", is(self.has_row_names)),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        let code = if self.has_row_names { "06A0" } else { "0620" };
        let look = look.iter().fold(val("w:tblLook", code), |it, (name, value)| it.with(name, *value));
        properties.push(look);
        let columns = self.widths.iter().map(|width| new("w:gridCol").with("w:w", width.to_string()));
        new("w:tbl").child(properties).child(new("w:tblGrid").all(columns)).all(rows)
    }

    fn row(&self, is_head: bool, cells: Vec<Element>) -> Element {
        let mut properties = new("w:trPr").child(new("w:cantSplit"));
        if is_head {
            properties.push(new("w:tblHeader"));
        }
        new("w:tr").child(properties).all(cells)
    }

    fn cell(&self, at: usize, fill: Option<&str>, paragraph: Element) -> Element {
        let mut properties = new("w:tcPr").child(length("w:tcW", self.widths.get(at).copied().unwrap_or_default()));
        if let Some(fill) = fill {
            properties.push(val("w:shd", "clear").with("w:color", "auto").with("w:fill", fill));
        }
        new("w:tc").child(properties).child(paragraph)
    }
}

fn length(name: &str, width: u32) -> Element {
    new(name).with("w:w", width.to_string()).with("w:type", "dxa")
}

/// A table of data.
pub(crate) fn data(blocks: &mut Blocks, columns: &[Column], rows: &[Row], room: Room) -> Result<Element, OfficeError> {
    let measure = TableMeasure { total: f64::from(room.width), em: 170.0, padding: 190.0, bar: 1250.0 };
    let widths = widths(columns, rows, measure);
    let together = stays_together(rows, &widths, measure);
    let widths = widths.into_iter().map(|width| width.floor() as u32).collect();
    let (styles, is_rtl) = (blocks.styles, blocks.is_rtl);
    let layout = Layout { styles, role: Role::Table, widths, is_rtl, has_row_names: true };
    let paragraph = |role: Role, column: &Column| Paragraph::new(styles, role, is_rtl).at_end(column.is_number);
    let head = columns
        .iter()
        .enumerate()
        .map(|(at, column)| layout.cell(at, None, paragraph(Role::TableHead, column).with(&line(&column.title))));
    let mut all = vec![layout.row(true, head.collect())];
    for (number, row) in rows.iter().enumerate() {
        let keeps = together && number + 1 < rows.len();
        let fill = row.stands_out.then_some(styles.palette.warm.as_str());
        let mut cells = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let role = if at == 0 { Role::TableRow } else { Role::TableCell };
            let words = row.cells.get(at).map(pieces).unwrap_or_default();
            let mut cell = paragraph(role, column).keeping_next(keeps).with(&words);
            if let Some(bar) = row.bar.filter(|_| column.has_bar) {
                let plain = blocks.styles.palette.bar;
                let run = blocks.pictures.bar(blocks.package, bar, row.stands_out, is_rtl, plain)?;
                let at = cell.children.iter().position(|node| node.element().is_some_and(|it| it.name == "w:r"));
                cell.children.insert(at.unwrap_or(cell.children.len()), Node::Element(run));
            }
            cells.push(layout.cell(at, fill, cell));
        }
        all.push(layout.row(false, cells));
    }
    Ok(layout.table(all))
}

/// Big numbers in a row, each under what it counts.
pub(crate) fn figures(styles: &Styles, figures: &[&Figure], room: Room, is_rtl: bool) -> Element {
    let count = u32::try_from(figures.len()).unwrap_or(u32::MAX).max(1);
    let widths = vec![room.width / count; figures.len()];
    let layout = Layout { styles, role: Role::Figures, widths, is_rtl, has_row_names: false };
    let row = |is_head: bool, role: Role, text: &dyn Fn(&Figure) -> String| {
        let cells = figures
            .iter()
            .enumerate()
            .map(|(at, figure)| layout.cell(at, None, Paragraph::new(styles, role, is_rtl).with(&line(&text(figure)))));
        layout.row(is_head, cells.collect())
    };
    let labels = row(true, Role::FigureLabel, &|figure| figure.label.clone());
    let numbers = row(false, Role::FigureNumber, &|figure| figure.number.clone());
    layout.table(vec![labels, numbers])
}
