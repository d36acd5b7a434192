//! Problems, counted by SQL: each code with one question, `?1` the id of a week.

use crate::TODAY;
use crate::sql::{OCCASIONS, of_events, of_occasions};

/// When a session ends: one without a usable end takes a day when it is all day, else one minute.
const ENDS: &str = "CASE WHEN s.starts_at < s.ends_at THEN s.ends_at
    WHEN s.is_all_day THEN datetime(s.starts_at, '+1 day') ELSE datetime(s.starts_at, '+1 minute') END";

/// The audiences of each event.
const AUDIENCES: &str = "(SELECT DISTINCT event.id AS event_id, value FROM event, json_each(audiences)) a";

/// Every problem there is, by its code.
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
            "no_venue",
            of_occasions(
                "count(*)",
                "AND e.status IN ('accepted', 'confirmed', 'held') AND e.mode <> 'online' AND v.id IS NULL",
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
        (
            "held_too_early",
            without(&format!(
                "e.status = 'held' AND '{TODAY}' < (SELECT min(date(s.starts_at)) FROM session s
                   WHERE s.event_id = e.id AND s.starts_at IS NOT NULL AND NOT s.is_cancelled)"
            )),
        ),
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
        (
            "short_text_too_long",
            without(
                "0 < (SELECT short_text_max_words FROM week WHERE id = ?1) AND (SELECT short_text_max_words FROM week
                 WHERE id = ?1) <= length(trim(e.short_text)) - length(replace(trim(e.short_text), ' ', ''))",
            ),
        ),
        (
            "access_missing",
            of_occasions(
                "count(DISTINCT e.id)",
                "AND e.access_features = '[]' AND trim(e.access_note) = '' AND e.mode <> 'online' AND v.id IS NOT NULL
                 AND NOT v.is_online AND v.access_features = '[]' AND trim(v.access_note) = ''",
            ),
        ),
        (
            "duplicate_title",
            without(
                "EXISTS (SELECT 1 FROM event o JOIN event_partner p ON p.event_id = o.id AND p.role = 'organiser'
                   JOIN event_partner m ON m.event_id = e.id AND m.role = 'organiser' AND m.partner_id = p.partner_id
                   WHERE o.week_id = ?1 AND o.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')
                     AND o.rowid < e.rowid AND lower(trim(o.title)) = lower(trim(e.title)))",
            ),
        ),
        (
            "time_unknown",
            of_occasions("count(*)", "AND (NOT s.is_time_known OR s.ends_at IS NULL AND NOT s.is_all_day)"),
        ),
        ("person_in_two_places", in_two_places()),
        ("travel_too_short", too_short_ways()),
        ("person_not_available", people_away()),
        ("host_not_available", hosts_away()),
        ("newcomer_many_events", newcomers()),
        (
            "insurance_missing",
            without("e.status IN ('accepted', 'confirmed') AND e.mode <> 'online' AND NOT e.is_insured"),
        ),
        ("deadline_passed", deadlines_passed()),
        (
            "too_many_registered",
            without(
                "e.status <> 'held' AND (e.capacity * max((SELECT count(*) FROM session s WHERE s.event_id = e.id
                   AND s.starts_at IS NOT NULL AND NOT s.is_cancelled), 1) < e.registered_count
                 OR (SELECT CASE WHEN count(*) = count(r.capacity) THEN sum(r.capacity) END FROM session s
                   LEFT JOIN room r ON r.id = s.room_id WHERE s.event_id = e.id AND s.starts_at IS NOT NULL
                   AND NOT s.is_cancelled) < e.registered_count)",
            ),
        ),
        ("outside_opening_hours", outside_opening_hours()),
        ("same_audience_clash", same_audience()),
        (
            "own_value_not_understood",
            of_own_fields(
                "f.kind = 'number' AND (v.value GLOB '*[^0-9.-]*' OR substr(v.value, 2) LIKE '%-%') OR f.kind = 'yes_no' AND v.value NOT IN ('yes', 'no')
                 OR f.kind = 'date' AND date(v.value) IS NOT v.value",
            ),
        ),
        (
            "own_choice_gone",
            of_own_fields("f.kind = 'choice' AND v.value NOT IN (SELECT value FROM json_each(f.choices))"),
        ),
    ]
}

/// Values in the plan's own fields of live events of a week, and of all venues, partners and indicators.
fn of_own_fields(condition: &str) -> String {
    let of = |table: &str| format!("v.subject = '{table}' AND EXISTS (SELECT 1 FROM {table} WHERE id = v.subject_id)");
    let others = ["venue", "partner", "indicator"].map(of).join(" OR ");
    format!(
        "SELECT count(*) FROM own_value v JOIN own_field f ON f.id = v.own_field_id AND f.subject = v.subject
         WHERE trim(v.value) <> '' AND ({condition})
           AND ({others} OR v.subject = 'event' AND v.subject_id IN ({}))",
        of_events("e.id", "")
    )
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

/// Who is expected at which session: facilitators, or where an event has none the only person of an organiser.
fn duties(condition: &str) -> String {
    format!(
        "WITH o AS (SELECT e.id AS event_id, s.id AS session_id, v.id AS venue_id, v.latitude AS y, v.longitude AS x,
                v.is_online AS is_online, s.starts_at AS starts_at, unixepoch(s.starts_at) AS begins,
                unixepoch({ENDS}) AS ends, s.is_time_known AND NOT s.is_all_day AS has_hours
                {OCCASIONS} {condition}),
            duty AS (SELECT DISTINCT o.*, f.person_id, 0 AS is_contact FROM o JOIN event_person f ON f.event_id = o.event_id
                UNION ALL SELECT DISTINCT o.*, x.id, 1 FROM o
                JOIN event_partner l ON l.event_id = o.event_id AND l.role = 'organiser'
                JOIN person x ON x.partner_id = l.partner_id
                WHERE NOT EXISTS (SELECT 1 FROM event_person f WHERE f.event_id = o.event_id)
                  AND (SELECT count(*) FROM person y WHERE y.partner_id = l.partner_id) = 1)"
    )
}

/// Pairs of sessions of one person, one after the other, between which there is less time than the way takes: 75 metres
/// a minute straight across, at most 45 minutes. `cosine` is the cosine of a latitude in degrees, `root` a square root.
fn too_short_ways() -> String {
    let duties = duties("AND s.is_time_known");
    format!(
        "{duties}, pair AS (SELECT m.begins - n.ends AS between_seconds, m.y - n.y AS north,
                (m.x - n.x) * cosine((m.y + n.y) / 2) AS east
                FROM duty m JOIN duty n ON m.person_id = n.person_id AND n.ends <= m.begins AND m.session_id <> n.session_id
                WHERE m.venue_id <> n.venue_id AND NOT m.is_online AND NOT n.is_online)
         SELECT count(*) FROM pair WHERE north IS NOT NULL AND east IS NOT NULL
            AND between_seconds < 60 * min(45, CAST(0.9999999999 + root(north * north + east * east) * 111195.0 / 75
                AS INTEGER))"
    )
}

/// Sessions at which somebody is expected who is away on their day, or at their hours. Hours over midnight are nobody's
/// here.
fn people_away() -> String {
    let duties = duties("");
    format!("{duties} SELECT count(*) FROM duty d JOIN person p ON p.id = d.person_id WHERE {}", away("p", "d"))
}

/// The same of organisers.
fn hosts_away() -> String {
    let duties = duties("");
    format!(
        "{duties} SELECT count(*) FROM o d JOIN event_partner l ON l.event_id = d.event_id AND l.role = 'organiser'
         JOIN partner p ON p.id = l.partner_id WHERE {}",
        away("p", "d")
    )
}

fn away(who: &str, duty: &str) -> String {
    let day = format!("date({duty}.starts_at)");
    format!(
        "({day} IN (SELECT value FROM json_each({who}.away_dates))
          OR {duty}.has_hours AND {duty}.ends - {duty}.begins <= 86400
             AND ({duty}.begins < unixepoch({day} || ' ' || {who}.available_from)
                  OR unixepoch({day} || ' ' || {who}.available_to) < {duty}.ends))"
    )
}

/// Hosts of the first year, or without earlier events where nobody has said the year, with more than one event of a week
/// that is not over.
fn newcomers() -> String {
    format!("{NEWCOMERS} AND '{TODAY}' <= w.ends_on")
}

const NEWCOMERS: &str = "SELECT count(*) FROM partner p JOIN week w ON w.id = ?1 WHERE p.status <> 'former'
    AND 1 < (SELECT count(DISTINCT e.id) FROM event e JOIN event_partner l ON l.event_id = e.id
        WHERE l.partner_id = p.id AND l.role = 'organiser' AND e.week_id = ?1
        AND e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed'))
    AND CASE WHEN p.first_year IS NOT NULL THEN p.first_year = CAST(strftime('%Y', w.starts_on) AS INTEGER)
        ELSE NOT EXISTS (SELECT 1 FROM event e JOIN event_partner l ON l.event_id = e.id JOIN week o ON o.id = e.week_id
            WHERE l.partner_id = p.id AND o.starts_on < w.starts_on
            AND e.status NOT IN ('declined', 'withdrawn', 'cancelled', 'postponed')) END";

/// Events of weeks to come that are not as far as a deadline asked for that has passed.
fn deadlines_passed() -> String {
    let undecided = "e.status IN ('draft', 'submitted', 'needs_information')
        OR e.status IN ('accepted', 'confirmed') AND trim(e.short_text) = ''";
    format!(
        "SELECT count(*) FROM event e JOIN week w ON w.id = e.week_id WHERE e.week_id = ?1 AND '{TODAY}' <= w.ends_on
         AND (w.submissions_close_on < '{TODAY}' AND e.status = 'draft'
            OR w.copy_deadline_on < '{TODAY}' AND ({undecided})
            OR w.print_on < '{TODAY}' AND ({undecided} OR e.status = 'accepted'))"
    )
}

/// Pairs of sessions at the same time for a facilitator, or for the only person of an organiser in two venues.
fn in_two_places() -> String {
    let duties = duties("AND s.is_time_known");
    format!(
        "{duties} SELECT count(*) FROM duty m JOIN duty n ON m.person_id = n.person_id AND m.session_id < n.session_id
            AND m.begins < n.ends AND n.begins < m.ends
         WHERE NOT ((m.is_contact OR n.is_contact) AND m.venue_id IS n.venue_id)"
    )
}

/// Sessions that no span of the venue's hours holds; of whole days only the day is judged.
fn outside_opening_hours() -> String {
    format!(
        "WITH o AS (SELECT s.id, v.id AS venue, date(s.starts_at) AS day, unixepoch(s.starts_at) AS begins,
                unixepoch({ENDS}) AS ends,
                s.is_all_day OR NOT s.is_time_known OR 86400 < unixepoch({ENDS}) - unixepoch(s.starts_at) AS is_whole
                {OCCASIONS} AND NOT v.is_online),
            near AS (SELECT o.*, n.shift, date(o.day, n.shift || ' day') AS other
                FROM o, (SELECT -1 AS shift UNION ALL SELECT 0 UNION ALL SELECT 1) n),
            open AS (SELECT near.id, near.shift, near.is_whole, near.begins, near.ends,
                unixepoch(near.other || ' ' || p.opens) AS opens,
                unixepoch(near.other || ' ' || p.closes) + CASE WHEN p.closes <= p.opens THEN 86400 ELSE 0 END AS closes
                FROM near JOIN opening p ON p.venue_id = near.venue AND p.opens IS NOT NULL AND p.closes IS NOT NULL
                AND (p.on_date = near.other OR p.on_date IS NULL
                     AND p.weekday = (CAST(strftime('%w', near.other) AS INTEGER) + 6) % 7 + 1
                     AND NOT EXISTS (SELECT 1 FROM opening x WHERE x.venue_id = near.venue AND x.on_date = near.other)))
         SELECT count(*) FROM o WHERE EXISTS (SELECT 1 FROM opening p WHERE p.venue_id = o.venue
                AND (p.on_date = o.day OR p.on_date IS NULL AND p.weekday IS NOT NULL))
            AND NOT EXISTS (SELECT 1 FROM open WHERE open.id = o.id AND CASE WHEN o.is_whole THEN open.shift = 0
                ELSE open.opens <= o.begins AND o.ends <= open.closes END)"
    )
}

/// Events that share audience, neighbourhood and hour with the first event there, unless the audience is everybody's.
fn same_audience() -> String {
    let with_audience =
        OCCASIONS.replace("WHERE e.week_id", &format!("JOIN {AUDIENCES} ON a.event_id = e.id WHERE e.week_id"));
    let (live, named) = (of_events("count(*)", ""), of_events("a.value", "AND a.event_id = e.id"));
    let named = named.replace("FROM event e", &format!("FROM event e, {AUDIENCES}"));
    format!(
        "WITH general AS ({named} GROUP BY a.value HAVING 30 <= ({live}) AND ({live}) < 3 * count(*)),
            o AS (SELECT e.id, first_value(e.id) OVER (PARTITION BY v.neighbourhood_id, a.value, substr(s.starts_at, 1, 13)
                ORDER BY s.starts_at, {ENDS}, s.id) AS first {with_audience} AND s.is_time_known AND NOT s.is_all_day
                AND v.neighbourhood_id IS NOT NULL AND a.value NOT IN (SELECT value FROM general))
         SELECT count(*) FROM (SELECT DISTINCT id, first FROM o WHERE id <> first)"
    )
}
