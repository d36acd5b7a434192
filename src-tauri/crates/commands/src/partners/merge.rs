//! Two partners that are one: everything of the one moves to the other, as one change.
//!
//! What the one that stays says is kept; only what it leaves empty is filled from the other.

use std::collections::BTreeSet;

use domain::*;
use store::{Label, StoreError, Tx};

use crate::Failure;
use crate::desk::Desk;
use crate::programme::events::tag_id;
use crate::records::drafts::need;

pub(crate) fn merge_partners(desk: &Desk, keep: Id, gone: Id) -> Result<Id, Failure> {
    if keep == gone {
        return Err(Failure::invalid("merge_with_itself", "gone"));
    }
    desk.write(|plan, file| {
        let kept = need(&plan.partners, &keep)?;
        let leaving = need(&plan.partners, &gone)?;
        let label = Label::new("merge_partners").with("title", &kept.name).with("other", &leaving.name);
        file.command(label, |tx| {
            tx.put(&filled(kept, leaving))?;
            move_people(plan, tx, &keep, &gone)?;
            move_events(plan, tx, &keep, &gone)?;
            move_ties(plan, tx, &keep, &gone)?;
            move_records(plan, tx, &keep, &gone)?;
            move_subjects(plan, tx, &keep, &gone)?;
            tx.remove::<Partner>(&gone)?;
            Ok(())
        })?;
        Ok(keep)
    })
}

/// The partner that stays, with what it leaves empty filled from the other.
fn filled(kept: &Partner, gone: &Partner) -> Partner {
    let mut partner = kept.clone();
    let or = |own: &str, other: &str| if own.trim().is_empty() { other.to_owned() } else { own.to_owned() };
    partner.website = or(&kept.website, &gone.website);
    partner.memorandum_note = or(&kept.memorandum_note, &gone.memorandum_note);
    partner.neighbourhood_id = kept.neighbourhood_id.clone().or_else(|| gone.neighbourhood_id.clone());
    partner.first_year = [kept.first_year, gone.first_year].into_iter().flatten().min();
    partner.memorandum_signed_on = kept.memorandum_signed_on.or(gone.memorandum_signed_on);
    partner.memorandum_ends_on = kept.memorandum_ends_on.or(gone.memorandum_ends_on);
    partner.memorandum_remind_on = kept.memorandum_remind_on.or(gone.memorandum_remind_on);
    partner.invited_on = kept.invited_on.or(gone.invited_on);
    partner.answered_on = kept.answered_on.or(gone.answered_on);
    partner.away_dates = dates(&kept.away_dates, &gone.away_dates);
    partner.available_from = kept.available_from.or(gone.available_from);
    partner.available_to = kept.available_to.or(gone.available_to);
    if partner.sector == Sector::Other {
        partner.sector = gone.sector;
    }
    partner.note = both(&kept.note, &gone.note);
    partner
}

/// Notes are words of people: none is lost.
fn both(kept: &str, gone: &str) -> String {
    let is_said = gone.trim().is_empty() || kept.contains(gone.trim());
    match (kept.trim().is_empty(), is_said) {
        (true, _) => gone.to_owned(),
        (false, true) => kept.to_owned(),
        (false, false) => format!("{kept}\n{gone}"),
    }
}

fn people_of<'a>(plan: &'a Plan, id: &'a str) -> impl Iterator<Item = &'a Person> {
    plan.people.iter().filter(move |person| person.partner_id.as_deref() == Some(id))
}

/// Whether two records are one person. Two who share an office address are two people, and so are two of one name
/// with different addresses.
fn is_same_person(one: &Person, other: &Person) -> bool {
    let (name, other_name) = (one.name.trim().to_lowercase(), other.name.trim().to_lowercase());
    let (address, other_address) = (one.email.trim(), other.email.trim());
    let is_open = address.is_empty() || other_address.is_empty();
    !name.is_empty() && name == other_name && (is_open || address.eq_ignore_ascii_case(other_address))
}

/// People move; one that both have becomes one.
fn move_people(plan: &Plan, tx: &mut Tx, keep: &Id, gone: &Id) -> Result<(), StoreError> {
    // Whoever took up an address from one of them is no twin of the next, who has another.
    let mut kept: Vec<Person> = people_of(plan, keep).cloned().collect();
    let has_contact = kept.iter().any(|person| person.is_contact);
    for person in people_of(plan, gone) {
        let is_contact = person.is_contact && !has_contact;
        let Some(twin) = kept.iter_mut().find(|other| is_same_person(person, other)) else {
            tx.put(&Person { partner_id: Some(keep.clone()), is_contact, ..person.clone() })?;
            continue;
        };
        *twin = joined(twin, person, is_contact);
        tx.put(twin)?;
        for link in plan.event_people.iter().filter(|link| link.person_id == person.id) {
            tx.remove::<EventPerson>(&link.id)?;
            let id = domain::link_id(&[&link.event_id, &twin.id]);
            tx.put(&EventPerson { id, event_id: link.event_id.clone(), person_id: twin.id.clone() })?;
        }
        for it in plan.interactions.iter().filter(|it| it.person_id.as_ref() == Some(&person.id)) {
            tx.put(&Interaction { person_id: Some(twin.id.clone()), ..it.clone() })?;
        }
        tx.remove::<Person>(&person.id)?;
    }
    Ok(())
}

/// The person that stays, with what it leaves empty filled from the other.
fn joined(twin: &Person, person: &Person, is_contact: bool) -> Person {
    let or = |own: &String, other: &String| if own.trim().is_empty() { other.clone() } else { own.clone() };
    Person {
        role: or(&twin.role, &person.role),
        email: or(&twin.email, &person.email),
        phone: or(&twin.phone, &person.phone),
        is_contact: twin.is_contact || is_contact,
        note: both(&twin.note, &person.note),
        consent_on: twin.consent_on.or(person.consent_on),
        consent_note: both(&twin.consent_note, &person.consent_note),
        // The earlier promise to erase holds.
        keep_until: [twin.keep_until, person.keep_until].into_iter().flatten().min(),
        away_dates: dates(&twin.away_dates, &person.away_dates),
        available_from: twin.available_from.or(person.available_from),
        available_to: twin.available_to.or(person.available_to),
        ..twin.clone()
    }
}

/// All dates of both, in order, each once.
fn dates(one: &[String], other: &[String]) -> Vec<String> {
    let all: BTreeSet<&String> = one.iter().chain(other).collect();
    all.into_iter().cloned().collect()
}

/// The same part in the same event twice becomes one.
fn move_events(plan: &Plan, tx: &mut Tx, keep: &Id, gone: &Id) -> Result<(), StoreError> {
    for link in plan.event_partners.iter().filter(|link| link.partner_id == *gone) {
        tx.remove::<EventPartner>(&link.id)?;
        let id = domain::link_id(&[&link.event_id, keep, link.role.word()]);
        tx.put(&EventPartner { id, partner_id: keep.clone(), ..link.clone() })?;
    }
    Ok(())
}

/// A tie between the two means nothing any more; one that is noted on both becomes one.
fn move_ties(plan: &Plan, tx: &mut Tx, keep: &Id, gone: &Id) -> Result<(), StoreError> {
    let touches = |tie: &&Tie| tie.from_partner_id == *gone || tie.to_partner_id == *gone;
    for tie in plan.ties.iter().filter(touches) {
        let moved = |id: &Id| if id == gone { keep.clone() } else { id.clone() };
        let new = Tie {
            from_partner_id: moved(&tie.from_partner_id),
            to_partner_id: moved(&tie.to_partner_id),
            ..tie.clone()
        };
        let twin = plan.ties.iter().find(|other| is_same_tie(other, &new));
        if new.from_partner_id == new.to_partner_id {
            tx.remove::<Tie>(&tie.id)?;
        } else if let Some(twin) = twin {
            // Others may have filled it a moment ago.
            let twin = tx.get::<Tie>(&twin.id)?.unwrap_or_else(|| twin.clone());
            tx.put(&filled_tie(&twin, &new))?;
            tx.remove::<Tie>(&tie.id)?;
        } else {
            tx.put(&new)?;
        }
    }
    Ok(())
}

fn is_same_tie(one: &Tie, other: &Tie) -> bool {
    one.id != other.id
        && (&one.from_partner_id, &one.to_partner_id) == (&other.from_partner_id, &other.to_partner_id)
        && (one.kind, one.captured_on) == (other.kind, other.captured_on)
}

/// The tie that stays, with what it leaves empty filled from the other.
fn filled_tie(kept: &Tie, gone: &Tie) -> Tie {
    Tie {
        strength: kept.strength.or(gone.strength),
        reliability: kept.reliability.or(gone.reliability),
        openness: kept.openness.or(gone.openness),
        shared_aims: kept.shared_aims.or(gone.shared_aims),
        influence: kept.influence.or(gone.influence),
        resources: kept.resources.or(gone.resources),
        commitment: kept.commitment.or(gone.commitment),
        note: both(&kept.note, &gone.note),
        ..kept.clone()
    }
}

fn move_records(plan: &Plan, tx: &mut Tx, keep: &Id, gone: &Id) -> Result<(), StoreError> {
    for it in plan.partner_roles.iter().filter(|it| it.partner_id == *gone) {
        tx.put(&PartnerRole { partner_id: keep.clone(), ..it.clone() })?;
    }
    for it in plan.offers.iter().filter(|it| it.partner_id == *gone) {
        tx.put(&Offer { partner_id: keep.clone(), ..it.clone() })?;
    }
    for it in plan.interactions.iter().filter(|it| it.partner_id == *gone) {
        // The person may have become another one a moment ago.
        let now = tx.get::<Interaction>(&it.id)?.unwrap_or_else(|| it.clone());
        tx.put(&Interaction { partner_id: keep.clone(), ..now })?;
    }
    for it in plan.venues.iter().filter(|it| it.owner_id.as_ref() == Some(gone)) {
        tx.put(&Venue { owner_id: Some(keep.clone()), ..it.clone() })?;
    }
    for it in plan.budget_lines.iter().filter(|it| it.partner_id.as_ref() == Some(gone)) {
        tx.put(&BudgetLine { partner_id: Some(keep.clone()), ..it.clone() })?;
    }
    Ok(())
}

/// Tags, tasks, notes and evidence about the one are about the other.
fn move_subjects(plan: &Plan, tx: &mut Tx, keep: &Id, gone: &Id) -> Result<(), StoreError> {
    for tag in plan.tags.iter().filter(|tag| tag.subject == Subject::Partner && tag.subject_id == *gone) {
        tx.remove::<Tag>(&tag.id)?;
        let id = tag_id(keep, &tag.area_id, tag.feature_id.as_deref());
        tx.put(&Tag { id, subject_id: keep.clone(), ..tag.clone() })?;
    }
    let is_task = |it: &&Task| it.subject == Some(Subject::Partner) && it.subject_id.as_ref() == Some(gone);
    for it in plan.tasks.iter().filter(is_task) {
        tx.put(&Task { subject_id: Some(keep.clone()), ..it.clone() })?;
    }
    for it in plan.notes.iter().filter(|it| it.subject == Subject::Partner && it.subject_id == *gone) {
        tx.put(&Note { subject_id: keep.clone(), ..it.clone() })?;
    }
    for it in plan.evidence.iter().filter(|it| it.subject == Subject::Partner && it.subject_id == *gone) {
        tx.put(&Evidence { subject_id: keep.clone(), ..it.clone() })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::Person;
    use domain::references::{ABOUT_SUBJECTS, REFERENCES};

    /// Tables with a field that names a partner, all of which are moved above.
    const MOVED: [&str; 8] =
        ["event_partner", "venue", "person", "partner_role", "offer", "interaction", "tie", "budget_line"];

    #[track_caller]
    fn check(one: (&str, &str), other: (&str, &str), expected: bool) {
        let person = |(name, email): (&str, &str)| Person {
            name: name.to_owned(),
            email: email.to_owned(),
            ..Person::default()
        };
        assert_eq!(super::is_same_person(&person(one), &person(other)), expected, "{one:?} {other:?}");
        assert_eq!(super::is_same_person(&person(other), &person(one)), expected, "{other:?} {one:?}");
    }

    #[test]
    fn two_who_share_a_name_or_an_office_address_are_two() {
        check(("Maria Silva", "maria@example.org"), (" maria silva", "Maria@Example.org "), true);
        check(("Maria Silva", "maria@example.org"), ("Maria Silva", ""), true);
        check(("Maria Silva", "maria@example.org"), ("Maria Silva", "office@example.org"), false);
        check(("Maria Silva", "office@example.org"), ("Jo Silva", "office@example.org"), false);
        check(("", "office@example.org"), ("", "office@example.org"), false);
    }

    #[test]
    fn every_table_that_names_a_partner_is_moved() {
        let naming: BTreeSet<&str> = REFERENCES.iter().filter(|it| it.target == "partner").map(|it| it.table).collect();
        assert_eq!(naming, BTreeSet::from(MOVED), "a new reference must move along");
        assert_eq!(ABOUT_SUBJECTS, ["tag", "task", "note", "evidence"], "so must a new kind of record about others");
    }
}
