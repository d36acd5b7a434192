# Letters to hosts, run sheets and attendance sheets: their texts, labels and the words of the program around them.
# Texts of letters hold fields, which come here as variables; which there are stands in `LetterField`.

letter-reason-accepted = Accepted events
letter-reason-declined = Declined events
letter-reason-missing = Missing details
letter-reason-changed = Changes since a release
letter-reason-returns = Figures after the week

letter-field-host = Host
letter-field-contact = Contact, else the host
letter-field-events = Titles of the events
letter-field-count = Number of events
letter-field-deadline = Day by which an answer is needed
letter-field-table = Table of the events, in a paragraph of its own
letter-field-city = City
letter-field-week = Title of the week
letter-field-dates = Days of the week
letter-field-office = Office that writes
letter-field-release = Number of the release
letter-field-released = Day of the release

letter-part-title = Subject
letter-part-text = Text

letter-fault-unknown_field = This field does not exist.
letter-fault-other_reason = This field is not known in letters of this kind.
letter-fault-not_alone = The table stands in a paragraph of its own.
letter-fault-unclosed = This brace is not closed.
letter-fault-unopened = This brace closes nothing.
letter-fault-no_title = The subject is empty.
letter-fault-long_title = The subject has more than one line.
letter-fault-no_text = The text is empty.
letter-fault-at = { $part }, line { $line }, letter { $column }: { $fault }
letter-fault-at_words = { $part }, line { $line }, letter { $column }, “{ $words }”: { $fault }

letter_text-reason = Kind of letter
letter_text-language = Language
letter_text-title = Subject
letter_text-text = Text
interaction-letter_reason = Kind of letter
interaction-letter_release_id = Release
interaction-letter_event_ids = Events it told of

# Texts that are used when the plan has none of its own.
letters-title-accepted = Your part in { $week }: accepted
letters-text-accepted =
    Dear { $contact },

    Thank you for taking part in { $week }, { $dates }. We are glad to take what is listed below into the programme.

    Please look through it: what stands there will be printed and published. If something is wrong, or if you cannot hold an event, please tell us.

    { $table }

    If everything is right, please answer by e-mail, or sign this letter and send it back.

    We need your answer by { $deadline }.

    Kind regards
    { $office }
letters-title-declined = Your proposals for { $week }
letters-text-declined =
    Dear { $contact },

    Thank you for what you proposed for { $week }, { $dates }. We have looked at every proposal with care.

    We are sorry that we cannot take what is listed below into the programme this time. Where a reason is to be told, it stands beside the event.

    { $table }

    We would be glad to see you as a guest, and as a host another year. If you think that we have overlooked something, please write or call.

    Kind regards
    { $office }
letters-title-missing = Your part in { $week }: details we still need
letters-text-missing =
    Dear { $contact },

    What you offer is on its way into the programme of { $week }, { $dates }. Before it can be published we need some details that only you know. They are listed below.

    { $table }

    A few words by e-mail are enough.

    We need your answer by { $deadline }. What comes later cannot be printed.

    Kind regards
    { $office }
letters-title-changed = Your part in { $week }: what has changed since release { $release }
letters-text-changed =
    Dear { $contact },

    Since release { $release } of the programme of { $week } something has changed in what is listed below. Please tell everybody who helps, and correct what you have announced yourselves.

    { $table }

    The release went out on { $released }.

    If a change is news to you, or wrong, please tell us at once.

    Kind regards
    { $office }
letters-title-returns = { $week }: how many people came?
letters-text-returns =
    Dear { $contact },

    Thank you for what you did in { $week }. Before it can be told to the council and to those who paid for it, we need your figures: how many had registered, how many came, and how many of them had not learned in a course or event for a year.

    Please fill in the figures below. Estimates are welcome; please say so. Names are not needed.

    { $table }

    We need your figures by { $deadline }.

    Kind regards
    { $office }

# What stands in letters besides their text.
letters-column-event = Event
letters-column-when = When
letters-column-where = Where
letters-column-reason = Why
letters-column-missing = What we need
letters-column-changed = What has changed
letters-column-registered = Registered
letters-column-attended = Came
letters-column-first_time = For the first time
letters-caption = { $events_raw ->
    [one] The event
   *[other] The { $events } events
}
letters-change = { $field }: { $to } (was: { $from })
letters-change-new = { $field }: { $to }
letters-change-gone = { $field }: no longer { $from }
letters-unscheduled = no date yet
letters-no_place = no place yet
letters-no_reason = –
letters-asked = We asked: { $question }
letters-more = { $count_raw ->
    [one] and { $count } more
   *[other] and { $count } more
}
letters-place_date = { $city }, { $date }
letters-sender = { $office }, { $city }
letters-no_office = The office of the learning week
letters-sign-office = For { $office }
letters-sign-host = Agreed, for { $host }: date and signature
letters-sign-returns = Correct, for { $host }: date and signature
letters-page = Page { $page } of { $pages }
letters-footer = { $host } · { $subject }
letters-cover-title = Letters to hosts: { $reason }
letters-cover-count = { $letters_raw ->
    [one] One letter, behind this page. It is of { $date }.
   *[other] { $letters } letters, behind this page. They are of { $date }.
}
letters-cover-none = Nobody is to be written to for this reason.
letters-cover-host = Host
letters-cover-contact = Contact
letters-cover-events = Events
letters-cover-hosts = Letters in the order of the pages
letters-file = { $reason } { $host }

# The table of a mail merge.
letters-sheet = Letters
letters-sheet-host = Host
letters-sheet-contact = Contact
letters-sheet-role = Role
letters-sheet-email = E-mail
letters-sheet-subject = Subject
letters-sheet-text = Text
letters-sheet-event_count = Events
letters-sheet-events = Titles
letters-sheet-table = What is told of each
letters-sheet-deadline = Answer needed by
letters-sheet-before = Last letter of this kind
letters-sheet-untold_count = Events not told of yet

# What people are told of letters.
notice-letters_without_email = { $host_count_raw ->
    [one] One host has no e-mail address: { $hosts }.
   *[other] { $host_count } hosts have no e-mail address: { $hosts }.
}
notice-letters_without_contact = { $host_count_raw ->
    [one] One host has no contact: { $hosts }. The letter is to the host alone.
   *[other] { $host_count } hosts have no contact: { $hosts }. Their letters are to the host alone.
}
notice-letters_written_before = { $host_count_raw ->
    [one] One host had a letter of this kind about some of these events already: { $hosts }.
   *[other] { $host_count } hosts had a letter of this kind about some of these events already: { $hosts }.
}
notice-letters_without_host = { $event_count_raw ->
    [one] One event has no host, so that nobody is told: { $events }.
   *[other] { $event_count } events have no host, so that nobody is told: { $events }.
}
notice-letters_lacking = Nothing is known for { $fields }, so paragraphs with it are left out.
notice-sheets_unnamed = { $person_count_raw ->
    [one] One person is not named, because nobody has noted that the person agreed.
   *[other] { $person_count } people are not named, because nobody has noted that they agreed.
}
error-letter_text_faulty = The text of these letters cannot be used. { $where } Correct the text.
error-no_letters = Nobody is to be written to for this reason.
error-no_letters_by_email = Nobody who is to be written to has an e-mail address.
error-release_missing = Choose the release since which changes are to be told.
error-no_sheets = There is nothing to put on such a sheet.
letters-interaction-accepted = Told of accepted events
letters-interaction-declined = Told of declined events
letters-interaction-missing = Asked for missing details
letters-interaction-changed = Told of changes since a release
letters-interaction-returns = Asked for figures after the week

# Run sheets.
sheet-by-venue = Venue
sheet-by-host = Host
sheet-by-day = Day
sheet-by-helper = Helper
sheets-run-title = Run sheets
sheets-run-venue = Run sheet: { $name }
sheets-run-host = Run sheet for { $name }
sheets-run-day = Run sheet: { $name }
sheets-run-helper = Run sheet for { $name }
sheets-week = { $week }, { $dates }
sheets-as_of = As of { $date }
sheets-time = Time
sheets-event = Event
sheets-place = Place
sheets-who = Hosts and helpers
sheets-people = People
sheets-done = Done
sheets-all_day = all day
sheets-open_time = time open
sheets-setup = set-up from { $time }
sheets-cancelled = CANCELLED
sheets-postponed = POSTPONED
sheets-no_place = place open
sheets-no_date = Without a date yet
sheets-until = until { $moment }
sheets-capacity = up to { $places }
sheets-registered = { $registered } registered
sheets-booking-on_the_day = sign up on the day
sheets-booking-preferred = booking preferred
sheets-booking-required = booking required
sheets-helper_phone = { $name }, { $phone }
sheets-not_named = { $count_raw ->
    [one] one further helper
   *[other] { $count } further helpers
}
sheets-fact-address = Address
sheets-fact-access = Access
sheets-fact-access_note = Note on access
sheets-fact-phone = Telephone
sheets-fact-sessions = Sessions
sheets-sessions = { $sessions_raw ->
    [0] none that is held
    [one] { $sessions }
   *[other] { $sessions }
}
sheets-sessions_off = { $sessions }, and { $off } called off
sheets-nothing = Nothing is planned here.
sheets-page = Page { $page } of { $pages }

# Attendance sheets.
sheets-attendance-title = Attendance sheets
sheets-attendance-sheets = Sheets
sheets-attendance-group = { $by }: { $names }
sheets-attendance-none-venue = Without a venue
sheets-attendance-none-host = Without a host
sheets-attendance-none-day = Without a date yet
sheets-attendance-none-helper = Without a helper who may be named
sheets-attendance-about = Please count everybody who comes. A name is not needed; whoever does not want to write one makes a sign. Send this sheet, or only the three figures, to { $office }.
sheets-attendance-registered = Registered
sheets-attendance-attended = Came
sheets-attendance-first_time = For the first time
sheets-attendance-number = No.
sheets-attendance-name = Name or sign
sheets-attendance-new = First course or event for a year?
sheets-attendance-lines = Who came
sheets-attendance-qr = A square code. It holds: { $text }
sheets-attendance-qr_about = By this code the office knows the sheet again.
sheets-fact-when = When
sheets-fact-where = Where
sheets-fact-host = Host
sheets-fact-places = Places
