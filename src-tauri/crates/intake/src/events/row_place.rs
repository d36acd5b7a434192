//! The cells of a row that say where.

use crate::cells::clean::{clean_line, clean_text, name_key, without_lone_quote};
use crate::cells::vocabulary::is_nothing;
use crate::events::row::{Row, VenueFacts};

impl Row<'_> {
    pub(crate) fn venue(&self) -> VenueFacts {
        let street = ["venue_street_kind", "venue_street", "venue_house_number"].map(|field| self.line(field));
        let street: Vec<&str> = street.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let mut address = clean_line(&self.raw("venue_address").replace('\n', ", "));
        if address.is_empty() {
            address = street.join(" ");
        }
        let mut names = venue_names(self.raw("venue"));
        if names.is_empty() && !address.is_empty() {
            names.push(address.clone());
        }
        VenueFacts {
            names,
            address,
            room: without_lone_quote(&self.line("room")).to_owned(),
            postcode: self.line("venue_postcode"),
            neighbourhood: without_lone_quote(&self.line("neighbourhood")).to_owned(),
            latitude: self.degrees("latitude"),
            longitude: self.degrees("longitude"),
            access: clean_text(self.raw("venue_access")),
        }
    }

    /// The cell of a latitude or longitude in degrees.
    pub(crate) fn degrees(&self, field: &str) -> Option<f64> {
        let most = if field == "latitude" { 90.0 } else { 180.0 };
        let number: f64 = self.line(field).replace(',', ".").parse().ok()?;
        (number.abs() <= most && number != 0.0).then_some(number)
    }
}

/// Venues of one cell: parted by lines, semicolons and bars, and by commas with a space before them (New York).
fn venue_names(cell: &str) -> Vec<String> {
    let text = cell.replace(" ,", "\n");
    let mut names: Vec<String> = Vec::new();
    for name in text
        .split(['\n', ';', '|'])
        .map(|name| without_lone_quote(clean_line(name).trim_matches([',', ' '])).to_owned())
    {
        if !name.is_empty() && !is_nothing(&name) && !names.iter().any(|known| name_key(known) == name_key(&name)) {
            names.push(name);
        }
    }
    names
}

/// A place that is none.
pub(crate) fn is_online(name: &str) -> bool {
    matches!(
        name_key(name).as_str(),
        "online"
            | "zoom"
            | "virtual"
            | "en linea"
            | "en ligne"
            | "teams"
            | "microsoft teams"
            | "オンライン"
            | "온라인"
            | "internet"
    )
}
