# The programme: board, table, problems, the panel and the form of an event.
programme-day-summary = { $day } · { $events ->
    [one] { $events } event
   *[other] { $events } events
} · { $rooms ->
    [one] { $rooms } room shown
   *[other] { $rooms } rooms shown
}
programme-summary = { $events ->
    [one] { $events } event shown
   *[other] { $events } events shown
}
programme-menu = More to do
programme-import = Import submissions
action-new_event = New event
programme-views = View
programme-view-week = Week
programme-view-rooms = Rooms
programme-view-table = Table
programme-view-board = Board
programme-view-agenda = Agenda
programme-view-map = Map
programme-view-triage = Triage
programme-view-missing = Missing details
programme-view-grants = Grants
programme-view-problems = Problems
programme-view-releases = Releases
programme-days = Day
programme-filters = Filter the programme
programme-search = Search
programme-only_problems = Only with problems
programme-only_used = Only rooms in use
programme-clear = Clear filters
programme-nothing = Nothing here
filter-pillars = All pillars
filter-pillars-some = { $count } pillars
filter-statuses = Any status
filter-statuses-some = { $count } statuses
filter-organisers = All organisers
filter-organisers-some = { $count } organisers
filter-neighbourhoods = All neighbourhoods
filter-neighbourhoods-some = { $count } neighbourhoods
filter-days = Every day
filter-days-some = { $count } days
filter-venues = All venues
filter-venues-some = { $count } venues
filter-audiences = Everyone
filter-audiences-some = { $count } audiences
filters-saved = Saved views
filters-save = Save this view…
filters-save-title = Save this view
filters-keep = Keep what is shown in “{ $title }”
filters-kept = “{ $title }” shows this from now on.
filters-edit = Rename or delete “{ $title }”…
filters-edit-title = Saved view
saved_filter-title = Name
saved_filter-title-hint = Everybody who opens the plan can choose it.
saved_filter-text = Words
saved_filter-pillars = Pillars
saved_filter-organisers = Hosts
saved_filter-statuses = Statuses
saved_filter-neighbourhoods = Neighbourhoods
saved_filter-venues = Venues
saved_filter-audiences = Audiences
saved_filter-days = Days
saved_filter-tracks = Tracks
saved_filter-only_problems = Only with problems
saved_filter-view = View
saved_filter-hidden_columns = Columns left out
saved_filter-sort_by = Order
saved_filter-group_by = Groups
programme-empty = No events yet
programme-empty-about = Import the spreadsheet that your partners filled in, or write the first event yourself. An import can be undone in one step.
programme-no_rooms = No rooms to show
programme-no_rooms-about = Events stand in rooms. Add venues with their rooms, or switch off “Only rooms in use”.
programme-no_rooms-filtered = The filters leave no room. Clear them, or switch off “Only rooms in use”.
programme-closed = closed

# The board.
programme-board-label = Programme by room
programme-board-keys = Arrow keys go from event to event. Alt and an arrow key moves the event, Alt, Shift and up or down makes it shorter or longer. Enter drops it, Escape puts it back. Enter on its own opens the event, M opens the Move dialog.
programme-block-more = { $place }, { $status }{ $problems ->
    [0] {""}
    [one] , one problem
   *[other] , { $problems } problems
}
programme-place = { $day }, { $time }, { $place }
programme-moved = Moved. No problem there.
programme-moved-problems = { $count ->
    [one] Moved. There is one problem to look at.
   *[other] Moved. There are { $count } problems to look at.
}
programme-move-cancelled = Put back.

# The tray.
programme-tray = Not placed yet ({ $count })
programme-tray-empty = Every event has a time and a place.
programme-tray-search = Search what is not placed
programme-tray-no_place = { $time }, no place yet
programme-tray-none_found = Nothing of what the filters show waits.
programme-tray-more = And { $count } more: search for them.
programme-place-short = Place…
programme-place-named = Place “{ $title }”…

# The Move dialog.
programme-move-title = Move “{ $title }”
programme-move = Move…
programme-move-named = Move { $time }…
programme-move-do = Move
programme-move-off = Take off the board
programme-move-night = After midnight it is the night of { $day }: on the calendar, early on { $date }.
programme-move-free = Nothing stands in the way there.
programme-parts = { $count ->
    [one] Holds { $count } event
   *[other] Holds { $count } events
}
programme-move-open = Whether anything stands in the way is told once time and length are understood.
move-day = Day
move-time = Starts at
move-minutes = Length in minutes
move-room = Room
move-no_room = No room yet

# Problems.
programme-none_found = No event fits
programme-show_all_rooms = Show all rooms
programme-no_problems = Nothing to put right
programme-no_problems-about = Every rule was checked and found nothing, or what it found has been accepted.
problems-state = What is shown
problems-state-open = Open
problems-state-accepted = Accepted
problems-severity = How much it matters
problems-all_severities = All of them
problems-severity-blocks = Blocks publication
problems-severity-warning = Warnings
problems-severity-hint = Hints
problems-kind = Kind of problem
problems-all_kinds = Every kind
problems-counted = { $name } ({ $number })
problems-shown = { $count ->
    [one] 1 problem
   *[other] { $count } problems, { $kinds ->
        [one] all of one kind
       *[other] { $kinds } kinds
    }
}
problems-owner = Who sees to it
problems-all_owners = Anybody
problems-no_owner = Nobody yet
problems-when = When
problems-all_times = New and old
problems-when-new = New since yesterday
problems-when-late = Late
problems-new = New
problems-late = Late since { $date }
problems-due = By { $date }
problems-assign = Give to…
problems-assign_all = Give all to…
problems-assign-title = Give to somebody: { $name }
problems-assign-about = { $count ->
    [one] One problem.
   *[other] { $count } problems.
} Leave both fields empty to give them to nobody.
problems-assign-do = Give
problems-assigned-given = { $count ->
    [one] One problem was given to { $owner }.
   *[other] { $count } problems were given to { $owner }.
}
problems-assigned-given_by = { $count ->
    [one] One problem was given to { $owner }, to be seen to by { $date }.
   *[other] { $count } problems were given to { $owner }, to be seen to by { $date }.
}
problems-assigned-dated = { $count ->
    [one] One problem is to be seen to by { $date }.
   *[other] { $count } problems are to be seen to by { $date }.
}
problems-assigned-nobody = { $count ->
    [one] Nobody is to see to this problem any more.
   *[other] Nobody is to see to these { $count } problems any more.
}
problems-none_found = No problem fits
problems-hidden_by_events = The filters of the programme leave out every event that has a problem.
problems-none_accepted = Nothing has been accepted
problems-none_accepted-about = What is meant to be as it is can be accepted with a reason; it is listed here.
problems-show_event = Show the event
problems-edit_event = Edit the event
problems-show_other = Show the other event
problems-accept_all = Accept all…
problems-accept_all-title = Accept all: { $name }
problems-accept_all-about = { $count ->
    [one] One problem will no longer be counted as open. It comes back when its facts change.
   *[other] { $count } problems will no longer be counted as open. One comes back when its facts change.
}
problems-accept_all-do = { $count ->
    [one] Accept it
   *[other] Accept { $count }
}
problems-way-set_capacity = Change the places offered ({ $number })…
problems-way-set_capacity-title = { $count ->
    [one] Change the places offered by one event?
   *[other] Change the places offered by { $count } events?
}
problems-way-set_capacity-do = { $count ->
    [one] Change one event
   *[other] Change { $count } events
}
problems-way-set_free = Set all to free of charge ({ $number })…
problems-way-set_free-title = { $count ->
    [one] Set one event to free of charge?
   *[other] Set { $count } events to free of charge?
}
problems-way-set_free-before = not free of charge
problems-way-set_free-after = free of charge
problems-way-set_free-do = { $count ->
    [one] Set one event to free of charge
   *[other] Set { $count } events to free of charge
}
problems-way-set_insured = Mark all as insured ({ $number })…
problems-way-set_insured-title = { $count ->
    [one] Mark one event as insured?
   *[other] Mark { $count } events as insured?
}
problems-way-set_insured-before = not marked as insured
problems-way-set_insured-after = insured
problems-way-set_insured-do = { $count ->
    [one] Mark one event as insured
   *[other] Mark { $count } events as insured
}
problems-way-move_to_tray = Take all off the board ({ $number })…
problems-way-move_to_tray-title = { $count ->
    [one] Take one session off the board?
   *[other] Take { $count } sessions off the board?
}
problems-way-move_to_tray-do = { $count ->
    [one] Take one session off the board
   *[other] Take { $count } sessions off the board
}
problems-way-set_capacity-done = { $count ->
    [one] The places offered by one event were changed.
   *[other] The places offered by { $count } events were changed.
}
problems-way-set_free-done = { $count ->
    [one] One event was set to free of charge.
   *[other] { $count } events were set to free of charge.
}
problems-way-set_insured-done = { $count ->
    [one] One event was marked as insured.
   *[other] { $count } events were marked as insured.
}
problems-way-move_to_tray-done = { $count ->
    [one] One session was taken off the board.
   *[other] { $count } sessions were taken off the board.
}
problems-moved = “{ $title }” was moved.
problems-reopened = The problem is open again.
problems-accepted = { $count ->
    [one] One problem accepted.
   *[other] { $count } problems accepted.
}
programme-accepted-because = Accepted: { $reason }
programme-reopen = Take back the acceptance
programme-accept = Accept
programme-accept-as-is = Accept as it is…
programme-accept-reason = Why is this all right?

# The panel.
programme-sessions = Sessions
programme-no_sessions = No session yet.
programme-no_place = no room yet
programme-unscheduled = not scheduled
programme-all_day = { $day }, all day
programme-time_unknown = { $day }, time not known
programme-time = { $day }, { $time }
programme-time-cancelled = { $time } (cancelled)
programme-free = Free
programme-fact-organisers = Organiser
programme-fact-pillars = Pillars
programme-fact-audiences = Audience
programme-fact-languages = Languages
programme-fact-access = Access
programme-fact-capacity = Places
programme-fact-booking = Booking
programme-fact-cost = Cost
programme-fact-money = Money asked
programme-fact-source = Source
programme-history = History
programme-history-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
programme-board-refused = “{ $title }” stays: one step leads from “{ $from }” to { $steps }, not to “{ $status }”.
programme-board-step = “{ $status }”
programme-board-refused-end = “{ $title }” stays: no step leads on from “{ $from }”.
programme-history-field = { $field }: { $from } → { $to }
programme-nothing_there = nothing
programme-edit = Edit
programme-more = More
programme-deleted = “{ $title }” was deleted.
programme-delete = Delete
programme-set-status = Set to “{ $status }”
programme-set-status-why = Set to “{ $status }”…
programme-gone = This event is not in the plan any more.
programme-not_then = This event was not in the plan at that time.

# The table.
programme-table-label = Events
programme-table-count = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
programme-table-group = Group
programme-table-group-none = No groups
programme-table-grouped = Grouped: { $column }
programme-table-hint = Double-click or F2 changes a cell. Shift or dragging chooses several, to copy, paste or fill down.
programme-column-starts = First session
programme-group-day = Day
programme-column-venues = Venues
programme-column-problems = Problems

# The form.
event-form-new = New event
event-form-edit = Event
event-form-save = Save
event-form-words = { $words } of { $most } words
event-form-plain_words = { $words_raw ->
        [one] { $words } word
       *[other] { $words } words
    }, { $per_sentence } in a sentence, { $long } long words: { $ease ->
        [easy] easy to read
       *[hard] shorter sentences or shorter words would help
    }
event-form-plain_words-unjudged = Words do not stand apart in this script, so their number says nothing.
event-form-when = When and where
event-form-who = Who puts it on
event-form-pillars = What it serves
event-form-for = Who it is for
event-form-access = Access
event-form-after = After the week
event-form-money = Money and duties
event-form-session = Session { $number }
event-form-free_and_cost = “Free of charge” is ticked, so visitors are told that it costs nothing. Take the tick away if it costs something.
event-form-in_session = Session { $number }: { $problem }
event-form-session-add = Add a session
event-form-session-remove = Remove session { $number }
event-form-partner-add = Add a partner
event-form-partner-remove = Remove partner { $number }
event-form-person-add = Add a facilitator
event-form-person-remove = Remove facilitator { $number }
event-form-choose = Choose…
event-form-more_problems = And { $count } more.
