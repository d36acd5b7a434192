# The first screen, for those who decide.
overview-opening = { $days ->
    [one] { $days } day to opening
   *[other] { $days } days to opening
}
overview-open = The week is open
overview-over = The week ended on { $ended }
overview-submissions = { $days ->
    [0] submissions close today
    [one] submissions close in { $days } day
   *[other] submissions close in { $days } days
}
overview-submissions_closed = submissions are closed
overview-review = last council review { $date }
overview-present = Present
overview-present-leave = Leave the presentation
overview-of_target = { $percent } of the target
figure-events = Events planned
figure-events-detail = of { $target } wanted
figure-events-detail-plain = { $session_count_raw ->
    [one] { $session_count } session
   *[other] { $session_count } sessions
}
figure-confirmed = Confirmed
figure-confirmed-detail = { $value } of { $target } events
figure-confirmed-detail-plain = no events yet
figure-partners = Partners committed
figure-partners-detail = of { $target } wanted
figure-partners-detail-plain = { $invited_count_raw ->
    [0] nobody invited yet
   *[other] of { $invited_count } invited
}
figure-places = Places on offer
figure-places-detail = of { $target } wanted
figure-places-detail-plain = { $per_place ->
    [none] places in all sessions
   *[other] one for every { $per_place } residents
}
figure-money = Funding granted
figure-money-detail = of { $target } asked for
figure-money-detail-plain = no money asked for
figure-problems = Open problems
figure-problems-detail = { $blocking_count_raw ->
    [0] none blocks publication
    [one] { $blocking_count } blocks publication
   *[other] { $blocking_count } block publication
}
figure-problems-detail-plain = { $blocking_count_raw ->
    [0] none blocks publication
    [one] { $blocking_count } blocks publication
   *[other] { $blocking_count } block publication
}
overview-milestones = Next milestones
overview-milestones-none = Nothing is due. Add what must be done, and by when.
overview-milestone-add = Add
overview-milestone-new = New milestone
overview-milestone-late = overdue
overview-milestone-promised = First promised for
overview-milestone-finish = Mark “{ $title }” as done
overview-milestone-finished = “{ $title }” is done.
overview-milestone-edit = Edit “{ $title }”
overview-first = What to do next
overview-first-about = The plan is ready and has no events yet. These are the usual ways to begin, in any order.
overview-first-no_week = The plan has no learning week yet; everything else hangs on it.
overview-first-week = Add a week
overview-first-week-about = Title and dates are enough.
overview-first-week-do = Add a week
overview-first-import = Bring in submissions
overview-first-import-about = A spreadsheet that partners have filled in becomes events, venues and partners.
overview-first-import-do = Import
overview-first-event = Write an event
overview-first-event-about = One event at a time, with checks while you type.
overview-first-event-do = New event
overview-first-venues = Name the venues
overview-first-venues-about = Rooms with places and opening hours let Paideia warn in time.
overview-first-venues-do = Venues
overview-first-city = Describe the city
overview-first-city-about = Neighbourhoods with their residents show how evenly events are spread.
overview-first-city-do = Neighbourhoods
overview-first-targets = Set targets
overview-first-targets-about = Events, places and partners wanted; the overview is held against them.
overview-first-targets-do = Targets
