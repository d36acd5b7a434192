# The steps of events from one status to another, and the triage of what was submitted.

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
triage-nothing-about = Every submitted event has been decided on. What comes in next stands here first.
keys-triage = In the triage
keys-triage-go = To the event before or after

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
