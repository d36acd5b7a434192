//! Figures of one week: overview, problems, coverage, programme, board and partners; for each week of the city.

use serde_json::{Value, json};

use crate::problems::problems;
use crate::sql::{COMMITTED, IN_WEEK, LIVE, of_events, of_occasions};
use crate::{City, TODAY, float, same};

/// Chooses each week in turn.
fn each_week(city: &City, mut check: impl FnMut(&str)) {
    let weeks = city.weeks();
    assert_eq!(weeks.len(), 5, "five years");
    for week in weeks {
        city.call("choose_week", json!({ "id": week }));
        check(&week);
    }
}

fn figure<'a>(overview: &'a Value, code: &str) -> &'a Value {
    let figures = overview["figures"].as_array().unwrap();
    figures.iter().find(|figure| figure["code"] == code).unwrap_or_else(|| panic!("no figure {code}"))
}

#[test]
fn the_overview_of_each_week() {
    let city = City::open();
    each_week(&city, |week| {
        let overview = city.call("get_overview", json!({}));
        let value = |code: &str| &figure(&overview, code)["value"];
        let part = |code: &str, name: &str| &figure(&overview, code)["values"][name];
        let events = |condition: &str| float(city.count(&of_events("count(*)", condition), [week]));
        same("events", value("events"), events(""));
        same("sessions", part("events", "session_count"), float(city.count(&of_occasions("count(*)", ""), [week])));
        let scheduled = city.count(&of_occasions("count(DISTINCT e.id)", ""), [week]);
        same("unscheduled", part("events", "unscheduled_count"), events("") - float(scheduled));
        same("confirmed", value("confirmed"), events("AND e.status = 'confirmed'"));
        same("submitted", part("confirmed", "submitted_count"), events("AND e.status = 'submitted'"));
        same("waiting", part("confirmed", "waiting_count"), events("AND e.status = 'needs_information'"));
        let places = city.count(&of_occasions("coalesce(sum(max(coalesce(e.capacity, 0), 0)), 0)", ""), [week]);
        same("places", value("places"), float(places));
        let money = |column: &str| city.count(&of_events(&format!("coalesce(sum({column}), 0)"), ""), [week]);
        same("money granted", value("money"), float(money("e.money_granted_minor")));
        same("money asked", &figure(&overview, "money")["target"], float(money("e.money_asked_minor")));
        let partners = |condition: &str| {
            let sql = format!(
                "SELECT count(*) FROM partner WHERE {condition} AND ?1 IN
                 (SELECT id FROM week WHERE ?1 = id)"
            );
            float(city.count(&sql, [week]))
        };
        same("partners", value("partners"), partners(COMMITTED));
        same("invited", part("partners", "invited_count"), partners("status NOT IN ('prospect', 'former')"));
        let is_new = format!(
            "{COMMITTED} AND first_year = (SELECT CAST(strftime('%Y', starts_on) AS INTEGER) FROM week WHERE id = ?1)"
        );
        same("new partners", part("partners", "new_count"), partners(&is_new));
        for (code, column) in [("events", "event_count"), ("partners", "partner_count"), ("places", "place_count")]
            .map(|(code, name)| (code, format!("SELECT target_{name} FROM week WHERE id = ?1")))
        {
            same("a target", &figure(&overview, code)["target"], float(city.count(&column, [week])));
        }
        let days = "SELECT CAST(julianday(starts_on) - julianday(?2) AS INTEGER) FROM week WHERE id = ?1";
        same("days to opening", &overview["days_to_opening"], float(city.count(days, [week, TODAY])));
        let days = days.replace("starts_on", "submissions_close_on");
        same("days of submissions", &overview["submissions_close_in_days"], float(city.count(&days, [week, TODAY])));
        let last = city.rows("SELECT max(held_on) FROM meeting WHERE held_on <= ?1", [TODAY]);
        assert_eq!(overview["last_meeting_on"], last[0][0]);
    });
}

#[test]
fn the_problems_of_each_week() {
    let city = City::open();
    each_week(&city, |week| {
        let list = city.call("list_problems", json!({}));
        let list = list.as_array().unwrap();
        let counted = problems();
        for code in domain::rules::CODES {
            assert!(counted.iter().any(|(known, _)| known == code), "nobody counts {code}");
        }
        for (code, sql) in &counted {
            let shown = list.iter().filter(|problem| problem["code"] == *code).count();
            assert_eq!(shown as i64, city.count(sql, [week]), "{code}");
        }
        // Nothing of another week is among them.
        for problem in list {
            for id in ["event_id", "other_event_id"].into_iter().filter_map(|name| problem[name].as_str()) {
                let of = city.rows("SELECT week_id FROM event WHERE id = ?1", [id]);
                assert_eq!(of[0][0], *week, "{problem}");
            }
        }
        let open = list.iter().filter(|problem| problem["accepted"].is_null());
        let (mut all, mut blocking) = (0, 0);
        for problem in open {
            all += 1;
            blocking += usize::from(problem["severity"] == "blocks");
        }
        let overview = city.call("get_overview", json!({}));
        assert_eq!(figure(&overview, "problems")["value"].as_f64(), Some(float(all)));
        assert_eq!(figure(&overview, "problems")["values"]["blocking_count"], blocking.to_string());
        assert_eq!(overview["attention_total"], all);
    });
}

#[test]
fn the_coverage_of_each_week() {
    let city = City::open();
    let audience = of_occasions(
        "a.value, count(DISTINCT e.id), sum(max(coalesce(e.capacity, 0), 0))",
        &format!("{IN_WEEK} GROUP BY a.value"),
    )
    .replace("WHERE e.week_id", "JOIN (SELECT DISTINCT event.id AS event_id, value FROM event, json_each(audiences)) a ON a.event_id = e.id WHERE e.week_id");
    let pillar = of_occasions(
        "t.area_id, count(DISTINCT e.id), sum(max(coalesce(e.capacity, 0), 0))",
        &format!("{IN_WEEK} AND l.part = 'columns' AND f.is_main GROUP BY t.area_id"),
    )
    .replace(
        "WHERE e.week_id",
        "JOIN (SELECT DISTINCT subject_id, area_id FROM tag WHERE subject = 'event') t ON t.subject_id = e.id
         JOIN area a ON a.id = t.area_id JOIN level l ON l.id = a.level_id JOIN framework f ON f.id = l.framework_id
         WHERE e.week_id",
    );
    let by = |key: &str| {
        of_occasions(
            &format!("{key}, count(DISTINCT e.id), sum(max(coalesce(e.capacity, 0), 0))"),
            &format!("{IN_WEEK} AND {key} IS NOT NULL GROUP BY {key}"),
        )
    };
    let tables = [
        ("neighbourhoods", by("v.neighbourhood_id")),
        ("days", by("date(s.starts_at)")),
        ("pillars", pillar),
        ("audiences", audience),
    ];
    each_week(&city, |week| {
        let coverage = city.call("get_coverage", json!({}));
        for (name, sql) in &tables {
            let counted = city.rows(sql, [week]);
            let rows = coverage[name].as_array().unwrap();
            for row in rows {
                let found = counted.iter().find(|found| found[0] == row["id"]);
                let number = |at: usize| found.map_or(0.0, |found| found[at].as_f64().unwrap());
                same(&format!("{name} {} events", row["name"]), &row["events"], number(1));
                same(&format!("{name} {} places", row["name"]), &row["places"], number(2));
                if let (Some(residents), Some(shown)) = (row["residents"].as_f64(), row["events_per_1000"].as_f64()) {
                    same("events for 1,000", &json!(shown), number(1) * 1000.0 / residents);
                }
            }
            for found in &counted {
                assert!(rows.iter().any(|row| row["id"] == found[0]), "{name}: {} is missing", found[0]);
            }
        }
    });
}

#[test]
fn programme_board_and_partners_of_each_week() {
    let city = City::open();
    each_week(&city, |week| {
        let events = city.call("list_events", json!({}));
        let rows = city.rows("SELECT id FROM event WHERE week_id = ?1 OR week_id IS NULL ORDER BY id", [week]);
        let mut ids: Vec<&Value> = events.as_array().unwrap().iter().map(|event| &event["id"]).collect();
        ids.sort_by_key(|id| id.as_str());
        assert_eq!(ids, rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), "the events of the week");

        let rows = city.rows(
            "SELECT s.id FROM session s JOIN event e ON e.id = s.event_id
             WHERE e.week_id = ?1 OR e.week_id IS NULL ORDER BY s.id",
            [week],
        );
        let sessions = city.call("list_sessions", json!({}));
        let mut ids: Vec<&Value> = sessions.as_array().unwrap().iter().map(|session| &session["id"]).collect();
        ids.sort_by_key(|id| id.as_str());
        assert_eq!(ids, rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), "the sessions of the week");

        let main = city.rows("SELECT id FROM framework WHERE is_main", [])[0][0].clone();
        let framework = city.call("get_framework", json!({ "id": main }));
        for area in framework["areas"].as_array().unwrap() {
            let sql = of_events(
                "count(*)",
                "AND EXISTS (SELECT 1 FROM tag t WHERE t.subject = 'event' AND t.subject_id = e.id AND t.area_id = ?2)",
            );
            let id = area["id"].as_str().unwrap();
            same("events of an area", &framework["event_counts"][id], float(city.count(&sql, [week, id])));
        }

        let rooms = city.call("list_board_rooms", json!({}));
        for room in rooms.as_array().unwrap() {
            let sql = of_occasions("count(*)", "AND coalesce(s.room_id, s.venue_id) = ?2");
            let counted = city.count(&sql, [week, room["id"].as_str().unwrap()]);
            same(&format!("sessions in {}", room["room_name"]), &room["session_count"], float(counted));
        }

        let partners = city.call("list_partners", json!({}));
        for row in partners.as_array().unwrap() {
            let id = row["draft"]["partner"]["id"].as_str().or_else(|| row["partner"]["id"].as_str()).unwrap();
            let sql = "SELECT DISTINCT e.id FROM event_partner l JOIN event e ON e.id = l.event_id
                       WHERE l.partner_id = ?2 AND e.week_id = ?1 ORDER BY e.id";
            let counted: Vec<Value> = city.rows(sql, [week, id]).into_iter().map(|row| row[0].clone()).collect();
            let mut shown: Vec<Value> = row["events"].as_array().unwrap().iter().map(|it| it["id"].clone()).collect();
            shown.sort_by_key(|id| id.to_string());
            assert_eq!(shown, counted, "events of a partner");
        }
    });
}

#[test]
fn the_week_that_is_planned_is_the_last_until_another_is_chosen() {
    let city = City::open();
    let events = city.call("list_events", json!({}));
    let sql = format!(
        "SELECT count(*) FROM event e WHERE {LIVE} AND week_id = (SELECT id FROM week ORDER BY starts_on DESC LIMIT 1)"
    );
    let live = city.count(&sql, []);
    assert_eq!((events.as_array().unwrap().len(), live), (300, 284), "the week of 2027 is as its README says");
}

/// What hosts returned, week by week: the city's own history of attendance.
#[test]
fn attendance_of_each_week() {
    let city = City::open();
    let sql = "SELECT w.id, count(e.id), count(e.attended_count), coalesce(sum(e.attended_count), 0),
               coalesce(sum(e.first_time_count), 0) FROM week w JOIN event e ON e.week_id = w.id AND e.status = 'held'
               GROUP BY w.id ORDER BY w.starts_on";
    let counted = city.rows(sql, []);
    assert_eq!(counted.len(), 4, "four weeks lie in the past");
    let mut before = 0.0;
    for row in &counted {
        city.call("choose_week", json!({ "id": row[0] }));
        let (mut held, mut returned, mut attended, mut first_time) = (0, 0, 0, 0);
        for event in city.call("list_events", json!({})).as_array().unwrap() {
            if event["status"] == "held" {
                let event = &city.call("get_event", json!({ "id": event["id"] }))["draft"]["event"];
                held += 1;
                returned += i64::from(event["attended_count"].is_number());
                attended += event["attended_count"].as_i64().unwrap_or(0);
                first_time += event["first_time_count"].as_i64().unwrap_or(0);
            }
        }
        for (shown, counted) in [held, returned, attended, first_time].into_iter().zip(&row[1..]) {
            same("returns", &json!(shown), counted.as_f64().unwrap());
        }
        assert!(returned < held, "some hosts never return");
        assert!(before < float(attended), "the week grows");
        before = float(attended);
    }
}
