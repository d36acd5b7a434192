//! The fields that a column can be mapped to.
//!
//! Only the list; which words lead to them stands in `header_words`. The text of a field is `import-field-<field>`.

/// Every field, in the order in which a person would look for it.
pub const FIELDS: &[&str] = &[
    "external_id", "title", "short_text", "long_text", "kind", "mode", "status", "pillars", "audiences", "age_from",
    "age_to", "age_range", "languages", "level", "starts_on", "ends_on", "start_time", "end_time", "duration_minutes",
    "weekdays", "excluded_dates", "recurrence_rule", "venue", "room", "venue_address", "venue_street_kind",
    "venue_street", "venue_house_number", "venue_postcode", "neighbourhood", "latitude", "longitude", "venue_access",
    "organiser", "co_hosts", "facilitators", "contact_name", "contact_email", "contact_phone", "booking",
    "booking_link", "booking_closes_on", "capacity", "is_free", "cost_note", "money_asked", "money_granted",
    "access_features", "access_note", "is_already_planned", "is_insured", "received_on", "link", "note",
];
