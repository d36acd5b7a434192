# Places with their rooms, opening hours and access.
venues-menu = More to do
venues-add = New venue
venues-edit = Edit
venues-import = Bring in a spreadsheet
venues-summary = { $count ->
    [one] { $count } venue
   *[other] { $count } venues
} · { $lacking ->
    [0] access details known for all
   *[other] { $lacking } without access details
}
venues-search = Search name, room, address
venues-all_neighbourhoods = All neighbourhoods
venues-shown = { $count } shown
venues-empty = No venues yet
venues-empty-about = Add the halls, libraries and schools where events can happen, with their rooms. An import of submissions brings along the places that it names.
venues-none_found = No venue found
venues-none = None
venues-rooms = Rooms
venues-column-largest = Largest room
venues-column-sessions = Sessions this week
venues-access = Access
venues-no_access = No access details yet
venues-no_address = No address yet
venues-owned_by = Owner:
venues-places = { $count ->
    [one] { $places } place
   *[other] { $places } places
}
venues-places-unknown = places not known
venues-setup = { $minutes } min to set up
venues-programme = { $count ->
    [0] Show in the programme
    [one] Show { $sessions } session in the programme
   *[other] Show { $sessions } sessions in the programme
}
venues-form-new = New venue
venues-form-edit = Edit { $name }
venues-saved = The venue is saved.
venues-deleted = “{ $name }” was deleted: { $rooms ->
    [0] no rooms
    [one] { $rooms } room
   *[other] { $rooms } rooms
} with it, { $sessions ->
    [0] and no session of this week was there.
    [one] and { $sessions } session of this week has no place now.
   *[other] and { $sessions } sessions of this week have no place now.
}
venues-no_rooms = No rooms yet
venues-room-add = Add a room
venues-room-number = room { $number }
venues-hours = Opening hours
venues-more = Also good to know
venues-hours-unknown = Nobody has said yet when this venue is open.
venues-column-state = On this day
venues-column-hours = Hours
venues-day-open = Open
venues-day-closed = Closed
venues-day-unnamed = Not named
venues-state-of = Open or closed: { $day }
venues-opens-on = Opens: { $day }
venues-closes-on = Closes: { $day }
venues-span-add = Add hours: { $day }
venues-span-add-short = Add hours
venues-span-remove = Remove these hours: { $day }
venues-copy-friday-from = Copy until Friday: hours of { $day }
venues-copy-sunday-from = Copy to Sunday: hours of { $day }
venues-copy-friday = Copy until Friday
venues-copy-sunday = Copy to Sunday
venues-fault-overlap = These hours overlap.
venues-fault-missing = One of the times is missing.
venues-exceptions = Days that differ
venues-no_exceptions = No day differs from the week above.
venues-exception-add = Add a date
venues-exception-remove = Remove this date: { $day }
