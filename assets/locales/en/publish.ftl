# The screen Publish, and what there is to write.

screen-publish = Publish

output-kind-council_paper = Council paper
output-kind-progress_report = Progress report
output-kind-evaluation_report = Evaluation of the week
output-kind-business_case = Why become a learning city
output-kind-minutes = Minutes
output-kind-booklet = Booklet
output-kind-posters = Posters
output-kind-cards = Cards
output-kind-day_sheets = Sheets for doors
output-kind-run_sheets = Run sheets
output-kind-attendance_sheets = Attendance sheets
output-kind-programme = Programme for calendars, newspapers and other programs
output-kind-site = Website
output-kind-board = Board
output-kind-open_data = Indicators as open data
output-kind-events = Table of events
output-kind-sessions = Table of sessions
output-kind-venues = Table of venues
output-kind-rooms = Table of rooms
output-kind-partners = Table of partners
output-kind-people = Table of people
output-kind-indicators = Table of indicators
output-kind-readings = Table of readings
output-kind-targets = Table of targets
output-kind-goals = Table of goals
output-kind-actions = Table of actions
output-kind-milestones = Table of milestones
output-kind-budget = Table of the budget
output-kind-risks = Table of risks

output-kind-council_paper-about = What a council decides by: recommendations, figures, risks, options, the programme by day.
output-kind-progress_report-about = How far the city has come: pillars, indicators, roadmap, budget, what changed since the last meeting.
output-kind-evaluation_report-about = How the week went: what was announced and held, who came, what to change.
output-kind-business_case-about = The case for becoming a learning city, with the city’s own figures.
output-kind-minutes-about = What a meeting decided, who does what by when.
output-kind-booklet-about = The week to hold in your hands, with contents, indexes and a map.
output-kind-posters-about = A sheet for the wall for each event.
output-kind-cards-about = Four small cards to a sheet, one for each event.
output-kind-day_sheets-about = What is on at a venue each day, for its door.
output-kind-run_sheets-about = Who does what, where and when, for those who run the week.
output-kind-attendance_sheets-about = Lists for counting who came.
output-kind-programme-about = Calendars take the .ics file, conference apps the schedules, websites the JSON-LD, maps the GeoJSON, newspapers the table.
output-kind-site-about = Pages that work from a memory stick and on any web server. Unpack the ZIP and open index.html.
output-kind-open_data-about = Tables and descriptions as Open SDG takes them. What is suppressed stays at home.
output-kind-board-about = A board as it stands, for people without the program.
output-kind-events-about = Every event of the plan, with hosts and other partners, people and areas.
output-kind-sessions-about = When and where each event is.
output-kind-venues-about = Venues with address, access and owner.
output-kind-rooms-about = Rooms with their venue and how many they hold.
output-kind-partners-about = Organisations with sector, standing, memorandum and when they can host.
output-kind-people-about = Contacts and helpers, with e-mail addresses and telephone numbers. It holds personal data: give it on knowingly.
output-kind-indicators-about = What is measured, how, and with which base value.
output-kind-readings-about = What was measured, when, and of whom.
output-kind-targets-about = What an indicator is to reach in a year.
output-kind-goals-about = The goals of the roadmap.
output-kind-actions-about = The actions of the roadmap, who leads them and until when.
output-kind-milestones-about = What is to be reached by which day.
output-kind-budget-about = Lines of the budget by year, with what is planned, secured and spent.
output-kind-risks-about = What can go wrong, how likely and how bad, and the answer to it.

output-option-paper = Paper
output-option-meeting = Meeting
output-option-week = Week
output-option-name = Board
output-option-slides = As slides (web page)
output-option-part = Of what
output-option-order = Order
output-option-paper_size = Paper
output-option-print = Letters
output-option-wording = Words
output-option-marks = For the printer
output-option-events = Events
output-option-codes = Codes for booking
output-option-changes = Say what changed since
output-option-two_up = Two pages to a sheet, to fold
output-option-by = By

output-no_release = Nothing
output-part-all = The whole programme
output-part-venue = Venue: { $name }
output-part-partner = Host: { $name }
output-part-pillar = Pillar: { $name }
output-part-neighbourhood = Neighbourhood: { $name }
output-part-person = Person: { $name }

output-format-pdf = PDF
output-format-docx = Word
output-format-odt = OpenDocument text
output-format-html = Web page
output-format-ics = Calendar (.ics)
output-format-xml = Schedule (.xml)
output-format-json = Schedule (.json)
output-format-jsonld = Linked data (.jsonld)
output-format-geojson = Map (.geojson)
output-format-zip = ZIP folder
output-format-xlsx = Excel
output-format-ods = OpenDocument table
output-format-csv = Table as text (.csv)

# What the history calls a change, and its fields.
change-save_publication = Note that “{ $title }” was written
change-delete_publication = Removal of the note on “{ $title }”
history-table-publication = Published
palette-kind-publication = Published
twins-of-publication = Published
publication-kind = Document
publication-options = Choices
publication-file_name = File
publication-written_at = Written
publication-written_by = By
publication-written_revision = Revision

# What cannot be written, and why.
error-unknown_document = There is no document “{ $name }”. There are: { $known }.
error-unknown_option = This document has no choice “{ $name }”. It has: { $known }.
error-unknown_choice = “{ $option }” cannot be “{ $value }”. There are: { $known }.
error-bad_option = “{ $value }” is no choice. Write it as name=value.
error-no_pages = This has no pages to look at. Write the file and open it.
error-not_this_ending = This cannot be written as .{ $ending }. Choose another kind of file.
error-no_name = There is nothing to choose from yet.
error-not_written_here = This file was not written from this window. Open it in its folder.
error-written_file_gone = “{ $name }” is not in the folder { $folder } any more.
error-file_not_opened = The computer has no program to open “{ $name }”. It lies in the folder { $folder }.

terminal-argument-set = A choice, as name=value; --list tells which there are
terminal-argument-meeting = The meeting, as --list calls it
terminal-argument-into = Write every document in every form into this folder

# The screen.
screen-publish-about = What people without Paideia get: papers, the booklet, sheets, letters, calendars, pages for the web.
publish-list = What there is to write
publish-lacks = Not possible yet
publish-last = Last written { $at }
publish-never = Never written
publish-write_as = Write as { $format }…
publish-contents = What is in it
publish-contents-rows = { $number ->
    [0] Nothing is in it yet.
    [one] One row.
   *[other] { $count } rows.
}
publish-contents-files = { $number ->
    [one] One file.
   *[other] { $count } files.
}
publish-contents-slides = { $number ->
    [one] One slide. Arrow keys lead from one to the next.
   *[other] { $count } slides. Arrow keys lead from one to the next.
}
publish-events-confirmed = { $count ->
    [one] One event: only what its host has confirmed.
   *[other] { $shown } events: only those that their hosts have confirmed.
} { $unconfirmed ->
    [0] All that take place are confirmed.
    [one] One more takes place and is not confirmed yet.
   *[other] { $unconfirmed } more take place and are not confirmed yet.
}
publish-events-programme = { $count ->
    [one] One event: all that takes place.
   *[other] { $shown } events: all that take place.
} { $unconfirmed ->
    [0] All are confirmed by their hosts.
    [one] One of them is not confirmed by its host yet.
   *[other] { $unconfirmed } of them are not confirmed by their hosts yet.
}
publish-events-called_off = { $count ->
    [one] One more was called off after it was announced, and is told as that.
   *[other] { $count } more were called off after they were announced, and are told as that.
}
publish-contents-start = What its start page says
publish-contents-first = The first { $shown } are shown.
pages-go = Go to page
pages-fit = Size of pages
pages-fit-width = Page width
pages-fit-whole = Whole page
output-slide = Slide
output-slide-title = What it shows
output-file = File
output-file-size = Size
publish-tables = Tables to edit
publish-comes_back = Edit the table in Excel, LibreOffice or another spreadsheet, save it, and import it again: only what you changed is shown, and nothing is written before you have seen it.
publish-other = Other kinds of file
written-open = Open
written-open-named = Open { $name }
written-show = Show in folder
publish-written = Written as { $name }.
publish-written-pages = Written as { $name }: { $pages ->
    [one] one page
   *[other] { $pages } pages
}.
publish-written-last = Last written as { $name }, { $at }.
publish-written-last_by = Last written as { $name }, { $at }, by { $by }.
publish-changed = { $count ->
    [0] No event has changed since.
    [one] One event has changed since.
   *[other] { $count } events have changed since.
}
notice-said = { $text }
notice-minutes_present = Who was present is not kept in the plan. Add it by hand.
notice-booklet_not_plain = { $without_count_raw ->
    [one] One of { $event_count } events has no plain words; its short text is printed.
   *[other] { $without_count } of { $event_count } events have no plain words; their short texts are printed.
}

# Letters to hosts.
publish-letters = Letters to hosts
publish-letters-short = By reason, with who was told before
publish-letters-about = Whom to tell what: accepted, declined, missing details, changes, figures after the week.
publish-letters-reason = Reason
publish-letters-reason_of = { $reason } ({ $count })
publish-letters-edit = Edit the text…
publish-letters-text_of = Text of letters: { $reason }
publish-letters-fields = What can stand in braces
publish-letters-print = Write for the printer…
publish-letters-each = A PDF for each host…
publish-letters-drafts = Drafts of e-mails…
publish-letters-table = Table for a mail merge…
publish-letters-sent = Note all as sent
publish-letters-sent_rest = { $count ->
    [one] Note the other one as sent
   *[other] Note the other { $count } as sent
}
publish-letters-sent_again = Note all as sent once more
publish-letters-noted = { $count ->
    [one] One letter noted as sent, in the timeline of its host.
   *[other] { $count } letters noted as sent, in the timelines of their hosts.
}
publish-letters-before = { $count ->
    [one] One host had a letter for this reason before.
   *[other] { $count } hosts had a letter for this reason before.
}
publish-letters-before_on = written to on { $date }
publish-letters-none = Nobody to write to
publish-letters-none-about = For this reason no host is owed a letter.
publish-letters-hosts = Hosts
publish-letters-preview = How the letter reads
publish-letters-no_email = no e-mail address
