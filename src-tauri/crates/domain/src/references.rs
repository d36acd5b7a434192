//! Which field of which table names a record of which other table, and what becomes of the one when the other goes.
//!
//! The plan file has no foreign keys, because what comes from a colleague must never fail. Commands keep this list
//! instead: it is asked before a record is saved and walked when one is deleted.

/// What happens to a record when the one it names is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It goes too: it means nothing alone.
    Goes,
    /// It stays and names nothing.
    Stays,
}

/// One reference.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The table that names.
    pub table: &'static str,
    /// The field that holds the id.
    pub field: &'static str,
    /// The table that is named.
    pub target: &'static str,
    /// What happens when the target goes.
    pub leaving: Leaving,
}

const fn goes(table: &'static str, field: &'static str, target: &'static str) -> Reference {
    Reference { table, field, target, leaving: Leaving::Goes }
}

const fn stays(table: &'static str, field: &'static str, target: &'static str) -> Reference {
    Reference { table, field, target, leaving: Leaving::Stays }
}

/// Every reference between records by a field of its own.
pub const REFERENCES: &[Reference] = &[
    goes("event", "week_id", "week"),
    stays("event", "umbrella_id", "event"),
    goes("session", "event_id", "event"),
    stays("session", "venue_id", "venue"),
    stays("session", "room_id", "room"),
    goes("event_partner", "event_id", "event"),
    goes("event_partner", "partner_id", "partner"),
    goes("event_person", "event_id", "event"),
    goes("event_person", "person_id", "person"),
    stays("venue", "neighbourhood_id", "neighbourhood"),
    stays("venue", "owner_id", "partner"),
    goes("room", "venue_id", "venue"),
    goes("opening", "venue_id", "venue"),
    stays("partner", "neighbourhood_id", "neighbourhood"),
    goes("person", "partner_id", "partner"),
    goes("partner_role", "partner_id", "partner"),
    goes("offer", "partner_id", "partner"),
    stays("offer", "week_id", "week"),
    goes("interaction", "partner_id", "partner"),
    stays("interaction", "person_id", "person"),
    goes("tie", "from_partner_id", "partner"),
    goes("tie", "to_partner_id", "partner"),
    goes("level", "framework_id", "framework"),
    goes("area", "level_id", "level"),
    goes("feature", "area_id", "area"),
    goes("tag", "area_id", "area"),
    goes("tag", "feature_id", "feature"),
    goes("cross_link", "from_area_id", "area"),
    goes("cross_link", "to_area_id", "area"),
    goes("cross_link", "from_feature_id", "feature"),
    goes("cross_link", "to_feature_id", "feature"),
    goes("assessment", "framework_id", "framework"),
    stays("assessment", "neighbourhood_id", "neighbourhood"),
    goes("rating", "assessment_id", "assessment"),
    goes("rating", "feature_id", "feature"),
    goes("opinion", "assessment_id", "assessment"),
    goes("opinion", "feature_id", "feature"),
    goes("criterion", "assessment_id", "assessment"),
    goes("criterion", "feature_id", "feature"),
    stays("evidence", "assessment_id", "assessment"),
    goes("indicator_target", "indicator_id", "indicator"),
    goes("reading", "indicator_id", "indicator"),
    stays("reading", "neighbourhood_id", "neighbourhood"),
    stays("action", "goal_id", "goal"),
    goes("milestone", "week_id", "week"),
    stays("milestone", "action_id", "action"),
    stays("risk", "paper_id", "paper"),
    stays("risk", "action_id", "action"),
    stays("budget_line", "week_id", "week"),
    stays("budget_line", "partner_id", "partner"),
    stays("paper", "week_id", "week"),
    stays("paper", "meeting_id", "meeting"),
    goes("recommendation", "paper_id", "paper"),
    goes("paper_option", "paper_id", "paper"),
    goes("agenda_item", "meeting_id", "meeting"),
    stays("agenda_item", "paper_id", "paper"),
    goes("decision", "meeting_id", "meeting"),
    stays("decision", "agenda_item_id", "agenda_item"),
    stays("decision", "recommendation_id", "recommendation"),
    stays("decision", "action_id", "action"),
];

/// Tables whose `subject` and `subject_id` name a record of any table in `Subject`; they go with it.
pub const ABOUT_SUBJECTS: &[&str] = &["tag", "task", "note", "evidence"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;

    /// Fields that end like a reference and are none.
    const NO_REFERENCES: &[&str] = &["external_id", "subject_id"];

    struct Check;

    impl KindVisitor for Check {
        fn visit<R: Record>(&mut self) {
            for field in R::FIELDS.iter().filter(|field| field.ends_with("_id") && !NO_REFERENCES.contains(field)) {
                let is_known = REFERENCES.iter().any(|it| it.table == R::TABLE && it.field == *field);
                assert!(is_known, "{}.{field} names a record, but REFERENCES does not say which", R::TABLE);
            }
            for reference in REFERENCES.iter().filter(|it| it.table == R::TABLE) {
                assert!(R::FIELDS.contains(&reference.field), "{}.{}", reference.table, reference.field);
            }
        }
    }

    #[test]
    fn every_field_that_names_a_record_is_listed() {
        Plan::visit_kinds(&mut Check);
    }
}
