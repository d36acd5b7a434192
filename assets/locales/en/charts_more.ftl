# Charts of section "dashboards": map, heat of coverage, diverging bars, audiences, attendance, and figures of the world.
# Numbers come already written ($shown, $percent); the plain number ($count) goes along for plurals.

chart-about = { $kind }: { $name }
chart-trend = Indicator over the years
chart-multiples = Indicator by group
chart-indicator_bars = Indicators against their targets

chart-column-measured = Measured on
chart-column-change = Change
chart-column-year = Year
chart-column-country = Country
chart-column-kind = Kind
chart-column-week = Week
chart-column-target-events = Events wanted
chart-column-announced = Events announced
chart-column-held = Events held
chart-column-target-places = Places wanted
chart-column-places = Places announced
chart-column-attended = People who came
chart-column-returned = Events with returned numbers

# Map
chart-map = Map: events per 1,000 residents
chart-map-title = Map: { $measure }
chart-map-measure-events_per_1000 = events per 1,000 residents
chart-map-measure-places_per_1000 = places per 1,000 residents
chart-map-measure-partners = committed partners
chart-map-measure-attendance = people who came
chart-map-measure-unit = { $name } ({ $unit })
chart-map-measure-plain = { $name }
chart-map-none = Add the city’s neighbourhoods in Settings; with their outlines they become a map.
chart-map-no-indicator = The indicator of this map is no longer in the plan. Choose another one.
chart-map-tiles = Without an outline
chart-map-missing = no value
chart-map-suppressed = too few to show
chart-map-part = { $name }, { $measure }: { $value }
chart-map-summary = { $best } has the highest value for { $measure } ({ $most }), { $worst } the lowest ({ $least }).
chart-map-summary-gaps =
    { $missing ->
        [one] { $best } has the highest value for { $measure } ({ $most }), { $worst } the lowest ({ $least }); { $shown } neighbourhood has none.
       *[other] { $best } has the highest value for { $measure } ({ $most }), { $worst } the lowest ({ $least }); { $shown } neighbourhoods have none.
    }
chart-map-summary-one = Only { $best } has a value for { $measure }: { $most }.
chart-map-summary-none = No neighbourhood has a value for { $measure } yet.

# Heat of coverage
chart-coverage_heat = Coverage by neighbourhood and pillar
chart-coverage_heat-all = All events
chart-coverage_heat-none = Add neighbourhoods and a framework with pillars to see which of them meet.
chart-coverage_heat-part =
    { $name }, { $pillar }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }, { $rate } per 1,000 residents
chart-coverage_heat-part-unknown =
    { $name }, { $pillar }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }, residents not known
chart-coverage_heat-summary = Densest is { $best_pillar } in { $best } with { $most } events per 1,000 residents, thinnest { $worst_pillar } in { $worst } with { $least }.
chart-coverage_heat-summary-bare =
    { $count ->
        [one] { $shown } pair of neighbourhood and pillar has no event at all: { $worst_pillar } in { $worst }; densest is { $best_pillar } in { $best } with { $most } events per 1,000 residents.
       *[other] { $shown } pairs of neighbourhood and pillar have no event at all, such as { $worst_pillar } in { $worst }; densest is { $best_pillar } in { $best } with { $most } events per 1,000 residents.
    }
chart-coverage_heat-summary-nothing = No neighbourhood has an event of any pillar yet.

# Diverging bars
chart-diverging = Pillars: change between two rounds
chart-diverging-coverage = Neighbourhoods above and below the target
chart-diverging-missing = not comparable
chart-diverging-no-rounds = Rate the pillars in a second round to see what has changed since the first.
chart-diverging-no-target = Set a target of events per 1,000 residents for the week to see who lies above and below it.
chart-diverging-pillars-unit = Change in rating from “{ $from }” to “{ $to }”, in points of { $scale }
chart-diverging-pillars-below = Lower
chart-diverging-pillars-above = Higher
chart-diverging-pillars-part = { $name }: { $from } before, { $to } now, change { $change }
chart-diverging-pillars-summary =
    { $down ->
        [0] No pillar is rated lower than in the round before; { $best } gained most ({ $most }).
        [one] { $shown } of { $all } pillars is rated lower than in the round before: { $worst } ({ $least }); { $best } gained most ({ $most }).
       *[other] { $shown } of { $all } pillars are rated lower than in the round before, most of all { $worst } ({ $least }); { $best } did best ({ $most }).
    }
chart-diverging-coverage-unit = Events per 1,000 residents, against the target of { $target }
chart-diverging-coverage-below = Below the target
chart-diverging-coverage-above = Above the target
chart-diverging-coverage-part = { $name }: { $to } events per 1,000 residents against a target of { $from }, difference { $change }
chart-diverging-coverage-summary =
    { $down ->
        [0] No neighbourhood is below the target; { $best } is farthest above it ({ $most }).
        [one] { $shown } of { $all } neighbourhoods is below the target: { $worst } ({ $least }).
       *[other] { $shown } of { $all } neighbourhoods are below the target, farthest { $worst } ({ $least }).
    }

# Audiences
chart-audience_stacked = Audiences by pillar
chart-audience_stacked-day = Audiences by day
chart-audience_stacked-unit = Events by audience; an event for two audiences or of two pillars counts in both
chart-audience_stacked-none = No event of this week names its audience yet.
chart-audience_stacked-rest =
    { $count ->
        [one] { $shown } other
       *[other] { $shown } others
    }
chart-audience_stacked-part =
    { $name }, { $audience }: { $count ->
        [one] { $shown } event
       *[other] { $shown } events
    }
chart-audience_stacked-summary = Of { $shown } audiences, { $most } is named most often ({ $most_share } of all mentions) and { $least } least ({ $least_share }).
chart-audience_stacked-one = { $most } is the only audience that events name.

# Attendance
chart-attendance_bars = Announced, held and attended
chart-attendance_bars-events = Events
chart-attendance_bars-people = Places and people
chart-attendance_bars-key-announced = Announced
chart-attendance_bars-key-held = Held, or came
chart-attendance_bars-key-target = Target
chart-attendance_bars-none = No event of any week has been announced yet.
chart-attendance_bars-no-returns = not known
chart-attendance_bars-part-events = { $week }: { $first } events announced, { $second } held
chart-attendance_bars-part-events-target = { $week }: { $first } events announced, { $second } held, target { $target }
chart-attendance_bars-part-people = { $week }: { $first } places announced, people who came: { $second }
chart-attendance_bars-part-people-target = { $week }: { $first } places announced, target { $target }; people who came: { $second }
chart-attendance_bars-summary-none =
    { $count ->
        [one] { $announced } event is announced for { $last }; no host has returned yet how many people came.
       *[other] { $announced } events are announced for { $last }; no host has returned yet how many people came.
    }
chart-attendance_bars-summary-one =
    { $people ->
        [one] In { $year } { $attended } person came to { $held } events.
       *[other] In { $year } { $attended } people came to { $held } events.
    }
chart-attendance_bars-summary-more =
    { $people ->
        [one] In { $year } { $attended } person came to { $held } events, { $percent } more than in { $before }.
       *[other] In { $year } { $attended } people came to { $held } events, { $percent } more than in { $before }.
    }
chart-attendance_bars-summary-less =
    { $people ->
        [one] In { $year } { $attended } person came to { $held } events, { $percent } fewer than in { $before }.
       *[other] In { $year } { $attended } people came to { $held } events, { $percent } fewer than in { $before }.
    }

# The world: city and country
chart-urban_rural = People in cities and in the country, world
chart-urban_rural-unit = Billion people
chart-urban_rural-urban = In cities
chart-urban_rural-rural = In the country
chart-urban_rural-projection = projection
chart-urban_rural-estimate = estimate
chart-urban_rural-crossing = { $year }: more people live in cities than in the country
chart-urban_rural-none = The figures of the world are missing.
chart-urban_rural-summary = Since { $year } more people live in cities than in the country: { $first_share } of the world did in { $first }, and { $last_share } are projected for { $last }.
chart-urban_rural-source = Source: United Nations, Department of Economic and Social Affairs, Population Division: World Urbanization Prospects, the 2018 Revision. Estimates to 2015, projections after.

# The world: emissions
chart-co2 = CO₂ and urban population, emerging economies
chart-co2-up = CO₂ emissions, megatons a year (logarithmic)
chart-co2-along = Share of people who live in cities
chart-co2-first = First year: 1980 unless said
chart-co2-last = Last year: 2010
chart-co2-none = The figures of the world are missing.
chart-co2-summary = In { $grew } of { $count } emerging economies emissions grew as cities did: in { $name } from { $first } to { $last } megatons while the urban share rose from { $first_share } to { $last_share }.
chart-co2-source = Source: World Bank, World Development Indicators, release of 17 November 2016: SP.URB.TOTL.IN.ZS; EN.ATM.CO2E.KT from CDIAC. Every five years, 1980 to 2010; where no figure exists the line is broken.
