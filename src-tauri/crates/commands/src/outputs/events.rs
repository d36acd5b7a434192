//! Which events a document holds, and how many: some hold those alone that their hosts have confirmed, others all that
//! take place. Whoever lays two of them side by side reads here why their counts differ.

use domain::{OutputKind, Plan, Week};
use interchange::announced;
use papers::{BookletEvents, printed_events};
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::outputs::make::with_outgoing;
use crate::outputs::options::{Chosen, WHOLE, World, checked, value};
use crate::outputs::spec::{holds_events, spec};

/// Which events are in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventsHeld {
    /// Only those that their hosts have confirmed.
    Confirmed,
    /// All that take place, whether their hosts have confirmed them or not.
    Programme,
}

/// The events of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutputEvents {
    pub held: EventsHeld,
    pub count: usize,
    /// Of all that take place, those that their hosts have not confirmed yet; they are in it or not.
    pub unconfirmed: usize,
    /// Besides: such as were called off after the public was told, and are told as that.
    pub called_off: usize,
}

/// The events of the chosen week that a document holds; `None`: it is about something else.
pub(crate) fn get_output_events(
    desk: &Desk,
    kind: OutputKind,
    options: Chosen,
) -> Result<Option<OutputEvents>, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let Some(week) = shown.week().filter(|_| holds_events(kind)) else { return Ok(None) };
    let world = World { desk, shown: &shown, texts: &texts };
    let chosen = checked(kind, &options, &world)?;
    // A part of the programme counts itself, by its rows.
    if !matches!(value(&chosen, "part"), "" | WHOLE) {
        return Ok(None);
    }
    let has_choice = spec(kind).options.iter().any(|option| option.name == "events");
    // What has no choice is for the public, who hear of all that takes place.
    let which = if has_choice {
        BookletEvents::from_word(value(&chosen, "events")).unwrap_or_default()
    } else {
        BookletEvents::Programme
    };
    let mut events = counted(&shown.plan, week, which);
    if !has_choice {
        let all = with_outgoing(&world, |outgoing| Ok(announced(outgoing).len()))?;
        events.called_off = all.saturating_sub(events.count);
    }
    Ok(Some(events))
}

fn counted(plan: &Plan, week: &Week, which: BookletEvents) -> OutputEvents {
    let all = printed_events(plan, week, BookletEvents::Programme);
    let confirmed = printed_events(plan, week, BookletEvents::Confirmed);
    let (held, count) = match which {
        BookletEvents::Confirmed => (EventsHeld::Confirmed, confirmed),
        BookletEvents::Programme => (EventsHeld::Programme, all),
    };
    OutputEvents { held, count, unconfirmed: all.saturating_sub(confirmed), called_off: 0 }
}
