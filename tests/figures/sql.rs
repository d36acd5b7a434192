//! The questions, in SQL alone. `?1` is the id of a week unless a comment says otherwise.

/// Events that count towards the programme.
pub const LIVE: &str = "e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')";

/// Live events of a week with each session that has a date; `v` is the venue, that of the room first.
const OCCASIONS: &str = "FROM event e JOIN session s ON s.event_id = e.id
    LEFT JOIN room r ON r.id = s.room_id LEFT JOIN venue v ON v.id = coalesce(r.venue_id, s.venue_id)
    JOIN week w ON w.id = e.week_id
    WHERE e.week_id = ?1 AND s.starts_at IS NOT NULL AND NOT s.is_cancelled
      AND e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')";

/// Selects something of the occasions of a week.
pub fn of_occasions(columns: &str, more: &str) -> String {
    format!("SELECT {columns} {OCCASIONS} {more}")
}

/// Selects something of the live events of a week.
pub fn of_events(columns: &str, more: &str) -> String {
    format!("SELECT {columns} FROM event e WHERE e.week_id = ?1 AND {LIVE} {more}")
}

/// Within the days of the week.
pub const IN_WEEK: &str = "AND date(s.starts_at) BETWEEN w.starts_on AND w.ends_on";

/// Partners that have promised to take part.
pub const COMMITTED: &str = "status IN ('committed', 'active')";

/// Problems that one question can count, each by its code.
pub fn problems() -> Vec<(&'static str, String)> {
    let without = |condition: &str| of_events("count(*)", &format!("AND {condition}"));
    vec![
        (
            "no_session",
            without(
                "NOT EXISTS (SELECT 1 FROM session s WHERE s.event_id = e.id AND s.starts_at IS NOT NULL
                             AND NOT s.is_cancelled)",
            ),
        ),
        (
            "no_organiser",
            without(
                "NOT EXISTS (SELECT 1 FROM event_partner l JOIN partner p ON p.id = l.partner_id
                             WHERE l.event_id = e.id AND l.role = 'organiser')",
            ),
        ),
        (
            "no_pillar",
            without(
                "NOT EXISTS (SELECT 1 FROM tag t JOIN area a ON a.id = t.area_id JOIN level l ON l.id = a.level_id
                             JOIN framework f ON f.id = l.framework_id
                             WHERE t.subject = 'event' AND t.subject_id = e.id AND f.is_main AND l.part = 'columns')",
            ),
        ),
        ("not_free", without("NOT e.is_free")),
        ("booking_without_way", without("e.booking = 'required' AND trim(e.booking_link) = ''")),
        ("return_missing", without("e.status = 'held' AND e.attended_count IS NULL AND e.returned_on IS NULL")),
        ("first_time_above_attended", without("e.first_time_count > e.attended_count")),
        ("room_too_small", of_occasions("count(*)", "AND e.capacity > r.capacity")),
        (
            "outside_week",
            of_occasions("count(*)", "AND (date(s.starts_at) < w.starts_on OR date(s.starts_at) > w.ends_on)"),
        ),
        (
            "organiser_not_committed",
            "SELECT count(*) FROM event e JOIN event_partner l ON l.event_id = e.id AND l.role = 'organiser'
             JOIN partner p ON p.id = l.partner_id WHERE e.week_id = ?1 AND p.status NOT IN ('committed', 'active')
               AND e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')"
                .to_owned(),
        ),
        ("room_double_booked", double_booked()),
    ]
}

/// Pairs of sessions of one room, set-up counted, one of which begins before the other ends.
fn double_booked() -> String {
    format!(
        "WITH booked AS (
            SELECT s.id, s.room_id, unixepoch(s.starts_at) - 60 * r.setup_minutes AS begins,
                   unixepoch(s.ends_at) AS ends {OCCASIONS} AND s.room_id IS NOT NULL AND s.is_time_known
                   AND s.ends_at IS NOT NULL AND NOT s.is_all_day)
         SELECT count(*) FROM booked a JOIN booked b ON a.room_id = b.room_id AND a.id < b.id
         WHERE a.begins < b.ends AND b.begins < a.ends"
    )
}

/// The last total of an indicator that nobody computes; `?1` is its id.
pub const LATEST: &str = "SELECT value FROM reading WHERE indicator_id = ?1 AND group_kind = 'total'
    AND value IS NOT NULL ORDER BY measured_on DESC LIMIT 1";

/// Money of the lines by one of their columns: key, lines, planned, secured, spent, matched.
pub fn budget_by(column: &str, condition: &str) -> String {
    format!(
        "SELECT coalesce({column}, ''), count(*), sum(planned_minor), sum(secured_minor), sum(spent_minor),
                sum(matched_minor) FROM budget_line WHERE {condition} GROUP BY coalesce({column}, '') ORDER BY 1"
    )
}

/// Offers by kind and unit: kind, unit, offers, promised, received, promised and received quantity.
pub const OFFERS_BY_KIND: &str = "SELECT kind, CASE kind WHEN 'money' THEN '' ELSE trim(unit) END, count(*),
    coalesce(sum(amount_minor), 0), coalesce(sum(received_minor), 0), sum(quantity), sum(received_quantity)
    FROM offer GROUP BY 1, 2";

/// Offers by partner: partner, promised money, received money, promised and received worth of all else, offers.
pub const OFFERS_BY_PARTNER: &str = "SELECT partner_id,
    coalesce(sum(amount_minor) FILTER (WHERE kind = 'money'), 0),
    coalesce(sum(received_minor) FILTER (WHERE kind = 'money'), 0),
    coalesce(sum(amount_minor) FILTER (WHERE kind <> 'money'), 0),
    coalesce(sum(received_minor) FILTER (WHERE kind <> 'money'), 0), count(*)
    FROM offer GROUP BY partner_id";

/// Figures of the boards: code and question; `?1` is the week, `?2` the day, `?3` the year of the week.
pub const BOARD_FIGURES: &[(&str, &str)] = &[
    (
        "actions_late",
        "SELECT count(*) FROM action WHERE done_on IS NULL AND status <> 'achieved'
         AND coalesce(revised_due_on, due_on) < ?2 AND ?1 <> '' AND ?3 > 0",
    ),
    (
        "milestones_late",
        "SELECT count(*) FROM milestone WHERE done_on IS NULL AND coalesce(revised_due_on, due_on) < ?2
         AND ?1 <> '' AND ?3 > 0",
    ),
    ("budget_secured", "SELECT sum(secured_minor) FROM budget_line WHERE year = ?3 AND ?1 <> '' AND ?2 <> ''"),
    (
        "decisions_open",
        "SELECT count(*) FROM decision d LEFT JOIN action a ON a.id = d.action_id
         WHERE d.outcome IN ('agreed', 'amended') AND (a.id IS NULL OR a.done_on IS NULL AND a.status <> 'achieved')
         AND ?1 <> '' AND ?2 <> '' AND ?3 > 0",
    ),
    (
        "attendance",
        "SELECT CASE WHEN count(attended_count) > 0 THEN sum(attended_count) END FROM event WHERE week_id = ?1
         AND status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed') AND ?2 <> '' AND ?3 > 0",
    ),
    (
        "first_time_learners",
        "SELECT CASE WHEN count(attended_count) > 0 THEN sum(first_time_count) END FROM event WHERE week_id = ?1
         AND status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed') AND ?2 <> '' AND ?3 > 0",
    ),
    (
        "partners_silent",
        "SELECT count(*) FROM partner p WHERE p.status <> 'former' AND ?1 <> '' AND ?3 > 0
         AND (p.status = 'invited' AND p.invited_on IS NOT NULL AND p.answered_on IS NULL
           OR EXISTS (SELECT 1 FROM interaction i WHERE i.partner_id = p.id AND i.answered_on IS NULL
                      AND i.answer_due_on < ?2))",
    ),
];
