//! When each record of the sample city came and changed, told from the dates that it holds itself.
//!
//! The tables hold how everything is on 24 November 2026. Earlier states are the same records before what their own
//! dates say had happened: an event before its return, an action before it was done, a line before it was spent.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::*;

use super::Tables;
use super::years::{Matter, Years, records};

/// When the plan was begun.
const BEGUN: (i32, u32, u32) = (2022, 1, 10);

/// The last day of which the tables tell.
const TOLD: (i32, u32, u32) = (2026, 11, 23);

/// The day on which the office began its plan.
pub(super) fn begun() -> NaiveDate {
    day(BEGUN)
}

/// The day up to which the tables tell.
#[cfg(test)]
pub(super) fn told_until() -> NaiveDate {
    day(TOLD)
}

fn day(of: (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(of.0, of.1, of.2).unwrap_or_default()
}

/// Within the time of which the tables tell.
fn told(on: NaiveDate) -> NaiveDate {
    on.clamp(day(BEGUN), day(TOLD))
}

fn before(on: NaiveDate, days: u64) -> NaiveDate {
    told(on.checked_sub_days(Days::new(days)).unwrap_or(on))
}

fn after(on: NaiveDate, days: u64) -> NaiveDate {
    told(on.checked_add_days(Days::new(days)).unwrap_or(on))
}

/// The Friday on which the office enters what came during a week.
fn friday(on: NaiveDate) -> NaiveDate {
    told(on.week(Weekday::Sat).last_day())
}

/// The evening of each meeting of the council, with the name under which the plan is kept.
pub(super) fn versions(tables: &Tables) -> BTreeMap<NaiveDate, String> {
    let held = tables.meetings.iter().filter(|meeting| meeting.body == "City Council" && meeting.held_on <= day(TOLD));
    held.map(|meeting| (meeting.held_on, format!("{}, {}", meeting.body, meeting.held_on.format("%-d %B %Y"))))
        .collect()
}

/// Everything that happened.
pub(super) fn years(tables: &Tables, context: (Vec<Indicator>, Vec<Reading>)) -> Years {
    let mut years = Years::default();
    ground(&mut years, tables);
    partners(&mut years, tables);
    places(&mut years, tables);
    programme(&mut years, tables);
    with_events(&mut years, tables);
    rounds(&mut years, tables);
    indicators(&mut years, tables);
    let (of_the_country, readings) = context;
    let matter = ("import_context", String::new());
    once(&mut years, &matter, &of_the_country, |_| day((2026, 6, 1)));
    once(&mut years, &matter, &readings, |_| day((2026, 6, 1)));
    roadmap(&mut years, tables);
    money(&mut years, tables);
    council(&mut years, tables);
    years
}

/// Tells of records that are as they are since a day.
fn once<R: Record + 'static>(years: &mut Years, matter: &Matter, all: &[R], since: impl Fn(&R) -> NaiveDate) {
    for record in all {
        years.tell(vec![(told(since(record)), matter.clone(), record.clone())]);
    }
}

fn ground(years: &mut Years, tables: &Tables) {
    let city = tables.profiles.first().map(|profile| profile.city.clone()).unwrap_or_default();
    let matter = ("sample_plan", city);
    once(years, &matter, &tables.profiles, |_| day(BEGUN));
    once(years, &matter, &tables.neighbourhoods, |_| day(BEGUN));
    for week in &tables.weeks {
        let opened = NaiveDate::from_ymd_opt(week.starts_on.year() - 1, 6, 15).unwrap_or_default();
        years.tell(vec![(told(opened), ("save_week", week.title.clone()), week.clone())]);
    }
    once(years, &records(), &tables.boards, |_| day((2026, 9, 14)));
    once(years, &records(), &tables.practices, |_| day((2026, 7, 6)));
}

/// How a partner was met, invited, and answered, and when a memorandum was signed.
fn won(partner: &Partner) -> Vec<(NaiveDate, Matter, Partner)> {
    let year = partner.first_year.and_then(|year| i32::try_from(year).ok());
    // Who joined in a year was won in the autumn before.
    let won = year.map(|year| day((year - 1, 9, 15)));
    let met = match (won, partner.invited_on) {
        (Some(won), Some(invited)) => won.min(before(invited, 14)),
        (won, invited) => won.or_else(|| invited.map(|on| before(on, 14))).unwrap_or(day((2026, 9, 1))),
    };
    let is_new = partner.invited_on.is_some_and(|invited| won.is_none_or(|won| before(invited, 60) <= won));
    let new = |status: PartnerStatus| if is_new { status } else { partner.status };
    let mut state = Partner {
        status: new(PartnerStatus::Prospect),
        invited_on: None,
        answered_on: None,
        memorandum_signed_on: None,
        memorandum_ends_on: None,
        memorandum_remind_on: None,
        memorandum_note: String::new(),
        ..partner.clone()
    };
    let mut states = vec![(told(met), records(), state.clone())];
    /// A day and what the partner became on it.
    type Moment = (NaiveDate, fn(&mut Partner, &Partner));
    let mut moments: Vec<Moment> = Vec::new();
    if let Some(signed) = partner.memorandum_signed_on {
        moments.push((signed, |state, now| {
            state.memorandum_signed_on = now.memorandum_signed_on;
            state.memorandum_ends_on = now.memorandum_ends_on;
            state.memorandum_remind_on = now.memorandum_remind_on;
            state.memorandum_note.clone_from(&now.memorandum_note);
        }));
    }
    if let Some(invited) = partner.invited_on {
        moments.push((invited, |state, now| {
            state.invited_on = now.invited_on;
            if state.status == PartnerStatus::Prospect {
                state.status = PartnerStatus::Invited;
            }
        }));
    }
    let answered = partner.answered_on.or(partner.invited_on).unwrap_or(met);
    moments.push((answered, |state, now| {
        state.answered_on = now.answered_on;
        state.status = now.status;
    }));
    moments.sort_by_key(|(on, _)| *on);
    for (on, change) in moments {
        change(&mut state, partner);
        states.push((friday(on.max(met)), records(), state.clone()));
    }
    // Whatever came in whichever order, the last state is that of the tables.
    states.push((friday(answered.max(met)), records(), partner.clone()));
    states.sort_by_key(|(on, ..)| *on);
    states
}

fn partners(years: &mut Years, tables: &Tables) {
    for partner in &tables.partners {
        years.tell(won(partner));
    }
    let of_partner = |years: &Years, id: &str| years.first("partner", id).unwrap_or(day(BEGUN));
    for person in &tables.people {
        let met = person.partner_id.as_deref().map_or(day(BEGUN), |id| of_partner(years, id));
        years.tell(vec![(met, records(), person.clone())]);
    }
    for role in &tables.partner_roles {
        let since = role.from_on.unwrap_or_else(|| of_partner(years, &role.partner_id));
        years.tell(vec![(told(since), records(), role.clone())]);
    }
    for offer in &tables.offers {
        let promised = friday(offer.pledged_on.unwrap_or_else(|| of_partner(years, &offer.partner_id)));
        let open = Offer { received_on: None, received_minor: None, received_quantity: None, ..offer.clone() };
        let received = offer.received_on.map_or(promised, friday).max(promised);
        years.tell(vec![(promised, records(), open), (received, records(), offer.clone())]);
    }
    for interaction in &tables.interactions {
        let open = Interaction { answered_on: None, ..interaction.clone() };
        let held = told(interaction.held_on);
        let answered = interaction.answered_on.map_or(held, told).max(held);
        years.tell(vec![(held, records(), open), (answered, records(), interaction.clone())]);
    }
    once(years, &records(), &tables.ties, |tie| tie.captured_on);
}

/// Places were known before their owners were partners.
fn places(years: &mut Years, tables: &Tables) {
    let matter = ("sample_plan", tables.profiles.first().map(|profile| profile.city.clone()).unwrap_or_default());
    for venue in &tables.venues {
        let known = Venue { owner_id: None, ..venue.clone() };
        let joined = venue.owner_id.as_deref().and_then(|id| years.first("partner", id)).unwrap_or(day(BEGUN));
        years.tell(vec![(day(BEGUN), matter.clone(), known), (joined, records(), venue.clone())]);
    }
    once(years, &matter, &tables.rooms, |_| day(BEGUN));
    once(years, &matter, &tables.openings, |_| day(BEGUN));
}

/// When an event came, when the office had decided on it, and when its week was over for it, if that is past.
pub(super) fn days_of(tables: &Tables, event: &Event) -> (NaiveDate, NaiveDate, Option<NaiveDate>) {
    let (received, _) = received(tables, event);
    match week_of(tables, event).filter(|week| week.ends_on < day(TOLD)) {
        Some(week) => {
            let decided = told(week.copy_deadline_on.unwrap_or(received).max(received));
            let called_off = event.status == EventStatus::Cancelled;
            let ended = if called_off { before(week.starts_on, 9) } else { after(week.ends_on, 1) };
            (received, decided, Some(ended))
        }
        // The office looks at what came in two weeks later.
        None => (received, after(received, 14).max(received), None),
    }
}

fn programme(years: &mut Years, tables: &Tables) {
    let mut steps: HashMap<&str, Vec<&StatusStep>> = HashMap::new();
    for step in &tables.status_steps {
        steps.entry(&step.event_id).or_default().push(step);
    }
    for event in &tables.events {
        let (received, import) = received(tables, event);
        let steps = steps.remove(event.id.as_str()).unwrap_or_default();
        let mut state = Event {
            money_granted_minor: None,
            registered_count: None,
            attended_count: None,
            first_time_count: None,
            returned_on: None,
            ..event.clone()
        };
        let mut states = Vec::new();
        for step in &steps {
            let is_first = step.from_status.is_none();
            let matter = if is_first { import.clone() } else { ("set_event_status", String::new()) };
            state.status = step.to_status;
            state.money_granted_minor = if is_first { None } else { event.money_granted_minor };
            states.push((step.taken_on.unwrap_or(received), matter, state.clone()));
        }
        let ended = states.last().map(|(on, ..)| *on);
        if let (Some(returned), Some(ended)) = (event.returned_on, ended) {
            states.push((friday(returned).max(ended), records(), event.clone()));
        }
        let told: Vec<_> =
            steps.iter().zip(&states).map(|(step, (on, matter, _))| (*on, matter.clone(), *step)).collect();
        years.tell(states);
        told.into_iter().for_each(|(on, matter, step)| years.tell(vec![(on, matter, step.clone())]));
    }
}

/// What belongs to an event came with it.
fn with_events(years: &mut Years, tables: &Tables) {
    let came: HashMap<&str, (NaiveDate, Matter)> =
        tables.events.iter().map(|event| (event.id.as_str(), received(tables, event))).collect();
    let with = |id: &str| came.get(id).cloned().unwrap_or((day(BEGUN), records()));
    for session in &tables.sessions {
        let (on, matter) = with(&session.event_id);
        years.tell(vec![(on, matter, session.clone())]);
    }
    for link in &tables.event_partners {
        let (on, matter) = with(&link.event_id);
        years.tell(vec![(on, matter, link.clone())]);
    }
    for link in &tables.event_people {
        let (on, matter) = with(&link.event_id);
        years.tell(vec![(on, matter, link.clone())]);
    }
    for tag in &tables.tags {
        let (on, matter) = match tag.subject {
            Subject::Event => with(&tag.subject_id),
            _ => (day((2026, 7, 6)), records()),
        };
        years.tell(vec![(on, matter, tag.clone())]);
    }
}

fn week_of<'a>(tables: &'a Tables, event: &Event) -> Option<&'a Week> {
    tables.weeks.iter().find(|week| Some(&week.id) == event.week_id.as_ref())
}

/// The day on which an event came, and the file in which it stood.
fn received(tables: &Tables, event: &Event) -> (NaiveDate, Matter) {
    let year = week_of(tables, event).map_or(2026, |week| week.starts_on.year() - 1);
    (friday(event.received_on.unwrap_or(day(TOLD))), ("import_events", format!("submissions-{year}.csv")))
}

fn rounds(years: &mut Years, tables: &Tables) {
    let round = |id: &str| tables.assessments.iter().find(|round| round.id == id);
    let matter = |id: &str| {
        let found = round(id);
        let on = told(found.map_or(day(TOLD), |round| round.held_on));
        (on, ("save_assessment", found.map(|round| round.title.clone()).unwrap_or_default()))
    };
    for round in &tables.assessments {
        let (on, matter) = matter(&round.id);
        years.tell(vec![(on, matter, round.clone())]);
    }
    for rating in &tables.ratings {
        let (on, matter) = matter(&rating.assessment_id);
        years.tell(vec![(on, matter, rating.clone())]);
    }
    for opinion in &tables.opinions {
        let (on, matter) = matter(&opinion.assessment_id);
        years.tell(vec![(on, matter, opinion.clone())]);
    }
    for criterion in &tables.criteria {
        let (on, matter) = matter(&criterion.assessment_id);
        years.tell(vec![(on, matter, criterion.clone())]);
    }
    once(years, &records(), &tables.evidence, |evidence| evidence.added_on.unwrap_or(day(TOLD)));
    once(years, &records(), &tables.cross_links, |_| day((2024, 10, 1)));
}

fn indicators(years: &mut Years, tables: &Tables) {
    for indicator in &tables.indicators {
        let of_it = tables.readings.iter().filter(|reading| reading.indicator_id == indicator.id);
        let first = of_it.map(|reading| reading.measured_on).min().unwrap_or(day(BEGUN));
        years.tell(vec![(told(first), records(), indicator.clone())]);
    }
    for target in &tables.indicator_targets {
        let since = years.first("indicator", &target.indicator_id).unwrap_or(day(BEGUN));
        years.tell(vec![(since, records(), target.clone())]);
    }
    once(years, &records(), &tables.readings, |reading| reading.measured_on);
}

fn roadmap(years: &mut Years, tables: &Tables) {
    for goal in &tables.goals {
        let begun = told(goal.starts_on.unwrap_or(day(BEGUN)));
        let open =
            Goal { status: RoadmapStatus::OnTrack, revised_due_on: None, explanation: String::new(), ..goal.clone() };
        let looked_at = revised(begun, goal.due_on);
        years.tell(vec![(begun, records(), open), (looked_at, records(), goal.clone())]);
    }
    for action in &tables.actions {
        let begun = before(action.starts_on.unwrap_or(day(BEGUN)), 30);
        let open = Action {
            status: RoadmapStatus::OnTrack,
            revised_due_on: None,
            done_on: None,
            explanation: String::new(),
            ..action.clone()
        };
        let ended = action.done_on.map_or_else(|| revised(begun, action.due_on), told).max(begun);
        years.tell(vec![(begun, records(), open), (ended, records(), action.clone())]);
    }
    for milestone in &tables.milestones {
        let week = tables.weeks.iter().find(|week| Some(&week.id) == milestone.week_id.as_ref());
        let planned = week.map_or_else(
            || before(milestone.due_on, 365),
            |week| told(day((week.starts_on.year() - 1, 6, 15))).min(told(milestone.due_on)),
        );
        let open = Milestone { done_on: None, revised_due_on: None, explanation: String::new(), ..milestone.clone() };
        let ended = milestone.done_on.map_or_else(|| revised(planned, Some(milestone.due_on)), told).max(planned);
        years.tell(vec![(planned, records(), open), (ended, records(), milestone.clone())]);
    }
    for task in &tables.tasks {
        let given = before(task.due_on.or(task.done_on).unwrap_or(day(TOLD)), 21);
        let open = Task { done_on: None, ..task.clone() };
        let done = task.done_on.map_or(given, told).max(given);
        years.tell(vec![(given, records(), open), (done, records(), task.clone())]);
    }
    once(years, &records(), &tables.notes, |note| note.written_on.unwrap_or(day(TOLD)));
}

/// When a date was put off: two months before it came, if it has come that near.
fn revised(begun: NaiveDate, due: Option<NaiveDate>) -> NaiveDate {
    due.map_or(begun, |due| before(due, 60)).max(begun)
}

fn money(years: &mut Years, tables: &Tables) {
    for line in &tables.budget_lines {
        let year = i32::try_from(line.year).unwrap_or(2026);
        let asked = BudgetLine { secured_minor: 0, spent_minor: 0, matched_minor: 0, ..line.clone() };
        let agreed = BudgetLine { spent_minor: 0, ..line.clone() };
        years.tell(vec![
            (told(day((year - 1, 10, 12))), records(), asked),
            (told(day((year, 2, 20))), records(), agreed),
            (told(day((year, 11, 30))), records(), line.clone()),
        ]);
    }
}

fn council(years: &mut Years, tables: &Tables) {
    for meeting in &tables.meetings {
        let called = before(meeting.held_on, 90);
        let open = Meeting { note: String::new(), ..meeting.clone() };
        let held = told(meeting.held_on).max(called);
        years.tell(vec![(called, records(), open), (held, records(), meeting.clone())]);
    }
    let meeting = |id: &str| tables.meetings.iter().find(|meeting| meeting.id == id);
    for item in &tables.agenda_items {
        let found = meeting(&item.meeting_id);
        let sent = found.map_or(day(TOLD), |meeting| meeting.papers_due_on.unwrap_or(meeting.held_on));
        years.tell(vec![(told(sent), records(), item.clone())]);
    }
    for decision in &tables.decisions {
        let held = told(meeting(&decision.meeting_id).map_or(day(TOLD), |meeting| meeting.held_on));
        years.tell(vec![(held, records(), decision.clone())]);
    }
    once(years, &records(), &tables.declarations, |it| it.adopted_on.unwrap_or(day(BEGUN)));
    let drafted = |_: &Paper| day((2026, 11, 9));
    once(years, &records(), &tables.papers, drafted);
    once(years, &records(), &tables.recommendations, |_| day((2026, 11, 9)));
    once(years, &records(), &tables.paper_options, |_| day((2026, 11, 9)));
    for risk in &tables.risks {
        let seen = before(risk.reviewed_on.unwrap_or(day((2026, 9, 7))), 40);
        let open = Risk { reviewed_on: None, is_closed: false, ..risk.clone() };
        let reviewed = risk.reviewed_on.map_or(seen, told).max(seen);
        years.tell(vec![(seen, records(), open), (reviewed, records(), risk.clone())]);
    }
}
