//! The records that the rules of a programme look at: those of a plan, or the same with one event as a form holds it.
//!
//! Lets a draft be judged while somebody types without a copy of the plan. Only what hangs on a single event can be a
//! draft's; places, partners and people are the plan's.

use crate::{Event, EventPartner, EventPerson, OwnValue, Plan, Session, Subject, Tag};

/// One event with all that hangs on it, under its final ids.
#[derive(Clone, Copy, Debug)]
pub struct DraftedEvent<'a> {
    /// The event; it stands for the plan's of the same id.
    pub event: &'a Event,
    /// All its sessions.
    pub sessions: &'a [Session],
    /// All its partners.
    pub partners: &'a [EventPartner],
    /// All its people.
    pub people: &'a [EventPerson],
    /// All its tags.
    pub tags: &'a [Tag],
    /// All that it says in the plan's own fields.
    pub own_values: &'a [OwnValue],
}

/// What the rules look at.
#[derive(Clone, Copy)]
pub struct Records<'a> {
    /// The plan.
    pub plan: &'a Plan,
    draft: Option<DraftedEvent<'a>>,
}

impl<'a> From<&'a Plan> for Records<'a> {
    fn from(plan: &'a Plan) -> Self {
        Self { plan, draft: None }
    }
}

impl<'a> Records<'a> {
    /// A plan in which a draft stands for what it has of this event.
    pub fn with(plan: &'a Plan, draft: DraftedEvent<'a>) -> Self {
        Self { plan, draft: Some(draft) }
    }

    /// All events.
    pub fn events(self) -> impl Iterator<Item = &'a Event> {
        let drafted = self.draft.map(|draft| draft.event);
        self.plan.events.iter().filter(move |it| self.is_plans(&it.id)).chain(drafted)
    }

    /// All sessions.
    pub fn sessions(self) -> impl Iterator<Item = &'a Session> {
        let drafted = self.draft.map_or(&[][..], |draft| draft.sessions);
        self.plan.sessions.iter().filter(move |it| self.is_plans(&it.event_id)).chain(drafted)
    }

    /// Who takes part in events.
    pub fn partners(self) -> impl Iterator<Item = &'a EventPartner> {
        let drafted = self.draft.map_or(&[][..], |draft| draft.partners);
        self.plan.event_partners.iter().filter(move |it| self.is_plans(&it.event_id)).chain(drafted)
    }

    /// Who facilitates events.
    pub fn people(self) -> impl Iterator<Item = &'a EventPerson> {
        let drafted = self.draft.map_or(&[][..], |draft| draft.people);
        self.plan.event_people.iter().filter(move |it| self.is_plans(&it.event_id)).chain(drafted)
    }

    /// The tags of events.
    pub fn tags(self) -> impl Iterator<Item = &'a Tag> {
        let drafted = self.draft.map_or(&[][..], |draft| draft.tags);
        let ours = self.plan.tags.iter().filter(|tag| tag.subject == Subject::Event);
        ours.filter(move |it| self.is_plans(&it.subject_id)).chain(drafted)
    }

    /// What events say in the plan's own fields.
    pub fn own_values(self) -> impl Iterator<Item = &'a OwnValue> {
        let drafted = self.draft.map_or(&[][..], |draft| draft.own_values);
        let ours = self.plan.own_values.iter().filter(|it| it.subject == Subject::Event);
        ours.filter(move |it| self.is_plans(&it.subject_id)).chain(drafted)
    }

    /// Whether what hangs on an event is the plan's.
    fn is_plans(self, event_id: &str) -> bool {
        self.draft.is_none_or(|draft| draft.event.id != event_id)
    }
}
