//! Which field of which table names a record of which other table, and what becomes of the one when the other is deleted.
//!
//! The plan file has no foreign keys, because what comes from a colleague must never fail. Commands keep this list
//! instead: it is asked before a record is saved and walked when one is deleted.

/// What happens to a record when the one it names is deleted, in the words of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    /// It is deleted too: it means nothing alone.
    Cascade,
    /// It stays and names nothing.
    SetNull,
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
    /// What happens when the target is deleted.
    pub on_delete: OnDelete,
}

const fn cascade(table: &'static str, field: &'static str, target: &'static str) -> Reference {
    Reference { table, field, target, on_delete: OnDelete::Cascade }
}

const fn set_null(table: &'static str, field: &'static str, target: &'static str) -> Reference {
    Reference { table, field, target, on_delete: OnDelete::SetNull }
}

/// Every reference between records by a field of its own.
pub const REFERENCES: &[Reference] = &[
    cascade("release", "week_id", "week"),
    cascade("event", "week_id", "week"),
    set_null("event", "umbrella_id", "event"),
    set_null("event", "copied_from_id", "event"),
    set_null("event", "wished_venue_id", "venue"),
    cascade("session", "event_id", "event"),
    set_null("session", "venue_id", "venue"),
    set_null("session", "room_id", "room"),
    cascade("event_partner", "event_id", "event"),
    cascade("event_partner", "partner_id", "partner"),
    cascade("event_person", "event_id", "event"),
    cascade("event_person", "person_id", "person"),
    cascade("status_step", "event_id", "event"),
    set_null("venue", "neighbourhood_id", "neighbourhood"),
    set_null("venue", "owner_id", "partner"),
    cascade("room", "venue_id", "venue"),
    cascade("opening", "venue_id", "venue"),
    set_null("partner", "neighbourhood_id", "neighbourhood"),
    cascade("person", "partner_id", "partner"),
    cascade("partner_role", "partner_id", "partner"),
    cascade("offer", "partner_id", "partner"),
    set_null("offer", "week_id", "week"),
    cascade("interaction", "partner_id", "partner"),
    set_null("interaction", "person_id", "person"),
    set_null("interaction", "letter_release_id", "release"),
    cascade("tie", "from_partner_id", "partner"),
    cascade("tie", "to_partner_id", "partner"),
    cascade("level", "framework_id", "framework"),
    cascade("area", "level_id", "level"),
    cascade("feature", "area_id", "area"),
    cascade("tag", "area_id", "area"),
    cascade("tag", "feature_id", "feature"),
    cascade("cross_link", "from_area_id", "area"),
    cascade("cross_link", "to_area_id", "area"),
    cascade("cross_link", "from_feature_id", "feature"),
    cascade("cross_link", "to_feature_id", "feature"),
    cascade("assessment", "framework_id", "framework"),
    cascade("assessment", "neighbourhood_id", "neighbourhood"),
    cascade("rating", "assessment_id", "assessment"),
    cascade("rating", "feature_id", "feature"),
    cascade("opinion", "assessment_id", "assessment"),
    cascade("opinion", "feature_id", "feature"),
    cascade("criterion", "assessment_id", "assessment"),
    cascade("criterion", "feature_id", "feature"),
    set_null("evidence", "assessment_id", "assessment"),
    cascade("indicator_target", "indicator_id", "indicator"),
    cascade("reading", "indicator_id", "indicator"),
    cascade("reading", "neighbourhood_id", "neighbourhood"),
    set_null("action", "goal_id", "goal"),
    cascade("milestone", "week_id", "week"),
    set_null("milestone", "action_id", "action"),
    set_null("risk", "paper_id", "paper"),
    set_null("risk", "action_id", "action"),
    set_null("budget_line", "week_id", "week"),
    set_null("budget_line", "partner_id", "partner"),
    set_null("paper", "week_id", "week"),
    set_null("paper", "meeting_id", "meeting"),
    cascade("recommendation", "paper_id", "paper"),
    cascade("paper_option", "paper_id", "paper"),
    cascade("agenda_item", "meeting_id", "meeting"),
    set_null("agenda_item", "paper_id", "paper"),
    cascade("decision", "meeting_id", "meeting"),
    set_null("decision", "agenda_item_id", "agenda_item"),
    set_null("decision", "recommendation_id", "recommendation"),
    set_null("decision", "action_id", "action"),
    cascade("own_value", "own_field_id", "own_field"),
];

/// Tables whose `subject` and `subject_id` name a record of any table in `Subject`; they go with it.
pub const ABOUT_SUBJECTS: &[&str] = &["tag", "task", "note", "evidence", "own_value"];

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
