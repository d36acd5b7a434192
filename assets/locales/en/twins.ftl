# Duplicates: likely twins of partners, people, venues and events, two side by side, and making one of two.
# Values are described in assets/locales/README.md.

change-merge_partners = “{ $other }” merged into “{ $title }”
change-merge_people = { $other } merged into { $title }
change-merge_venues = Venue “{ $other }” merged into “{ $title }”
change-merge_events = Event “{ $other }” merged into “{ $title }”
change-save_twins_apart = “{ $title }” and “{ $other }” kept as two
problem-twins_apart-name = Not the same

error-merge_with_itself = A record cannot be merged with itself. Choose another one.

twin-kind-partner = Partners
twin-kind-person = People
twin-kind-venue = Venues
twin-kind-event = Events

twin-reason-name = the names are nearly the same
twin-reason-name_and_address = the same name and address
twin-reason-name_and_partner = the same name, at the same partner
twin-reason-address = the same address, and names that agree
twin-reason-name_and_neighbourhood = nearly the same name in the same neighbourhood
twin-reason-name_and_place = nearly the same name at the same place on the map
twin-reason-title = the same title, and nothing that tells them apart
twin-reason-title_and_host = nearly the same title from the same host
twin-reason-title_and_place = nearly the same title at the same venue on the same day

twins-open = Find duplicates…
twins-title = Find duplicates
twins-kinds = What to look through
twins-list = Likely twins
twins-count = { $count ->
    [0] Nothing seems to be here twice.
    [one] One pair may be the same.
   *[other] { $count } pairs may be the same.
}
twins-more = { $count ->
    [one] One more pair comes when these are decided.
   *[other] { $count } more pairs come when these are decided.
}
twins-pair = { $one } and { $other }
twins-by_hand = Choose two by hand
twins-one = First
twins-other = Second
twins-choose = choose one
twins-choose_pair = Choose a pair of the list, or two by hand, to see them side by side.
twins-choose_two = Choose two by hand to see them side by side.
twins-stays = Which one stays
twins-stays-hint = What it says is kept. What it leaves empty is filled from the other; notes are joined.
twins-field = Field
twins-column-stays = { $name } (stays)
twins-column-goes = { $name } (goes)
twins-after = Afterwards
twins-differs = differs
twins-empty = empty
twins-only_different = Only what differs
twins-all_same = Both say the same in every field.
twins-hanging = What belongs to it
twins-hanging-none = Nothing belongs to either of them.
twins-merge = Merge
twins-apart = Not the same
twins-apart-done = { $one } and { $other } stay two, and are not suggested again.
twins-done = { $gone } is now part of { $keep }.

twins-of-budget_line = Budget lines
twins-of-event = Events
twins-of-event_partner = Partners and their parts
twins-of-event_person = People
twins-of-evidence = Evidence
twins-of-interaction = Interactions
twins-of-note = Notes
twins-of-offer = Offers
twins-of-opening = Opening hours and closed days
twins-of-partner_role = Roles
twins-of-person = People
twins-of-room = Rooms
twins-of-saved_filter = Saved views
twins-of-session = Sessions
twins-of-status_step = Steps of the status
twins-of-tag = Tags
twins-of-task = Tasks
twins-of-tie = Ties
twins-of-venue = Venues
twins-of-event-event = Events within it
twins-of-venue-event = Wishes of hosts
