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
