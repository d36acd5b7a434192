//! Outlines of neighbourhoods from a GeoJSON file, by the one property that bears their names.
//!
//! Shapes in another projection or outside the country are named and not taken; shapes with very many points are
//! simplified. Which shape belongs to a neighbourhood of another name is not guessed.

mod countries;
mod simplify;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use domain::geo::{Outline, outline_of};
use domain::{Id, Neighbourhood, Plan};
use serde_json::{Value, json};

use crate::cells::clean::name_key;
use crate::preview::SHOWN;
use crate::source::sheet::{name_of, notice, read_limited};
use crate::{
    Certainty, DryRun, ImportColumn, ImportItem, ImportKind, ImportOptions, ImportPreview, IntakeError, RecordCount,
    RefusedRow, Watch, Writes, tell,
};

/// The most of a file that is read: outlines of a city are far smaller.
const MAX_BYTES: u64 = 40 * 1024 * 1024;
/// The weight of all values, of which a point has three: room for 500,000 points.
const MAX_WEIGHT: usize = 1_600_000;

/// A file of outlines.
#[derive(Clone, Debug)]
pub(crate) struct OutlineFile {
    pub(crate) file_name: String,
    features: Vec<Value>,
}

/// Reads a file.
pub(crate) fn read_outlines(path: &Path, watch: &dyn Watch) -> Result<OutlineFile, IntakeError> {
    tell(watch, "reading", 0, 1)?;
    let bytes = read_limited(path, MAX_BYTES)?;
    of_bytes(&name_of(path), &bytes)
}

pub(crate) fn of_bytes(file_name: &str, bytes: &[u8]) -> Result<OutlineFile, IntakeError> {
    let unreadable = || IntakeError::new("outlines_unreadable");
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // A value takes many times the bytes of its text: how many there will be is known before they are made.
    let weight = |byte: &u8| match byte {
        b',' | b'[' => 1,
        b':' => 3,
        b'{' => 5,
        _ => 0,
    };
    if MAX_WEIGHT < bytes.iter().map(weight).sum() {
        return Err(IntakeError::new("too_many_points"));
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
    let kind = value["type"].as_str().unwrap_or_default().to_owned();
    let features = match (kind.as_str(), value) {
        ("FeatureCollection", Value::Object(mut all)) => match all.remove("features") {
            Some(Value::Array(features)) => features,
            _ => return Err(unreadable()),
        },
        ("Feature", feature) => vec![feature],
        _ => return Err(unreadable()),
    };
    Ok(OutlineFile { file_name: file_name.to_owned(), features })
}

/// Compares a file with the neighbourhoods of the plan.
pub(crate) fn outline_dry_run(
    plan: &Plan,
    file: &OutlineFile,
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let ids: HashMap<String, &Neighbourhood> =
        plan.neighbourhoods.iter().map(|place| (name_key(&place.name), place)).collect();
    let chosen =
        options.mapping.as_ref().and_then(|all| all.iter().find(|(_, field)| *field == "name")).map(|(name, _)| name);
    let by_shape = properties_by_shape(&file.features, &ids, chosen.map(String::as_str));
    let country = plan.profile.as_ref().map_or("", |profile| profile.country.as_str());
    let mut preview = blank(file, options, &by_shape);
    let mut found: BTreeMap<Id, Outline> = BTreeMap::new();
    let mut simplified = 0;
    for (at, feature) in file.features.iter().enumerate() {
        if at.is_multiple_of(100) {
            tell(watch, "comparing", at, file.features.len())?;
        }
        let line = at + 1;
        let name = by_shape.get(&shape_of(feature)).map(|property| name_in(feature, property)).unwrap_or_default();
        let refused = |preview: &mut ImportPreview, value: &str, reason: &str| {
            let column = by_shape.get(&shape_of(feature)).cloned().unwrap_or_default();
            preview.refused.push(RefusedRow { line, column, value: value.to_owned(), reason: reason.to_owned() });
        };
        if options.left_out_lines.contains(&line) {
            preview.left_out_count += 1;
            continue;
        }
        let Some(place) = ids.get(&name_key(&name)).filter(|_| !name.is_empty()) else {
            let shown = if name.is_empty() { first_text(feature) } else { name };
            refused(&mut preview, &shown, "neighbourhood_unknown");
            continue;
        };
        let outline = match outline_of(feature) {
            Ok(outline) => outline,
            Err("not_degrees") => {
                refused(&mut preview, &name, "other_projection");
                continue;
            }
            Err(reason) => {
                refused(&mut preview, &name, reason);
                continue;
            }
        };
        if let Some(reason) = countries::misplaced(&outline, country) {
            refused(&mut preview, &name, reason);
            continue;
        }
        let (outline, is_simplified) = simplify::simplified(outline);
        simplified += usize::from(is_simplified);
        // A neighbourhood of several pieces may come as several features.
        found.entry(place.id.clone()).or_default().polygons.extend(outline.polygons);
        preview.items.push(ImportItem { line, action: String::new(), title: place.name.clone(), changes: Vec::new() });
    }
    if 0 < simplified {
        preview.notices.push(notice("outlines_simplified", "feature_count", simplified));
    }
    Ok(finish(plan, preview, &found))
}

fn finish(plan: &Plan, mut preview: ImportPreview, found: &BTreeMap<Id, Outline>) -> DryRun {
    let mut actions: HashMap<&str, &str> = HashMap::new();
    let mut neighbourhoods = Vec::new();
    for place in &plan.neighbourhoods {
        let Some(outline) = found.get(&place.id).map(geometry) else { continue };
        let action = match (place.outline == outline, place.outline.trim().is_empty()) {
            (true, _) => "same",
            (false, true) => "new",
            (false, false) => "changed",
        };
        actions.insert(&place.name, action);
        if action != "same" {
            neighbourhoods.push(Neighbourhood { outline, ..place.clone() });
        }
    }
    for item in &mut preview.items {
        actions.get(item.title.as_str()).copied().unwrap_or("same").clone_into(&mut item.action);
    }
    let count = |action: &str| preview.items.iter().filter(|item| item.action == action).count();
    (preview.new, preview.changed, preview.same) = (count("new"), count("changed"), count("same"));
    preview.refused_count = preview.refused.len();
    for row in preview.refused.iter().take(SHOWN) {
        let (line, title) = (row.line, row.value.clone());
        preview.items.push(ImportItem { line, action: "refused".to_owned(), title, changes: Vec::new() });
    }
    preview.items.sort_by_key(|item| item.line);
    preview.items.truncate(SHOWN);
    let without = plan.neighbourhoods.iter().filter(|place| !found.contains_key(&place.id));
    let names: Vec<&str> = without.map(|place| place.name.as_str()).collect();
    if !names.is_empty() {
        preview.notices.push(notice("outlines_without", "names", names.join(", ")));
    }
    let written = |action: &str| actions.values().filter(|its| **its == action).count();
    preview.records = vec![RecordCount {
        table: "neighbourhood".to_owned(),
        new: 0,
        changed: written("new") + written("changed"),
        same: written("same"),
    }];
    DryRun { preview, writes: Writes { neighbourhoods, ..Writes::default() } }
}

fn blank(file: &OutlineFile, options: &ImportOptions, by_shape: &HashMap<Shape, String>) -> ImportPreview {
    let chosen: HashSet<&String> = by_shape.values().collect();
    let all: BTreeSet<String> = file.features.iter().flat_map(shape_of).collect();
    let sample = |property: &str| {
        let texts = file.features.iter().map(|feature| name_in(feature, property)).filter(|text| !text.is_empty());
        texts.take(3).map(|text| text.chars().take(80).collect()).collect()
    };
    let columns = all.into_iter().map(|property| {
        let is_name = chosen.contains(&property);
        ImportColumn {
            field: if is_name { "name".to_owned() } else { String::new() },
            certainty: if is_name { Certainty::Probable } else { Certainty::Unknown },
            samples: sample(&property),
            header: property,
        }
    });
    ImportPreview {
        kind: ImportKind::Outlines,
        file_name: file.file_name.clone(),
        format: "geojson".to_owned(),
        options: options.clone(),
        fields: vec!["name".to_owned()],
        rows: file.features.len(),
        columns: columns.collect(),
        ..ImportPreview::default()
    }
}

/// The names of the properties of a feature: features with the same ones come from the same table.
type Shape = BTreeSet<String>;

fn shape_of(feature: &Value) -> Shape {
    feature["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

/// For each table of features, the property that names most neighbourhoods; each of them once.
fn properties_by_shape(
    features: &[Value],
    ids: &HashMap<String, &Neighbourhood>,
    chosen: Option<&str>,
) -> HashMap<Shape, String> {
    let mut by_shape: HashMap<Shape, Vec<&Value>> = HashMap::new();
    features.iter().for_each(|feature| by_shape.entry(shape_of(feature)).or_default().push(feature));
    let mut found = HashMap::new();
    for (shape, features) in by_shape {
        let hits = |property: &&String| {
            let names = features.iter().map(|feature| name_key(&name_in(feature, property)));
            names.filter(|key| ids.contains_key(key)).collect::<HashSet<_>>().len()
        };
        let likely = |property: &&String| {
            matches!(
                name_key(property).as_str(),
                "name" | "nom" | "nome" | "nombre" | "naam" | "title" | "neighbourhood"
            )
        };
        let best = match chosen {
            Some(chosen) => shape.iter().find(|property| *property == chosen),
            None => shape
                .iter()
                .max_by_key(|property| (hits(property), likely(property), std::cmp::Reverse((*property).clone()))),
        };
        if let Some(property) = best.cloned() {
            found.insert(shape, property);
        }
    }
    found
}

/// A property as people would write it: 13.0 is 13.
fn name_in(feature: &Value, property: &str) -> String {
    match &feature["properties"][property] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.as_f64().map(|number| number.to_string()).unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn first_text(feature: &Value) -> String {
    let texts = feature["properties"].as_object().into_iter().flatten().filter_map(|(_, value)| value.as_str());
    texts.map(str::to_owned).next().unwrap_or_else(|| "?".to_owned())
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
    use domain::geo::outline;

    use super::*;
    use crate::Unwatched;

    /// One feature for each entry: `property=name`, with `!` for a broken shape. Expected: pieces of each neighbourhood,
    /// then what was refused.
    #[track_caller]
    fn check(features: &str, expected: &str) {
        let feature = |entry: &str| {
            let (key, name) = entry.trim_end_matches('!').split_once('=').expect("a property");
            let last = if entry.ends_with('!') { 7 } else { 0 };
            let ring = json!([[0, 0], [1, 0], [1, 1], [0, last]]);
            json!({ "type": "Feature", "properties": { key: name, "code": "x1" },
                "geometry": { "type": "Polygon", "coordinates": [ring] } })
        };
        let features: Vec<Value> = features.split(", ").map(feature).collect();
        let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
        let file = of_bytes("a.geojson", file.as_bytes()).expect("outlines");
        let place =
            |name: &str| Neighbourhood { id: name.to_lowercase(), name: name.to_owned(), ..Neighbourhood::default() };
        let plan = Plan { neighbourhoods: vec![place("Old Town"), place("Harbour")], ..Plan::default() };
        let done = outline_dry_run(&plan, &file, &ImportOptions::default(), &Unwatched).expect("a dry run");
        let pieces =
            |it: &Neighbourhood| format!("{}:{}", it.id, outline(&it.outline).expect("an outline").polygons.len());
        let shapes = done.writes.neighbourhoods.iter().map(pieces);
        let refused = done.preview.refused.iter().map(|row| format!("{}!{}", row.value, row.reason));
        assert_eq!(shapes.chain(refused).collect::<Vec<_>>().join(" "), expected, "{file:?}");
    }

    #[test]
    fn features_find_their_neighbourhood_by_name() {
        check("name=Old Town, name=HARBOUR", "old town:1 harbour:1");
        check("district=old-town, name=Docks", "old town:1 Docks!neighbourhood_unknown");
        check("name=Harbour, name=Harbour", "harbour:2");
        check("name=Harbour!", "Harbour!not_closed");
    }

    #[test]
    fn what_is_there_is_told_apart_and_who_has_none_is_named() {
        let square = |size: u32| json!([[[0, 0], [size, 0], [size, size], [0, 0]]]);
        let feature = |name: &str, size: u32| {
            json!({ "type": "Feature", "properties": { "name": name },
                "geometry": { "type": "Polygon", "coordinates": square(size) } })
        };
        let file = json!({ "type": "FeatureCollection", "features": [feature("Hill", 1), feature("Quay", 2), feature("Park", 3)] });
        let file = of_bytes("a.geojson", file.to_string().as_bytes()).expect("outlines");
        let place =
            |name: &str| Neighbourhood { id: name.to_owned(), name: name.to_owned(), ..Neighbourhood::default() };
        let mut plan = Plan { neighbourhoods: ["Hill", "Quay", "Park", "Fort"].map(place).into(), ..Plan::default() };
        let dry_run =
            |plan: &Plan| outline_dry_run(plan, &file, &ImportOptions::default(), &Unwatched).expect("a dry run");
        let without = |done: &DryRun| {
            done.preview
                .notices
                .iter()
                .find(|notice| notice.code == "outlines_without")
                .map(|it| it.values["names"].clone())
        };
        let first = dry_run(&plan);
        assert_eq!((first.preview.new, first.preview.changed, first.preview.same), (3, 0, 0));
        assert_eq!(without(&first), Some("Fort".to_owned()));
        plan.neighbourhoods.truncate(3);
        plan.neighbourhoods[0] = first.writes.neighbourhoods[0].clone();
        plan.neighbourhoods[1].outline = first.writes.neighbourhoods[0].outline.clone();
        let second = dry_run(&plan);
        assert_eq!((second.preview.new, second.preview.changed, second.preview.same), (1, 1, 1));
        let records = &second.preview.records[0];
        assert_eq!((records.new, records.changed, records.same), (0, 2, 1));
        let written: Vec<&str> = second.writes.neighbourhoods.iter().map(|place| place.id.as_str()).collect();
        assert_eq!((written, without(&second)), (vec!["Quay", "Park"], None));
    }

    #[test]
    fn other_files_are_refused() {
        let code = |text: &str| of_bytes("a", text.as_bytes()).expect_err("a refusal").code;
        assert_eq!([code("name;shape"), code("{\"type\":\"Point\"}"), code("[]")], ["outlines_unreadable"; 3]);
    }
}
