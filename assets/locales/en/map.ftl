# The map of the programme.
map-label = Map of the venues
map-legend = The larger a dot, the more events. Arrow keys go from dot to dot, Enter lists the events.
map-legend-rough = A dashed dot: nobody has entered where these venues are, only their neighbourhood.
map-nothing = Neither venues nor neighbourhoods have a place yet: enter latitude and longitude in the form of a venue, or import outlines of neighbourhoods.
map-dot = { $place }: { $count ->
    [one] one event
   *[other] { $count } events
}
map-dot-rough = { $place }, somewhere in this neighbourhood: { $count ->
    [one] one event
   *[other] { $count } events
}
map-others = { $count } more
map-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
map-all = All venues
map-venues = { $count ->
    [0] No venue has any of these events
    [one] One venue has events
   *[other] { $count } venues have events
}
map-listed = Events of the chosen venue
map-listed-venues = Venues with events
map-unplaced = { $count ->
    [one] One venue without a position
   *[other] { $count } venues without a position
}
map-unplaced-about = Enter latitude and longitude in the form of a venue, and it stands where it is.
map-listed-unplaced = Venues without a position
map-to_venues = To the venues
map-online = { $count ->
    [one] One session online
   *[other] { $count } sessions online
}
map-listed-online = Sessions online
map-nowhere = { $count ->
    [one] One session without a venue
   *[other] { $count } sessions without a venue
}
map-listed-nowhere = Sessions without a venue
