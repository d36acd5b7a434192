# What calendars, programmes and open data for other systems say, and what people are told of them.

outgoing-untitled = Event without a title
outgoing-hosts = Hosted by { $hosts }
outgoing-audiences = For { $audiences }
outgoing-ages = Ages { $from } to { $to }
outgoing-ages_from = From age { $from }
outgoing-ages_to = Up to age { $to }
outgoing-languages = Languages: { $languages }
outgoing-booking_until = { $booking }, until { $date }
outgoing-free = Free of charge
outgoing-cost = Cost: { $cost }
outgoing-access = Access: { $access }
outgoing-cancelled = This does not take place: it is cancelled.
outgoing-postponed = This does not take place now: it is put off to another time.
outgoing-time_unknown = The time is not known yet; only the day is.
outgoing-all_day = All day
outgoing-place = { $venue } ({ $room })
outgoing-no_place = Place to be announced
outgoing-online = Online
outgoing-part = { $week }: { $part }
outgoing-part_person = { $week }: my events
# Headings of the programme as a table for newspapers
outgoing-table-day = Day
outgoing-table-begins = Begins
outgoing-table-ends = Ends
outgoing-table-last_day = Last day
outgoing-table-title = Title
outgoing-table-kind = Kind
outgoing-table-host = Host
outgoing-table-place = Place
outgoing-table-address = Address
outgoing-table-neighbourhood = Neighbourhood
outgoing-table-text = Text
outgoing-table-for = For
outgoing-table-cost = Cost
outgoing-table-access = Access
outgoing-table-booking = Booking
outgoing-table-book_at = Book at
outgoing-table-more_at = Read more at
outgoing-table-remark = Remark

outgoing-more = { $count_raw ->
    [one] one more
   *[other] { $count } more
}

error-outgoing_no_zone = This format needs the city’s time zone. Choose it in the settings of the plan.
notice-outgoing_no_zone = The plan names no time zone, so times go out without one: every calendar shows them by its own clock.
notice-outgoing_nothing = There is nothing in it: no event of this part of the programme has a date.
notice-outgoing_without_date = { $record_count_raw ->
    [one] One event has no date yet and is not in the file: { $names }.
   *[other] { $record_count } events have no date yet and are not in the file: { $names }.
}
notice-outgoing_without_time = { $record_count_raw ->
    [one] Of one event only the day is known; it stands as all day, with a note: { $names }.
   *[other] Of { $record_count } events only the day is known; they stand as all day, with a note: { $names }.
}
notice-outgoing_without_end = { $record_count_raw ->
    [one] Nobody has said when this event ends; it stands with no length: { $names }.
   *[other] Nobody has said when { $record_count } events end; they stand with no length: { $names }.
}
notice-outgoing_outside_week = { $record_count_raw ->
    [one] One event is outside the days of the week and is not in the file: { $names }.
   *[other] { $record_count } events are outside the days of the week and are not in the file: { $names }.
}
notice-outgoing_cancelled_left_out = { $record_count_raw ->
    [one] One event that was called off is not in the file, which has no word for it: { $names }.
   *[other] { $record_count } events that were called off are not in the file, which has no word for them: { $names }.
}
notice-outgoing_links_left_out = { $record_count_raw ->
    [one] The link of one event is no page on the web and is left out: { $names }.
   *[other] The links of { $record_count } events are no pages on the web and are left out: { $names }.
}
notice-outgoing_links_completed = { $record_count_raw ->
    [one] The link of one event was written without its beginning and got “https://”: { $names }.
   *[other] The links of { $record_count } events were written without their beginning and got “https://”: { $names }.
}
notice-outgoing_rule_left_out = { $record_count_raw ->
    [one] The rule of one series cannot be followed; its dates stand one by one: { $names }.
   *[other] The rules of { $record_count } series cannot be followed; their dates stand one by one: { $names }.
}
notice-outgoing_venues_without_position = { $record_count_raw ->
    [one] One venue has no position on the map and is not in the file: { $names }.
   *[other] { $record_count } venues have no position on the map and are not in the file: { $names }.
}
notice-outgoing_readings_replaced = { $record_count_raw ->
    [one] One indicator has several readings in a year; the last of each year counts: { $names }.
   *[other] { $record_count } indicators have several readings in a year; the last of each year counts: { $names }.
}
notice-outgoing_suppressed = { $record_count_raw ->
    [one] In one indicator numbers of few people are suppressed: { $names }.
   *[other] In { $record_count } indicators numbers of few people are suppressed: { $names }.
}

outgoing-every_months = { $count_raw ->
    [one] every month
   *[other] every { $count } months
}
