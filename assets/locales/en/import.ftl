# The import wizard. Fields, reasons and notices of the reader itself are in intake.ftl.
import-file = { $name } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-open = Choose a file…
import-other = Another file…
import-write = { $count ->
    [0] Nothing to do
    [one] Import { $count } row
   *[other] Import { $count } rows
}
import-spoken = Read { $rows } rows: { $new } new, { $changed } changed, { $refused } refused.
import-counts = What the file does
import-count-new = { $count ->
    [one] row is new
   *[other] rows are new
}
import-count-changed = { $count ->
    [one] row changes something
   *[other] rows change something
}
import-count-same = { $count ->
    [one] row is already in the plan
   *[other] rows are already in the plan
}
import-count-refused = { $count ->
    [one] row is refused
   *[other] rows are refused
}
import-encoding = Letters
import-encoding-hint = Choose another when accents look wrong.
import-delimiter = Columns are separated by
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tab
import-delimiter-bar = upright bar
import-sheet = Sheet
import-header_row = Row with the headings
import-date_order = First in dates comes
import-mapping = What the columns become
import-sender = Sender
import-sender-hint = Name who sent this, and the columns are remembered for the next file from there.
import-mapped = { $mapped } of { $columns } columns are used.
import-column = Column
import-becomes = becomes
import-becomes-of = “{ $column }” becomes
import-samples = Examples
import-ignore = (not used)
import-no_header = (no heading)
import-rows = Row by row
import-rows-done = What was done, row by row
import-show = Show
import-show-all = All
import-show-new = New
import-show-changed = Changed
import-show-same = Same
import-show-refused = Refused
import-line = Line
import-value = Value
import-reason = Why
import-action = What happens
import-action-new = new
import-action-changed = changed
import-action-same = same
import-action-refused = refused
import-changes = Changes
import-change = { $field }: { $from } → { $to }
import-given = { $field }: { $to }
import-empty = nothing
import-only_changes = { $count ->
    [0] Only what changes is listed.
    [one] Only what changes is listed. One row is as the plan has it.
   *[other] Only what changes is listed. { $count } rows are as the plan has them.
}
import-more = The first { $shown } of { $rows } rows are listed.
import-refused-caption = Refused rows: put right, or send back
import-save-refused = Save refused rows…
import-refused-saved = Saved as { $name }.
import-will-about = It will be one change: a single undo takes all of it back, now or after a restart.
import-done-about = It was one change: a single undo takes all of it back, now or after a restart.
import-see-problems = See what needs a look in the whole plan ({ $count })
import-undo = Undo the import
import-next = Import another file

import-about = Bring in the spreadsheets that others filled in. You see what a file would do before it does it.
import-kind = What the file holds
import-choose-events = Choose a spreadsheet of submissions
import-choose-events-about = A spreadsheet (XLSX, XLS, ODS), CSV, a calendar (iCalendar) or a programme (schedule.xml, schedule.json), from a form, a partner or another system. Columns are recognised by their headings, in several languages. Nothing is written before you have seen what would happen, and one undo takes it all back.
import-choose-partners = Choose a spreadsheet of partners
import-choose-partners-about = One row for each organisation, perhaps with one person, or an address book (vCard). Partners are found by their name; an empty cell changes nothing.
import-choose-indicators = Choose a table of figures
import-choose-indicators-about = A spreadsheet (XLSX, XLS, ODS) or CSV, with a column for each year or a row for each value. Indicators are found by their name, and groups by their column.
import-choose-outlines = Choose a file of outlines
import-choose-outlines-about = A GeoJSON file from the city's surveyors. Neighbourhoods are found by their name.
import-choose-budget = Choose a spreadsheet of the budget
import-choose-budget-about = One row for each line, with its title, year and amounts. Lines are found by title, year and source.
import-steps = Steps of the import
import-step-file = File
import-step-columns = Columns
import-step-look = Look
import-step-write = Write
import-title-file = How the file is read
import-title-columns = What the columns become
import-title-look = What the file would do
import-title-write = Write it into the plan
import-title-written = Done
import-back = Back
import-on = Next: { $step }
import-questions = What the file leaves open
import-answer = Answer
import-choose-answer = Please choose…
import-choose-column = A column…
import-year = Year
import-paste = Or paste a table here
import-paste-read = Read this table
import-pasted = Pasted table
import-says_itself = This kind of file says itself what stands where.
import-outlines-read = { $rows ->
    [one] The file holds one outline.
   *[other] The file holds { $rows } outlines.
}
import-count-left_out = { $count ->
    [one] row is left out
   *[other] rows are left out
}
import-count-no_record = { $count ->
    [one] row is no record
   *[other] rows are no records
}
import-into = For which indicator
import-into-by_name = The one that bears the name
import-into-name = Name of the indicator
import-indicators = What each indicator gets
import-groups = Groups
import-years = Years
import-leave_out = Leave out
import-take = Take
import-take-of = Take line { $line }, “{ $title }”
import-title = Title
import-action-left_out = left out
import-told-caption = Cells that are not taken, although their row is
import-no_records-caption = Rows that are no records, such as sums and footnotes
import-likely_same = { $count ->
    [one] Two names probably mean the same. Nothing is merged.
   *[other] { $count } pairs of names probably mean the same. Nothing is merged.
}
import-likely_same-pair = “{ $name }” and “{ $other }”
import-will-new = New: { $records }.
import-will-changed = Changed: { $records }.
import-will-told = { $count ->
    [one] One thing in the rows is not taken as it stands: the step before lists it with the reason.
   *[other] { $count } things in the rows are not taken as they stand: the step before lists them with their reasons.
}
import-will-rest = Rows that change nothing: { $same }. Refused: { $refused }. Left out: { $left_out }. No records, such as totals: { $no_record }.
import-hindrance-question = Please answer what the file leaves open first.
import-hindrance-nothing = Nothing to do: everything in this file is in the plan already, was refused, or was left out.
import-no_records_new = nothing new
import-done = { $rows ->
    [one] One row was written. New in the plan: { $records }.
   *[other] { $rows } rows were written. New in the plan: { $records }.
}
import-written = { $name } was imported.
import-see = Look at it
import-table-event = { $count ->
    [one] one event
   *[other] { $shown } events
}
import-table-session = { $count ->
    [one] one session
   *[other] { $shown } sessions
}
import-table-venue = { $count ->
    [one] one venue
   *[other] { $shown } venues
}
import-table-room = { $count ->
    [one] one room
   *[other] { $shown } rooms
}
import-table-partner = { $count ->
    [one] one partner
   *[other] { $shown } partners
}
import-table-person = { $count ->
    [one] one person
   *[other] { $shown } people
}
import-table-neighbourhood = { $count ->
    [one] one neighbourhood
   *[other] { $shown } neighbourhoods
}
import-table-indicator = { $count ->
    [one] one indicator
   *[other] { $shown } indicators
}
import-table-reading = { $count ->
    [one] one reading
   *[other] { $shown } readings
}
import-table-budget_line = { $count ->
    [one] one budget line
   *[other] { $shown } budget lines
}
import-table-tag = { $count ->
    [one] one tag
   *[other] { $shown } tags
}
import-table-outline = { $count ->
    [one] one outline
   *[other] { $shown } outlines
}
import-new_names-venue = { $count ->
    [one] One new venue
   *[other] { $shown } new venues
}
import-new_names-room = { $count ->
    [one] One new room
   *[other] { $shown } new rooms
}
import-new_names-partner = { $count ->
    [one] One new partner
   *[other] { $shown } new partners
}
import-new_names-person = { $count ->
    [one] One new person
   *[other] { $shown } new people
}
import-new_names-neighbourhood = { $count ->
    [one] One new neighbourhood
   *[other] { $shown } new neighbourhoods
}
import-new_names-indicator = { $count ->
    [one] One new indicator
   *[other] { $shown } new indicators
}
