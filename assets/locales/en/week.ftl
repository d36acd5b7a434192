# The week of the programme, day beside day.
week-label = Programme by day
week-keys = Arrow keys go from event to event. Alt and up or down moves the event by a quarter of an hour, Alt and left or right by a day, Alt, Shift and up or down makes it shorter or longer. Enter drops it, Escape puts it back. Enter on its own opens the event, M opens the Move dialog.
week-none = The plan has no week yet: its days stand here once it has.
week-wide = Wide days
week-day-count = { $count ->
    [one] one session
   *[other] { $count } sessions
}
week-plus = +{ $count }
week-more = { $count } more at { $time }, { $day }
week-more-top = { $count } more on { $day }
week-all_day = All day
week-hour_unknown = Hour?
week-no_hour-keys = Its hour is not known. M opens the Move dialog.
week-no_room = No room yet
week-elsewhere = { $count ->
    [one] One session is on no day of this week
   *[other] { $count } sessions are on no day of this week
}
week-to_rooms = Show the day by rooms
