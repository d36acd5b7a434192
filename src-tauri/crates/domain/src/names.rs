//! What people call a record: its title or name, else that of the record it belongs to.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::*;

/// Fields that can be the name of a record, best first.
pub const NAME_FIELDS: &[&str] = &["title", "name", "city", "body", "text", "reason"];

/// Records that have no name of their own: table, the field that names the record they belong to, and its table.
pub const NAMED_BY: &[(&str, &str, &str)] = &[
    ("opening", "venue_id", "venue"),
    ("session", "event_id", "event"),
    ("event_partner", "event_id", "event"),
    ("event_person", "event_id", "event"),
    ("status_step", "event_id", "event"),
    ("tag", "area_id", "area"),
    ("rating", "feature_id", "feature"),
    ("partner_role", "partner_id", "partner"),
    ("tie", "from_partner_id", "partner"),
    ("opinion", "feature_id", "feature"),
    ("criterion", "feature_id", "feature"),
    ("cross_link", "from_area_id", "area"),
    ("indicator_target", "indicator_id", "indicator"),
    ("reading", "indicator_id", "indicator"),
    ("own_value", "own_field_id", "own_field"),
];

/// The names of a plan's records. A table is read when it is first asked for.
pub struct Names<'a> {
    plan: &'a Plan,
    known: RefCell<HashMap<String, HashMap<Id, String>>>,
}

impl<'a> Names<'a> {
    /// Names of the records of a plan.
    pub fn new(plan: &'a Plan) -> Self {
        Self { plan, known: RefCell::default() }
    }

    /// What people call a record; `None`: it is not in the plan.
    pub fn name(&self, table: &str, id: &str) -> Option<String> {
        if let Some(names) = self.known.borrow().get(table) {
            return names.get(id).cloned();
        }
        let mut reader = Reader { table, names: HashMap::new() };
        self.plan.visit(&mut reader);
        let mut names = reader.names;
        if let Some((_, _, target)) = NAMED_BY.iter().find(|(of, ..)| *of == table) {
            // So far the names are the ids of those that lend theirs.
            names = names.into_iter().map(|(id, of)| (id, self.name(target, &of).unwrap_or_default())).collect();
        }
        let name = names.get(id).cloned();
        self.known.borrow_mut().insert(table.to_owned(), names);
        name
    }

    /// What people call a record of any table that tags, tasks, notes and evidence can be about.
    pub fn subject(&self, id: &str) -> Option<String> {
        Subject::ALL.iter().find_map(|subject| self.name(subject.word(), id))
    }
}

struct Reader<'t> {
    table: &'t str,
    names: HashMap<Id, String>,
}

impl Visitor for Reader<'_> {
    fn visit<R: Record>(&mut self, records: &[R]) {
        if R::TABLE != self.table {
            return;
        }
        let lent = NAMED_BY.iter().find(|(of, ..)| *of == R::TABLE).map(|(_, field, _)| *field);
        let fields = lent.map_or(NAME_FIELDS.to_vec(), |field| vec![field]);
        let places: Vec<usize> =
            fields.iter().filter_map(|field| R::FIELDS.iter().position(|known| known == field)).collect();
        for record in records {
            let cells = record.cells();
            let name = places.iter().map(|place| cells[*place].plain()).find(|name| !name.is_empty());
            self.names.insert(record.id().to_owned(), name.unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_called_by_their_title_or_by_what_they_belong_to() {
        let id = |text: &str| text.to_owned();
        let plan = Plan {
            events: vec![Event { id: id("1"), title: id("Bake bread"), ..Event::default() }],
            sessions: vec![Session { id: id("2"), event_id: id("1"), ..Session::default() }],
            meetings: vec![Meeting { id: id("3"), body: id("Council"), ..Meeting::default() }],
            people: vec![Person { id: id("4"), name: id("Ana"), ..Person::default() }],
            ..Plan::default()
        };
        let names = Names::new(&plan);
        for (table, id, expected) in [
            ("event", "1", Some("Bake bread")),
            ("session", "2", Some("Bake bread")),
            ("meeting", "3", Some("Council")),
            ("person", "4", Some("Ana")),
            ("person", "1", None),
            ("venue", "1", None),
        ] {
            assert_eq!(names.name(table, id).as_deref(), expected, "{table} {id}");
        }
        assert_eq!(names.subject("3").as_deref(), Some("Council"));
        assert_eq!(names.subject("4"), None);
    }

    #[test]
    fn every_lender_is_a_reference() {
        for (table, field, target) in NAMED_BY {
            let is_known =
                references::REFERENCES.iter().any(|it| (it.table, it.field, it.target) == (*table, *field, *target));
            assert!(is_known, "{table}.{field}");
        }
    }
}
