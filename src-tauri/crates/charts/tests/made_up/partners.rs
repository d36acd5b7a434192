//! Made-up partners with their ties, roadmap, budget and risks: the second half of `records`.

use chrono::TimeDelta;
use domain::*;

use super::records::Maker;

impl Maker {
    pub fn add_partners(&mut self, plan: &mut Plan) {
        let count = self.count(14, 60);
        for at in 0..count {
            let places = plan.neighbourhoods.len();
            let neighbourhood_id = self.dice.maybe(|dice| format!("neighbourhood-{:02}", dice.below(places + 1)));
            plan.partners.push(Partner {
                id: format!("partner-{at:02}"),
                name: self.words(),
                sector: self.dice.of(Sector::ALL),
                status: self.dice.of(&[PartnerStatus::Active, PartnerStatus::Committed, PartnerStatus::Invited]),
                neighbourhood_id,
                first_year: self.dice.maybe(|dice| 2020 + dice.below(8) as i64),
                ..Partner::default()
            });
            let amount_minor = self.minor();
            plan.offers.push(Offer {
                id: format!("offer-{at}"),
                partner_id: format!("partner-{at:02}"),
                kind: self.dice.of(OfferKind::ALL),
                title: self.words(),
                amount_minor: Some(amount_minor),
                received_minor: self.dice.maybe(|_| amount_minor / 2),
                ..Offer::default()
            });
        }
        for at in 0..if count < 2 { 0 } else { self.count(26, 140) } {
            let (from, to) = (self.dice.below(count), self.dice.below(count));
            plan.ties.push(Tie {
                id: format!("tie-{at}"),
                from_partner_id: format!("partner-{from:02}"),
                to_partner_id: format!("partner-{to:02}"),
                kind: self.dice.of(TieKind::ALL),
                captured_on: self.day(),
                strength: self.dice.maybe(|dice| 1 + dice.below(4) as i64),
                reliability: self.dice.maybe(|dice| 1 + dice.below(4) as i64),
                influence: self.dice.maybe(|dice| 1 + dice.below(4) as i64),
                ..Tie::default()
            });
        }
    }

    pub fn add_roadmap(&mut self, plan: &mut Plan) {
        for at in 0..self.count(3, 8) {
            let starts_on = self.day();
            plan.goals.push(Goal {
                id: format!("goal-{at}"),
                title: self.words(),
                starts_on: self.dice.maybe(|_| starts_on),
                due_on: self.dice.maybe(|dice| starts_on + TimeDelta::days(dice.below(900) as i64)),
                revised_due_on: self.dice.maybe(|dice| starts_on + TimeDelta::days(dice.below(1_200) as i64)),
                status: self.dice.of(RoadmapStatus::ALL),
                position: format!("{at:02}"),
                ..Goal::default()
            });
        }
        let goals = plan.goals.len();
        for at in 0..self.count(8, 30) {
            let starts_on = self.day();
            plan.actions.push(Action {
                id: format!("action-{at}"),
                goal_id: self.dice.maybe(|dice| format!("goal-{}", dice.below(goals + 1))),
                title: self.words(),
                starts_on: self.dice.maybe(|_| starts_on),
                due_on: self.dice.maybe(|dice| starts_on + TimeDelta::days(dice.below(500) as i64)),
                revised_due_on: self.dice.maybe(|dice| starts_on + TimeDelta::days(dice.below(700) as i64)),
                status: self.dice.of(RoadmapStatus::ALL),
                position: format!("{at:02}"),
                ..Action::default()
            });
        }
        for at in 0..self.count(6, 25) {
            let due_on = self.day();
            plan.milestones.push(Milestone {
                id: format!("milestone-{at}"),
                week_id: self.dice.maybe(|_| "week".to_owned()),
                title: self.words(),
                due_on,
                done_on: self.dice.maybe(|_| due_on),
                revised_due_on: self.dice.maybe(|dice| due_on + TimeDelta::days(dice.below(90) as i64)),
                after_ids: if at == 0 { Vec::new() } else { vec![format!("milestone-{}", self.dice.below(at))] },
                ..Milestone::default()
            });
        }
    }

    pub fn add_money(&mut self, plan: &mut Plan) {
        plan.profile = Some(Profile {
            id: "profile".to_owned(),
            city: self.words(),
            currency: "EUR".to_owned(),
            ..Profile::default()
        });
        for at in 0..self.count(12, 40) {
            plan.budget_lines.push(BudgetLine {
                id: format!("line-{at}"),
                year: 2024 + self.dice.below(4) as i64,
                week_id: self.dice.maybe(|_| "week".to_owned()),
                title: self.words(),
                category: self.dice.of(BudgetCategory::ALL),
                source_kind: self.dice.of(BudgetSource::ALL),
                planned_minor: self.minor(),
                secured_minor: self.minor(),
                spent_minor: self.minor(),
                matched_minor: if self.dice.one_in(3) { self.minor() } else { 0 },
                ..BudgetLine::default()
            });
        }
        for at in 0..self.count(6, 30) {
            plan.risks.push(Risk {
                id: format!("risk-{at}"),
                title: self.words(),
                likelihood: self.dice.of(RiskLevel::ALL),
                impact: self.dice.of(RiskLevel::ALL),
                is_closed: self.dice.one_in(5),
                ..Risk::default()
            });
        }
    }
}

/// Partners and ties for the made-up plans, called by the names of their neighbourhoods.
pub fn add_tied_partners(plan: &mut Plan) {
    let names: Vec<String> = plan.neighbourhoods.iter().map(|place| place.name.clone()).collect();
    let count = if names.is_empty() { 0 } else { (plan.events.len() / 10).min(44) };
    for at in 0..count {
        plan.partners.push(Partner {
            id: format!("partner-{at:02}"),
            name: format!("{} {}", names[at % names.len()], at + 1),
            sector: Sector::ALL[(at * 5) % Sector::ALL.len()],
            status: if at % 7 == 5 { PartnerStatus::Interested } else { PartnerStatus::Active },
            ..Partner::default()
        });
        plan.event_partners.extend(plan.events.iter().enumerate().filter(|(event, _)| event % (at + 9) == 4).map(
            |(number, event)| EventPartner {
                id: format!("{at}-{number}"),
                event_id: event.id.clone(),
                partner_id: format!("partner-{at:02}"),
                ..EventPartner::default()
            },
        ));
        // A hub, a chain, and some that stand alone.
        let others = [at / 4, (at * 7 + 3) % (at + 1)];
        for other in others.into_iter().filter(|other| *other != at && at % 6 != 4) {
            plan.ties.push(Tie {
                id: format!("tie-{at}-{other}"),
                from_partner_id: format!("partner-{at:02}"),
                to_partner_id: format!("partner-{other:02}"),
                strength: Some(at as i64 % 4 + 1),
                reliability: (at % 3 != 0).then_some(at as i64 % 4 + 1),
                resources: (at % 2 == 0).then_some(2),
                ..Tie::default()
            });
        }
    }
}
