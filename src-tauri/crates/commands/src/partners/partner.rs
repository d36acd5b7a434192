//! The register of partners and the people in them.

use std::collections::{HashMap, HashSet};

use domain::*;

use crate::Failure;
use crate::desk::Desk;
use crate::own_fields::{by_record, check_values, put_values, settle_values, values_of_record};
use crate::plan::history::erasure;
use crate::programme::checks::check_tags;
use crate::programme::events::settle_tags;
use crate::programme::rows::grouped;
use crate::records::drafts::{give_id, label, need, need_if_given, need_text, put_children, remove_all};
use crate::views::{Erasure, Name, PartnerDraft, PartnerRow};

pub(crate) fn list_partners(desk: &Desk) -> Result<Vec<PartnerRow>, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    let neighbourhoods = by_id(&plan.neighbourhoods);
    let events = by_id(&plan.events);
    let links = grouped(&plan.event_partners, |link| &link.partner_id);
    let mut people = grouped(&plan.people, |person| person.partner_id.as_deref().unwrap_or_default());
    let mut tags: HashMap<&str, Vec<&Tag>> = HashMap::new();
    for tag in plan.tags.iter().filter(|tag| tag.subject == Subject::Partner) {
        tags.entry(&tag.subject_id).or_default().push(tag);
    }
    let mut own = by_record(plan, Subject::Partner);
    let week_id = shown.week().map(|week| &week.id);
    let mut rows: Vec<PartnerRow> = plan
        .partners
        .iter()
        .map(|partner| {
            let id = partner.id.as_str();
            let draft = PartnerDraft {
                partner: partner.clone(),
                people: people.remove(id).unwrap_or_default().into_iter().cloned().collect(),
                tags: tags.remove(id).unwrap_or_default().into_iter().cloned().collect(),
                own_values: own.remove(id).unwrap_or_default(),
            };
            let contact = draft.people.iter().find(|person| person.is_contact).or(draft.people.first());
            let mut names: Vec<Name> = Vec::new();
            let mut known: HashSet<&str> = HashSet::new();
            for link in links.get(partner.id.as_str()).into_iter().flatten() {
                let event = events.get(link.event_id.as_str());
                let event = event.filter(|event| week_id.is_none() || event.week_id.as_ref() == week_id);
                if let Some(event) = event.filter(|event| known.insert(&event.id)) {
                    names.push(Name { id: event.id.clone(), name: event.title.clone() });
                }
            }
            names.sort_by(|a, b| a.name.cmp(&b.name));
            let neighbourhood = partner.neighbourhood_id.as_deref().and_then(|id| neighbourhoods.get(id));
            PartnerRow {
                contact_name: contact.map(|person| person.name.clone()).unwrap_or_default(),
                events: names,
                neighbourhood_name: neighbourhood.map(|place| place.name.clone()).unwrap_or_default(),
                draft,
            }
        })
        .collect();
    rows.sort_by(|a, b| a.draft.partner.name.cmp(&b.draft.partner.name));
    Ok(rows)
}

fn draft_of(plan: &Plan, partner: &Partner) -> PartnerDraft {
    let people = plan.people.iter().filter(|person| person.partner_id.as_ref() == Some(&partner.id));
    let tags = plan.tags.iter().filter(|tag| tag.subject == Subject::Partner && tag.subject_id == partner.id);
    PartnerDraft {
        partner: partner.clone(),
        people: people.cloned().collect(),
        tags: tags.cloned().collect(),
        own_values: values_of_record(plan, Subject::Partner, &partner.id),
    }
}

pub(crate) fn list_people(desk: &Desk) -> Result<Vec<Person>, Failure> {
    let mut people = desk.shown()?.plan.people.clone();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(people)
}

pub(crate) fn save_partner(desk: &Desk, draft: PartnerDraft) -> Result<Id, Failure> {
    let mut draft = draft;
    need_text(&draft.partner.name, "name")?;
    draft.people.iter().try_for_each(|person| need_text(&person.name, "people"))?;
    desk.write(|plan, file| {
        need_if_given(&plan.neighbourhoods, draft.partner.neighbourhood_id.as_ref())?;
        check_tags(plan, &draft.tags)?;
        check_values(plan, &draft.own_values)?;
        let code = if draft.partner.id.is_empty() { "create_partner" } else { "save_partner" };
        let old = plan.partners.iter().find(|partner| partner.id == draft.partner.id).map(|it| draft_of(plan, it));
        Ok(file.command(label(code, &draft.partner.name), |tx| {
            give_id(&mut draft.partner.id, tx);
            for person in &mut draft.people {
                give_id(&mut person.id, tx);
                person.partner_id = Some(draft.partner.id.clone());
            }
            settle_tags(&mut draft.tags, Subject::Partner, &draft.partner.id);
            settle_values(&mut draft.own_values, Subject::Partner, &draft.partner.id);
            tx.put(&draft.partner)?;
            put_values(tx, &draft.own_values)?;
            put_children(tx, old.as_ref().map(|old| old.people.as_slice()), &draft.people)?;
            put_children(tx, old.as_ref().map(|old| old.tags.as_slice()), &draft.tags)?;
            if let Some(old) = &old {
                let gone = old.people.iter().filter(|person| !draft.people.iter().any(|kept| kept.id == person.id));
                for person in gone {
                    remove_all(tx, plan.event_people.iter().filter(|link| link.person_id == person.id))?;
                }
            }
            Ok(draft.partner.id)
        })?)
    })
}

pub(crate) fn delete_partner(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let partner = need(&plan.partners, &id)?;
        Ok(file.command(label("delete_partner", &partner.name), |tx| {
            tx.remove_whole(Partner::TABLE, &id)?;
            Ok(())
        })?)
    })
}

pub(crate) fn delete_person_for_ever(desk: &Desk, id: Id) -> Result<Erasure, Failure> {
    desk.forget_before();
    // Also people in the bin can be erased, so the snapshot is not asked.
    Ok(erasure(desk, desk.write(|_, file| Ok(file.erase_person(&id)?))?))
}
