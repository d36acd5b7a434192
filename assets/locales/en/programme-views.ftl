# Views of the programme: the board by status, and the agenda of hosts and people.

programme-board-hint = Drag a card to another column, or use its button. With the keyboard: arrow keys, Alt and the arrow keys, M.
programme-board-column = { $status }, { $count ->
    [one] { $shown } event
   *[other] { $shown } events
}
programme-board-empty = None
programme-board-move = Move “{ $title }”
keys-status_board = The board by status
keys-status_board-go = Go from event to event
keys-status_board-move = Bring the chosen event to the next status that a step leads to
keys-status_board-form = Choose the status in a list

programme-agenda-by = Whose agenda
programme-agenda-by-host = By host
programme-agenda-by-person = By person
programme-agenda-count-host = { $count ->
    [one] { $count } host
   *[other] { $count } hosts
} · { $lines ->
    [one] { $lines } entry
   *[other] { $lines } entries
}
programme-agenda-count-person = { $count ->
    [one] { $count } person
   *[other] { $count } people
} · { $lines ->
    [one] { $lines } entry
   *[other] { $lines } entries
}
programme-agenda-keys = Arrow keys go from line to line, Page Up and Page Down to the next name, Enter opens.
programme-agenda-no_person = Nobody named yet
programme-agenda-lines = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
programme-agenda-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
keys-agenda = The agenda
keys-agenda-go = Go from line to line
keys-agenda-names = Go to the name before or after
keys-agenda-ends = Go to the first or the last line
keys-agenda-open = Open the event

# What came of the event of which another one is a copy
last_time-title = Last time
last_time-registered = Registered
last_time-attended = Came
last_time-missed = Did not come
last_time-rating = Rated, 1 to 5
last_time-places = Where it was
last_time-unknown = not known
last_time-share = { $count } ({ $percent })
last_time-place = { $place } ({ $capacity ->
    [one] { $capacity } place
   *[other] { $capacity } places
})
last_time-often = { $place }, { $count ->
    [one] once
   *[other] { $count } times
}

# Rows of the table chosen together
programme-table-marked = { $count ->
    [0] No event is chosen
    [one] One event is chosen
   *[other] { $count } events are chosen
}
programme-table-with = With those chosen
programme-table-clear = Choose none
programme-table-set = { $count ->
    [one] One event: { $status }
   *[other] { $count } events: { $status }
}
