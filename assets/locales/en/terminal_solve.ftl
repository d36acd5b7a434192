# What `paideia solve` says.

terminal-help-solve = Place the sessions of a timetabling instance
terminal-argument-instance = File of the instance, in the format learning-week-timetabling/1
terminal-argument-seconds = How long to search, reading and writing included
terminal-argument-steps = How many steps to search; the same seed and steps give the same answer
terminal-argument-seed = Seed of the search

terminal-solve-better = After { $seconds } s: cost { $cost }
terminal-solve-stopped = Stopped early; what was found is kept.
terminal-solve-done =
    { $count_raw ->
        [one] { $placed } of { $count } session is placed, at a cost of { $cost }. No hard constraint is broken.
       *[other] { $placed } of { $count } sessions are placed, at a cost of { $cost }. No hard constraint is broken.
    }
terminal-solve-written = { $name } was written.
terminal-solve-kind = Kind
terminal-solve-amount = Amount
terminal-solve-cost = Cost
terminal-solve-unplaced = Not placed
terminal-solve-capacity_waste = Places left empty
terminal-solve-wish_day = Not on a wished day
terminal-solve-wish_time = Not in the wished hours
terminal-solve-wish_place = Not in the wished place
terminal-solve-day_spread = Too few or too many on a day
terminal-solve-neighbourhood_spread = Missing in neighbourhoods
terminal-solve-audience_clash = Same audience at the same hour
terminal-solve-host_clash = Same host in two venues at once
terminal-solve-pillar_balance = Too few or too many of a pillar on a day
terminal-solve-same_day = Same event again on a day
terminal-solve-moved_time = Published, at another time
terminal-solve-moved_room = Published, in another room
terminal-solve-moved_venue = Published, in another venue
