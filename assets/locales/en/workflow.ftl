# The steps of events from one status to another, and the triage of what was submitted.

status-question-hint = This question stands in the list of missing details, too.
status-why-title = { $count ->
    [one] { $status }: “{ $title }”
   *[other] { $status }: { $count } events
}
status-do-draft = Set back to draft
status-do-submitted = Decide anew
status-do-needs_information = Ask
status-do-accepted = Accept
status-do-declined = Decline
status-do-confirmed = Confirm
status-do-held = Mark as held
status-do-withdrawn = Withdraw
status-do-cancelled = Call off
status-do-postponed = Put off
status-steps = How it came to stand here
status-step = { $from } → { $to }
status-step-first = Came into the plan as “{ $to }”

triage-list = Submitted events
triage-count = { $count ->
    [one] { $count } event to decide on, newest first
   *[other] { $count } events to decide on, newest first
}
triage-place = { $place } of { $count }
triage-undated = no date
triage-accept = Accept
triage-decline = Decline…
triage-ask = Ask for information…
triage-next = Next
triage-previous = Previous
triage-decided = “{ $title }”: { $status }
triage-contact = Contact
triage-listing = None: needs only a listing
triage-missing = To look at
triage-nothing = Nothing waits for a decision
triage-none_found = Nothing that waits fits these filters
triage-none_found-about = { $count ->
    [one] One submitted event waits for a decision outside these filters.
   *[other] { $count } submitted events wait for a decision outside these filters.
}
triage-nothing-about = Every submitted event has been decided on. What comes in next stands here first.
keys-triage = In the triage
keys-triage-go = To the event before or after
keys-triage-pages = A page of the list further or back
keys-triage-ends = To the first or the last event

# What hosts are asked for
missing-detail-answer = an answer to our question
missing-detail-date = a date
missing-detail-time = the time
missing-detail-place = a place
missing-detail-short_text = a short text
missing-detail-shorter_text = a shorter short text
missing-detail-audience = for whom it is
missing-detail-capacity = how many can come
missing-detail-access = access details
missing-detail-booking_way = how to book
missing-detail-insurance = proof of insurance
missing-detail-return = how many came
missing-line = “{ $title }”: { $details }.
missing-line-asked = “{ $title }”: { $details }. We asked: { $question }
missing-column-host = Host
missing-column-contact = Contact
missing-column-email = E-mail
missing-column-phone = Phone
missing-column-event_count = Events
missing-column-events = Titles
missing-column-details = What is missing
missing-summary = { $hosts ->
    [one] { $hosts } host is asked for { $details ->
        [one] one detail
       *[other] { $details } details
    }.
   *[other] { $hosts } hosts are asked for { $details } details.
}
missing-no_host = No host known
missing-no_contact = nobody to write to is known
missing-no_email = no e-mail address is known
missing-asked = We asked: { $question }
missing-count = { $count ->
    [one] { $count } detail
   *[other] { $count } details
}
missing-export = Table for letters…
missing-exported = Saved as { $name }: one row for each host.
missing-nothing = Nothing is missing
missing-nothing-about = Every event that was sent in has what its host has to give.

# Money and listing
track-money = Needs money
track-listing = Needs only a listing
filter-tracks = Track
filter-tracks-some = { $count ->
    [one] { $count } track
   *[other] { $count } tracks
}
grants-secured = Secured for grants
grants-secured-about = of { $planned } planned
grants-granted = Granted
grants-left = Left to grant
grants-over = Granted beyond what is secured
grants-asked = Asked for
grants-undecided = Not decided yet
grants-off = Granted to what is off
grants-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
grants-tracks = Events by what they need
grants-track = Track
grants-count-drafts = Drafts
grants-count-pending = To decide on
grants-count-in_programme = In the programme
grants-count-off = Off
grants-no_budget = No line of the budget is for grants of this week yet.
grants-to_budget = To the budget
grants-no_week = No week is planned yet
grants-no_week-about = Grants are told by week.
grants-nobody = Nobody asks for money
grants-nobody-about = No event that is shown asks for money.
grants-hint = { $count ->
    [one] { $count } event asks for money. A click or Enter grants.
   *[other] { $count } events ask for money. A click or Enter grants.
}
grants-table = Events that ask for money
grants-not_decided = not decided
grants-dialog = Grant: “{ $title }”
grants-dialog-asked = Asked for: { $asked }
grants-dialog-left = { $left } is left afterwards
grants-dialog-over = { $over } more than is secured is granted then
grants-give-asked = What was asked
grants-give-nothing = Nothing
grants-save = Grant

# One change of the whole programme
bulk-open = Change the whole programme…
bulk-title = Change the whole programme
bulk-scope-all = For all events of the week.
bulk-scope-chosen = { $count ->
    [one] For the one event that the filters leave.
   *[other] For the { $count } events that the filters leave.
}
bulk-kind = What happens
bulk-postpone = Postpone
bulk-postpone-about = What is accepted or confirmed is put off. Dates and places stay noted for later.
bulk-cancel = Call off
bulk-cancel-about = What is accepted, confirmed or postponed is cancelled.
bulk-go_online = Switch to online
bulk-go_online-about = At the same times; the rooms become free.
bulk-close_venue = Close a venue for a day
bulk-close_venue-about = Its sessions of the day are cancelled, and events that have no other with them.
bulk-venue_id = Venue
bulk-venue-choose = Choose a venue
bulk-on = Day
bulk-online_id = Where online
bulk-online-none = No place of the plan
bulk-reason = Why
bulk-reason-hint = Kept with every event, for its host.
bulk-preview = What changes
bulk-preview-none = Choose venue and day to see what changes.
bulk-number-events = { $count ->
    [0] No event changes
    [one] { $count } event changes
   *[other] { $count } events change
}
bulk-number-status = { $count ->
    [one] { $count } of them is cancelled as a whole
   *[other] { $count } of them are cancelled as a whole
}
bulk-number-dateless = { $count ->
    [one] { $count } that is not decided on has no other date
   *[other] { $count } that are not decided on have no other date
}
bulk-number-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
bulk-number-places = { $count ->
    [one] { $places } place
   *[other] { $places } places
}
bulk-number-hosts = { $count ->
    [one] { $count } host to be told
   *[other] { $count } hosts to be told
}
bulk-number-rooms = { $count ->
    [one] { $count } room or venue becomes free
   *[other] { $count } rooms and venues become free
}
bulk-number-problems = Open problems: { $before } now, { $after } afterwards
bulk-number-left = { $count ->
    [one] { $count } event stays as it is: { $reasons }
   *[other] { $count } events stay as they are: { $reasons }
}
bulk-left-undecided = { $count } not decided on yet
bulk-left-over = { $count } already over
bulk-left-off = { $count } called off or put off before
bulk-left-same = { $count } already as you want it
bulk-do-postpone = { $count ->
    [0] Postpone
    [one] Postpone { $count } event
   *[other] Postpone { $count } events
}
bulk-do-cancel = { $count ->
    [0] Call off
    [one] Call off { $count } event
   *[other] Call off { $count } events
}
bulk-do-go_online = { $count ->
    [0] Switch to online
    [one] Switch { $count } event to online
   *[other] Switch { $count } events to online
}
bulk-do-close_venue = Close the venue for the day
bulk-done = { $count ->
    [0] No event had to change.
    [one] { $count } event was changed.
   *[other] { $count } events were changed.
}
