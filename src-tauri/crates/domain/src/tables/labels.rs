//! What tables call the records that others name: their names, told apart where several bear the same.
//!
//! A room is called with its venue, an area with its framework where two frameworks have one of that name. Others of
//! one name are numbered; the bare name then means none of them, so that nobody's choice is guessed.

use std::collections::{BTreeMap, HashMap};

use crate::names::Names;
use crate::{Id, Plan, Record, Visitor, by_id};

/// The records of some tables by label and by id.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    tables: HashMap<&'static str, Table>,
}

#[derive(Clone, Debug, Default)]
struct Table {
    labels: HashMap<Id, String>,
    ids: HashMap<String, Id>,
    /// In the order in which people look for them.
    sorted: Vec<String>,
    /// Names that several bear.
    shared: HashMap<String, usize>,
}

/// Why a label means no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlabelled {
    /// None is called so.
    Unknown,
    /// Several are.
    Shared,
}

impl Labels {
    /// Labels of the records of tables.
    pub fn new(plan: &Plan, tables: impl IntoIterator<Item = &'static str>) -> Self {
        let names = Names::new(plan);
        let mut labels = Labels::default();
        for table in tables {
            labels.tables.entry(table).or_insert_with(|| Table::new(plan, &names, table));
        }
        labels
    }

    /// What a record is called; empty: it is not in the plan, or has no name.
    pub fn label(&self, table: &str, id: &str) -> &str {
        self.tables.get(table).and_then(|of| of.labels.get(id)).map_or("", String::as_str)
    }

    /// The record of a label, written as a cell has it.
    pub fn id(&self, table: &str, label: &str) -> Result<&Id, Unlabelled> {
        let of = self.tables.get(table).ok_or(Unlabelled::Unknown)?;
        let label = line(label);
        let is_shared = of.shared.contains_key(&label);
        let unlabelled = if is_shared { Unlabelled::Shared } else { Unlabelled::Unknown };
        of.ids.get(&label).ok_or(unlabelled)
    }

    /// All labels of a table in their order.
    pub fn all(&self, table: &str) -> &[String] {
        self.tables.get(table).map_or(&[], |of| &of.sorted)
    }
}

impl Table {
    fn new(plan: &Plan, names: &Names, table: &'static str) -> Self {
        let mut found = Found { table, ids: Vec::new() };
        plan.visit(&mut found);
        let mut named: Vec<(String, Id)> =
            found.ids.into_iter().map(|id| (line(&names.name(table, &id).unwrap_or_default()), id)).collect();
        with_places(plan, names, table, &mut named);
        named.sort();
        let mut groups: BTreeMap<String, Vec<Id>> = BTreeMap::new();
        for (name, id) in named {
            groups.entry(name).or_default().push(id);
        }
        let mut of = Table::default();
        for (name, ids) in &groups {
            if name.is_empty() {
                continue;
            }
            if let [id] = ids.as_slice() {
                of.add(id, name.clone());
                continue;
            }
            of.shared.insert(name.clone(), ids.len());
            let free = (1..).map(|at| format!("{name} ({at})")).filter(|label| !groups.contains_key(label));
            for (id, label) in ids.iter().zip(free) {
                of.add(id, label);
            }
        }
        of.sorted.sort_by_cached_key(|label| (crate::fold::fold(label), label.clone()));
        of
    }

    fn add(&mut self, id: &Id, label: String) {
        self.labels.insert(id.clone(), label.clone());
        self.ids.insert(label.clone(), id.clone());
        self.sorted.push(label);
    }
}

/// Rooms with their venue; areas with their framework where the name alone would not do.
fn with_places(plan: &Plan, names: &Names, table: &str, named: &mut [(String, Id)]) {
    if table == "room" {
        let rooms = by_id(&plan.rooms);
        for (name, id) in named.iter_mut() {
            let venue = rooms.get(id.as_str()).and_then(|room| names.name("venue", &room.venue_id));
            *name = line(&format!("{name} ({})", venue.unwrap_or_default()));
        }
    }
    if table == "area" {
        let mut counts: HashMap<String, usize> = HashMap::new();
        named.iter().for_each(|(name, _)| *counts.entry(name.clone()).or_default() += 1);
        let (areas, levels) = (by_id(&plan.areas), by_id(&plan.levels));
        for (name, id) in named.iter_mut().filter(|(name, _)| 1 < counts.get(name).copied().unwrap_or_default()) {
            let level = areas.get(id.as_str()).and_then(|area| levels.get(area.level_id.as_str()));
            let framework = level.and_then(|level| names.name("framework", &level.framework_id));
            *name = line(&format!("{name} ({})", framework.unwrap_or_default()));
        }
    }
}

/// A name in one line, as a cell of a list has it.
fn line(name: &str) -> String {
    super::shown::tidy(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Found {
    table: &'static str,
    ids: Vec<Id>,
}

impl Visitor for Found {
    fn visit<R: Record>(&mut self, records: &[R]) {
        if R::TABLE == self.table {
            self.ids.extend(records.iter().map(|record| record.id().to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Room, Venue};

    #[test]
    fn records_of_one_name_are_told_apart() {
        let venue = |id: &str, name: &str| Venue { id: id.to_owned(), name: name.to_owned(), ..Venue::default() };
        let room = |id: &str, venue_id: &str| Room {
            id: id.to_owned(),
            venue_id: venue_id.to_owned(),
            name: "Hall".to_owned(),
            ..Room::default()
        };
        let plan = Plan {
            venues: vec![venue("a", "Library"), venue("b", "Library"), venue("c", "Mill"), venue("d", "Library (1)")],
            rooms: vec![room("r", "c"), room("s", "a")],
            ..Plan::default()
        };
        let labels = Labels::new(&plan, ["venue", "room"]);
        assert_eq!(labels.label("venue", "a"), "Library (2)");
        assert_eq!(labels.label("venue", "b"), "Library (3)");
        assert_eq!(labels.label("venue", "d"), "Library (1)");
        assert_eq!(labels.id("venue", "Library"), Err(Unlabelled::Shared));
        assert_eq!(labels.id("venue", " Mill "), Ok(&"c".to_owned()));
        assert_eq!(labels.id("venue", "Mills"), Err(Unlabelled::Unknown));
        assert_eq!(labels.label("room", "r"), "Hall (Mill)");
        assert_eq!(labels.label("venue", "gone"), "");
    }
}
