//! Outlines from a GeoJSON file, given to the neighbourhoods that bear their names.
//!
//! Looks only; who writes them decides what to do with those that fit nowhere.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::geo::{Outline, outline_of};
use crate::{Id, Neighbourhood};

/// What a file of outlines means for a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matched {
    /// Outlines by the id of their neighbourhood, as GeoJSON geometries.
    pub outlines: BTreeMap<Id, String>,
    /// Names in the file that no neighbourhood bears.
    pub unknown: Vec<String>,
    /// Names in the file whose shape cannot be read, with the reason.
    pub unreadable: Vec<(String, &'static str)>,
    /// Names of neighbourhoods for which the file has no outline.
    pub without: Vec<String>,
}

/// Properties in which map programs keep the name, the likeliest first; after them every other text.
const NAMES: &[&str] = &["name", "Name", "NAME", "neighbourhood", "title"];

/// Finds the outlines of neighbourhoods in a feature collection. The error is `not_json` or `not_a_collection`.
pub fn match_outlines(text: &str, neighbourhoods: &[Neighbourhood]) -> Result<Matched, &'static str> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| "not_json")?;
    let features = match value["type"].as_str() {
        Some("FeatureCollection") => value["features"].as_array().ok_or("not_a_collection")?.iter().collect(),
        Some("Feature") => vec![&value],
        _ => return Err("not_a_collection"),
    };
    let ids: BTreeMap<String, &Id> = neighbourhoods.iter().map(|place| (folded(&place.name), &place.id)).collect();
    let mut found: BTreeMap<Id, Outline> = BTreeMap::new();
    let mut matched = Matched::default();
    for feature in features {
        let texts = texts(feature);
        let shown = texts.first().map_or_else(|| "?".to_owned(), |text| (*text).to_owned());
        let Some(id) = texts.iter().find_map(|text| ids.get(&folded(text))) else {
            matched.unknown.push(shown);
            continue;
        };
        match outline_of(feature) {
            // A neighbourhood of several pieces may come as several features.
            Ok(outline) => found.entry((*id).clone()).or_default().polygons.extend(outline.polygons),
            Err(reason) => matched.unreadable.push((shown, reason)),
        }
    }
    matched.without =
        neighbourhoods.iter().filter(|place| !found.contains_key(&place.id)).map(|place| place.name.clone()).collect();
    matched.outlines = found.into_iter().map(|(id, outline)| (id, geometry(&outline))).collect();
    Ok(matched)
}

/// The texts of a feature among which its name may be, the likeliest first.
fn texts(feature: &Value) -> Vec<&str> {
    let properties = &feature["properties"];
    let likely = NAMES.iter().filter_map(|name| properties[*name].as_str());
    let others = properties.as_object().into_iter().flatten().filter(|(key, _)| !NAMES.contains(&key.as_str()));
    let id = feature["id"].as_str();
    likely.chain(others.filter_map(|(_, value)| value.as_str())).chain(id).collect()
}

/// A name without the differences that people do not mean.
fn folded(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// An outline as a GeoJSON geometry.
fn geometry(outline: &Outline) -> String {
    let ring = |ring: &Vec<(f64, f64)>| -> Vec<[f64; 2]> {
        ring.iter().chain(ring.first()).map(|(longitude, latitude)| [*longitude, *latitude]).collect()
    };
    let polygons: Vec<Vec<Vec<[f64; 2]>>> =
        outline.polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect();
    match polygons.as_slice() {
        [polygon] => json!({ "type": "Polygon", "coordinates": polygon }).to_string(),
        _ => json!({ "type": "MultiPolygon", "coordinates": polygons }).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::outline;

    fn place(name: &str) -> Neighbourhood {
        Neighbourhood { id: name.to_lowercase(), name: name.to_owned(), ..Neighbourhood::default() }
    }

    /// One feature for each entry: `property=name`, with `!` for a broken shape.
    #[track_caller]
    fn check(features: &str, expected: &str) {
        let features: Vec<Value> = features
            .split(", ")
            .map(|feature| {
                let (key, name) = feature.trim_end_matches('!').split_once('=').unwrap();
                let ring = json!([[0, 0], [1, 0], [1, 1], [0, if feature.ends_with('!') { 7 } else { 0 }]]);
                json!({
                    "type": "Feature", "properties": { key: name, "code": "x1" },
                    "geometry": { "type": "Polygon", "coordinates": [ring] },
                })
            })
            .collect();
        let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
        let matched = match_outlines(&file, &[place("Old Town"), place("Harbour")]).unwrap();
        let shapes =
            matched.outlines.iter().map(|(id, text)| format!("{id}:{}", outline(text).unwrap().polygons.len()));
        let unreadable = matched.unreadable.iter().map(|(name, reason)| format!("{name}!{reason}"));
        let unknown = matched.unknown.iter().map(|name| format!("?{name}"));
        let without = matched.without.iter().map(|name| format!("-{name}"));
        let found: Vec<String> = shapes.chain(unreadable).chain(unknown).chain(without).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn features_find_their_neighbourhood_by_name() {
        check("name=Old Town, NAME=HARBOUR", "harbour:1 old town:1");
        check("district=old-town, name=Docks", "old town:1 ?Docks -Harbour");
        check("name=Harbour, name=Harbour", "harbour:2 -Old Town");
        check("name=Harbour!", "Harbour!not_closed -Old Town -Harbour");
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(match_outlines("name;shape", &[]), Err("not_json"));
        assert_eq!(match_outlines("{\"type\":\"Point\"}", &[]), Err("not_a_collection"));
    }
}
