//! Frameworks that come with the program, as data.

use domain::{Area, Feature, Framework, Id, Level};
use store::{StoreError, Tx};

use super::slug_id;
use crate::Failure;
use crate::frameworks::source::{Source, SourceArea, read};

/// Every framework of `assets/frameworks`.
pub(crate) const SOURCES: &[&str] = &[
    include_str!("../../../../../assets/frameworks/key-features.json"),
    include_str!("../../../../../assets/frameworks/six-guidelines.json"),
    include_str!("../../../../../assets/frameworks/four-pillars-of-learning.json"),
    include_str!("../../../../../assets/frameworks/sustainable-development-goals.json"),
    include_str!("../../../../../assets/frameworks/learning-cape.json"),
];

/// The records of a framework.
pub(crate) struct Records {
    pub(crate) framework: Framework,
    pub(crate) levels: Vec<Level>,
    pub(crate) areas: Vec<Area>,
    pub(crate) features: Vec<Feature>,
}

/// All of them.
pub(crate) fn all() -> Result<Vec<Source>, Failure> {
    SOURCES.iter().map(|source| read(source)).collect()
}

/// The framework of a key.
pub(crate) fn find(key: &str) -> Result<Source, Failure> {
    let found = all()?.into_iter().find(|source| source.key == key);
    found.ok_or_else(|| Failure::new("unknown_framework").with("name", key))
}

impl Source {
    /// The records of a framework that comes with the program. Ids derive from key and number, as the tables of the
    /// sample write them, so two people who load the same framework agree on them.
    pub(crate) fn records(&self, is_main: bool, place: usize) -> Records {
        // `key-features` gives `kf`.
        let short: String = self.key.split('-').filter_map(|word| word.chars().next()).collect();
        self.records_by(&slug_id(&self.key), is_main, place, |code, at| match code {
            "" => slug_id(&format!("{short}-level-{at}")),
            code => slug_id(&format!("{short}-{code}")),
        })
    }

    /// The records of a file, of which several versions can stand side by side. Two people who load the same file
    /// agree on the ids.
    pub(crate) fn file_records(&self, is_main: bool, place: usize) -> Records {
        let title = if self.key.is_empty() { &self.name } else { &self.key };
        let own = format!("{title}@{}", self.version);
        self.records_by(&slug_id(&own), is_main, place, |_, at| slug_id(&format!("{own}/{at}")))
    }

    /// `id_of` gets the number of an area or feature, and where it stands.
    fn records_by(&self, framework_id: &str, is_main: bool, place: usize, id_of: impl Fn(&str, &str) -> Id) -> Records {
        let framework = Framework {
            id: framework_id.to_owned(),
            key: self.key.clone(),
            name: self.name.clone(),
            source: self.source.clone(),
            is_main,
            position: position(place),
            version: self.version.clone(),
            adopted_on: self.adopted_on,
            note: self.note.clone(),
        };
        let mut records = Records { framework, levels: Vec::new(), areas: Vec::new(), features: Vec::new() };
        for (place, level) in self.levels.iter().enumerate() {
            let at = place.to_string();
            let level_id = id_of("", &at);
            records.levels.push(Level {
                id: level_id.clone(),
                framework_id: framework_id.to_owned(),
                name: level.name.clone(),
                part: level.part,
                position: position(place),
            });
            for (place, area) in level.areas.iter().enumerate() {
                records.add_area((&at, &level_id), place, area, &id_of);
            }
        }
        records
    }
}

impl Records {
    fn add_area(
        &mut self,
        (level_at, level_id): (&str, &str),
        place: usize,
        area: &SourceArea,
        id_of: &impl Fn(&str, &str) -> Id,
    ) {
        let at = format!("{level_at}/{place}");
        let area_id = id_of(&area.code, &at);
        for (place, feature) in area.features.iter().enumerate() {
            self.features.push(Feature {
                id: id_of(&feature.code, &format!("{at}/{place}")),
                area_id: area_id.clone(),
                code: feature.code.clone(),
                name: feature.name.clone(),
                measures: feature.measures.clone(),
                position: position(place),
                is_light: feature.is_light,
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
    domain::order::nth(place)
}
