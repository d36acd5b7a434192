//! The questions, in SQL alone. `?1` is the id of a week unless a comment says otherwise.

/// Events that count towards the programme.
pub const LIVE: &str = "e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')";

/// Live events of a week with each session that has a date; `v` is the venue, that of the room first.
pub const OCCASIONS: &str = "FROM event e JOIN session s ON s.event_id = e.id
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

/// The totals of the indicators with a target, as they stand: `?2` is the day. What the plan computes itself is counted
/// here once more.
const INDICATORS_ON_TRACK: &str = "WITH held AS (SELECT id, CAST(strftime('%Y', starts_on) AS INTEGER) AS year FROM week),
    told AS (SELECT indicator_id AS id, CAST(strftime('%Y', measured_on) AS INTEGER) AS year, value,
        row_number() OVER (PARTITION BY indicator_id, strftime('%Y', measured_on) ORDER BY measured_on DESC) AS nth
        FROM reading WHERE group_kind = 'total' AND value IS NOT NULL),
    live AS (SELECT h.year, e.* FROM held h JOIN event e ON e.week_id = h.id
        WHERE e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')),
    counted AS (
        SELECT 'attendance' AS what, year, sum(attended_count) AS value FROM live GROUP BY year
        UNION ALL SELECT 'first_time_learners', year, sum(first_time_count) FROM live GROUP BY year
        UNION ALL SELECT 'rating_average', year, sum(rating_average * coalesce(rating_count, 1)) / sum(coalesce(rating_count, 1))
            FROM live WHERE rating_average BETWEEN 1 AND 5 AND 0 < coalesce(rating_count, 1) GROUP BY year
        UNION ALL SELECT 'events_held', year, nullif(count(*) FILTER (WHERE status = 'held'), 0) FROM live GROUP BY year
        UNION ALL SELECT 'coverage_events_per_1000', year, 1000.0 * count(*) / (SELECT sum(population) FROM neighbourhood)
            FROM live WHERE status IN ('accepted', 'confirmed', 'held') GROUP BY year
        UNION ALL SELECT 'partners_committed', CAST(strftime('%Y', ?2) AS INTEGER), count(*) FROM partner p
            WHERE p.status IN ('committed', 'active') AND p.first_year <= CAST(strftime('%Y', ?2) AS INTEGER)
            OR EXISTS (SELECT 1 FROM partner_role r WHERE r.partner_id = p.id
                AND strftime('%Y', r.from_on) <= strftime('%Y', ?2)
                AND (r.until_on IS NULL OR strftime('%Y', ?2) <= strftime('%Y', r.until_on)))),
    point AS (SELECT id, year, value FROM told
        WHERE nth = 1 AND id NOT IN (SELECT i.id FROM indicator i JOIN counted c ON c.what = i.computed)
        UNION ALL SELECT i.id, c.year, c.value FROM indicator i JOIN counted c ON c.what = i.computed
        WHERE c.value IS NOT NULL),
    last AS (SELECT id, max(year) AS year, min(year) AS first_year,
        (SELECT value FROM point o WHERE o.id = p.id ORDER BY year DESC LIMIT 1) AS v,
        (SELECT value FROM point o WHERE o.id = p.id ORDER BY year LIMIT 1) AS first_v FROM point p GROUP BY id),
    way AS (SELECT i.id, i.direction, l.year AS y, l.v,
        CASE WHEN i.base_year IS NULL OR i.base_value IS NULL THEN l.first_year ELSE i.base_year END AS base_y,
        CASE WHEN i.base_year IS NULL OR i.base_value IS NULL THEN l.first_v ELSE i.base_value END AS b,
        coalesce((SELECT min(t.year) FROM indicator_target t WHERE t.indicator_id = i.id AND l.year <= t.year),
                 (SELECT max(t.year) FROM indicator_target t WHERE t.indicator_id = i.id)) AS target_y,
        (SELECT t.value FROM indicator_target t WHERE t.indicator_id = i.id ORDER BY t.year DESC LIMIT 1) AS final
        FROM indicator i JOIN last l ON l.id = i.id WHERE i.status_method = 'target_path' AND NOT i.is_context),
    path AS (SELECT w.*, t.value AS t, CASE WHEN w.target_y <= w.base_y THEN 1.0
        ELSE min(max(1.0 * (w.y - w.base_y) / (w.target_y - w.base_y), 0.0), 1.0) END AS share
        FROM way w JOIN indicator_target t ON t.indicator_id = w.id AND t.year = w.target_y),
    judged AS (SELECT *, CASE direction WHEN 'up' THEN 1 WHEN 'down' THEN -1 ELSE 0 END AS sign,
        CASE WHEN direction = 'hold' OR t = b
            THEN CASE WHEN v = t THEN 1.0 ELSE coalesce(1.0 - abs(v - t) / abs(t), 0.0) END
            WHEN 0 < share THEN (v - b) / (t - b) / share END AS ratio FROM path)
    SELECT CASE WHEN 0 < count(*) AND ?1 <> '' AND 0 < ?3 THEN count(*) FILTER (
        WHERE sign <> 0 AND sign * final <= sign * v OR sign <> 0 AND sign * t <= sign * v
        OR ratio IS NULL AND (sign <> 0 AND sign * b <= sign * v OR sign = 0 AND v = b)
        OR 0.95 <= round(ratio, 9)) END FROM judged";

/// Pillars whose last whole round of the whole city has reached the year's target.
const PILLARS_ON_TARGET: &str = "WITH round AS (SELECT a.id FROM assessment a
        JOIN framework f ON f.id = a.framework_id AND f.is_main
        WHERE a.kind = 'rating' AND a.neighbourhood_id IS NULL
          AND EXISTS (SELECT 1 FROM rating r WHERE r.assessment_id = a.id AND r.now IS NOT NULL)
        ORDER BY NOT a.is_light DESC, a.held_on DESC, a.id DESC LIMIT 1),
    progress AS (SELECT p.id, 100.0 * sum(min(max(r.now, 0), r.ambition)) / sum(r.ambition) AS percent FROM area p
        JOIN level l ON l.id = p.level_id AND l.part = 'columns' JOIN framework f ON f.id = l.framework_id AND f.is_main
        JOIN feature x ON x.area_id = p.id
        JOIN rating r ON r.feature_id = x.id AND r.assessment_id = (SELECT id FROM round)
        WHERE r.now IS NOT NULL AND 0 < r.ambition GROUP BY p.id)
    SELECT CASE WHEN 0 < count(p.id) THEN count(*) FILTER (WHERE w.target_progress_percent <= p.percent) END
    FROM week w LEFT JOIN progress p
    WHERE w.id = ?1 AND w.target_progress_percent IS NOT NULL AND ?2 <> '' AND 0 < ?3";

/// Figures of the boards: code and question; `?1` is the week, `?2` the day, `?3` the year of the week. A figure that
/// counts problems is compared by `weeks.rs`, problem by problem.
pub const BOARD_FIGURES: &[(&str, &str)] = &[
    ("pillars_on_target", PILLARS_ON_TARGET),
    ("indicators_on_track", INDICATORS_ON_TRACK),
    (
        "budget_gap",
        "SELECT max(sum(planned_minor) - sum(secured_minor), 0) FROM budget_line WHERE year = ?3 AND ?1 <> '' AND ?2 <> ''",
    ),
    (
        "events",
        "SELECT count(*) FROM event WHERE week_id = ?1
         AND status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed') AND ?2 <> '' AND 0 < ?3",
    ),
    ("confirmed", "SELECT count(*) FROM event WHERE week_id = ?1 AND status = 'confirmed' AND ?2 <> '' AND 0 < ?3"),
    (
        "partners",
        "SELECT count(*) FROM partner WHERE status IN ('committed', 'active') AND ?1 <> '' AND ?2 <> '' AND 0 < ?3",
    ),
    (
        "places",
        "SELECT coalesce(sum(max(coalesce(e.capacity, 0), 0)), 0) FROM event e JOIN session s ON s.event_id = e.id
         WHERE e.week_id = ?1 AND s.starts_at IS NOT NULL AND NOT s.is_cancelled
           AND e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed') AND ?2 <> '' AND 0 < ?3",
    ),
    (
        "money",
        "SELECT coalesce(sum(money_granted_minor), 0) FROM event WHERE week_id = ?1
         AND status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed') AND ?2 <> '' AND 0 < ?3",
    ),
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

/// How many rows lists of the boards have in all; `?1` is the week, `?2` the day.
pub const LIST_TOTALS: &[(&str, &str)] = &[
    (
        "milestones",
        "SELECT count(*) FROM milestone WHERE done_on IS NULL AND (week_id IS NULL OR week_id = ?1) AND ?2 <> ''",
    ),
    ("promises", "SELECT count(*) FROM goal WHERE ?1 <> '' AND ?2 <> ''"),
    ("risks", "SELECT count(*) FROM risk WHERE NOT is_closed AND ?1 <> '' AND ?2 <> ''"),
];
