# What the rules report, and the ways out. Values are described in assets/locales/README.md.

problem-room_double_booked = { $reason ->
        [setup] “{ $title }” ({ $span }) leaves too little time to set up in { $room }, { $venue }: “{ $other_title }” is there ({ $other_span }) and setting up takes { $setup_minutes_raw ->
            [one] one minute
           *[other] { $setup_minutes } minutes
        }.
       *[time] { $room }, { $venue } is booked twice: “{ $title }” ({ $span }) and “{ $other_title }” ({ $other_span }).
    }
problem-room_double_booked-name = Room booked twice
problem-room_double_booked-setup-name = Too little time to set up

problem-person_in_two_places = { $part ->
        [contact] { $person } is the only contact for “{ $title }” ({ $span }) and for “{ $other_title }” elsewhere ({ $other_span }).
       *[facilitator] { $person } is expected at “{ $title }” ({ $span }) and at “{ $other_title }” ({ $other_span }).
    }
problem-person_in_two_places-name = Person in two places

problem-travel_too_short = { $part ->
        [contact] { $person }, the only contact for “{ $title }” ({ $span }) and for “{ $other_title }” ({ $other_span }), has
       *[facilitator] { $person } has
    } { $between_minutes_raw ->
        [0] no time
        [one] one minute
       *[other] { $between_minutes } minutes
    } to come from “{ $other_title }” in { $other_venue } to “{ $title }” in { $venue } ({ $span }); the way takes about { $travel_minutes_raw ->
        [one] one minute
       *[other] { $travel_minutes } minutes
    }.
problem-travel_too_short-name = Too little time for the way

problem-person_not_available = { $reason ->
        [day] { $person } cannot come on the day of “{ $title }” ({ $span }).
       *[hours] { $person } can come only at { $available_hours }, which does not cover “{ $title }” ({ $span }).
    }
problem-person_not_available-name = Person away

problem-host_not_available = { $reason ->
        [day] { $partner } cannot host on the day of “{ $title }” ({ $span }).
       *[hours] { $partner } can host only at { $available_hours }, which does not cover “{ $title }” ({ $span }).
    }
problem-host_not_available-name = Host away

problem-outside_opening_hours = { $state ->
        [closed] “{ $title }” ({ $span }) falls on a day when { $venue } is closed.
       *[open] “{ $title }” ({ $span }) is outside the opening hours of { $venue }: { $open_hours }.
    }
problem-outside_opening_hours-name = Outside opening hours

problem-outside_week = “{ $title }” ({ $span }) is outside the week, which runs from { $week_starts_on } to { $week_ends_on }.
problem-outside_week-name = Outside the week

problem-room_too_small = “{ $title }” ({ $span }) offers { $places_count_raw ->
        [one] one place
       *[other] { $places_count } places
    }, but { $room }, { $venue } holds only { $room_count }.
problem-room_too_small-name = Room too small

problem-too_many_registered = “{ $title }” has { $registered_count_raw ->
        [one] one registration
       *[other] { $registered_count } registrations
    }, but { $reason ->
        [room] its rooms hold only { $places_count }
       *[places] offers only { $places_count_raw ->
            [one] one place
           *[other] { $places_count } places
        }
    }.
problem-too_many_registered-name = More registrations than places

problem-no_session = “{ $title }” has no date yet.
problem-no_session-name = No date

problem-no_venue = “{ $title }” ({ $span }) has no place yet.
problem-no_venue-name = No place

problem-time_unknown = { $missing ->
        [ends_at] It is not known when “{ $title }” ({ $starts_at }) ends.
       *[starts_at] It is not known at what time of day “{ $title }” begins.
    }
problem-time_unknown-name = Time not known

problem-no_organiser = “{ $title }” has no organiser.
problem-no_organiser-name = No organiser

problem-organiser_not_committed = { $partner }, organiser of “{ $title }”, has not committed to the week{ $status ->
        [prospect] : nobody has invited it yet
        [invited] : it has been invited
        [interested] : it is interested
        [paused] : it is pausing
        [former] : it no longer takes part
       *[other] {""}
    }.
problem-organiser_not_committed-name = Organiser not committed

problem-no_pillar = “{ $title }” belongs to no pillar.
problem-no_pillar-name = No pillar

problem-access_missing = Neither “{ $title }” nor { $venue } says anything about access.
problem-access_missing-name = Access details missing

problem-short_text_too_long = The short text of “{ $title }” has { $words_count_raw ->
        [one] one word
       *[other] { $words_count } words
    }; the booklet has room for { $most_count }.
problem-short_text_too_long-name = Short text too long

problem-not_free = “{ $title }” is not free of charge{ $reason ->
        [cost] : “{ $cost }”
       *[unknown] .
    }
problem-not_free-name = Not free

problem-booking_without_way = “{ $title }” must be booked, but does not say how.
problem-booking_without_way-name = No way to book

problem-insurance_missing = “{ $title }” is not marked as insured. The papers are due by { $due_on }.
problem-insurance_missing-name = Insurance missing

problem-deadline_passed = { $deadline ->
        [submissions] Submissions closed
        [copy] The copy deadline was
       *[print] The programme went to print
    } on { $due_on }, but { $lack ->
        [not_submitted] “{ $title }” is still a draft
        [undecided] “{ $title }” is not decided on yet
        [no_text] “{ $title }” has no short text
       *[unconfirmed] the host of “{ $title }” has not confirmed it
    }.
problem-deadline_passed-name = Deadline passed

problem-duplicate_title = { $partner } has two events called “{ $title }”.
problem-duplicate_title-name = Same title twice

problem-same_audience_clash = “{ $title }” ({ $span }) and “{ $other_title }” ({ $other_span }) invite the same people ({ $audience }) in one neighbourhood in the same hour.
problem-same_audience_clash-name = Same audience, same hour

problem-newcomer_many_events = { $partner } takes part for the first time and hosts { $event_count_raw ->
        [one] one event
       *[other] { $event_count } events
    } of this week. Newcomers do better with { $most_count_raw ->
        [one] one
       *[other] { $most_count }
    }: several at once draw thin audiences.
problem-newcomer_many_events-name = Newcomer with many events

problem-first_time_above_attended = “{ $title }” counts more first-time learners ({ $first_time_count }) than people who came ({ $attended_count }).
problem-first_time_above_attended-name = More first-time learners than people

problem-return_missing = “{ $title }” was held, but its host has not told how many came{ $reason ->
        [dated] ; that is due by { $due_on }.
       *[undated] .
    }
problem-return_missing-name = Return missing

problem-held_too_early = “{ $title }” is marked as held, but begins only on { $starts_on }.
problem-held_too_early-name = Held before its day

remedy-move_session = { $way ->
        [room] Move to { $room }
        [tray] Take off the board
       *[time] Move to { $span }
    }
remedy-open_event = Open “{ $title }”
remedy-open_venue = Open { $venue }
remedy-open_partner = Open { $partner }
remedy-set_capacity = Offer { $capacity_count_raw ->
        [one] one place
       *[other] { $capacity_count } places
    }
remedy-set_free = Mark as free of charge
remedy-set_insured = Mark as insured
remedy-accept = Accept with a reason…
