# Releases of the programme: freezing, comparing, telling.
release-number = Number
release-title = Title
release-title-hint = Such as “To the printer” or “Website, second version”.
release-note = Note
release-version = Frozen state
release-released_on = Released on
release-is_printed = Went to print
release-week_id = Week
release-version_name = Release { $number }: { $title }
release-numbered = Release { $number }
release-named = Release { $number }: { $title }
release-session = When and where
release-hosts = Hosts
release-unscheduled = not scheduled
release-told = { $title }: { $kinds }
release-told-why = Why: { $reason }
release-told-lines = { $title }: { $kinds }. { $lines }

release-change-new = New
release-change-cancelled = Cancelled
release-change-postponed = Postponed
release-change-withdrawn = Withdrawn
release-change-taken_out = Taken out
release-change-moved = Moved
release-change-reworded = Reworded
release-change-changed = Changed

release-column-host = Host
release-column-contact = Contact
release-column-email = Email
release-column-phone = Phone
release-column-event_count = Events
release-column-changes = What changed
release-column-release = Since
release-column-released_on = Released on
release-column-event = Event
release-column-kind = Kind of change
release-column-what = What
release-column-printed = Printed
release-column-correct = Correct
release-column-venue = Venue

releases-new = New release
releases-new-about =
    { $count ->
        [0] Nothing is accepted or confirmed yet: this release would be empty.
        [one] This freezes the programme as it is now: one event that is accepted, confirmed or held.
       *[other] This freezes the programme as it is now: { $count } events that are accepted, confirmed or held.
    }
releases-new-waiting =
    { $count ->
        [one] One event is not accepted yet and stays out.
       *[other] { $count } events are not accepted yet and stay out.
    }
releases-new-do = Release
releases-made = “{ $title }” is frozen. You can go on planning.
releases-list = Releases
releases-empty = Nothing has been released yet
releases-empty-about = A release keeps the programme as it goes out. You go on planning, and always know what changed since and whom to tell.
releases-printed = printed
releases-since =
    { $count ->
        [0] Nothing changed since release { $number }
        [one] One change since release { $number }
       *[other] { $count } changes since release { $number }
    }
releases-show = Show changes
releases-show-of = Show changes since { $name }
releases-more-of = More about { $name }
releases-look = Look at it
releases-edit = Edit title and note
releases-take_back = Take back as a draft…
releases-compare-to = To
releases-now = Now
releases-by = Sorted by
releases-by-event = Event
releases-by-host = Host
releases-by-venue = Venue
releases-kinds = Kind of change
releases-kinds-all = Every kind
releases-kind-counted = { $name } ({ $number })
releases-letters = Table for letters
releases-letters-done =
    { $count ->
        [one] { $name } holds one host to tell.
       *[other] { $name } holds { $count } hosts to tell.
    }
releases-errata = Errata sheet
releases-errata-done = { $name } is saved.
releases-summary =
    { $events ->
        [one] One event changed
       *[other] { $events } events changed
    }, { $hosts ->
        [0] no host to tell
        [one] one host to tell
       *[other] { $hosts } hosts to tell
    }
releases-without_host =
    { $count ->
        [one] One changed event has no host: nobody is told of it.
       *[other] { $count } changed events have no host: nobody is told of them.
    }
releases-after_print = Release { $number } went to print: what changed since belongs on the errata sheet.
releases-nothing = Nothing changed between the two
releases-nothing-about = The programme reads the same in both.
releases-no_contact = no contact known
releases-was = Was: { $text }
releases-is = Is: { $text }
releases-added = Added: { $text }
releases-removed = Removed: { $text }
releases-show_event = Show the event
releases-show_event-of = Show the event “{ $title }”
releases-take_back-title = Take back release { $number } as a draft
releases-take_back-about = The events, sessions, hosts, people and pillars of the programme become what they were in “{ $title }”. Places, partners and the numbers hosts returned stay as they are today. It is one change and can be undone.
releases-take_back-changed =
    { $count ->
        [one] One event changes.
       *[other] { $count } events change.
    }
releases-take_back-back =
    { $count ->
        [one] One event comes back.
       *[other] { $count } events come back.
    }
releases-take_back-gone =
    { $count ->
        [one] One event that was not there then goes to the bin.
       *[other] { $count } events that were not there then go to the bin.
    }
releases-take_back-cleared =
    { $count ->
        [one] One room, venue, partner, person or pillar is not there any more and is left out.
       *[other] { $count } rooms, venues, partners, people or pillars are not there any more and are left out.
    }
releases-take_back-nothing = The programme is already what it was then.
releases-take_back-do = Take it back
releases-taken_back = The programme is again what it was in release { $number }.
