//! The rest of a made-up plan: earlier weeks and rounds, outlines, indicators, partners and their ties, roadmap,
//! budget, risks. Everything follows from one number, so a plan that breaks a chart can be made again.

use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::*;

use super::MadeUp;

/// Numbers that look random and are the same every time (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    pub fn share(&mut self) -> f64 {
        self.below(1_000_001) as f64 / 1_000_000.0
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(4) { None } else { Some(make(self)) }
    }
}

/// What the names and numbers are like.
#[derive(Clone, Copy, PartialEq)]
pub enum Manner {
    /// Like those of a city.
    Tame,
    /// Long, empty, from right to left; zeros and numbers without measure.
    Wild,
}

const PLAIN: &[&str] =
    &["Library", "Reading", "Skills", "Families", "Harbour", "Courses", "Evening", "Adults", "Digital"];
const WILD: &[&str] = &[
    "",
    " ",
    "A",
    "Donaudampfschifffahrtsgesellschaftskapitänsbildungswerk",
    "ثقافة التعلم في المدينة",
    "ספרייה עירונית",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Ünïcödé with ﷽ and क्षत्रिय",
    "a<b>&\"c\"'d'",
    "Everything that belongs to learning in the whole of the city and beyond its walls, for ever",
    "line\nbreak\ttab",
    "{ $name }",
];

pub struct Maker {
    pub dice: Dice,
    manner: Manner,
}

impl Maker {
    pub fn new(seed: u64, manner: Manner) -> Self {
        Self { dice: Dice::new(seed), manner }
    }

    pub fn words(&mut self) -> String {
        if self.manner == Manner::Wild && self.dice.one_in(2) {
            return self.dice.of(WILD).to_owned();
        }
        let count = 1 + self.dice.below(if self.manner == Manner::Wild { 7 } else { 2 });
        let words: Vec<&str> = (0..count).map(|_| self.dice.of(PLAIN)).collect();
        words.join(" ")
    }

    fn number(&mut self) -> f64 {
        let share = self.dice.share();
        if self.manner == Manner::Tame {
            return 20.0 + 60.0 * share;
        }
        match self.dice.below(6) {
            0 => 0.0,
            1 => -50.0 * share,
            2 => 1e13 * share,
            3 => 1e-7 * share,
            _ => 100.0 * share,
        }
    }

    pub fn minor(&mut self) -> i64 {
        match (self.manner, self.dice.below(5)) {
            (Manner::Wild, 0) => 0,
            (Manner::Wild, 1) => 900_000_000_000_000,
            _ => 10_000 * (1 + self.dice.below(900) as i64),
        }
    }

    pub fn day(&mut self) -> NaiveDate {
        let reach = if self.manner == Manner::Wild { 9_000 } else { 1_500 };
        NaiveDate::from_ymd_opt(2027, 5, 1).unwrap_or_default() - TimeDelta::days(self.dice.below(reach) as i64 - 200)
    }

    pub fn count(&mut self, tame: usize, wild: usize) -> usize {
        if self.manner == Manner::Tame { tame } else { self.dice.below(wild + 1) }
    }

    /// Fills in all that a plan made of events and one round lacks.
    pub fn enrich(&mut self, plan: &mut Plan) {
        if self.manner == Manner::Wild {
            // What a plan has already is tame.
            plan.partners.clear();
            plan.offers.clear();
            plan.ties.clear();
            plan.goals.clear();
            plan.actions.clear();
            plan.milestones.clear();
        }
        self.add_outlines(plan);
        self.add_years(plan);
        self.add_rounds(plan);
        self.add_indicators(plan);
        if plan.partners.is_empty() {
            self.add_partners(plan);
        }
        if plan.goals.is_empty() {
            self.add_roadmap(plan);
        }
        self.add_money(plan);
    }

    /// Ragged fields beside each other; some missing, broken, split in two or with a hole.
    fn add_outlines(&mut self, plan: &mut Plan) {
        let columns = (plan.neighbourhoods.len() as f64).sqrt().ceil().max(1.0) as usize;
        let latitude = if self.manner == Manner::Wild { self.dice.share() * 160.0 - 80.0 } else { 51.9 };
        for (at, place) in plan.neighbourhoods.iter_mut().enumerate() {
            let (x, y) = (0.02 * (at % columns) as f64 - 8.5, 0.014 * (at / columns) as f64 + latitude);
            let size = if self.manner == Manner::Wild { 0.001 + 0.012 * self.dice.share() } else { 0.0095 };
            let square = self.ring((x, y), size);
            let other = self.ring((x + 0.004, y + 0.02), size / 3.0);
            let kind = if self.manner == Manner::Wild {
                self.dice.below(8)
            } else if at == 5 {
                0
            } else {
                7
            };
            place.outline = match kind {
                0 => String::new(),
                1 => "{\"type\":\"Polygon\"".to_owned(),
                2 => format!(r#"{{"type":"MultiPolygon","coordinates":[[{square}],[{other}]]}}"#),
                3 => {
                    let hole = self.ring((x, y), size / 4.0);
                    format!(r#"{{"type":"Polygon","coordinates":[{square},{hole}]}}"#)
                }
                _ => format!(r#"{{"type":"Polygon","coordinates":[{square}]}}"#),
            };
        }
    }

    fn ring(&mut self, (x, y): (f64, f64), size: f64) -> String {
        let points: Vec<String> = (0..14)
            .map(|at| {
                let (sine, cosine) = (std::f64::consts::TAU * f64::from(at) / 14.0).sin_cos();
                let reach = size * (0.82 + 0.18 * self.dice.share());
                format!("[{:.5},{:.5}]", x + reach * cosine, y + reach * 0.7 * sine)
            })
            .collect();
        format!("[{},{}]", points.join(","), points[0])
    }

    /// Weeks that are over, with what came of them, and audiences for all events.
    fn add_years(&mut self, plan: &mut Plan) {
        let audiences: Vec<String> = (0..self.count(5, 12)).map(|_| self.words()).collect();
        for event in &mut plan.events {
            let most = self.dice.below(3);
            event.audiences = (0..most)
                .filter(|_| !audiences.is_empty())
                .map(|_| audiences[self.dice.below(audiences.len())].clone())
                .collect();
            event.audiences.retain(|audience| !audience.trim().is_empty());
            event.attended_count = if self.dice.one_in(3) { Some(self.dice.below(60) as i64) } else { None };
        }
        let Some(this) = plan.weeks.first().cloned() else { return };
        for back in 1..=self.count(4, 11) as i64 {
            let starts_on = this.starts_on - TimeDelta::days(364 * back);
            let id = format!("week-{back}");
            let title = match self.manner {
                Manner::Tame => format!("Learning Week {}", starts_on.year()),
                Manner::Wild => self.words(),
            };
            let ends_on = starts_on + TimeDelta::days(6);
            let target = |maker: &mut Self, most: usize| maker.dice.maybe(|dice| dice.below(most) as i64);
            let (target_event_count, target_place_count) = (target(self, 40), target(self, 2_000));
            plan.weeks.push(Week {
                id: id.clone(),
                title,
                starts_on,
                ends_on,
                target_event_count,
                target_place_count,
                ..this.clone()
            });
            for at in 0..self.count(18_usize.saturating_sub(2 * back as usize), 30) {
                self.add_past_event(plan, &id, starts_on, at);
            }
        }
    }

    /// One event of a week that is over, with its session.
    fn add_past_event(&mut self, plan: &mut Plan, week_id: &str, starts_on: NaiveDate, at: usize) {
        let status = self.dice.of(EventStatus::ALL);
        let event_id = format!("{week_id}-event-{at}");
        plan.events.push(Event {
            id: event_id.clone(),
            week_id: Some(week_id.to_owned()),
            title: self.words(),
            status: if self.manner == Manner::Tame && !self.dice.one_in(6) { EventStatus::Held } else { status },
            capacity: self.dice.maybe(|dice| dice.below(90) as i64),
            attended_count: self.dice.maybe(|dice| dice.below(70) as i64),
            ..Event::default()
        });
        plan.sessions.push(Session {
            id: format!("{event_id}-session"),
            event_id,
            starts_at: starts_on.and_hms_opt(10, 0, 0),
            ends_at: starts_on.and_hms_opt(12, 0, 0),
            is_time_known: true,
            ..Session::default()
        });
    }

    /// Earlier rounds of the city, and rounds of neighbourhoods, with opinions behind the last.
    fn add_rounds(&mut self, plan: &mut Plan) {
        let Some(last) = plan.assessments.first().cloned() else { return };
        let features: Vec<Id> = plan.features.iter().map(|feature| feature.id.clone()).collect();
        let places: Vec<Id> = plan.neighbourhoods.iter().map(|place| place.id.clone()).take(4).collect();
        let cities = (0..self.count(2, 4)).map(|_| None);
        let rounds: Vec<Option<Id>> = cities.chain(places.into_iter().map(Some)).collect();
        for (back, neighbourhood_id) in rounds.into_iter().enumerate() {
            let id = format!("round-{back}");
            plan.assessments.push(Assessment {
                id: id.clone(),
                title: if self.manner == Manner::Tame { format!("Round {back}") } else { self.words() },
                held_on: last.held_on - TimeDelta::days(365 * (back as i64 + 1)),
                scale_max: if self.manner == Manner::Tame { last.scale_max } else { self.dice.of(&[0, 4, 10, 100]) },
                neighbourhood_id,
                ..last.clone()
            });
            for feature_id in &features {
                plan.ratings.push(Rating {
                    id: format!("{id}-{feature_id}"),
                    assessment_id: id.clone(),
                    feature_id: feature_id.clone(),
                    now: self.dice.maybe(|dice| dice.below(8) as i64),
                    ambition: self.dice.maybe(|dice| 3 + dice.below(8) as i64),
                    ..Rating::default()
                });
            }
        }
        for (feature_id, rater) in features.iter().flat_map(|id| ["Ana", "Ben", "Cleo"].map(|rater| (id, rater))) {
            plan.opinions.push(Opinion {
                id: format!("opinion-{feature_id}-{rater}"),
                assessment_id: last.id.clone(),
                feature_id: feature_id.clone(),
                rater: rater.to_owned(),
                now: self.dice.maybe(|dice| dice.below(11) as i64),
                ambition: self.dice.maybe(|dice| dice.below(11) as i64),
                note: String::new(),
            });
        }
    }

    fn add_indicators(&mut self, plan: &mut Plan) {
        for at in 0..self.count(4, 9) {
            let id = format!("indicator-{at}");
            let unit = if self.manner == Manner::Tame { "%".to_owned() } else { self.words() };
            plan.indicators.push(Indicator {
                id: id.clone(),
                code: format!("I{at}"),
                name: self.words(),
                unit,
                decimals: self.dice.below(4) as i64,
                direction: self.dice.of(IndicatorDirection::ALL),
                kind: self.dice.of(IndicatorKind::ALL),
                base_year: self.dice.maybe(|dice| 2015 + dice.below(6) as i64),
                base_value: self.dice.maybe(|dice| dice.share() * 50.0),
                totals: self.dice.of(TotalsRule::ALL),
                status_method: self.dice.of(StatusMethod::ALL),
                suppress_below: self.dice.maybe(|dice| dice.below(8) as i64),
                is_context: self.dice.one_in(5),
                position: format!("{at:02}"),
                ..Indicator::default()
            });
            if let (Manner::Tame, Some(indicator)) = (self.manner, plan.indicators.last_mut().filter(|_| at % 2 == 0)) {
                // So that every chart of a city's indicators has something to show.
                indicator.status_method = StatusMethod::TargetPath;
                indicator.direction = IndicatorDirection::Up;
                indicator.base_year = Some(2016);
                indicator.base_value = Some(20.0);
                indicator.decimals = 0;
            }
            for year in (2020..2031).step_by(1 + self.dice.below(5)) {
                let value = self.number();
                plan.indicator_targets.push(IndicatorTarget {
                    id: format!("{id}-{year}"),
                    indicator_id: id.clone(),
                    year,
                    value,
                });
            }
            self.add_readings(plan, &id);
        }
    }

    fn add_readings(&mut self, plan: &mut Plan, indicator_id: &str) {
        let places: Vec<Id> = plan.neighbourhoods.iter().map(|place| place.id.clone()).collect();
        let first = 2016 + self.dice.below(9) as i32;
        for year in first..=2026 {
            let Some(measured_on) = NaiveDate::from_ymd_opt(year, 6, 30) else { continue };
            let mut groups = vec![(GroupKind::Total, String::new(), None)];
            groups.extend(["16–24", "25–64", "65+"].map(|age| (GroupKind::Age, age.to_owned(), None)));
            groups.extend(places.iter().map(|id| (GroupKind::Neighbourhood, String::new(), Some(id.clone()))));
            for (at, (group_kind, group_name, neighbourhood_id)) in groups.into_iter().enumerate() {
                let value = self.number();
                plan.readings.push(Reading {
                    id: format!("{indicator_id}-{year}-{at}"),
                    indicator_id: indicator_id.to_owned(),
                    measured_on,
                    group_kind,
                    group_name,
                    neighbourhood_id,
                    value: self.dice.maybe(|_| value),
                    margin: self.dice.maybe(|dice| dice.share() * 5.0),
                    ..Reading::default()
                });
            }
        }
    }
}

/// A whole plan from one number; few, many or no records, and names of every kind.
pub fn any_plan(seed: u64) -> Plan {
    let mut maker = Maker::new(seed, Manner::Wild);
    let most =
        |maker: &mut Maker, most: usize| (0..maker.dice.below(most + 1)).map(|_| maker.words()).collect::<Vec<_>>();
    let (outcomes, pillars, steps) = (most(&mut maker, 5), most(&mut maker, 12), most(&mut maker, 5));
    let residents = |maker: &mut Maker| maker.dice.maybe(|dice| [0, 7, 40_000, 2_000_000][dice.below(4)]);
    let neighbourhoods = most(&mut maker, 16).into_iter().map(|name| (name, residents(&mut maker))).collect();
    let made_up = MadeUp {
        days: maker.dice.of(&[0, 1, 7, 7, 31]),
        outcomes,
        pillars,
        steps,
        neighbourhoods,
        events: maker.dice.of(&[0, 3, 40, 160]),
        ratings: (0..maker.dice.below(12)).map(|_| maker.dice.maybe(|dice| dice.below(11) as i64)).collect(),
        target_progress: maker.dice.maybe(|dice| dice.below(130) as i64),
        target_rate: maker.dice.maybe(|dice| dice.share() * 50.0),
    };
    let mut plan = made_up.base();
    maker.enrich(&mut plan);
    plan
}
