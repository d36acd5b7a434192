//! Frameworks that come with the program, as data.

use domain::{Area, Feature, Framework, Level, TemplePart};
use serde::Deserialize;
use store::{StoreError, Tx};

use super::slug_id;
use crate::Failure;

/// Every framework of `assets/frameworks`.
const SOURCES: &[&str] = &[include_str!("../../../../../assets/frameworks/key-features.json")];

/// A framework as it stands in its file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Source {
    pub(crate) key: String,
    pub(crate) name: String,
    source: String,
    levels: Vec<SourceLevel>,
}

#[derive(Clone, Debug, Deserialize)]
struct SourceLevel {
    name: String,
    part: TemplePart,
    areas: Vec<SourceArea>,
}

#[derive(Clone, Debug, Deserialize)]
struct SourceArea {
    code: String,
    name: String,
    short_name: String,
    colour: i64,
    features: Vec<SourceFeature>,
}

#[derive(Clone, Debug, Deserialize)]
struct SourceFeature {
    code: String,
    name: String,
    measures: String,
}

/// The records of a framework.
pub(crate) struct Records {
    pub(crate) framework: Framework,
    pub(crate) levels: Vec<Level>,
    pub(crate) areas: Vec<Area>,
    pub(crate) features: Vec<Feature>,
}

/// All of them.
pub(crate) fn all() -> Result<Vec<Source>, Failure> {
    let read = |source: &&str| {
        serde_json::from_str(source).map_err(|error| Failure::new("sample_broken").with("detail", error))
    };
    SOURCES.iter().map(read).collect()
}

/// The framework of a key.
pub(crate) fn find(key: &str) -> Result<Source, Failure> {
    let found = all()?.into_iter().find(|source| source.key == key);
    found.ok_or_else(|| Failure::new("unknown_framework").with("name", key))
}

impl Source {
    /// Its records. Ids derive from the key, so two people who load the same framework agree on them.
    pub(crate) fn records(&self, is_main: bool, place: usize) -> Records {
        // `key-features` gives `kf`, as the tables of the sample write it.
        let short: String = self.key.split('-').filter_map(|word| word.chars().next()).collect();
        let framework_id = slug_id(&self.key);
        let framework = Framework {
            id: framework_id.clone(),
            key: self.key.clone(),
            name: self.name.clone(),
            source: self.source.clone(),
            is_main,
            position: position(place),
            ..Framework::default()
        };
        let mut records = Records { framework, levels: Vec::new(), areas: Vec::new(), features: Vec::new() };
        for (place, level) in self.levels.iter().enumerate() {
            let level_id = slug_id(&format!("{short}-level-{place}"));
            records.levels.push(Level {
                id: level_id.clone(),
                framework_id: framework_id.clone(),
                name: level.name.clone(),
                part: level.part,
                position: position(place),
            });
            for (place, area) in level.areas.iter().enumerate() {
                records.add_area(&short, &level_id, place, area);
            }
        }
        records
    }
}

impl Records {
    fn add_area(&mut self, short: &str, level_id: &str, place: usize, area: &SourceArea) {
        let area_id = slug_id(&format!("{short}-{}", area.code));
        for (place, feature) in area.features.iter().enumerate() {
            self.features.push(Feature {
                id: slug_id(&format!("{short}-{}", feature.code)),
                area_id: area_id.clone(),
                code: feature.code.clone(),
                name: feature.name.clone(),
                measures: feature.measures.clone(),
                position: position(place),
                ..Feature::default()
            });
        }
        self.areas.push(Area {
            id: area_id,
            level_id: level_id.to_owned(),
            code: area.code.clone(),
            name: area.name.clone(),
            short_name: area.short_name.clone(),
            colour: area.colour,
            position: position(place),
        });
    }

    /// Writes all of them.
    pub(crate) fn put(&self, tx: &mut Tx) -> Result<(), StoreError> {
        tx.put(&self.framework)?;
        self.levels.iter().try_for_each(|level| tx.put(level))?;
        self.areas.iter().try_for_each(|area| tx.put(area))?;
        self.features.iter().try_for_each(|feature| tx.put(feature))
    }
}

fn position(place: usize) -> String {
    format!("a{place:03}")
}
