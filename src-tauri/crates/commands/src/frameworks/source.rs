//! Frameworks as JSON files: read with every mistake named by line and field, and written from the plan.
//!
//! The form is `docs/framework.schema.json`. Reading checks by hand what the schema says, because a message must
//! name the line, the field and the way out; nothing is written to the plan here.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::{Area, Feature, Framework, Level, Plan, Record, TemplePart};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Failure;
use crate::frameworks::json_lines::lines;

/// A framework as it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Source {
    pub(crate) key: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) adopted_on: Option<NaiveDate>,
    pub(crate) source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    pub(crate) levels: Vec<SourceLevel>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SourceLevel {
    pub(crate) name: String,
    pub(crate) part: TemplePart,
    pub(crate) areas: Vec<SourceArea>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SourceArea {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) short_name: String,
    pub(crate) colour: i64,
    pub(crate) features: Vec<SourceFeature>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SourceFeature {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) measures: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_light: bool,
}

/// Reads a framework. The failure names line and field of the first mistake.
pub(crate) fn read(text: &str) -> Result<Source, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value =
        serde_json::from_str(text).map_err(|error| Failure::new("framework_not_json").with("line", error.line()))?;
    let lines = lines(text);
    let fail = |mistake: Mistake| {
        let line = lines.get(&mistake.path).copied().unwrap_or(1);
        Failure::new(mistake.code).with("line", line).with("name", mistake.name).with("field", mistake.path)
    };
    check(&value).map_err(fail)?;
    serde_json::from_value(value).map_err(|error| Failure::new("framework_not_json").with("line", error.line()))
}

/// The framework of a plan as a file; reading it back gives the same.
pub(crate) fn write(source: &Source) -> String {
    let mut text = serde_json::to_string_pretty(source).unwrap_or_default();
    text.push('\n');
    text
}

impl Source {
    /// A framework of the plan.
    pub(crate) fn of(plan: &Plan, framework: &Framework) -> Self {
        let levels = in_order(&plan.levels, |it| it.framework_id == framework.id, |it| &it.position);
        let level = |level: &&Level| SourceLevel {
            name: level.name.clone(),
            part: level.part,
            areas: in_order(&plan.areas, |it| it.level_id == level.id, |it| &it.position)
                .into_iter()
                .map(|area| SourceArea::of(plan, area))
                .collect(),
        };
        Self {
            key: framework.key.clone(),
            name: framework.name.clone(),
            version: framework.version.clone(),
            adopted_on: framework.adopted_on,
            source: framework.source.clone(),
            note: framework.note.clone(),
            levels: levels.iter().map(level).collect(),
        }
    }
}

impl SourceArea {
    fn of(plan: &Plan, area: &Area) -> Self {
        let feature = |feature: &Feature| SourceFeature {
            code: feature.code.clone(),
            name: feature.name.clone(),
            measures: feature.measures.clone(),
            is_light: feature.is_light,
        };
        let features = in_order(&plan.features, |it| it.area_id == area.id, |it| &it.position);
        Self {
            code: area.code.clone(),
            name: area.name.clone(),
            short_name: area.short_name.clone(),
            colour: area.colour,
            features: features.into_iter().map(feature).collect(),
        }
    }
}

fn in_order<R: Record>(all: &[R], is_ours: impl Fn(&R) -> bool, position: impl Fn(&R) -> &String) -> Vec<&R> {
    let mut ours: Vec<&R> = all.iter().filter(|record| is_ours(record)).collect();
    ours.sort_by(|a, b| (position(a), a.id()).cmp(&(position(b), b.id())));
    ours
}

/// The first thing that is wrong.
struct Mistake {
    code: &'static str,
    /// Such as `levels[0].areas[2].name`.
    path: String,
    /// Of the field, or what it should be.
    name: String,
}

type Checked = Result<(), Mistake>;

/// What a field must hold.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Name,
    Date,
    Part,
    Colour,
    Yes,
    List,
}

const FRAMEWORK: &[(&str, Kind, bool)] = &[
    ("$schema", Kind::Text, false),
    ("key", Kind::Text, false),
    ("name", Kind::Name, true),
    ("version", Kind::Text, false),
    ("adopted_on", Kind::Date, false),
    ("source", Kind::Text, false),
    ("note", Kind::Text, false),
    ("levels", Kind::List, true),
];
const LEVEL: &[(&str, Kind, bool)] =
    &[("name", Kind::Name, true), ("part", Kind::Part, true), ("areas", Kind::List, true)];
const AREA: &[(&str, Kind, bool)] = &[
    ("code", Kind::Text, false),
    ("name", Kind::Name, true),
    ("short_name", Kind::Text, false),
    ("colour", Kind::Colour, false),
    ("features", Kind::List, true),
];
const FEATURE: &[(&str, Kind, bool)] = &[
    ("code", Kind::Text, false),
    ("name", Kind::Name, true),
    ("measures", Kind::Text, false),
    ("is_light", Kind::Yes, false),
];

fn check(value: &Value) -> Checked {
    let framework = object(value, "", FRAMEWORK)?;
    let (mut areas_seen, mut features_seen) = (HashSet::new(), HashSet::new());
    for (path, level) in items(framework, "", "levels") {
        let level = object(level, &path, LEVEL)?;
        for (path, area) in items(level, &path, "areas") {
            let area = object(area, &path, AREA)?;
            once(area, &path, &mut areas_seen)?;
            for (path, feature) in items(area, &path, "features") {
                once(object(feature, &path, FEATURE)?, &path, &mut features_seen)?;
            }
        }
    }
    Ok(())
}

fn items<'a>(object: &'a Map<String, Value>, path: &str, field: &str) -> Vec<(String, &'a Value)> {
    let list = object.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().enumerate().map(|(at, item)| (format!("{}[{at}]", join(path, field)), item)).collect()
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

/// Numbers of areas and features stand in tags and reports: each once.
fn once(object: &Map<String, Value>, path: &str, seen: &mut HashSet<String>) -> Checked {
    let code = object.get("code").and_then(Value::as_str).unwrap_or_default();
    if code.is_empty() || seen.insert(code.to_owned()) {
        return Ok(());
    }
    Err(Mistake { code: "framework_code_twice", path: join(path, "code"), name: code.to_owned() })
}

fn object<'a>(value: &'a Value, path: &str, fields: &[(&str, Kind, bool)]) -> Result<&'a Map<String, Value>, Mistake> {
    let wrong = |code, path: &str, name: &str| Mistake { code, path: path.to_owned(), name: name.to_owned() };
    let object = value.as_object().ok_or_else(|| wrong("framework_not_object", path, ""))?;
    let known: BTreeMap<&str, Kind> = fields.iter().map(|(name, kind, _)| (*name, *kind)).collect();
    for (name, value) in object {
        let path = join(path, name);
        let kind = known.get(name.as_str()).ok_or_else(|| wrong("framework_field_unknown", &path, name))?;
        if let Some(code) = mistake_of(*kind, value) {
            return Err(wrong(code, &path, name));
        }
    }
    match fields.iter().find(|(name, _, is_needed)| *is_needed && !object.contains_key(*name)) {
        Some((name, ..)) => Err(wrong("framework_field_missing", path, name)),
        None => Ok(object),
    }
}

fn mistake_of(kind: Kind, value: &Value) -> Option<&'static str> {
    let text = value.as_str();
    match kind {
        Kind::Text => text.is_none().then_some("framework_needs_text"),
        Kind::Name => text.is_none_or(|text| text.trim().is_empty()).then_some("framework_needs_name"),
        Kind::Date => text.is_none_or(|text| text.parse::<NaiveDate>().is_err()).then_some("framework_needs_date"),
        Kind::Part => text.is_none_or(|text| TemplePart::from_word(text).is_none()).then_some("framework_needs_part"),
        Kind::Colour => {
            (!value.as_i64().is_some_and(|colour| (0..=6).contains(&colour))).then_some("framework_needs_colour")
        }
        Kind::Yes => (!value.is_boolean()).then_some("framework_needs_yes"),
        Kind::List => (!value.is_array()).then_some("framework_needs_list"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::framework;

    const GOOD: &str = "{\n \"name\": \"Ours\",\n \"levels\": [\n  {\"name\": \"Aims\", \"part\": \"columns\", \"areas\": [\n   {\"code\": \"1\", \"name\": \"One\", \"features\": [\n    {\"code\": \"1.1\", \"name\": \"First\"}\n   ]}\n  ]}\n ]\n}";

    #[track_caller]
    fn refuse(from: &str, to: &str, expected: &str) {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD);
        let failure = read(&text).expect_err(to);
        let value = |name: &str| failure.values.get(name).map_or("", String::as_str);
        assert_eq!(format!("{} {} {}", failure.code, value("line"), value("field")).trim(), expected);
    }

    #[test]
    fn every_mistake_is_named_with_its_line() {
        assert!(read(GOOD).is_ok());
        refuse("{\n", "", "framework_not_json 1");
        refuse("\"Ours\",", "\"Ours\"", "framework_not_json 3");
        refuse(" \"name\": \"Ours\",\n", "", "framework_field_missing 1");
        refuse("\"Ours\"", "\" \"", "framework_needs_name 2 name");
        refuse("\"Ours\"", "5", "framework_needs_name 2 name");
        refuse(
            "\"name\": \"Ours\"",
            "\"name\": \"Ours\", \"adopted_on\": \"31.12.2026\"",
            "framework_needs_date 2 adopted_on",
        );
        refuse("\"columns\"", "\"roof\"", "framework_needs_part 4 levels[0].part");
        refuse("\"name\": \"One\"", "\"nam\": \"One\"", "framework_field_unknown 5 levels[0].areas[0].nam");
        refuse("\"code\": \"1\",", "\"colour\": 9,", "framework_needs_colour 5 levels[0].areas[0].colour");
        refuse(
            "\"name\": \"First\"}",
            "\"name\": \"First\"},\n {\"code\": \"1.1\", \"name\": \"Twin\"}",
            "framework_code_twice 7 levels[0].areas[0].features[1].code",
        );
        refuse(
            "{\"code\": \"1.1\", \"name\": \"First\"}",
            "7",
            "framework_not_object 6 levels[0].areas[0].features[0]",
        );
        refuse(
            "\"code\": \"1.1\"",
            "\"is_light\": \"yes\"",
            "framework_needs_yes 6 levels[0].areas[0].features[0].is_light",
        );
    }

    /// As much of JSON Schema as ours uses.
    fn holds(schema: &Value, root: &Value, value: &Value, path: &str) -> Result<(), String> {
        let fail = |what: &str| Err(format!("{path}: {what}"));
        if let Some(name) = schema["$ref"].as_str() {
            return holds(&root["$defs"][name.trim_start_matches("#/$defs/")], root, value, path);
        }
        let is_kind = match schema["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer") => value.is_i64(),
            Some("boolean") => value.is_boolean(),
            _ => false,
        };
        if !is_kind {
            return fail("another type");
        }
        if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
            return fail("none of the words");
        }
        if schema["pattern"].as_str() == Some("\\S") && value.as_str().is_some_and(|text| text.trim().is_empty()) {
            return fail("blank");
        }
        let bound = |name: &str| schema[name].as_i64();
        if value
            .as_i64()
            .is_some_and(|n| bound("minimum").is_some_and(|min| n < min) || bound("maximum").is_some_and(|max| max < n))
        {
            return fail("out of bounds");
        }
        for (at, item) in value.as_array().into_iter().flatten().enumerate() {
            holds(&schema["items"], root, item, &format!("{path}[{at}]"))?;
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if value.get(name).is_none() {
                return fail(&format!("{name} is missing"));
            }
        }
        for (name, item) in value.as_object().into_iter().flatten() {
            match schema["properties"].get(name) {
                Some(inner) => holds(inner, root, item, &format!("{path}.{name}"))?,
                None => return fail(&format!("{name} is not known")),
            }
        }
        Ok(())
    }

    #[test]
    fn shipped_files_and_written_ones_hold_against_the_schema() {
        let schema: Value =
            serde_json::from_str(include_str!("../../../../../docs/framework.schema.json")).expect("a schema");
        let check = |text: &str| {
            let value: Value = serde_json::from_str(text).expect("JSON");
            holds(&schema, &schema, &value, "")
        };
        assert_eq!(framework::SOURCES.len(), 5);
        for text in framework::SOURCES {
            assert_eq!(check(text), Ok(()));
            let source = read(text).expect("shipped");
            assert_eq!(check(&write(&source)), Ok(()));
            assert_eq!(read(&write(&source)).expect("written"), source, "there and back");
            let features = source.levels.iter().flat_map(|it| &it.areas).flat_map(|it| &it.features);
            assert!(features.filter(|it| it.is_light).count() < 20, "the light version is a dozen");
        }
        assert_eq!(check(GOOD), Ok(()));
        for bad in [GOOD.replace("columns", "roof"), GOOD.replace("Ours", " "), GOOD.replacen("\"name\"", "\"nam\"", 1)]
        {
            assert!(check(&bad).is_err() && read(&bad).is_err(), "{bad}");
        }
    }
}
