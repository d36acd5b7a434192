//! Roughly where countries lie, to notice coordinates whose order was turned.
//!
//! Whole degrees around the parts where people live; a country that is not listed is not judged.

use domain::geo::{Bounds, Outline};

/// West, south, east, north.
type Box = (f64, f64, f64, f64);

#[rustfmt::skip]
const COUNTRIES: &[(&str, Box)] = &[
    ("AD", (1.0, 42.0, 2.0, 43.0)), ("AE", (51.0, 22.0, 57.0, 27.0)), ("AL", (19.0, 39.0, 22.0, 43.0)), ("AM", (43.0, 38.0, 47.0, 42.0)),
    ("AR", (-74.0, -56.0, -53.0, -21.0)), ("AT", (9.0, 46.0, 18.0, 50.0)), ("AU", (112.0, -44.0, 154.0, -9.0)), ("AZ", (44.0, 38.0, 51.0, 42.0)),
    ("BA", (15.0, 42.0, 20.0, 46.0)), ("BE", (2.0, 49.0, 7.0, 52.0)), ("BG", (22.0, 41.0, 29.0, 45.0)), ("BR", (-75.0, -34.0, -34.0, 6.0)),
    ("BY", (23.0, 51.0, 33.0, 57.0)), ("CA", (-142.0, 41.0, -52.0, 84.0)), ("CH", (5.0, 45.0, 11.0, 48.0)), ("CL", (-110.0, -56.0, -66.0, -17.0)),
    ("CN", (73.0, 18.0, 136.0, 54.0)), ("CO", (-82.0, -5.0, -66.0, 14.0)), ("CY", (32.0, 34.0, 35.0, 36.0)), ("CZ", (12.0, 48.0, 19.0, 52.0)),
    ("DE", (5.0, 47.0, 16.0, 56.0)), ("DK", (8.0, 54.0, 16.0, 58.0)), ("EE", (21.0, 57.0, 29.0, 60.0)), ("EG", (24.0, 21.0, 37.0, 32.0)),
    ("ES", (-19.0, 27.0, 5.0, 44.0)), ("FI", (19.0, 59.0, 32.0, 71.0)), ("FR", (-6.0, 41.0, 10.0, 52.0)), ("GB", (-9.0, 49.0, 2.0, 61.0)),
    ("GE", (39.0, 41.0, 47.0, 44.0)), ("GR", (19.0, 34.0, 30.0, 42.0)), ("HR", (13.0, 42.0, 20.0, 47.0)), ("HU", (16.0, 45.0, 23.0, 49.0)),
    ("ID", (95.0, -11.0, 142.0, 6.0)), ("IE", (-11.0, 51.0, -5.0, 56.0)), ("IL", (34.0, 29.0, 36.0, 34.0)), ("IN", (68.0, 6.0, 98.0, 36.0)),
    ("IR", (44.0, 25.0, 64.0, 40.0)), ("IS", (-25.0, 63.0, -13.0, 67.0)), ("IT", (6.0, 35.0, 19.0, 48.0)), ("JP", (122.0, 24.0, 154.0, 46.0)),
    ("KR", (124.0, 33.0, 132.0, 39.0)), ("LT", (20.0, 53.0, 27.0, 57.0)), ("LU", (5.0, 49.0, 7.0, 51.0)), ("LV", (20.0, 55.0, 29.0, 59.0)),
    ("MD", (26.0, 45.0, 31.0, 49.0)), ("ME", (18.0, 41.0, 21.0, 44.0)), ("MK", (20.0, 40.0, 24.0, 43.0)), ("MT", (14.0, 35.0, 15.0, 37.0)),
    ("MX", (-119.0, 14.0, -86.0, 33.0)), ("NL", (3.0, 50.0, 8.0, 54.0)), ("NO", (4.0, 57.0, 32.0, 81.0)), ("NZ", (166.0, -48.0, 179.0, -34.0)),
    ("PL", (14.0, 48.0, 25.0, 55.0)), ("PT", (-32.0, 30.0, -6.0, 43.0)), ("RO", (20.0, 43.0, 30.0, 49.0)), ("RS", (18.0, 41.0, 24.0, 47.0)),
    ("RU", (19.0, 41.0, 180.0, 82.0)), ("SE", (10.0, 55.0, 25.0, 70.0)), ("SI", (13.0, 45.0, 17.0, 47.0)), ("SK", (16.0, 47.0, 23.0, 50.0)),
    ("TH", (97.0, 5.0, 106.0, 21.0)), ("TR", (25.0, 35.0, 45.0, 43.0)), ("TW", (119.0, 21.0, 123.0, 26.0)), ("UA", (22.0, 44.0, 41.0, 53.0)),
    ("US", (-180.0, 18.0, -66.0, 72.0)), ("XK", (20.0, 41.0, 22.0, 44.0)), ("ZA", (16.0, -35.0, 33.0, -22.0)),
];

/// Why an outline cannot be of the country: `latitude_first` where turning its coordinates puts it there.
pub(crate) fn misplaced(outline: &Outline, country: &str) -> Option<&'static str> {
    let (_, area) = COUNTRIES.iter().find(|(code, _)| code.eq_ignore_ascii_case(country))?;
    let bounds = outline.bounds()?;
    if touches(bounds, *area) {
        return None;
    }
    let turned = Bounds { west: bounds.south, south: bounds.west, east: bounds.north, north: bounds.east };
    Some(if touches(turned, *area) { "latitude_first" } else { "outside_country" })
}

fn touches(bounds: Bounds, (west, south, east, north): Box) -> bool {
    bounds.west <= east && west <= bounds.east && bounds.south <= north && south <= bounds.north
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_lies_in_its_country_or_is_told() {
        let at = |west: f64, south: f64, country: &str| {
            let ring = vec![(west, south), (west + 1.0, south), (west + 1.0, south + 1.0), (west, south + 1.0)];
            misplaced(&Outline { polygons: vec![vec![ring]] }, country)
        };
        assert_eq!([at(9.0, 50.0, "DE"), at(9.0, 50.0, "de"), at(9.0, 50.0, "XX"), at(9.0, 50.0, "")], [None; 4]);
        // Touching is enough, on each side.
        assert_eq!([at(4.0, 50.0, "DE"), at(16.0, 50.0, "DE"), at(9.0, 46.0, "DE"), at(9.0, 56.0, "DE")], [None; 4]);
        let outside = Some("outside_country");
        assert_eq!([at(3.0, 50.0, "DE"), at(17.0, 50.0, "DE"), at(9.0, 44.0, "DE"), at(9.0, 58.0, "DE")], [outside; 4]);
        assert_eq!(at(50.0, 9.0, "DE"), Some("latitude_first"));
        assert_eq!([at(50.0, 20.0, "DE"), at(50.0, 3.0, "DE"), at(58.0, 9.0, "DE"), at(44.0, 9.0, "DE")], [outside; 4]);
        assert_eq!(misplaced(&Outline { polygons: Vec::new() }, "DE"), None);
    }
}
