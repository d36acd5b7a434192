//! Cells that name partners, people and areas: the links that come, and those that go.

use std::collections::BTreeSet;

use domain::tables::Holds;
use domain::tables::labels::Labels;
use domain::tables::rows::Links;
use domain::{Cell, EventPartner, EventPerson, Field, Id, Plan, Subject, Tag, link_id};

use crate::Writes;

/// Makes the links of a record those that its cell names. Links to what has no name stay: no cell can show them.
pub(super) fn set(
    plan: &Plan,
    links: &Links,
    labels: &Labels,
    (holds, table): (Holds, &str),
    (subject, id): (Option<Subject>, &Id),
    value: &Cell,
    writes: &mut Writes,
) {
    let wanted: BTreeSet<Id> = Vec::from_cell(value).unwrap_or_default().into_iter().collect();
    let had: BTreeSet<&str> = links.ids(holds, id).into_iter().collect();
    let gone: BTreeSet<&str> =
        had.iter().copied().filter(|id| !wanted.contains(*id) && !labels.label(table, id).is_empty()).collect();
    for other in wanted.iter().filter(|other| !had.contains(other.as_str())) {
        let (event_id, other) = (id.clone(), other.clone());
        match holds {
            Holds::Partners(role) => writes.event_partners.push(EventPartner {
                id: link_id(&[&event_id, &other, role.word()]),
                event_id,
                partner_id: other,
                role,
            }),
            Holds::People => {
                writes.event_people.push(EventPerson { id: link_id(&[&event_id, &other]), event_id, person_id: other });
            }
            Holds::Areas => writes.tags.push(Tag {
                id: link_id(&[&event_id, &other]),
                subject: subject.unwrap_or_default(),
                subject_id: event_id,
                area_id: other,
                feature_id: None,
            }),
            Holds::Field | Holds::Own(_) | Holds::Venue => {}
        }
    }
    if gone.is_empty() {
        return;
    }
    match holds {
        Holds::Partners(role) => {
            let ours = plan.event_partners.iter().filter(|it| it.event_id == *id && it.role == role);
            let ids = ours.filter(|it| gone.contains(it.partner_id.as_str())).map(|it| it.id.clone());
            writes.removed_event_partners.extend(ids);
        }
        Holds::People => {
            let ours = plan.event_people.iter().filter(|it| it.event_id == *id);
            let ids = ours.filter(|it| gone.contains(it.person_id.as_str())).map(|it| it.id.clone());
            writes.removed_event_people.extend(ids);
        }
        Holds::Areas => {
            let is_ours = |it: &&Tag| Some(it.subject) == subject && it.subject_id == *id && it.feature_id.is_none();
            let ids = plan.tags.iter().filter(is_ours).filter(|it| gone.contains(it.area_id.as_str()));
            writes.removed_tags.extend(ids.map(|it| it.id.clone()));
        }
        Holds::Field | Holds::Own(_) | Holds::Venue => {}
    }
}
