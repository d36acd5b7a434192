# The booklet, posters, cards and sheets for doors.

booklet-title = Learning week
booklet-contents = Contents
booklet-page = Page { $page }
booklet-as_of = As of { $date }
booklet-edition_large = Large print
booklet-edition_plain = In plain language
booklet-edition_plain_partly = Partly in plain language
booklet-none = No event is ready for print yet.
booklet-untitled = Event without a title

# Counts
booklet-events = { $count_raw ->
    [one] { $count } event
   *[other] { $count } events
}
booklet-venues = { $count_raw ->
    [one] { $count } place
   *[other] { $count } places
}
booklet-count = { $events } at { $places }

# Headings
booklet-several_days = On several days
booklet-several_days-tab = Several
booklet-without_day = The day will be announced
booklet-several_venues = At several places
booklet-several_neighbourhoods = In several neighbourhoods
booklet-elsewhere = Elsewhere in the city
booklet-online = Online
booklet-no_place = The place will be announced
booklet-without_pillar = More events
booklet-without_audience = For everybody
booklet-without_host = By the learning week
booklet-also = Also today:

# When and where
booklet-all_day = All day
booklet-time_unknown = Time to be announced
booklet-no_day = Day to be announced
booklet-until = { $from } – { $to }
booklet-until_day = Until { $to }
booklet-room = { $venue }, { $room }
booklet-occasion = { $when } · { $place }
booklet-address = { $address }, { $postcode }
booklet-place = { $venue }, { $address }

# What is said of an event
booklet-hosts = With { $hosts }
booklet-audiences = For { $audiences }
booklet-age_from = From age { $from }
booklet-age_to = Up to age { $to }
booklet-ages = Ages { $from } to { $to }
booklet-languages = In { $languages }
booklet-hybrid = On site and online
booklet-free = Free
booklet-not_free = Costs money, please ask
booklet-places = { $count_raw ->
    [one] { $count } place
   *[other] { $count } places
}
booklet-booking_until = { $booking }, until { $date }
booklet-code = QR code that opens { $address }
booklet-scan = Scan the code or go to the address

# What readers have to know
booklet-guide = How to use this booklet
booklet-guide-day = Events stand under their day, in the order of time. What happens on several days comes first; each day names it again with its page.
booklet-guide-venue = Events stand under the place where they happen, from A to Z. At the end you find what happens at several places or online.
booklet-guide-neighbourhood = Events stand under their neighbourhood, in the order of time. At the end you find what happens in several neighbourhoods or online.
booklet-guide-pillar = Events stand under what they are about. An event about several things stands under each of them.
booklet-guide-audience = Events stand under the people they are for. An event for several groups stands under each of them.
booklet-guide-host = Events stand under who puts them on, from A to Z. The index of hosts names everybody who helps to put an event on.
booklet-guide-free = All events are free.
booklet-guide-codes = To book, hold the camera of your telephone over the square code beside an event, or type the address that stands with it.
booklet-guide-changes = Things may change after this booklet was made. Please ask the host before you travel far.
booklet-access = Access
booklet-access_unknown = Access not known yet

# Where to find what
booklet-index_venues = Places and addresses
booklet-index_hosts = Who puts it on
booklet-index_subjects = What it is about
booklet-map = Where in the city
booklet-map_alt = Map of the neighbourhoods: { $places }.
booklet-map_place = { $number } { $name }, { $events }

# What changed
booklet-changes = What has changed
booklet-changes_since = Since { $since }:
booklet-changes_none = Nothing has changed since { $since }.
booklet-changes_moved = Now { $to } (was { $from })
booklet-changes_added = { $to }
booklet-changes_gone = Not { $from }
booklet-changes_hosts = Hosts
booklet-changes_text = { $field }: reads differently

# On walls and doors
booklet-posters = { $week }: posters
booklet-cards = { $week }: cards
booklet-day_sheets = { $week }: sheets for the door
booklet-head_time = Time
booklet-head_event = What
booklet-head_room = Room

# What can be chosen
booklet-order-day = Day
booklet-order-venue = Venue
booklet-order-neighbourhood = Neighbourhood
booklet-order-pillar = Pillar
booklet-order-audience = Audience
booklet-order-host = Host
booklet-paper-a5 = A5
booklet-paper-a4 = A4
booklet-paper-folder = Folder (99 × 210 mm)
booklet-print-usual = Usual
booklet-print-large = Large print (18 points)
booklet-wording-written = As written
booklet-wording-plain = In plain words
booklet-marks-none = Nothing
booklet-marks-bleed = Bleed of 3 mm
booklet-marks-crop = Bleed and crop marks
booklet-of-confirmed = Confirmed by their hosts
booklet-of-programme = The whole programme, accepted ones as well
booklet-codes-shown = With QR codes
booklet-codes-none = Without QR codes
booklet-poster_paper-a4 = A4
booklet-poster_paper-a3 = A3
