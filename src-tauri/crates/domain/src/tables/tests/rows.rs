//! The order of rows, what links show, and what records are called.

use super::Plainly;
use crate::rules::own_fields;
use crate::rules::testing::*;
use crate::tables::labels::Labels;
use crate::tables::rows::{Links, cells_of, money_digits, named_tables, rows};
use crate::tables::{Holds, TableKind};
use crate::*;

/// The rows of a table with some of its columns: `id: key | key`.
#[track_caller]
fn check_rows(plan: &Plan, kind: TableKind, keys: &[&str], expected: &[&str]) {
    let mut columns = kind.columns_of(plan);
    columns.retain(|column| keys.contains(&column.key().as_str()));
    let labels = Labels::new(plan, named_tables(&kind.columns()).chain(["week"]));
    let found = rows(plan, kind, &columns, &Plainly, &labels);
    let shown: Vec<String> = found
        .iter()
        .map(|row| {
            let keys: Vec<String> = row.cells.iter().map(|cell| cell.key().replace('\u{1f}', "+")).collect();
            format!("{}: {}", row.id, keys.join(" | "))
        })
        .collect();
    assert_eq!(shown, expected, "{kind:?}");
}

#[test]
fn rows_stand_in_the_order_of_their_table_and_what_is_empty_last() {
    let mut plan = plan("Hall tue 10-11, House 9-10, Away.Annex none, - 9-10");
    plan.events[1].title = "Zither".to_owned();
    plan.events[3].title = "Accordion".to_owned();
    check_rows(
        &plan,
        TableKind::Sessions,
        &["event_id", "starts_at", "venue", "room_id"],
        &[
            "03: Accordion | 2027-05-03 09:00 |  | ",
            "01: Zither | 2027-05-03 09:00 | House | ",
            "00: Hall tue 10-11 | 2027-05-04 10:00 | House | Hall (House)",
            "02: Away.Annex none |  | Away | Annex (Away)",
        ],
    );
    plan.events[2].week_id = None;
    plan.events[2].title = "Accordion".to_owned();
    check_rows(
        &plan,
        TableKind::Events,
        &["title", "week_id"],
        &[
            "03: Accordion | Learning week",
            "00: Hall tue 10-11 | Learning week",
            "01: Zither | Learning week",
            "02: Accordion | ",
        ],
    );
}

#[test]
fn links_of_an_event_are_shown_by_name_in_order_each_once() {
    let mut plan = plan("Hall 10-11 by=Shed @Zoe @Ana, Hall 12-13 no-organiser no-pillar");
    let link = |id: &str, partner_id: &str, role: EventRole| crate::EventPartner {
        id: id.to_owned(),
        event_id: "00".to_owned(),
        partner_id: partner_id.to_owned(),
        role,
    };
    plan.partners.push(partner("Library", crate::PartnerStatus::Active));
    plan.event_partners.push(link("1", "Library", EventRole::Organiser));
    plan.event_partners.push(link("2", "Library", EventRole::Organiser));
    plan.event_partners.push(link("3", "Library", EventRole::Sponsor));
    plan.features.push(crate::Feature { id: "f".to_owned(), area_id: "pillar".to_owned(), ..Default::default() });
    let tag = |id: &str, subject: Subject, feature: Option<&str>| Tag {
        id: id.to_owned(),
        subject,
        subject_id: "01".to_owned(),
        area_id: "pillar".to_owned(),
        feature_id: feature.map(str::to_owned),
    };
    // A tie to a feature of an area, and one of another kind of record with the same id, are not shown.
    plan.tags.push(tag("of feature", Subject::Event, Some("f")));
    plan.tags.push(tag("of goal", Subject::Goal, None));
    plan.own_fields.push(OwnField { id: "seats".to_owned(), kind: OwnKind::Number, ..OwnField::default() });
    let value = own_fields::value(&plan.own_fields[0], "01", "12".to_owned());
    plan.own_values.push(OwnValue { subject: Subject::Event, ..value });
    check_rows(
        &plan,
        TableKind::Events,
        &["title", "organiser", "sponsor", "people", "areas", "own.seats"],
        &[
            "00: Hall 10-11 | Library+Shed | Library | Ana+Zoe | Pillar | ",
            "01: Hall 12-13 |  |  |  |  | 1.20000000000000e1",
        ],
    );
}

#[test]
fn names_are_told_apart_and_stand_in_their_order() {
    let area = |id: &str, level_id: &str, name: &str| Area {
        id: id.to_owned(),
        level_id: level_id.to_owned(),
        name: name.to_owned(),
        ..Area::default()
    };
    let framework =
        |id: &str, name: &str| Framework { id: id.to_owned(), name: name.to_owned(), ..Framework::default() };
    let level = |id: &str, of: &str| Level { id: id.to_owned(), framework_id: of.to_owned(), ..Level::default() };
    let mut plan = Plan {
        frameworks: vec![framework("u", "UNESCO"), framework("o", "Our own")],
        levels: vec![level("ul", "u"), level("ol", "o")],
        areas: vec![
            area("1", "ul", "Health"),
            area("2", "ol", "Health"),
            area("3", "ol", "éducation"),
            area("4", "ol", "Work"),
        ],
        ..Plan::default()
    };
    let all = |plan: &Plan| Labels::new(plan, ["area"]).all("area").to_vec();
    assert_eq!(all(&plan), ["éducation", "Health (Our own)", "Health (UNESCO)", "Work"]);
    plan.areas.push(area("5", "ol", "Health"));
    assert_eq!(all(&plan), ["éducation", "Health (Our own) (1)", "Health (Our own) (2)", "Health (UNESCO)", "Work"]);
    plan.areas.push(area("6", "ol", " "));
    assert_eq!(all(&plan).len(), 5, "what has no name has no label");
    assert_eq!(Labels::new(&plan, ["area"]).all("venue"), &[] as &[String]);
}

#[test]
fn money_has_as_many_digits_as_the_currency_of_the_plan() {
    let digits = |currency: &str| {
        let profile = Profile { currency: currency.to_owned(), ..Profile::default() };
        money_digits(&Plan { profile: Some(profile), ..Plan::default() })
    };
    assert_eq!((digits("EUR"), digits("JPY"), digits("KWD")), (2, 0, 3));
}

#[test]
fn a_record_of_another_table_has_no_links_here() {
    let plan = plan("Hall 10-11 @Ana");
    let links = Links::new(&plan, TableKind::Sessions);
    assert_eq!(links.venue(None, Some("Hall")).as_deref(), Some("House"), "a room has its venue");
    assert_eq!(links.venue(Some("Mill"), Some("Hall")).as_deref(), Some("House"), "which counts before another");
    assert_eq!(links.venue(Some("Mill"), Some("gone")).as_deref(), Some("Mill"));
    assert_eq!(links.venue(None, None), None);
    assert!(links.ids(Holds::People, "00").is_empty());
    let links = Links::new(&plan, TableKind::Events);
    assert_eq!(links.ids(Holds::People, "00"), ["Ana"]);
    assert_eq!(links.ids(Holds::Partners(EventRole::Organiser), "00"), ["org00"]);
    assert!(links.ids(Holds::Partners(EventRole::Sponsor), "00").is_empty());
    assert!(links.ids(Holds::Field, "00").is_empty());
    let columns = TableKind::Events.columns();
    let cells = cells_of(&plan.events[0], &columns, &links, &Plainly, &Labels::default(), 2);
    assert_eq!(cells.len(), columns.len());
}
