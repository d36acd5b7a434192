# The site for citizens: pages for everybody, and the words that its script needs.

site-language = English
site-page_title = { $title } · { $week }
site-untitled_week = Learning week
site-untitled = Event without a title
site-nameless = Without a name
site-skip = Skip to the content
site-as_of = As of { $date }
site-empty = The programme is not public yet. Please come back later.

site-nav = Site
site-nav-start = Start
site-nav-programme = All events
site-nav-days = Days
site-nav-pillars = Topics
site-nav-areas = Neighbourhoods
site-nav-venues = Venues
site-nav-hosts = Hosts
site-nav-map = Map
site-nav-mine = My programme
site-nav-events = Events
site-places = Places and people
site-other_days = Other days

site-events = { $count_raw ->
    [0] No events
    [one] { $count } event
   *[other] { $count } events
}
site-all_events = { $count_raw ->
    [one] See the one event
   *[other] See all { $count } events
}
site-count-areas = { $count_raw ->
    [one] { $count } neighbourhood
   *[other] { $count } neighbourhoods
}
site-count-venues = { $count_raw ->
    [one] { $count } venue
   *[other] { $count } venues
}
site-count-hosts = { $count_raw ->
    [one] { $count } host
   *[other] { $count } hosts
}

# Search and filters
site-search = Search the programme
site-search-hint = Word, place or host
site-search-go = Search
site-filter-any = Any
site-filter-option = { $name } ({ $count })
site-filter-day = Day
site-filter-pillar = Topic
site-filter-area = Neighbourhood
site-filter-audience = For
site-filter-kind = Kind
site-filter-language = Language
site-filter-access = Access
site-filter-cost = Cost
site-filter-reset = Show all
site-found = { $count } of { $all } events
site-found-none = No event fits. Choose less, or show all.

# When and where
site-when = When and where
site-day_time = { $date }, { $time }
site-place = { $venue }, { $room }
site-online = Online
site-place_open = Place not known yet
site-date_open = Date not known yet
site-time_open = time not known yet
site-all_day = all day
site-from = from { $time }
site-until = { $from } until { $to }
site-also = also { $date }
site-also_days = { $count_raw ->
    [one] also on { $count } more day
   *[other] also on { $count } more days
}
site-more = { $count_raw ->
    [one] { $count } more time
   *[other] { $count } more times
}
site-and_more = { $first } and { $more }
site-address = Address
site-address_line = { $address }, { $postcode }
site-area = Neighbourhood
site-website = Website
site-sector = Sector

# An event
site-cancelled = Cancelled
site-cancelled-long = This event is cancelled.
site-postponed = Postponed
site-postponed-long = This event is postponed. The new date is not known yet.
site-hosts = Hosts
site-kind = Kind
site-audience = For
site-audience_ages = { $audiences }, { $ages }
site-ages = ages { $from } to { $to }
site-ages-from = ages { $from } and over
site-ages-to = up to age { $to }
site-held_in = Language
site-level = Level
site-cost = Cost
site-free = Free of charge
site-cost-unknown = Not free; the host knows the price
site-booking = Booking
site-booking-until = until { $date }
site-places_offered = Places
site-access = Access
site-access-unknown = Not known yet; please ask the host
site-part_of = Part of
site-link = More about it
site-calendar = Calendar file

# The map
site-map-note = Each neighbourhood leads to its events.
site-map-dots = Larger dots are venues with more events.
site-map-label = Map of the neighbourhoods
site-map-area = { $name }: { $events }
site-map-area_label = Map of the neighbourhood; the numbers are those of the venues below
site-map-other_venues = Other venues

# My programme
site-mine-add = Add to my programme
site-mine-keep = In my programme: { $title }
site-mine-added = { $title } is in your programme.
site-mine-removed = { $title } is no longer in your programme.
site-mine-empty = Nothing here yet. The star beside an event puts it into your programme; it stays on this device and nobody else sees it.
site-mine-visit = This browser keeps nothing for pages that are opened from a folder: your programme stays until you close this tab. Print it to keep it.
site-mine-gone = { $count } of your events are no longer in the programme.
site-mine-clash = At the same time as { $other }
site-mine-clear = Clear my programme
site-mine-no_script = Your own programme needs JavaScript. Without it, everything else works:
site-print = Print

# For whoever publishes it
site-notice-empty = No event of this week is accepted or confirmed: the site says that the programme is not public yet.
site-notice-languages = The site has no words yet in { $languages }: those pages are missing.
site-notice-no_map = No neighbourhood has an outline and no venue has coordinates: the site has no map.
site-notice-booking_link = “{ $event }”: the booking link is not a web address and is not shown.
site-notice-link = “{ $event }”: the link is not a web address and is not shown.
site-notice-address = “{ $event }”: its texts hold an e-mail address, which the site shows as it is written.

error-site_zip = The site could not be packed: { $reason }
