# The charts: headings, labels, summaries for those who do not see them, and the headings of their tables.
# Numbers come already written ($shown, $percent); the plain number ($count) goes along for plurals.

chart-temple = The learning city
chart-events_by_day = Events by day
chart-coverage = Neighbourhood coverage
chart-status_funnel = From submitted to held
chart-pillar_radar = Pillars: now and ambition
chart-hours_heat = Sessions by hour

chart-target = Target
chart-target-value = Target { $value }
chart-not-rated = not rated
chart-no-pillar = No pillar
chart-no-week = There is no learning week yet. Its charts appear once it has dates.
chart-now = Now
chart-ambition = Ambition

chart-part-pediment = Outcome
chart-part-columns = Pillar
chart-part-steps = Foundation

chart-column-area = Area
chart-column-part = Part of the temple
chart-column-reached = Share of ambition reached
chart-column-target = Target
chart-column-day = Day
chart-column-total = Total
chart-column-neighbourhood = Neighbourhood
chart-column-residents = Residents
chart-column-events = Events
chart-column-rate = Events per 1,000 residents
chart-column-missing = Events missing
chart-column-stage = Stage
chart-column-share = Share of submitted
chart-column-hour = Hour

# The temple
chart-reached = { $name }: { $percent } of ambition reached
chart-unrated = { $name }: not rated yet
chart-temple-step = { $name } · { $value }
chart-temple-none = The temple fills once the plan has a framework of outcomes, pillars and foundations.
chart-temple-unrated = No pillar has been rated yet.
chart-temple-summary = { $best } has come furthest with { $most } of its ambition, { $worst } least far with { $least }.
chart-temple-summary-one = Only { $best } has been rated so far: it has reached { $most } of its ambition.
chart-temple-summary-target =
    { $reached ->
        [0] No pillar has reached this year’s target of { $target }: { $best } comes nearest with { $most }, { $worst } is furthest behind with { $least }.
        [one] { $reached } of { $count } rated pillars has reached this year’s target of { $target }: { $best } stands at { $most }, { $worst } is furthest behind with { $least }.
       *[other] { $reached } of { $count } rated pillars have reached this year’s target of { $target }: { $best } leads with { $most }, { $worst } comes last with { $least }.
    }

# Events by day
chart-events_by_day-none = No event of this week has a date yet.
chart-events_by_day-part =
    { $date }, { $pillar }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }
chart-events_by_day-pillar =
    { $pillar }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    } over all days
chart-events_by_day-summary =
    The fullest day is { $busiest } with { $most_count ->
        [one] { $most } event
       *[other] { $most } events
    }, the quietest { $calmest } with { $least }.
chart-events_by_day-shared = { $days } An event of several pillars counts in each of them; of the bar it fills an equal part in each.
chart-events_by_day-even =
    Every day has { $most_count ->
        [one] { $most } event
       *[other] { $most } events
    }.

# Neighbourhood coverage
chart-coverage-unit = Events per 1,000 residents
chart-coverage-none = Add the city’s neighbourhoods with their residents to see how evenly events are spread.
chart-coverage-unknown = residents not known
chart-coverage-missing =
    { $count ->
        [one] { $shown } more needed
       *[other] { $shown } more needed
    }
chart-coverage-part =
    { $name }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }, { $rate } per 1,000 residents
chart-coverage-part-short =
    { $name }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }, { $rate } per 1,000 residents, under the target
chart-coverage-part-unknown =
    { $name }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }, residents not known
chart-coverage-unrated = How many people live in the neighbourhoods is not known, so events cannot be set against residents.
chart-coverage-summary = { $best } has the most events per 1,000 residents ({ $most }), { $worst } the fewest ({ $least }).
chart-coverage-summary-reached =
    { $count ->
        [one] { $best } reaches the target of { $target } events per 1,000 residents with { $most }.
       *[other] All { $count } neighbourhoods reach the target of { $target } events per 1,000 residents, from { $best } with { $most } to { $worst } with { $least }.
    }
chart-coverage-summary-named =
    { $short ->
        [one] { $names } is under the target of { $target } events per 1,000 residents, at { $least }.
       *[other] { $names } are under the target of { $target } events per 1,000 residents; the lowest is { $worst } at { $least }.
    }
chart-coverage-summary-all = All { $count } neighbourhoods are under the target of { $target } events per 1,000 residents; the lowest is { $worst } at { $least }.
chart-coverage-summary-short =
    { $short ->
        [one] { $short } of { $count } neighbourhoods is under the target of { $target } events per 1,000 residents: { $worst } at { $least }.
       *[other] { $short } of { $count } neighbourhoods are under the target of { $target } events per 1,000 residents; the lowest is { $worst } at { $least }.
    }

# From submitted to held
chart-status_funnel-none = No event has been submitted yet.
chart-status_funnel-share = { $percent } of submitted
chart-status_funnel-part =
    { $stage }: { $count ->
        [one] { $shown } event came at least this far
       *[other] { $shown } events came at least this far
    }
chart-status_funnel-aside =
    { $stage }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }
chart-status_funnel-before =
    { $count ->
        [one] Of { $submitted } event submitted, { $accepted } is accepted and { $confirmed } confirmed.
       *[other] Of { $submitted } events submitted, { $accepted } are accepted and { $confirmed } of these confirmed.
    }
chart-status_funnel-summary =
    { $count ->
        [one] Of { $submitted } event submitted, { $accepted } was accepted, { $confirmed } confirmed and { $held } held.
       *[other] Of { $submitted } events submitted, { $accepted } were accepted, { $confirmed } confirmed and { $held } held.
    }
chart-stage-submitted = Submitted
chart-stage-accepted = Accepted
chart-stage-confirmed = Confirmed
chart-stage-held = Held
chart-stage-needs_information = Needs information
chart-stage-declined = Declined
chart-stage-withdrawn = Withdrawn
chart-stage-cancelled = Cancelled
chart-stage-postponed = Postponed

# Pillar radar
chart-pillar_radar-value = { $now } of { $ambition }
chart-pillar_radar-only-now = { $now }, no ambition set
chart-pillar_radar-part = { $name }: { $value }
chart-pillar_radar-summary = The widest gap is in { $name }: rated { $now } now against an ambition of { $ambition }, on a scale to { $scale }.
chart-pillar_radar-none = The pillars appear here once the plan has a framework.
chart-pillar_radar-reached = Every rated pillar has reached its ambition.

# Sessions by hour
chart-hours_heat-none = No session of this week has a date yet.
chart-hours_heat-rest = No set hour
chart-hours_heat-timeless = No session of this week has a set hour.
chart-hours_heat-part =
    { $date }, { $time }: { $count ->
        [one] { $shown } session running
       *[other] { $shown } sessions running
    }
chart-hours_heat-rest-part =
    { $date }: { $count ->
        [one] { $shown } session without a set hour
       *[other] { $shown } sessions without a set hour
    }
chart-hours_heat-summary =
    The busiest hour is { $date } at { $time }, with { $count ->
        [one] { $shown } session
       *[other] { $shown } sessions
    } running.
