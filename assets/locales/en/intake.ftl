# What an import reports: fields of columns, reasons for refusing a row, things noticed. Values: see ../README.md.

# Fields that a column can be mapped to, and what changes in a row
import-events-field-external_id = Sender’s number
import-events-field-title = Title
import-events-field-short_text = Short text
import-events-field-long_text = Long text
import-events-field-kind = Kind
import-events-field-mode = On site or online
import-events-field-status = Status
import-events-field-pillars = Pillars
import-events-field-audiences = Audiences
import-events-field-age_from = Age from
import-events-field-age_to = Age to
import-events-field-age_range = Age range
import-events-field-languages = Languages
import-events-field-level = Level
import-events-field-starts_on = Start date
import-events-field-ends_on = End date
import-events-field-start_time = Start time
import-events-field-end_time = End time
import-events-field-duration_minutes = Duration
import-events-field-weekdays = Days of the week
import-events-field-excluded_dates = Days left out
import-events-field-recurrence_rule = Rule of repetition
import-events-field-venue = Venue
import-events-field-room = Room
import-events-field-venue_address = Address of the venue
import-events-field-venue_street_kind = Kind of street
import-events-field-venue_street = Street
import-events-field-venue_house_number = House number
import-events-field-venue_postcode = Postcode
import-events-field-neighbourhood = Neighbourhood
import-events-field-latitude = Latitude
import-events-field-longitude = Longitude
import-events-field-venue_access = Access of the venue
import-events-field-organiser = Organiser
import-events-field-co_hosts = Co-hosts
import-events-field-facilitators = Facilitators
import-events-field-contact_name = Contact
import-events-field-contact_email = E-mail of the contact
import-events-field-contact_phone = Phone of the contact
import-events-field-booking = Booking
import-events-field-booking_link = Booking link
import-events-field-booking_closes_on = Booking closes on
import-events-field-capacity = Places
import-events-field-registered_count = Registered
import-events-field-attended_count = Came
import-events-field-first_time_count = First-time learners
import-events-field-rating_count = Ratings
import-events-field-rating_average = Average rating
import-events-field-learner_words = What learners said
import-events-field-host_words = What the host said
import-events-field-is_free = Free of charge
import-events-field-cost_note = Price
import-events-field-money_asked = Money asked
import-events-field-money_granted = Money granted
import-events-field-access_features = Access for visitors
import-events-field-access_note = Access details
import-events-field-is_already_planned = Planned anyway
import-events-field-is_insured = Insured
import-events-field-received_on = Received on
import-events-field-link = Link
import-events-field-note = Note
import-events-field-co_host = Co-host
import-events-field-session = Session

# How far it has come
progress-checking = Checking the rows

# Why a row is refused
refused-title_missing = There is no title. Ask the sender for one.
refused-form_row_copied = This row is a copy of another one under a new title: it comes in as a new event.
refused-form_event_gone = The event of this row is not in the plan any more. Clear the first column of the row to add it as a new one.
refused-date_unreadable = This is no date, or a day that does not exist. Write it like 4 May 2027.
refused-time_unreadable = This is no time of day. Write it like 14:30, or leave it empty when it is not known yet.
refused-end_before_start = The end lies before the start. Correct one of them.
refused-weekdays_unreadable = These are no days of the week. Write them like Mon, Wed, Fri.
refused-rule_unreadable = This rule of repetition cannot be followed. Write single dates instead.
refused-rule_too_long = This rule makes too many days to be followed. Give it an end nearer to its start, or write single dates.
refused-line_unreadable = This line is none of such a file and was passed over. If words are missing, save the file once more where it comes from.
refused-event_not_closed = The file does not say where this event ends. Look whether it is complete.
refused-card_not_closed = The file does not say where this card ends. Look whether it is complete.
refused-zone_unknown = Nobody knows this time zone: its times are taken as times of the city. Look at them.
refused-older_version = A later version of this event stands in the same file, and counts.
refused-no_event = This is no event, such as a task or a note.
refused-words_of_one_time = Only day, hour and place can differ for a single time of a series; these words were left out.
refused-range_not_followed = Only this one time is moved. Move those that follow in the plan.
refused-rating_beyond = Ratings go from 1 to 5. Write their average, such as 4.3.
refused-number_unreadable = There is no number here. Write it in digits.
refused-length_unreadable = This cannot be read as a length. Write it in minutes or hours, such as 90 or 1:30; of what lasts for days, write the end.
refused-time_without_date = There is no date beside this time. It was left out; the session has neither until it is scheduled.
refused-end_reversed = The end lies before the start. It was left out; the session has no end.
refused-end_at_start = The end is the start. It was left out; the session has no end.
refused-negative = This number is below zero. Write it from 0 on.
refused-ages_reversed = The lowest age is above the highest. Correct one of them.
refused-word_unknown = This word is not known for this field. Use one of the words of the event form.
refused-language_unknown = This is not known as a language. Write names or codes, such as English, ga.
refused-status_step_refused = The event has come further in the plan; this takes no decision back. Change its status in the programme if it is right.
refused-yes_or_no_unreadable = This is neither yes nor no. Write one of them.

# Noticed in the file
notice-no_title_column = No column holds the titles. Choose the one that does.
notice-mapping_remembered = The columns are read as last time for { $sender }.
notice-dates_mixed = Some dates put the day first, others the month. Look at them, and choose the order.
notice-nothing_in_week = Nothing in this file happens in the week: its dates run from { $first_on } to { $last_on }. Change the dates of the week, or import into another week.
notice-long_cell = The cell that begins on line { $line } is very long. A quotation mark too many may have swallowed the rows after it: look at them.
notice-unknown_pillars = These are no pillars of the framework and were left out: { $names }.
notice-properties_not_read = These are not read: { $names }.
notice-series_cut = { $row_count_raw ->
    [one] One series goes on outside the week. Only its days in the week come in.
   *[other] { $row_count } series go on outside the week. Only their days in the week come in.
}
notice-times_called_days = { $row_count_raw ->
    [one] One entry calls a time of day a day. It is read as the time.
   *[other] { $row_count } entries call times of day days. They are read as the times.
}
notice-cards_without_organisation = { $row_count_raw ->
    [one] One card names no organisation. Its person becomes a partner of that name.
   *[other] { $row_count } cards name no organisation. Their people become partners of their names.
}
notice-outside_week = { $row_count_raw ->
    [one] One row lies outside the week. It is imported and listed among the problems.
   *[other] { $row_count } rows lie outside the week. They are imported and listed among the problems.
}
notice-time_not_known = { $row_count_raw ->
    [one] In one row the day is known but not the time.
   *[other] In { $row_count } rows the day is known but not the time.
}
notice-without_venue = { $row_count_raw ->
    [one] One row names no venue.
   *[other] { $row_count } rows name no venue.
}
notice-several_venues = { $row_count_raw ->
    [one] One row names several venues; it gets a session at each.
   *[other] { $row_count } rows name several venues; they get a session at each.
}
notice-spans = { $row_count_raw ->
    [one] One row repeats or runs for several days; it gets sessions only inside the week.
   *[other] { $row_count } rows repeat or run for several days; they get sessions only inside the week.
}
notice-unreadable_letters = { $letter_count_raw ->
    [one] One letter could not be read. Choose another encoding.
   *[other] { $letter_count } letters could not be read. Choose another encoding.
}
notice-hidden_rows = { $row_count_raw ->
    [one] One row is hidden in the sheet. It is imported too.
   *[other] { $row_count } rows are hidden in the sheet. They are imported too.
}
notice-merged_cells = { $range_count_raw ->
    [one] One group of cells is merged; its value counts for all of them.
   *[other] { $range_count } groups of cells are merged; their values count for all of them.
}
