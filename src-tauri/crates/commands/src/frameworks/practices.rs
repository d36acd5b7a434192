//! The library of practices of other cities: listed, and copied into the plan with source and tags.
//!
//! In the plan they are plain records like our own.

use std::collections::HashSet;

use domain::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::programme::events::tag_id;
use crate::records::drafts::label;
use crate::sample::slug_id;

const LIBRARY: &str = include_str!("../../../../../assets/practices.json");

#[derive(Deserialize)]
struct Library {
    practices: Vec<LibraryPractice>,
}

/// A practice of the library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct LibraryPractice {
    pub key: String,
    pub title: String,
    pub place: String,
    pub year: Option<i64>,
    pub what_was_done: String,
    pub results: String,
    /// Numbers of areas of the Key Features.
    pub areas: Vec<String>,
    pub source: String,
    /// Whether every fact was found in a source.
    pub is_checked: bool,
    /// Already in the plan.
    #[serde(default)]
    pub is_present: bool,
}

fn library() -> Result<Vec<LibraryPractice>, Failure> {
    let read = serde_json::from_str::<Library>(LIBRARY);
    Ok(read.map_err(|error| Failure::new("sample_broken").with("detail", error))?.practices)
}

/// Two people who copy the same practice agree on its id.
fn id_of(key: &str) -> Id {
    slug_id(&format!("practice-{key}"))
}

pub(crate) fn list_practice_library(desk: &Desk) -> Result<Vec<LibraryPractice>, Failure> {
    let shown = desk.shown()?;
    let present: HashSet<&str> = shown.plan.practices.iter().map(|it| it.id.as_str()).collect();
    let mut practices = library()?;
    for practice in &mut practices {
        practice.is_present = present.contains(id_of(&practice.key).as_str());
    }
    Ok(practices)
}

/// Copies practices into the plan; those that are there already stay as they are. Says how many are new.
pub(crate) fn import_practices(desk: &Desk, keys: Vec<String>) -> Result<usize, Failure> {
    let library = library()?;
    if let Some(key) = keys.iter().find(|key| !library.iter().any(|it| it.key == **key)) {
        return Err(Failure::not_found("practice", key));
    }
    desk.write(|plan, file| {
        let present: HashSet<&str> = plan.practices.iter().map(|it| it.id.as_str()).collect();
        let chosen: Vec<&LibraryPractice> =
            library.iter().filter(|it| keys.contains(&it.key) && !present.contains(id_of(&it.key).as_str())).collect();
        let title = match chosen.as_slice() {
            [] => return Ok(0),
            [practice] => practice.title.clone(),
            [first, ..] => format!("{} (+{})", first.title, chosen.len() - 1),
        };
        let areas = key_areas(plan);
        Ok(file.command(label("import_practices", &title), |tx| {
            for practice in &chosen {
                tx.put(&practice.record())?;
                for area in areas.iter().filter(|area| practice.areas.contains(&area.code)) {
                    tx.put(&practice.tag(area))?;
                }
            }
            Ok(chosen.len())
        })?)
    })
}

/// Areas of the Key Features, where the plan has them.
fn key_areas(plan: &Plan) -> Vec<&Area> {
    let is_key =
        |level: &Level| plan.frameworks.iter().any(|it| it.id == level.framework_id && it.key == "key-features");
    let levels: HashSet<&str> = plan.levels.iter().filter(|it| is_key(it)).map(|it| it.id.as_str()).collect();
    plan.areas.iter().filter(|area| levels.contains(area.level_id.as_str())).collect()
}

impl LibraryPractice {
    fn record(&self) -> Practice {
        Practice {
            id: id_of(&self.key),
            title: self.title.clone(),
            place: self.place.clone(),
            year: self.year,
            what_was_done: self.what_was_done.clone(),
            results: self.results.clone(),
            source: self.source.clone(),
            ..Practice::default()
        }
    }

    fn tag(&self, area: &Area) -> Tag {
        let subject_id = id_of(&self.key);
        Tag {
            id: tag_id(&subject_id, &area.id, None),
            subject: Subject::Practice,
            subject_id,
            area_id: area.id.clone(),
            feature_id: None,
        }
    }
}
