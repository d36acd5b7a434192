//! What partners promised and gave, what is awaited of them, and who is new.
//!
//! Looks only; where partners are found and how their years went is in `hosts`. Dates that lie ahead are told as such; nobody is written to from here. Quantities of different units
//! are never added up, and money is added in its smallest unit.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::rules::festival_day::DayEnd;
use crate::{Id, Offer, OfferKind, Partner, PartnerStatus, Plan, Subject, Week, by_id, words};

/// Offers added up: of one kind and unit, or of one partner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct OfferTotal {
    /// How many offers.
    pub offers: usize,
    /// Of how many something has come.
    pub came: usize,
    /// Money, or what offers are worth in money, where it was said.
    #[ts(type = "number")]
    pub promised_minor: i64,
    /// The same of what has come.
    #[ts(type = "number")]
    pub received_minor: i64,
    /// Rooms, people, hours …, where a number was said.
    pub promised_quantity: Option<f64>,
    /// The same of what has come.
    pub received_quantity: Option<f64>,
}

/// Offers of one kind and unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct KindTotal {
    /// What is offered.
    pub kind: OfferKind,
    /// What is counted; empty for money.
    pub unit: String,
    /// The sums.
    pub total: OfferTotal,
}

/// Offers of one partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerTotal {
    /// The partner.
    pub partner_id: Id,
    /// Its name.
    pub name: String,
    /// Its money.
    pub money: OfferTotal,
    /// Everything else; its quantities are left out, because units differ.
    pub in_kind: OfferTotal,
}

/// Whether anything of an offer has come.
pub fn has_come(offer: &Offer) -> bool {
    offer.received_on.is_some()
        || offer.received_minor.is_some_and(|minor| 0 < minor)
        || offer.received_quantity.is_some_and(|quantity| 0.0 < quantity)
}

impl OfferTotal {
    fn add(&mut self, offer: &Offer) {
        self.offers += 1;
        self.came += usize::from(has_come(offer));
        self.promised_minor = self.promised_minor.saturating_add(offer.amount_minor.unwrap_or(0));
        self.received_minor = self.received_minor.saturating_add(offer.received_minor.unwrap_or(0));
        let more = |sum: &mut Option<f64>, quantity: Option<f64>| {
            if let Some(quantity) = quantity {
                *sum = Some(sum.unwrap_or(0.0) + quantity);
            }
        };
        more(&mut self.promised_quantity, offer.quantity);
        more(&mut self.received_quantity, offer.received_quantity);
    }
}

/// Sums by kind and unit, in the order of the kinds.
pub fn offers_by_kind<'a>(offers: impl IntoIterator<Item = &'a Offer>) -> Vec<KindTotal> {
    let mut totals: BTreeMap<(OfferKind, String), OfferTotal> = BTreeMap::new();
    for offer in offers {
        let unit = if offer.kind == OfferKind::Money { String::new() } else { offer.unit.trim().to_owned() };
        totals.entry((offer.kind, unit)).or_default().add(offer);
    }
    totals.into_iter().map(|((kind, unit), total)| KindTotal { kind, unit, total }).collect()
}

/// Sums by partner, the largest promise in money first.
pub fn offers_by_partner<'a>(plan: &Plan, offers: impl IntoIterator<Item = &'a Offer>) -> Vec<PartnerTotal> {
    let mut totals: BTreeMap<&str, (OfferTotal, OfferTotal)> = BTreeMap::new();
    for offer in offers {
        let (money, in_kind) = totals.entry(offer.partner_id.as_str()).or_default();
        if offer.kind == OfferKind::Money { money.add(offer) } else { in_kind.add(offer) }
    }
    let partners = by_id(&plan.partners);
    let mut rows: Vec<PartnerTotal> = totals
        .into_iter()
        .map(|(id, (money, mut in_kind))| {
            (in_kind.promised_quantity, in_kind.received_quantity) = (None, None);
            let name = partners.get(id).map(|partner| partner.name.clone()).unwrap_or_default();
            PartnerTotal { partner_id: id.to_owned(), name, money, in_kind }
        })
        .collect();
    let promised = |row: &PartnerTotal| row.money.promised_minor.saturating_add(row.in_kind.promised_minor);
    rows.sort_by(|a, b| promised(b).cmp(&promised(a)).then_with(|| a.name.cmp(&b.name)));
    rows
}

words!(
    /// What happened between the city and a partner, for the timeline.
    TimelineKind {
        Invited = "invited", Answered = "answered", Interaction = "interaction", Event = "event", Task = "task",
        Promised = "promised", Received = "received", MemorandumSigned = "memorandum_signed",
        MemorandumEnds = "memorandum_ends", RoleFrom = "role_from", RoleUntil = "role_until",
    }
);

/// One entry of a partner's timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// The day.
    pub on: NaiveDate,
    /// What it is.
    pub kind: TimelineKind,
    /// The id of the record it is about.
    pub record_id: Id,
    /// Its title; empty where the kind says it all.
    pub title: String,
    /// A word of the record: the kind of an interaction, offer or role, the status of an event.
    pub word: String,
    /// An answer is awaited, or a task is not done.
    pub is_open: bool,
}

/// Everything of a partner that has a date, newest first.
pub fn timeline(plan: &Plan, partner: &Partner) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    let mut add = |on: Option<NaiveDate>, kind, record_id: &str, title: &str, word: &str, is_open| {
        if let Some(on) = on {
            let (record_id, title, word) = (record_id.to_owned(), title.to_owned(), word.to_owned());
            entries.push(TimelineEntry { on, kind, record_id, title, word, is_open });
        }
    };
    let id = partner.id.as_str();
    add(partner.invited_on, TimelineKind::Invited, id, "", "", partner.answered_on.is_none());
    add(partner.answered_on, TimelineKind::Answered, id, "", "", false);
    add(partner.memorandum_signed_on, TimelineKind::MemorandumSigned, id, &partner.memorandum_note, "", false);
    add(partner.memorandum_ends_on, TimelineKind::MemorandumEnds, id, "", "", false);
    for it in plan.interactions.iter().filter(|it| it.partner_id == id) {
        let is_open = it.answer_due_on.is_some() && it.answered_on.is_none();
        add(Some(it.held_on), TimelineKind::Interaction, &it.id, &it.title, it.kind.word(), is_open);
    }
    for it in plan.offers.iter().filter(|it| it.partner_id == id) {
        add(it.pledged_on, TimelineKind::Promised, &it.id, &it.title, it.kind.word(), !has_come(it));
        add(it.received_on, TimelineKind::Received, &it.id, &it.title, it.kind.word(), false);
    }
    for it in plan.partner_roles.iter().filter(|it| it.partner_id == id) {
        add(it.from_on, TimelineKind::RoleFrom, &it.id, &it.note, it.role.word(), false);
        add(it.until_on, TimelineKind::RoleUntil, &it.id, &it.note, it.role.word(), false);
    }
    for it in plan.tasks.iter().filter(|it| it.subject == Some(Subject::Partner)) {
        if it.subject_id.as_deref() == Some(id) {
            add(it.done_on.or(it.due_on), TimelineKind::Task, &it.id, &it.title, "", it.done_on.is_none());
        }
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mine: HashSet<&str> =
        plan.event_partners.iter().filter(|link| link.partner_id == id).map(|link| link.event_id.as_str()).collect();
    let firsts = first_days(plan, &mine);
    for event in plan.events.iter().filter(|event| mine.contains(event.id.as_str()) && seen.insert(&event.id)) {
        let on = firsts.get(event.id.as_str()).copied().or(event.span_starts_on);
        add(on, TimelineKind::Event, &event.id, &event.title, event.status.word(), false);
    }
    entries.sort_by(|a, b| {
        b.on.cmp(&a.on).then_with(|| (a.kind, &a.title, &a.record_id).cmp(&(b.kind, &b.title, &b.record_id)))
    });
    entries
}

/// The first day of each of some events.
fn first_days<'a>(plan: &'a Plan, events: &HashSet<&str>) -> HashMap<&'a str, NaiveDate> {
    let day_end = DayEnd::of(plan);
    let mut firsts: HashMap<&str, NaiveDate> = HashMap::new();
    for session in plan.sessions.iter().filter(|session| events.contains(session.event_id.as_str())) {
        if let Some(day) = day_end.day(session) {
            let first = firsts.entry(session.event_id.as_str()).or_insert(day);
            *first = (*first).min(day);
        }
    }
    firsts
}

words!(
    /// What is awaited of a partner, or asks for attention.
    WaitingKind {
        NotAnswered = "not_answered", AnswerDue = "answer_due", OfferDue = "offer_due",
        MemorandumEnded = "memorandum_ended", MemorandumReminder = "memorandum_reminder",
        RetentionPassed = "retention_passed", Silent = "silent",
    }
);

/// Something that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Waiting {
    /// What it is.
    pub kind: WaitingKind,
    /// The partner; empty for a person of none.
    pub partner_id: Id,
    /// Its name.
    pub name: String,
    /// The record that waits: an interaction, an offer, a person, else the partner.
    pub record_id: Id,
    /// What the record is called; empty for the partner itself.
    pub title: String,
    /// Since when, or by when; `None`: never been in touch.
    pub on: Option<NaiveDate>,
    /// Days since then; below zero: days ahead.
    #[ts(type = "number | null")]
    pub days: Option<i64>,
}

/// After so many days without a word a partner has gone silent.
pub const SILENT_AFTER_DAYS: i64 = 180;

/// Whatever waits for somebody, the longest first within each kind.
pub fn waiting(plan: &Plan, today: NaiveDate) -> Vec<Waiting> {
    let partners = by_id(&plan.partners);
    let name_of = |id: &str| partners.get(id).map(|partner| partner.name.clone()).unwrap_or_default();
    let mut found: Vec<Waiting> = Vec::new();
    let mut add = |kind, partner_id: &str, record_id: &str, title: &str, on: Option<NaiveDate>| {
        let days = on.map(|on| (today - on).num_days());
        let (record_id, title) = (record_id.to_owned(), title.to_owned());
        found.push(Waiting {
            kind,
            partner_id: partner_id.to_owned(),
            name: name_of(partner_id),
            record_id,
            title,
            on,
            days,
        });
    };
    let last = last_touch(plan, today);
    for partner in plan.partners.iter().filter(|partner| partner.status != PartnerStatus::Former) {
        let id = partner.id.as_str();
        if partner.invited_on.is_some_and(|on| on <= today) && partner.answered_on.is_none() {
            add(WaitingKind::NotAnswered, id, id, "", partner.invited_on);
        }
        if partner.memorandum_ends_on.is_some_and(|on| on < today) {
            add(WaitingKind::MemorandumEnded, id, id, "", partner.memorandum_ends_on);
        } else if partner.memorandum_remind_on.is_some_and(|on| on <= today) {
            add(WaitingKind::MemorandumReminder, id, id, "", partner.memorandum_remind_on);
        }
        let touched = last.get(id).copied();
        if partner.status.is_committed() && touched.is_none_or(|on| SILENT_AFTER_DAYS < (today - on).num_days()) {
            add(WaitingKind::Silent, id, id, "", touched);
        }
    }
    for it in plan.interactions.iter().filter(|it| it.answer_due_on.is_some() && it.answered_on.is_none()) {
        add(WaitingKind::AnswerDue, &it.partner_id, &it.id, &it.title, it.answer_due_on);
    }
    for it in plan.offers.iter().filter(|it| it.due_on.is_some_and(|on| on < today) && !has_come(it)) {
        add(WaitingKind::OfferDue, &it.partner_id, &it.id, &it.title, it.due_on);
    }
    for it in plan.people.iter().filter(|it| it.keep_until.is_some_and(|on| on < today)) {
        let partner_id = it.partner_id.as_deref().unwrap_or_default();
        add(WaitingKind::RetentionPassed, partner_id, &it.id, &it.name, it.keep_until);
    }
    // Nothing ever said comes before any date.
    found.sort_by(|a, b| (a.kind, a.on, &a.name, &a.record_id).cmp(&(b.kind, b.on, &b.name, &b.record_id)));
    found
}

/// When each partner was last heard of: talked to, answering, or bringing what it promised.
fn last_touch(plan: &Plan, today: NaiveDate) -> HashMap<&str, NaiveDate> {
    let mut last: HashMap<&str, NaiveDate> = HashMap::new();
    let dated =
        plan.interactions.iter().flat_map(|it| [(&it.partner_id, Some(it.held_on)), (&it.partner_id, it.answered_on)]);
    let offers = plan.offers.iter().flat_map(|it| [(&it.partner_id, it.pledged_on), (&it.partner_id, it.received_on)]);
    let answers = plan.partners.iter().flat_map(|it| [(&it.id, it.answered_on), (&it.id, it.memorandum_signed_on)]);
    for (id, on) in dated.chain(offers).chain(answers) {
        if let Some(on) = on.filter(|on| *on <= today) {
            let kept = last.entry(id).or_insert(on);
            *kept = (*kept).max(on);
        }
    }
    last
}

/// Partners that take part for the first time in a week: by their first year, else by having no earlier events.
pub fn newcomers<'a>(plan: &'a Plan, week: &Week) -> Vec<&'a Partner> {
    let starts: HashMap<&str, NaiveDate> = plan.weeks.iter().map(|it| (it.id.as_str(), it.starts_on)).collect();
    let mut now: HashSet<&str> = HashSet::new();
    let mut earlier: HashSet<&str> = HashSet::new();
    let weeks: HashMap<&str, &str> = plan
        .events
        .iter()
        .filter(|event| event.status.is_live())
        .filter_map(|event| Some((event.id.as_str(), event.week_id.as_deref()?)))
        .collect();
    for link in &plan.event_partners {
        let Some(week_id) = weeks.get(link.event_id.as_str()) else { continue };
        if *week_id == week.id {
            now.insert(&link.partner_id);
        } else if starts.get(week_id).is_some_and(|on| *on < week.starts_on) {
            earlier.insert(&link.partner_id);
        }
    }
    let is_new = |partner: &&Partner| match partner.first_year {
        Some(year) => year == i64::from(week.starts_on.year()),
        None => now.contains(partner.id.as_str()) && !earlier.contains(partner.id.as_str()),
    };
    plan.partners.iter().filter(|partner| partner.status != PartnerStatus::Former).filter(is_new).collect()
}
