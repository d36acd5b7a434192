# The import wizard. Fields, reasons and notices of the reader itself are in intake.ftl.
import-about = Bring in the spreadsheet that your partners filled in. You see what it would do before it does it.
import-file = { $name } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-choose = Choose a spreadsheet of submissions
import-choose-about = CSV or Excel (.xlsx), from a form, a partner or another system. Columns are recognised by their headings, in several languages. Nothing is written before you have seen what would happen, and one undo takes it all back.
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
import-nothing = Nothing to do: everything in this file is in the plan already, or was refused.
import-reading = How it is read
import-encoding = Letters
import-encoding-hint = Choose another when accents look wrong.
import-delimiter = Columns are separated by
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tab
import-delimiter-bar = upright bar
import-sheet = Sheet
import-header_row = Row with the headings
import-date_order = Order in dates
import-date_order-day_first = day first: 5/6 is 5 June
import-date_order-month_first = month first: 5/6 is May 6
import-date_order-ask = Please choose…
import-date_order-none = no doubtful dates
import-date_order-open = The dates of this file could be read either way. Please say which comes first.
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
import-reason = Why it is refused
import-action = What happens
import-action-new = new
import-action-changed = changed
import-action-same = same
import-action-refused = refused
import-changes = Changes
import-change = { $field }: { $from } → { $to }
import-empty = nothing
import-more = The first { $shown } of { $rows } rows are listed.
import-refused-caption = Refused rows: put right, or send back
import-save-refused = Save refused rows…
import-refused-saved = Saved as { $name }.
import-done = Done: { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
}, { $venues ->
    [one] { $venues } venue
   *[other] { $venues } venues
}.
import-done-about = It was one change: a single undo takes all of it back, now or after a restart.
import-see-problems = See what needs a look ({ $count })
import-see-board = Open the board
import-undo = Undo the import
import-next = Import another file
