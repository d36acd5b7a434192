//! Figures of the world that come with the program: for the pages of a paper that say why cities matter.
//!
//! They are data of others, kept with their source and revision, and say nothing about this city.

/// A table of figures.
pub struct Context {
    rows: Vec<Vec<&'static str>>,
    /// From where and of which release.
    pub source: &'static str,
}

/// World population in cities and in the country, every five years.
pub fn urban_rural() -> Context {
    Context {
        rows: rows(include_str!("../../../../../assets/context/urban_rural.csv")),
        source: "chart-urban_rural-source",
    }
}

/// Share of urban population and emissions of emerging economies, every five years.
pub fn co2_urban() -> Context {
    Context { rows: rows(include_str!("../../../../../assets/context/co2_urban.csv")), source: "chart-co2-source" }
}

impl Context {
    /// Cells of each row under these headings.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Vec<[&'static str; N]> {
        let Some((head, rows)) = self.rows.split_first() else { return Vec::new() };
        let places = names.map(|name| head.iter().position(|heading| *heading == name));
        rows.iter().map(|row| places.map(|at| at.and_then(|at| row.get(at).copied()).unwrap_or(""))).collect()
    }
}

/// Cells of each line. A cell in quotation marks may hold commas; none of these files doubles a quotation mark.
fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let cells = |line: &'static str| {
        let mut is_quoted = false;
        let commas = line.split(move |letter: char| {
            is_quoted ^= letter == '"';
            letter == ',' && !is_quoted
        });
        commas.map(|cell| cell.trim_matches('"')).collect()
    };
    lines.map(cells).collect()
}

/// The number in a cell; `None`: missing.
pub fn number(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::{co2_urban, number, urban_rural};

    #[test]
    fn the_figures_are_there_with_their_gaps() {
        let world = urban_rural().columns(["year", "urban_millions", "kind", "source"]);
        assert_eq!((world.len(), world[0][0], world[16][2]), (17, "1950", "projection"));
        assert!(world.iter().all(|row| row[3].contains("2018 (via")), "the source holds a comma");
        let emissions = co2_urban().columns(["country", "year", "urban_population_pct", "co2_mt"]);
        assert_eq!(emissions.len(), 133);
        assert_eq!(emissions.iter().filter(|row| number(row[3]).is_none()).count(), 3);
    }
}
