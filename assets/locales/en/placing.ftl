# Placing sessions: "Place the unscheduled", "Find a slot", `paideia place`.

# What a placement costs, by kind.
placement-kind-unplaced = Not placed
placement-kind-capacity_waste = Places left empty
placement-kind-wish_day = Not on a wished day
placement-kind-wish_time = Not in the wished hours
placement-kind-wish_place = Not in the wished place
placement-kind-day_spread = Too few or too many on a day
placement-kind-neighbourhood_spread = Missing in neighbourhoods
placement-kind-audience_clash = Same audience at the same hour
placement-kind-host_clash = Same host in two venues at once
placement-kind-pillar_balance = Too few or too many of a pillar on a day
placement-kind-same_day = Same event again on a day
placement-kind-moved_time = Moved to another time
placement-kind-moved_room = Moved to another room
placement-kind-moved_venue = Moved to another venue

# What one of a kind is, where its weight is set.
placement-about-unplaced = A session for which no place is found. Keep it far above the others, or sessions stay out to save points elsewhere.
placement-about-capacity_waste = A room much larger than wanted: nothing for 10 empty places or fewer, then 1, 3, 6 and 10 points up to 25, 60, 150 and beyond.
placement-about-wish_day = A session on a day that its host did not wish, or on one on which the event has a session already.
placement-about-wish_time = A session outside the hours that its host wished.
placement-about-wish_place = A session outside the venue that its host wished: three points.
placement-about-day_spread = Each session below three quarters of the mean of all days, or above five quarters.
placement-about-neighbourhood_spread = Each session that a neighbourhood lacks of the events wanted for its residents.
placement-about-audience_clash = Each further session for the same audience in one neighbourhood and hour.
placement-about-host_clash = Each pair of sessions of one host at the same time in different venues.
placement-about-pillar_balance = Each session of a pillar below half its mean on a day, or above one and a half.
placement-about-same_day = Each further session of one event on a day.
placement-about-moved_time = A session that has its place and goes to another time.
placement-about-moved_room = A session that has its place and goes to another room of its venue.
placement-about-moved_venue = A session that has its place and goes to another venue.

# Why a session goes to a place. They are put into one list, so they are no whole sentences.
placement-reason-ends_room_double_booked = its room was booked twice
placement-reason-ends_person_in_two_places = { $person } was expected in two places
placement-reason-ends_outside_opening_hours = its venue was closed
placement-reason-ends_outside_week = it lay outside the week
placement-reason-ends_room_too_small = its room was too small
placement-reason-room_free = { $room } is free
placement-reason-same_room_free = { $room }, where it was, is free then
placement-reason-more_can_come =
    { $more_count_raw ->
        [one] one more can come
       *[other] { $more_count } more can come
    }
placement-reason-holds = it holds { $room_count }, and { $places_count } are wanted
placement-reason-access =
    { $feature ->
        [step_free] step-free, as promised
        [accessible_toilet] with an accessible toilet, as promised
        [hearing_loop] with a hearing loop, as promised
        [quiet_space] with a quiet space, as promised
        [parking] with parking, as promised
        [public_transport] near public transport, as promised
       *[other] { $feature }, as promised
    }
placement-reason-venue_chosen = in { $venue }, which was chosen for it
placement-reason-day_wished = { $day_on } was wished
placement-reason-day_not_wished = but { $day_on } is no day that was wished
placement-reason-time_wished = within the wished hours
placement-reason-time_not_wished = but outside the wished hours
placement-reason-venue_wished = in { $venue }, which was wished
placement-reason-venue_not_wished = but not in { $venue }, which was wished
placement-reason-announced_stays = at the time that was announced
placement-reason-announced_moves = but another time was announced
placement-reason-neighbourhood_short = { $neighbourhood } has fewer events than wanted
placement-reason-day_short = { $day_on } has few events
placement-reason-day_full = but { $day_on } is a full day
placement-reason-pillar_short = its pillar has little on { $day_on }
placement-reason-audience_free = nothing else for the same audience near by at that hour
placement-reason-audience_shared = but there is something else for the same audience near by at that hour
placement-reason-host_elsewhere = but its host has something elsewhere at that time
placement-reason-same_day = but the event is there on that day already
placement-reason-length_assumed =
    { $length_minutes_raw ->
        [one] one minute long, because nobody has said how long
       *[other] { $length_minutes } minutes long, because nobody has said how long
    }

# Why a session stays as it is.
placement-left_out-no_week = It belongs to no week. Choose one in the form of the event.
placement-left_out-held = It has been held.
placement-left_out-online = It happens online and needs no room. Choose its time by hand.
placement-left_out-over = Its day is over, or no day of the week is left.
placement-left_out-umbrella = It holds other events, which are placed themselves.
placement-left_out-series = It is a series or lasts several days. Choose its dates by hand.
placement-left_out-all_day = It lasts the whole day. Choose its day by hand.
placement-left_out-no_length = Nobody has said how long it is.
placement-left_out-over_midnight = It goes past midnight. Choose its time by hand.
placement-left_out-day_outside = Its day is outside the week.
placement-left_out-no_rooms = The plan has no rooms to place it in. Add venues with their rooms.
placement-left_out-too_large = It wants { $places_count } places, and the largest room it could have holds { $room_count }.
placement-left_out-no_access = No room that is large enough is in a venue that offers what it promises people with access needs.
placement-left_out-too_long = No room that would do is open for { $length_minutes } minutes at a stretch.
placement-left_out-no_time = No room that would do is free when it could be.

# The dialog.
placing-open = Place the unscheduled…
placing-title = Place the unscheduled
placing-about = Looks for a time and a room for everything in the week that waits, and for what clashes. What was announced moves last. Nothing changes before you choose “Apply”.
placing-minutes = Minutes where nobody has said how long
placing-seconds = Seconds to search
placing-again = Search again
placing-found =
    { $count ->
        [0] The search is done and found nothing better.
        [one] The search is done. One session would get a place.
       *[other] The search is done. { $count } sessions would get a place.
    }
placing-apply =
    { $count ->
        [0] Apply
        [one] Apply one
       *[other] Apply { $count }
    }
placing-none = Nothing waits and nothing clashes.
placing-no_rows = No better place was found for anything.
placing-stopped = Stopped early. What was found until then is below.
placing-waiting = Waiting for a time or a place
placing-clashes = Clashes
placing-cost = What is not as good as it could be
placing-before_after = { $before } before, { $after } after
placing-kinds = By kind, weighted
placing-unknown_places =
    { $count ->
        [one] One venue is not on the map: ways to it were counted from the middle of what is known.
       *[other] { $count } venues are not on the map: ways to them were counted from the middle of what is known.
    }
placing-rows = What would change
placing-row = Take “{ $title }”
placing-all = All of them
placing-from = from { $where }
placing-nowhere = not placed until now
# A time with a place; $span is the time.
placing-slot = { $span }, { $place }
placing-slot-time = { $span }
placing-slot-place = { $place }, without a time
placing-left_out = What stays as it is ({ $count })
placing-done =
    { $count ->
        [one] One session was placed.
       *[other] { $count } sessions were placed.
    }
event-form-wishes = What the host wishes
event-form-any_venue = Any venue

placing-find = Find a slot…
placing-find-named = Find another slot than { $time }
placing-find-title = A slot for “{ $title }”
placing-find-about = Free rooms that fit, the best first. Choosing one places the session there.
placing-find-any_day = Any day
placing-find-from = Not before
placing-find-to = Over by
placing-find-venue = Venue
placing-find-nothing = Nothing is free there and then. Leave the day, the hours or the venue open.

# Its section of the settings.
settings-view-placing = Placing
settings-placing-about = What counts when “Place the unscheduled” and “Find a slot” compare places. The placement with the fewest points is proposed: points of a kind times its weight. Double bookings, closed doors, rooms too small, missing access and people in two places are never proposed, whatever the weights.
settings-placing-kind = What costs points
settings-placing-weight = Weight
settings-placing-usual = Usual
settings-placing-cell = Weight of “{ $kind }”

progress-placing = Looking for places
change-set_placement_weight = Weight in placements
change-write_placement =
    { $session_count_raw ->
        [one] Place found for “{ $title }”
       *[other] Places found for { $session_count } sessions
    }
error-no_placement = There is no proposal any more. Search again.
error-placement_changed = “{ $title }” was changed meanwhile. Search again.
error-placement_in_the_way = “{ $title }” and “{ $other }” would be in each other’s way. Take both or leave out both, or search again.
error-placement_not_possible = “{ $title }” cannot go there any more: opening hours, rooms or days have changed. Search again.
error-bad_weight = A weight is a whole number from 0 to { $most }. Correct the number, or leave it empty for the usual one.
error-bad_length = A session lasts from 1 to 1,440 minutes. Correct the number.

# paideia place
terminal-help-place = Look for a time and a room for what waits or clashes
terminal-argument-minutes = How long a session is where nobody has said
terminal-place-unscheduled = Waiting for a time or a place: { $before } before, { $after } after
terminal-place-clashes = Clashes: { $before } before, { $after } after
terminal-place-cost = Cost: { $before } before, { $after } after
terminal-place-kind = Kind
terminal-place-before = Before
terminal-place-after = After
terminal-place-stopped = Stopped early; what was found is kept.
terminal-place-row = { $title }: { $to } ({ $reasons })
terminal-place-moved = { $title }: from { $from } to { $to } ({ $reasons })
terminal-place-left_out = { $title }: { $reason }
terminal-place-none = Nothing was placed.
terminal-place-done =
    { $count_raw ->
        [one] One session was placed. “paideia undo” takes it back.
       *[other] { $count } sessions were placed. “paideia undo” takes them back.
    }
terminal-place-dry_run = Nothing was changed.
