//! Outlines of neighbourhoods: taken from a GeoJSON file by name, and what is wrong with those in the plan.

use std::path::PathBuf;

use domain::geo::outline_problems;
use domain::geo_match::match_outlines;
use domain::{Neighbourhood, Problem};
use serde::Serialize;
use store::Label;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;

/// The most of a file that is read: outlines of a city are far smaller.
const MOST_BYTES: u64 = 50_000_000;

/// What became of a file of outlines.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutlineImport {
    /// Neighbourhoods that have their outline from the file now.
    pub matched: Vec<String>,
    /// Names in the file that no neighbourhood bears.
    pub unknown: Vec<String>,
    /// Names in the file whose shape cannot be read.
    pub unreadable: Vec<String>,
    /// Neighbourhoods that the file says nothing of; theirs stay as they were.
    pub without: Vec<String>,
}

pub(crate) fn import_outlines(desk: &Desk, path: PathBuf) -> Result<OutlineImport, Failure> {
    if MOST_BYTES < std::fs::metadata(&path)?.len() {
        return Err(Failure::new("outlines_too_large"));
    }
    let bytes = std::fs::read(&path)?;
    let text = String::from_utf8_lossy(&bytes);
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    desk.write(|plan, file| {
        let matched = match_outlines(&text, &plan.neighbourhoods).map_err(|_| Failure::new("outlines_unreadable"))?;
        let changed: Vec<Neighbourhood> = plan
            .neighbourhoods
            .iter()
            .filter_map(|place| {
                let outline = matched.outlines.get(&place.id)?.clone();
                Some(Neighbourhood { outline, ..place.clone() })
            })
            .collect();
        let answer = OutlineImport {
            matched: changed.iter().map(|place| place.name.clone()).collect(),
            unknown: matched.unknown,
            unreadable: matched.unreadable.into_iter().map(|(name, _)| name).collect(),
            without: matched.without,
        };
        if changed.is_empty() {
            return Ok(answer);
        }
        let label = Label::new("import_outlines")
            .with("file_name", &file_name)
            .with("record_count", &changed.len().to_string());
        file.command(label, |tx| changed.iter().try_for_each(|place| tx.put(place)))?;
        Ok(answer)
    })
}

pub(crate) fn list_outline_problems(desk: &Desk) -> Result<Vec<Problem>, Failure> {
    Ok(outline_problems(&desk.shown()?.plan))
}
