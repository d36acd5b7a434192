# What an import reports: fields of columns, reasons for refusing a row, things noticed. Values: see ../README.md.

# Fields that a column can be mapped to, and what changes in a row
import-field-external_id = Sender’s number
import-field-title = Title
import-field-short_text = Short text
import-field-long_text = Long text
import-field-kind = Kind
import-field-mode = On site or online
import-field-status = Status
import-field-pillars = Pillars
import-field-audiences = Audiences
import-field-age_from = Age from
import-field-age_to = Age to
import-field-age_range = Age range
import-field-languages = Languages
import-field-level = Level
import-field-starts_on = Start date
import-field-ends_on = End date
import-field-start_time = Start time
import-field-end_time = End time
import-field-duration_minutes = Duration
import-field-weekdays = Days of the week
import-field-excluded_dates = Days left out
import-field-recurrence_rule = Rule of repetition
import-field-venue = Venue
import-field-room = Room
import-field-venue_address = Address of the venue
import-field-venue_street_kind = Kind of street
import-field-venue_street = Street
import-field-venue_house_number = House number
import-field-venue_postcode = Postcode
import-field-neighbourhood = Neighbourhood
import-field-latitude = Latitude
import-field-longitude = Longitude
import-field-venue_access = Access of the venue
import-field-organiser = Organiser
import-field-co_hosts = Co-hosts
import-field-facilitators = Facilitators
import-field-contact_name = Contact
import-field-contact_email = E-mail of the contact
import-field-contact_phone = Phone of the contact
import-field-booking = Booking
import-field-booking_link = Booking link
import-field-booking_closes_on = Booking closes on
import-field-capacity = Places
import-field-is_free = Free of charge
import-field-cost_note = Price
import-field-money_asked = Money asked
import-field-money_granted = Money granted
import-field-access_features = Access for visitors
import-field-access_note = Access details
import-field-is_already_planned = Planned anyway
import-field-is_insured = Insured
import-field-received_on = Received on
import-field-link = Link
import-field-note = Note
import-field-co_host = Co-host
import-field-session = Session

# How far it has come
progress-checking = Checking the rows

# Why a row is refused
refused-title_missing = There is no title. Ask the sender for one.
refused-date_unreadable = This is no date, or a day that does not exist. Write it like 4 May 2027.
refused-time_unreadable = This is no time of day. Write it like 14:30, or leave it empty when it is not known yet.
refused-end_before_start = The end lies before the start. Correct one of them.
refused-weekdays_unreadable = These are no days of the week. Write them like Mon, Wed, Fri.
refused-rule_unreadable = This rule of repetition cannot be followed. Write single dates instead.
refused-number_unreadable = There is no number here. Write it in digits.
refused-word_unknown = This word is not known for this field. Use one of the words of the event form.
refused-yes_or_no_unreadable = This is neither yes nor no. Write one of them.

# Noticed in the file
notice-no_title_column = No column holds the titles. Choose the one that does.
notice-mapping_remembered = The columns are read as last time for { $sender }.
notice-dates_mixed = Some dates put the day first, others the month. Look at them, and choose the order.
notice-nothing_in_week = Nothing in this file happens in the week: its dates run from { $first_on } to { $last_on }. Change the dates of the week, or import into another week.
notice-long_cell = The cell that begins on line { $line } is very long. A quotation mark too many may have swallowed the rows after it: look at them.
notice-unknown_pillars = These are no pillars of the framework and were left out: { $names }.
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
