//! Plans for the tests: a small city whose names and numbers the test chooses.

mod partners;
pub mod records;
mod roadmap;

use charts::Scene;
use chrono::{NaiveDate, TimeDelta};
use domain::*;
use proptest::test_runner::{Config, TestRunner};

use records::{Maker, Manner};

/// What a made-up plan has.
#[derive(Clone, Debug)]
pub struct MadeUp {
    pub days: i64,
    pub outcomes: Vec<String>,
    pub pillars: Vec<String>,
    pub steps: Vec<String>,
    pub neighbourhoods: Vec<(String, Option<i64>)>,
    /// Events, each spread over days, pillars and places by its number.
    pub events: usize,
    /// Ratings of the features, one an area in turn; `None`: not rated.
    pub ratings: Vec<Option<i64>>,
    pub target_progress: Option<i64>,
    pub target_rate: Option<f64>,
}

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

impl MadeUp {
    /// The city of the pictures.
    pub fn full() -> Self {
        let areas = ["Old Town", "Harbour", "Northfield", "Mill Quarter", "Eastbrook", "Hillside"];
        let residents = [18_400, 24_100, 31_000, 22_500, 41_200, 36_800];
        Self {
            days: 7,
            outcomes: strings(&["Empowerment and cohesion", "Prosperity and culture", "Sustainable development"]),
            pillars: strings(&["Education", "Families", "Workplace", "Technologies", "Quality", "Culture"]),
            steps: strings(&["Political will & commitment", "Governance & participation", "Resources"]),
            neighbourhoods: areas.iter().map(|name| (*name).to_owned()).zip(residents.map(Some)).collect(),
            events: 412,
            ratings: vec![Some(6), Some(5), Some(4), Some(7), Some(6), Some(3), Some(5), Some(4), Some(8), Some(7)],
            target_progress: Some(70),
            target_rate: Some(2.0),
        }
    }

    /// A plan just begun.
    pub fn tiny() -> Self {
        Self { days: 1, events: 2, ratings: vec![None, None, None, None, Some(3), None], ..Self::full() }
    }

    /// Nothing but a profile.
    pub fn empty() -> Self {
        Self {
            days: 0,
            outcomes: Vec::new(),
            pillars: Vec::new(),
            steps: Vec::new(),
            neighbourhoods: Vec::new(),
            events: 0,
            ratings: Vec::new(),
            target_progress: None,
            target_rate: None,
        }
    }

    /// The full city with other names.
    pub fn named(name: impl Fn(&str) -> String) -> Self {
        let full = Self::full();
        let rename = |names: &[String]| names.iter().map(|text| name(text)).collect();
        Self {
            outcomes: rename(&full.outcomes),
            pillars: rename(&full.pillars),
            steps: rename(&full.steps),
            neighbourhoods: full.neighbourhoods.iter().map(|(text, residents)| (name(text), *residents)).collect(),
            ..full
        }
    }

    /// The plan with everything in it.
    pub fn plan(&self) -> Plan {
        let mut plan = self.base();
        if 0 < self.events {
            Maker::new(7, Manner::Tame).enrich(&mut plan);
        }
        plan
    }

    /// Framework, places and one week of events.
    pub fn base(&self) -> Plan {
        let mut plan = Plan::default();
        plan.weeks.extend(self.week());
        self.add_framework(&mut plan);
        self.add_places(&mut plan);
        for at in 0..self.events {
            self.add_event(&mut plan, at);
        }
        let places = self.neighbourhoods.iter().map(|(name, _)| name);
        let names: Vec<String> = self.pillars.iter().chain(places).chain(&self.steps).cloned().collect();
        roadmap::add_roadmap(&mut plan, &names);
        partners::add_tied_partners(&mut plan);
        plan
    }

    fn week(&self) -> Option<Week> {
        let starts_on = NaiveDate::from_ymd_opt(2027, 5, 3).unwrap();
        (0 < self.days).then(|| Week {
            id: "week".to_owned(),
            title: "Learning Week".to_owned(),
            theme: String::new(),
            starts_on,
            ends_on: starts_on + TimeDelta::days(self.days - 1),
            submissions_close_on: None,
            copy_deadline_on: None,
            print_on: None,
            returns_due_on: None,
            target_event_count: Some(450),
            target_place_count: None,
            target_partner_count: None,
            target_events_per_1000: self.target_rate,
            short_text_max_words: 40,
            target_progress_percent: self.target_progress,
        })
    }

    fn add_framework(&self, plan: &mut Plan) {
        let id = |text: &str| text.to_owned();
        plan.frameworks.push(Framework {
            id: id("framework"),
            key: String::new(),
            name: id("Key features"),
            source: String::new(),
            is_main: true,
            position: id("a"),
            ..Framework::default()
        });
        plan.assessments.push(Assessment {
            id: id("round"),
            framework_id: id("framework"),
            title: id("October 2026"),
            held_on: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
            scale_max: 10,
            note: String::new(),
            ..Assessment::default()
        });
        let parts = [
            (TemplePart::Pediment, &self.outcomes),
            (TemplePart::Columns, &self.pillars),
            (TemplePart::Steps, &self.steps),
        ];
        for (part, names) in parts {
            let level_id = format!("level-{}", part.word());
            plan.levels.push(Level {
                id: level_id.clone(),
                framework_id: id("framework"),
                name: id(part.word()),
                part,
                position: id(part.word()),
            });
            for (at, name) in names.iter().enumerate() {
                self.add_area(plan, &level_id, part, at, name);
            }
        }
    }

    fn add_area(&self, plan: &mut Plan, level_id: &str, part: TemplePart, at: usize, name: &str) {
        let area_id = format!("{}-{at:02}", part.word());
        let feature_id = format!("feature-{area_id}");
        let number = plan.areas.len();
        plan.areas.push(Area {
            id: area_id.clone(),
            level_id: level_id.to_owned(),
            code: number.to_string(),
            name: name.to_owned(),
            short_name: name.to_owned(),
            colour: if part == TemplePart::Columns { at as i64 % 6 + 1 } else { 0 },
            position: format!("{at:02}"),
        });
        plan.features.push(Feature {
            id: feature_id.clone(),
            area_id,
            code: String::new(),
            name: String::new(),
            measures: String::new(),
            position: String::new(),
            ..Feature::default()
        });
        let now = if self.ratings.is_empty() { None } else { self.ratings[number % self.ratings.len()] };
        plan.ratings.push(Rating {
            id: format!("rating-{feature_id}"),
            assessment_id: "round".to_owned(),
            feature_id,
            now,
            ambition: now.map(|now| (now + 2 + number as i64 % 3).min(10)),
            note: String::new(),
            evidence: String::new(),
        });
    }

    fn add_places(&self, plan: &mut Plan) {
        for (at, (name, population)) in self.neighbourhoods.iter().enumerate() {
            plan.neighbourhoods.push(Neighbourhood {
                id: format!("neighbourhood-{at:02}"),
                name: name.clone(),
                population: *population,
                deprivation_rank: None,
                note: String::new(),
                ..Neighbourhood::default()
            });
            plan.venues.push(Venue {
                id: format!("venue-{at:02}"),
                name: format!("Library {at}"),
                address: String::new(),
                postcode: String::new(),
                neighbourhood_id: Some(format!("neighbourhood-{at:02}")),
                latitude: None,
                longitude: None,
                owner_id: None,
                access_features: Vec::new(),
                access_note: String::new(),
                is_online: false,
                note: String::new(),
            });
        }
    }

    fn add_event(&self, plan: &mut Plan, at: usize) {
        const STATUSES: [EventStatus; 12] = [
            EventStatus::Confirmed,
            EventStatus::Confirmed,
            EventStatus::Confirmed,
            EventStatus::Accepted,
            EventStatus::Confirmed,
            EventStatus::Submitted,
            EventStatus::Confirmed,
            EventStatus::Declined,
            EventStatus::Accepted,
            EventStatus::NeedsInformation,
            EventStatus::Confirmed,
            EventStatus::Withdrawn,
        ];
        // A fixed scatter, a different one for each purpose.
        let scatter = |salt: usize, of: usize| (((at * 7919 + salt * 104_729) * 2_654_435_761) >> 16) % of.max(1);
        let event_id = format!("event-{at:04}");
        plan.events.push(event(&event_id, STATUSES[at % STATUSES.len()]));
        if !self.pillars.is_empty() && at % 19 != 7 {
            let area_id = format!("columns-{:02}", scatter(1, self.pillars.len() + 2).min(self.pillars.len() - 1));
            plan.tags.push(Tag {
                id: format!("tag-{at}"),
                subject: Subject::Event,
                subject_id: event_id.clone(),
                area_id,
                feature_id: None,
            });
        }
        let starts_at = plan.weeks.first().map(|week| {
            let day = scatter(2, self.days as usize + 1).min(self.days as usize - 1);
            let hour = 9 + scatter(3, 7) + scatter(4, 5);
            week.starts_on.and_hms_opt(hour as u32, 0, 0).unwrap() + TimeDelta::days(day as i64)
        });
        plan.sessions.push(Session {
            id: format!("session-{at}"),
            event_id,
            starts_at,
            ends_at: starts_at.map(|start| start + TimeDelta::minutes(60 + 30 * (at as i64 % 4))),
            is_all_day: at % 29 == 3,
            is_time_known: at % 23 != 5,
            venue_id: (!self.neighbourhoods.is_empty())
                .then(|| format!("venue-{:02}", scatter(5, self.neighbourhoods.len() + 2)))
                .map(|id| if plan.venues.iter().any(|venue| venue.id == id) { id } else { "venue-00".to_owned() }),
            room_id: None,
            is_cancelled: false,
            note: String::new(),
            ..Session::default()
        });
    }
}

/// The scene of a plan and its week.
pub fn scene(plan: &Plan) -> Scene<'_> {
    Scene { plan, week: plan.weeks.first(), today: NaiveDate::from_ymd_opt(2027, 1, 8).unwrap() }
}

fn event(id: &str, status: EventStatus) -> Event {
    Event {
        id: id.to_owned(),
        week_id: Some("week".to_owned()),
        external_id: String::new(),
        title: format!("Event {id}"),
        short_text: String::new(),
        long_text: String::new(),
        kind: EventKind::Workshop,
        mode: EventMode::OnSite,
        status,
        audiences: Vec::new(),
        age_from: None,
        age_to: None,
        languages: Vec::new(),
        level: String::new(),
        booking: Booking::None,
        booking_link: String::new(),
        booking_closes_on: None,
        capacity: Some(20),
        is_free: true,
        cost_note: String::new(),
        money_asked_minor: None,
        money_granted_minor: None,
        access_features: Vec::new(),
        access_note: String::new(),
        is_already_planned: false,
        is_insured: true,
        received_on: None,
        recurrence_rule: String::new(),
        span_starts_on: None,
        span_ends_on: None,
        excluded_dates: Vec::new(),
        link: String::new(),
        note: String::new(),
        umbrella_id: None,
        source: String::new(),
        ..Event::default()
    }
}

/// A runner that tries one case in `share` of what is usual. By hand, because the macro lets the number of the
/// environment win over that of a test.
pub fn one_in(share: u32) -> TestRunner {
    TestRunner::new(Config {
        cases: Config::default().cases.div_ceil(share),
        failure_persistence: None,
        ..Config::default()
    })
}
