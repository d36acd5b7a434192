//! Where a record is at home in the page, and what a screen calls the filters that rules and charts speak of: one
//! list for boards, search and page.

/// The screen of each table. Its filter is named as the table.
pub(crate) const HOMES: &[(&str, &str)] = &[
    ("profile", "settings"),
    ("neighbourhood", "settings"),
    ("week", "settings"),
    ("release", "programme"),
    ("saved_filter", "programme"),
    ("house_style", "settings"),
    ("publication", "publish"),
    ("council_template", "publish"),
    ("letter_text", "programme"),
    ("own_field", "settings"),
    ("own_value", "settings"),
    ("venue", "venues"),
    ("room", "venues"),
    ("opening", "venues"),
    ("event", "programme"),
    ("session", "programme"),
    ("event_partner", "programme"),
    ("event_person", "programme"),
    ("status_step", "programme"),
    ("accepted_problem", "programme"),
    ("problem_owner", "programme"),
    ("import_mapping", "import"),
    ("partner", "partners"),
    ("person", "partners"),
    ("partner_role", "partners"),
    ("offer", "partners"),
    ("interaction", "partners"),
    ("tie", "partners"),
    ("framework", "pillars"),
    ("level", "pillars"),
    ("area", "pillars"),
    ("feature", "pillars"),
    ("tag", "pillars"),
    ("assessment", "pillars"),
    ("rating", "pillars"),
    ("opinion", "pillars"),
    ("criterion", "pillars"),
    ("evidence", "pillars"),
    ("cross_link", "pillars"),
    ("practice", "practices"),
    ("indicator", "indicators"),
    ("indicator_target", "indicators"),
    ("reading", "indicators"),
    ("goal", "roadmap"),
    ("action", "roadmap"),
    ("milestone", "roadmap"),
    ("task", "roadmap"),
    ("note", "roadmap"),
    ("budget_line", "budget"),
    ("risk", "risks"),
    ("meeting", "meetings"),
    ("agenda_item", "meetings"),
    ("decision", "meetings"),
    ("declaration", "meetings"),
    ("paper", "council"),
    ("recommendation", "council"),
    ("paper_option", "council"),
    ("board", "boards"),
];

/// Fields by which rules and charts filter, and the screens' words for them.
pub(crate) const FILTERS: &[(&str, &str)] = &[
    ("pillar_id", "pillar"),
    ("area_id", "area"),
    ("feature_id", "feature"),
    ("neighbourhood_id", "neighbourhood"),
    ("event_id", "event"),
    ("venue_id", "venue"),
    ("partner_id", "partner"),
    ("week_id", "week"),
    ("indicator_id", "indicator"),
    ("on", "day"),
    ("goal_id", "goal"),
    ("action_id", "action"),
    ("milestone_id", "milestone"),
];

/// Screens that are a view of another one: their name, that screen, its view.
pub(crate) const VIEWS: &[(&str, &str, &str)] = &[("problems", "programme", "problems")];

/// The screen of a table. Which tables there are is held by a test.
pub(crate) fn home(table: &str) -> &'static str {
    HOMES.iter().find(|(known, _)| *known == table).map_or("overview", |(_, screen)| screen)
}

#[cfg(test)]
mod tests {
    use super::HOMES;
    use crate::door::reads::TABLES;

    #[test]
    fn every_table_has_one_home() {
        let mut homes: Vec<&str> = HOMES.iter().map(|(table, _)| *table).collect();
        let mut tables = TABLES.to_vec();
        homes.sort_unstable();
        tables.sort_unstable();
        assert_eq!(homes, tables);
    }
}
