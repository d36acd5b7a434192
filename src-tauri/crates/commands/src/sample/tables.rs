//! Reads one table of the sample for any record, by the kinds of its fields.

use domain::{Cell, Record};

use super::slug_id;
use crate::Failure;

/// Rows of a CSV table as records.
pub(super) fn read<R: Record>(table: &str, source: &str) -> Result<Vec<R>, Failure> {
    let rows = parse(source);
    let broken = |line: usize, field: &str| {
        Failure::new("sample_broken").with("detail", format!("{table}.csv, line {line}, {field}"))
    };
    let Some((header, rows)) = rows.split_first() else { return Ok(Vec::new()) };
    if let Some(unknown) = header.iter().find(|name| !R::FIELDS.contains(&name.as_str())) {
        return Err(broken(1, unknown));
    }
    let mut records = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let line = index + 2;
        if row.len() != header.len() {
            return Err(broken(line, "number of cells"));
        }
        let cell = |field: &&str| header.iter().position(|name| name == field).map_or("", |at| row[at].as_str());
        let texts: Vec<&str> = R::FIELDS.iter().map(cell).collect();
        records.push(record(&texts).map_err(|field| broken(line, field))?);
    }
    Ok(records)
}

/// Finds the stored form of each cell: the first kind that the field takes.
fn record<R: Record>(texts: &[&str]) -> Result<R, &'static str> {
    let mut cells: Vec<Cell> = Vec::with_capacity(texts.len());
    let mut choices: Vec<Vec<Cell>> = R::FIELDS.iter().zip(texts).map(|(field, text)| choices(field, text)).collect();
    for choice in &mut choices {
        cells.push(choice.remove(0));
    }
    // Each refusal names the field, whose next kind is then tried.
    loop {
        let field = match R::from_cells(&cells) {
            Ok(record) => return Ok(record),
            Err(field) => field,
        };
        let at = R::FIELDS.iter().position(|name| *name == field).ok_or(field)?;
        if choices[at].is_empty() {
            return Err(field);
        }
        cells[at] = choices[at].remove(0);
    }
}

/// What a cell can mean, the likeliest first.
fn choices(field: &str, text: &str) -> Vec<Cell> {
    let is_reference = field == "id" || field.ends_with("_id") && field != "external_id";
    let list = |items: Vec<&str>| {
        let items: Vec<String> = items.into_iter().map(|item| item.trim().to_owned()).collect();
        Cell::Text(serde_json::to_string(&items).unwrap_or_default())
    };
    if text.is_empty() {
        return vec![Cell::Null, Cell::Text(String::new()), list(Vec::new()), Cell::Integer(0)];
    }
    if is_reference {
        return vec![Cell::Text(slug_id(text))];
    }
    let mut found = Vec::new();
    match text {
        "true" => found.push(Cell::Integer(1)),
        "false" => found.push(Cell::Integer(0)),
        _ => {}
    }
    found.extend(text.parse().ok().map(Cell::Integer));
    found.extend(text.parse().ok().map(Cell::Real));
    // A text field takes any text, so a list comes last.
    found.push(Cell::Text(text.to_owned()));
    found.push(list(text.split('|').collect()));
    found
}

/// Reads CSV as RFC 4180 has it: quoted cells may hold commas, line ends and doubled quotes.
pub(crate) fn parse(source: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let mut letters = source.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use domain::Neighbourhood;

    use super::*;

    #[test]
    fn quoted_cells_hold_anything() {
        let rows = parse("a,b\r\n\"x, \"\"y\"\"\nz\",\n");
        assert_eq!(rows, [vec!["a", "b"], vec!["x, \"y\"\nz", ""]]);
    }

    #[test]
    fn cells_take_the_kind_of_their_field() {
        let places: Vec<Neighbourhood> =
            read("neighbourhood", "id,name,population\nold,1848,22140\nnew,New Town,\n").unwrap();
        assert_eq!((places[0].name.as_str(), places[0].population), ("1848", Some(22140)), "a name made of digits");
        assert_eq!((places[1].population, places[1].note.as_str()), (None, ""));
        assert_eq!(places[0].id, slug_id("old"));
    }

    #[test]
    fn unknown_columns_are_faults() {
        let failure = read::<Neighbourhood>("neighbourhood", "id,nmae\nx,y\n").unwrap_err();
        assert_eq!(failure.values["detail"], "neighbourhood.csv, line 1, nmae");
    }
}
