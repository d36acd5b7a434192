//! A plan that somebody has worked in: records of every table that an import reads, writes or asks.

use domain::*;

use super::{lindau, on};

fn list<T>(records: impl IntoIterator<Item = T>) -> Vec<T> {
    records.into_iter().collect()
}

fn own(id: &str, subject: OwnSubject, name: &str, kind: OwnKind) -> OwnField {
    let choices = if kind == OwnKind::Choice { vec!["Large hall".to_owned(), "Small hall".to_owned()] } else { vec![] };
    OwnField { id: id.to_owned(), subject, name: name.to_owned(), kind, choices, ..OwnField::default() }
}

/// Lindau with an event in two sessions, another without one, and what belongs to them.
pub fn city() -> Plan {
    let (mut plan, week) = lindau();
    let text = str::to_owned;
    plan.neighbourhoods = list(["North", "South", "Nord", "Süd"].map(|name| Neighbourhood {
        id: format!("place-{name}"),
        name: text(name),
        population: Some(1200),
        ..Neighbourhood::default()
    }));
    plan.frameworks = vec![Framework { id: text("frame"), is_main: true, ..Framework::default() }];
    plan.levels =
        vec![Level { id: text("columns"), framework_id: text("frame"), part: TemplePart::Columns, ..Level::default() }];
    plan.areas = list([("health", "Health"), ("movement", "Movement")].map(|(id, name)| Area {
        id: text(id),
        level_id: text("columns"),
        name: text(name),
        position: text(id),
        ..Area::default()
    }));
    plan.own_fields = vec![
        own("own-shirt", OwnSubject::Event, "Size of shirt", OwnKind::Text),
        own("own-rooms", OwnSubject::Event, "Number of rooms", OwnKind::Number),
        own("own-visit", OwnSubject::Event, "Visited on", OwnKind::Date),
        own("own-hall", OwnSubject::Event, "Kind of hall", OwnKind::Choice),
        own("own-press", OwnSubject::Event, "Press invited", OwnKind::YesNo),
        own("own-key", OwnSubject::Venue, "Who has the key", OwnKind::Text),
        own("own-fee", OwnSubject::Partner, "Yearly fee", OwnKind::Number),
        own("own-desk", OwnSubject::Indicator, "Desk", OwnKind::Text),
    ];
    plan.own_values = vec![
        rules::own_fields::value(&plan.own_fields[0], "kites", text("M")),
        rules::own_fields::value(&plan.own_fields[1], "kites", text("2.5")),
        rules::own_fields::value(&plan.own_fields[2], "kites", text("soon")),
        rules::own_fields::value(&plan.own_fields[6], "choir", text("40")),
    ];
    plan.venues = vec![
        Venue {
            id: text("hall"),
            name: text("Old Hall"),
            address: text("Main Street 1"),
            neighbourhood_id: Some(text("place-North")),
            latitude: Some(47.5),
            longitude: Some(9.7),
            access_features: vec![text("step_free")],
            ..Venue::default()
        },
        Venue { id: text("park"), name: text("City Park"), ..Venue::default() },
    ];
    plan.rooms = list([("red", "hall", "Red Room", "b"), ("blue", "hall", "Blue Room", "d")].map(
        |(id, venue, name, position)| Room {
            id: text(id),
            venue_id: text(venue),
            name: text(name),
            capacity: Some(30),
            setup_minutes: 15,
            position: text(position),
        },
    ));
    plan.partners = vec![
        Partner {
            id: text("choir"),
            name: text("Harbour Choir"),
            sector: Sector::CivilSociety,
            status: PartnerStatus::Active,
            neighbourhood_id: Some(text("place-South")),
            website: text("https://choir.example"),
            first_year: Some(2019),
            ..Partner::default()
        },
        Partner {
            id: text("club"),
            name: text("Chess Club"),
            away_dates: vec![text("2027-05-06")],
            ..Partner::default()
        },
    ];
    plan.people = vec![
        Person {
            id: text("ann"),
            name: text("Ann Bell"),
            partner_id: Some(text("choir")),
            email: text("ann@choir.example"),
            is_contact: true,
            consent_on: Some(on("2027-01-10")),
            ..Person::default()
        },
        Person { id: text("bo"), name: text("Bo Carr"), partner_id: Some(text("club")), ..Person::default() },
    ];
    plan.events = vec![
        Event {
            id: text("kites"),
            week_id: Some(week.id.clone()),
            external_id: text("K-1"),
            title: text("Kites for all"),
            short_text: text("We build kites."),
            kind: EventKind::Workshop,
            status: EventStatus::Accepted,
            audiences: vec![text("families")],
            age_from: Some(6),
            age_to: Some(12),
            languages: vec![text("de")],
            capacity: Some(30),
            money_asked_minor: Some(12_050),
            is_free: true,
            received_on: Some(on("2027-01-15")),
            source: text("first.csv, 2"),
            ..Event::default()
        },
        Event {
            id: text("walk"),
            week_id: Some(week.id.clone()),
            title: text("Star walk"),
            status: EventStatus::Submitted,
            umbrella_id: Some(text("kites")),
            ..Event::default()
        },
    ];
    let at = |day: &str| Some(format!("{day}:00").parse().expect("a moment"));
    let session = |id: &str, from: &str, to: &str| Session {
        id: text(id),
        event_id: text("kites"),
        starts_at: at(from),
        ends_at: at(to),
        is_time_known: true,
        ..Session::default()
    };
    plan.sessions = vec![
        Session { room_id: Some(text("red")), ..session("first", "2027-05-04T10:00", "2027-05-04T12:00") },
        Session {
            venue_id: Some(text("park")),
            occurrence_on: Some(on("2027-05-05")),
            ..session("second", "2027-05-05T10:00", "2027-05-05T12:00")
        },
    ];
    let role = EventRole::Organiser;
    plan.event_partners = vec![EventPartner {
        id: link_id(&["kites", "choir", role.word()]),
        event_id: text("kites"),
        partner_id: text("choir"),
        role,
    }];
    plan.event_people =
        vec![EventPerson { id: link_id(&["kites", "ann"]), event_id: text("kites"), person_id: text("ann") }];
    plan.tags = vec![Tag {
        id: link_id(&["kites", "health"]),
        subject: Subject::Event,
        subject_id: text("kites"),
        area_id: text("health"),
        feature_id: None,
    }];
    add_figures(&mut plan, &week);
    plan
}

fn add_figures(plan: &mut Plan, week: &Week) {
    let text = str::to_owned;
    plan.indicators =
        list([("readers", "Readers", "a"), ("members", "Members", "c")].map(|(id, name, position)| Indicator {
            id: text(id),
            name: text(name),
            unit: text("people"),
            base_year: Some(2020),
            base_value: Some(-1.5),
            totals: TotalsRule::Sum,
            position: text(position),
            ..Indicator::default()
        }));
    let reading = |day: &str, value: f64| Reading {
        id: link_id(&["readers", day, "total"]),
        indicator_id: text("readers"),
        measured_on: on(day),
        value: Some(value),
        source: text("Library"),
        ..Reading::default()
    };
    plan.readings = vec![
        reading("2016-12-31", 10.0),
        reading("2017-06-30", 11.5),
        Reading {
            id: text("in-north"),
            group_kind: GroupKind::Neighbourhood,
            neighbourhood_id: Some(text("place-North")),
            sample_size: Some(40),
            ..reading("2016-12-31", 4.0)
        },
    ];
    plan.indicator_targets = vec![IndicatorTarget {
        id: link_id(&["readers", "2030"]),
        indicator_id: text("readers"),
        year: 2030,
        value: 50.0,
    }];
    plan.goals = vec![Goal {
        id: text("goal"),
        title: text("More readers"),
        due_on: Some(on("2030-12-31")),
        position: text("b"),
        ..Goal::default()
    }];
    plan.actions = vec![Action {
        id: text("action"),
        goal_id: Some(text("goal")),
        title: text("Open on Sundays"),
        position: text("b"),
        ..Action::default()
    }];
    plan.milestones = vec![
        Milestone {
            id: text("print"),
            week_id: Some(week.id.clone()),
            title: text("Print"),
            due_on: on("2027-03-01"),
            after_ids: vec![text("text")],
            ..Milestone::default()
        },
        Milestone { id: text("text"), title: text("Write"), due_on: on("2027-02-01"), ..Milestone::default() },
    ];
    plan.risks = vec![Risk {
        id: text("rain"),
        title: text("Rain"),
        likelihood: RiskLevel::High,
        position: text("b"),
        ..Risk::default()
    }];
    plan.budget_lines = vec![BudgetLine {
        id: text("tents"),
        year: 2027,
        week_id: Some(week.id.clone()),
        title: text("Tents"),
        category: BudgetCategory::Materials,
        source_kind: BudgetSource::City,
        source: text("Budget of the city"),
        planned_minor: 100_000,
        secured_minor: 50_000,
        position: text("b"),
        ..BudgetLine::default()
    }];
}
