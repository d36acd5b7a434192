//! What is known of partners beyond the register: one of them whole, their offers, what waits, where they are.

use domain::rules::hosts::{self, PartnerCoverage, TrackRow};
use domain::rules::network::{self, Network};
use domain::rules::partners::{self, KindTotal, PartnerTotal, TimelineEntry, Waiting};
use domain::*;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::need;
use crate::views::Name;

/// One partner with everything that hangs on it, besides its people and tags.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartnerDetail {
    pub roles: Vec<PartnerRole>,
    pub offers: Vec<Offer>,
    /// Its offers added up.
    pub totals: Vec<KindTotal>,
    pub interactions: Vec<Interaction>,
    pub tasks: Vec<Task>,
    pub ties: Vec<TieRow>,
    pub timeline: Vec<TimelineEntry>,
    pub track_record: Vec<TrackRow>,
    /// Whether it takes part for the first time in the chosen week.
    pub is_newcomer: bool,
}

/// A tie as one of its partners sees it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TieRow {
    pub tie: Tie,
    pub other_id: Id,
    pub other_name: String,
    /// The partner asked about is the one that noted it.
    pub is_own: bool,
    pub trust: Option<f64>,
    pub value: Option<f64>,
}

/// Offers added up.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OfferBook {
    pub by_kind: Vec<KindTotal>,
    pub by_partner: Vec<PartnerTotal>,
}

/// What waits, and who is new.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartnerAnswers {
    pub waiting: Vec<Waiting>,
    pub newcomers: Vec<Name>,
}

pub(crate) fn get_partner(desk: &Desk, id: Id) -> Result<PartnerDetail, Failure> {
    let shown = desk.shown()?;
    let plan = &*shown.plan;
    let partner = need(&plan.partners, &id)?;
    let mut roles: Vec<PartnerRole> = plan.partner_roles.iter().filter(|it| it.partner_id == id).cloned().collect();
    roles.sort_by(|a, b| (b.from_on, &b.id).cmp(&(a.from_on, &a.id)));
    let mut offers: Vec<Offer> = plan.offers.iter().filter(|it| it.partner_id == id).cloned().collect();
    offers.sort_by(|a, b| (b.pledged_on, &b.id).cmp(&(a.pledged_on, &a.id)));
    let mut interactions: Vec<Interaction> =
        plan.interactions.iter().filter(|it| it.partner_id == id).cloned().collect();
    interactions.sort_by(|a, b| (b.held_on, &b.id).cmp(&(a.held_on, &a.id)));
    let is_about = |task: &&Task| task.subject == Some(Subject::Partner) && task.subject_id.as_ref() == Some(&id);
    Ok(PartnerDetail {
        totals: partners::offers_by_kind(&offers),
        tasks: plan.tasks.iter().filter(is_about).cloned().collect(),
        ties: tie_rows(plan, &id),
        timeline: partners::timeline(plan, partner),
        track_record: hosts::track_record(plan, &id),
        is_newcomer: shown.week().is_some_and(|week| partners::newcomers(plan, week).iter().any(|it| it.id == id)),
        roles,
        offers,
        interactions,
    })
}

fn tie_rows(plan: &Plan, id: &str) -> Vec<TieRow> {
    let names = by_id(&plan.partners);
    let ours =
        network::latest_ties(plan).into_iter().filter(|tie| tie.from_partner_id == id || tie.to_partner_id == id);
    let mut rows: Vec<TieRow> = ours
        .map(|tie| {
            let is_own = tie.from_partner_id == id;
            let other_id = if is_own { &tie.to_partner_id } else { &tie.from_partner_id };
            TieRow {
                other_name: names.get(other_id.as_str()).map(|other| other.name.clone()).unwrap_or_default(),
                other_id: other_id.clone(),
                is_own,
                trust: network::trust(tie),
                value: network::value(tie),
                tie: tie.clone(),
            }
        })
        .collect();
    rows.sort_by(|a, b| (&a.other_name, &a.tie.id).cmp(&(&b.other_name, &b.tie.id)));
    rows
}

pub(crate) fn get_offer_totals(desk: &Desk, week_id: Option<Id>) -> Result<OfferBook, Failure> {
    let shown = desk.shown()?;
    let plan = &*shown.plan;
    let offers = || plan.offers.iter().filter(|offer| week_id.is_none() || offer.week_id == week_id);
    Ok(OfferBook {
        by_kind: partners::offers_by_kind(offers()),
        by_partner: partners::offers_by_partner(plan, offers()),
    })
}

pub(crate) fn get_partner_answers(desk: &Desk) -> Result<PartnerAnswers, Failure> {
    let shown = desk.shown()?;
    let new = shown.week().map(|week| partners::newcomers(&shown.plan, week)).unwrap_or_default();
    let mut newcomers: Vec<Name> =
        new.into_iter().map(|it| Name { id: it.id.clone(), name: it.name.clone() }).collect();
    newcomers.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(PartnerAnswers { waiting: partners::waiting(&shown.plan, shown.today(desk.now())), newcomers })
}

pub(crate) fn get_partner_coverage(desk: &Desk) -> Result<PartnerCoverage, Failure> {
    Ok(hosts::coverage(&desk.shown()?.plan))
}

pub(crate) fn get_network(desk: &Desk) -> Result<Network, Failure> {
    Ok(network::network(&desk.shown()?.plan))
}
