# Series: how an event repeats, and how far an edit of one of its sessions reaches.

series-repeats-none = Does not repeat
series-repeats-daily = Every day
series-repeats-weekly = On days of the week
series-repeats-month_day = On a day of the month
series-repeats-month_nth = On a weekday of the month
series-repeats-other = As it was sent
series-interval_daily = Days from one to the next
series-interval_weekly = Weeks from one to the next
series-interval_month_day = Months from one to the next
series-interval_month_nth = Months from one to the next
series-starts_on = First day
series-day = Day of the month
series-nth = Which one
series-nth-1 = first
series-nth-2 = second
series-nth-3 = third
series-nth-4 = fourth
series-nth-5 = fifth
series-nth--1 = last
series-weekday = Weekday
series-weekdays = On these days
series-weekdays-none = Choose at least one day; until then the sessions stay as they are.
series-end = Ends
series-end-never = Never
series-end-until = On a day
series-end-count = After so many times
series-until = Last day
series-count = How many times
series-starts = All start at
series-minutes = All last, in minutes
series-room = All take place in
series-other-kept = The rule was sent by a calendar and says more than can be chosen here. It is kept as it is until you choose another one.
series-days = { $count ->
    [one] 1 session in the week
   *[other] { $count } sessions in the week
}
series-days-about = Sessions are made for the days of the week alone. What was changed on its own keeps its time and place. To change one session, move it on the board or from the panel.
series-days-none = None of its days lies in the week.
series-other_dates = Other dates
series-kind-usual = as usual
series-kind-moved = changed on its own
series-kind-added = another date
series-kind-skipped = left out
series-skip = Leave out
series-skip-named = Leave out { $day }
series-skip-long = Leave out of the series
series-back = Bring back
series-back-named = Bring back { $day }
series-skipped = { $day } is left out.
series-is_back = { $day } is back.
series-call_off = Call off…
series-hold = Hold after all…
series-called_off = “{ $title }” called off.
series-held = “{ $title }” is on again.
series-more-named = More for { $time }
series-says-daily = { $count ->
    [one] Every day
   *[other] Every { $interval } days
}
series-says-weekly = { $count ->
    [one] Every week on { $days }
   *[other] Every { $interval } weeks on { $days }
}
series-says-month_day = { $count ->
    [one] Every month on day { $day }
   *[other] Every { $interval } months on day { $day }
}
series-says-month_nth = { $count ->
    [one] Every month on the { $nth } { $days }
   *[other] Every { $interval } months on the { $nth } { $days }
}
series-says-other = By a rule of its own
series-says-until = { $every }, until { $day }
series-says-count = { $every }, { $count ->
    [one] once
   *[other] { $count } times
}

# How far an edit reaches.
scope-title = Change “{ $title }”
scope-question = It repeats. What do you want to change?
scope-this = This one
scope-following = This one and the following
scope-all = All
scope-sessions = { $count ->
    [one] 1 session changes
   *[other] { $count } sessions change
}
scope-kept = { $count ->
    [one] 1 changed on its own or added keeps its time and place
   *[other] { $count } changed on their own or added keep their time and place
}
scope-problems = { $count ->
    [0] no problem afterwards
    [one] 1 problem afterwards
   *[other] { $count } problems afterwards
}
scope-do = Change

# Copies for another week.
copy-open = Copy to another week…
copy-event-open = Copy…
copy-title = Copy to another week
copy-title-event = Copy “{ $title }”
copy-kind = What is copied
copy-week = The whole week
copy-week-about = Every event that was not called off, declined or withdrawn.
copy-day = One day
copy-day-about = What happens on that day; of longer events the sessions of that day alone.
copy-on = Day
copy-week_id = Into
copy-week-choose = Choose a week
copy-preview = What comes
copy-preview-none = Choose the week to see what comes into it.
copy-about = Dates go by weekday: the second Tuesday becomes the second Tuesday. Copies are drafts, without grants and returns.
copy-no_week = There is no other week yet. Add next year’s first.
copy-add_week = To the weeks
copy-number-event_count = { $count ->
    [0] No event
    [one] 1 event
   *[other] { $count } events
}
copy-number-session_count = { $count ->
    [0] No session
    [one] 1 session
   *[other] { $count } sessions
}
copy-number-dateless_count = { $count ->
    [one] 1 session without a date: the week has no such day
   *[other] { $count } sessions without a date: the week has no such day
}
copy-number-ruleless_count = { $count ->
    [one] 1 series as single dates: its rule names days of months
   *[other] { $count } series as single dates: their rules name days of months
}
copy-number-off_count = { $count ->
    [one] 1 event stays: it was called off, declined or withdrawn
   *[other] { $count } events stay: they were called off, declined or withdrawn
}
copy-number-twin_count = { $count ->
    [one] 1 event stays: the week has one of the same name and host
   *[other] { $count } events stay: the week has ones of the same name and host
}
copy-do-open = Copy
copy-do = { $count ->
    [one] Copy 1 event
   *[other] Copy { $count } events
}
copy-done = { $count ->
    [one] 1 event copied to “{ $week }”.
   *[other] { $count } events copied to “{ $week }”.
}
