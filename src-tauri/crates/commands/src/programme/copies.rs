//! Copies of events, series, days and weeks of the programme for another week: seen in numbers first, then made and
//! undone as one. What a copy holds is `domain`'s to say.

use domain::rules::series::copy::{Copy, CopyCounts, CopyWhat, copies, with_ids};
use domain::*;
use store::{Label, StoreError, Tx};

use crate::Failure;
use crate::desk::Desk;
use crate::own_fields::{put_values, settle_values};
use crate::programme::events::settle_tags;
use crate::records::drafts::need;

/// The week that something is copied from: that of the event, else the chosen one.
fn source<'a>(plan: &'a Plan, what: &CopyWhat, chosen: Option<&Week>) -> Result<&'a Week, Failure> {
    let own = match what {
        CopyWhat::Event { event_id } => need(&plan.events, event_id)?.week_id.as_deref(),
        CopyWhat::Day { .. } | CopyWhat::Week => None,
    };
    let id = own.or(chosen.map(|week| week.id.as_str())).ok_or_else(|| Failure::new("no_week"))?;
    need(&plan.weeks, id)
}

fn made(plan: &Plan, what: &CopyWhat, to: &str, chosen: Option<&Week>) -> Result<(Vec<Copy>, CopyCounts), Failure> {
    let (from, to) = (source(plan, what, chosen)?, need(&plan.weeks, to)?);
    let is_one = matches!(what, CopyWhat::Event { .. });
    if from.id == to.id && !is_one {
        return Err(Failure::invalid("copy_same_week", "week_id"));
    }
    Ok(copies(plan, from, to, what))
}

/// What a copy would make.
pub(crate) fn check_copies(desk: &Desk, what: CopyWhat, week_id: Id) -> Result<CopyCounts, Failure> {
    let shown = desk.shown()?;
    Ok(made(&shown.plan, &what, &week_id, shown.week())?.1)
}

/// Makes a copy, as one step of undo. Nothing is written when there is nothing to copy.
pub(crate) fn add_copies(desk: &Desk, what: CopyWhat, week_id: Id) -> Result<CopyCounts, Failure> {
    let chosen = desk.shown()?.week().cloned();
    desk.write(|plan, file| {
        let (copies, counts) = made(plan, &what, &week_id, chosen.as_ref())?;
        let label = label(plan, &what, &week_id, &counts);
        file.command(label, |tx| {
            let copies = with_ids(plan, copies, || tx.new_id());
            copies.into_iter().try_for_each(|copy| write(tx, copy))
        })?;
        Ok(counts)
    })
}

fn write(tx: &mut Tx, copy: Copy) -> Result<(), StoreError> {
    let Copy { source_id: _, event, sessions, partners, people, mut tags, mut own_values } = copy;
    tx.put(&event)?;
    sessions.iter().try_for_each(|session| tx.put(session))?;
    for link in partners {
        let id = link_id(&[&event.id, &link.partner_id, link.role.word()]);
        tx.put(&EventPartner { id, event_id: event.id.clone(), ..link })?;
    }
    for link in people {
        tx.put(&EventPerson { id: link_id(&[&event.id, &link.person_id]), event_id: event.id.clone(), ..link })?;
    }
    settle_tags(&mut tags, Subject::Event, &event.id);
    tags.iter().try_for_each(|tag| tx.put(tag))?;
    settle_values(&mut own_values, Subject::Event, &event.id);
    put_values(tx, &own_values)
}

/// What the history says of it.
fn label(plan: &Plan, what: &CopyWhat, week_id: &str, counts: &CopyCounts) -> Label {
    let week = plan.weeks.iter().find(|week| week.id == week_id).map_or("", |week| week.title.as_str());
    let label = Label::new("add_copies")
        .with("kind", what.word())
        .with("week", week)
        .with("event_count", &counts.event_count.to_string());
    match what {
        CopyWhat::Event { event_id } => {
            let title = plan.events.iter().find(|event| event.id == *event_id).map_or("", |event| event.title.as_str());
            label.with("title", title)
        }
        CopyWhat::Day { on } => label.with("copied_on", &on.to_string()),
        CopyWhat::Week => label,
    }
}
