### Tables that people edit in a spreadsheet and bring back.

table-kind-events = Events
table-kind-sessions = Sessions
table-kind-venues = Venues
table-kind-rooms = Rooms
table-kind-partners = Partners
table-kind-people = People
table-kind-indicators = Indicators
table-kind-readings = Readings
table-kind-targets = Targets
table-kind-goals = Goals
table-kind-actions = Actions
table-kind-milestones = Milestones
table-kind-budget = Budget
table-kind-risks = Risks

# The sheets beside the table
tables-sheet-how = How to edit
tables-sheet-lists = Lists

tables-how-title = { $table }: how to edit this table
tables-how-edit = Change what you like, save the file, and import it again. Only what you changed is shown there, and nothing is written before you have seen it.
tables-how-rows = A new row is a new record: leave its first column, which is hidden, empty. Do not copy whole rows with their hidden cell; copy the cells that you can see.
tables-how-leave = A row or column that you take out changes nothing in the plan. To delete a record, delete it in the program. You may move columns, sort and filter.
tables-how-lists = Several values in one cell stand apart by semicolons. A value that holds a semicolon itself stands in quotation marks.
tables-how-money = Amounts are in main units of the plan’s currency. An empty cell is not zero: it says that nothing is known.
tables-how-back = If somebody changes the plan while you edit, both changes are kept. Where both changed the same cell, the plan keeps its value and you are told.
tables-how-heading = Heading
tables-how-holds = What stands in it
tables-how-words = Words to choose from
tables-how-change = Can it be changed?

tables-holds-text = Words
tables-holds-word = One of the words of the list
tables-holds-words = One or several of the words, with semicolons between them
tables-holds-texts = One or several words of your own, with semicolons between them
tables-holds-yes_no = Yes or no
tables-holds-name = The name of something in the plan
tables-holds-names = Names of things in the plan, with semicolons between them
tables-holds-date = A date
tables-holds-dates = Dates like 2027-05-04, with semicolons between them
tables-holds-moment = A date and a time of day
tables-holds-time = A time of day
tables-holds-money = An amount of money
tables-holds-count = A whole number
tables-holds-year = A year in four digits
tables-holds-number = A number

tables-change-free = Yes
tables-change-once = Only while it is empty: a promise stays
tables-change-key = Only in new rows

tables-choice = Not in the list
tables-choice-hint = This is none of the words of the list. It is taken only if the plan knows it.

# What comes back
import-kind-tables = Table from here
import-record-room = Rooms
import-record-indicator_target = Targets
import-record-goal = Goals
import-record-action = Actions
import-record-milestone = Milestones
import-record-risk = Risks
change-import_table = Import of a table from { $file_name }: { $new_count } rows new, { $changed_count } changed
import-choose-tables = Choose a table that was made here
import-choose-tables-about = A table of this plan, edited in a spreadsheet. Only what differs is shown.
error-no_table_of_ours = This is no table that was made here, or its first, hidden column is gone. Import it as what it holds.
notice-table_headings_unknown = Columns that the table did not have, or whose headings were changed, are not read: { $columns }
notice-table_rows_absent = { $row_count_raw ->
    [one] One record of the plan is not in the table. It stays in the plan.
   *[other] { $row_count } records of the plan are not in the table. They stay in the plan.
}
notice-table_rows_gone = { $row_count_raw ->
    [one] One row names a record that the plan does not have. It comes in as a new one.
   *[other] { $row_count } rows name records that the plan does not have. They come in as new ones.
}
refused-table_mark_changed = Somebody wrote into the hidden first column of this row. Clear that cell to bring the row in as a new record.
refused-table_row_twice = This row stands in the table twice. The first counts.
refused-table_rows_differ = This row was copied, and the copies differ: nobody can tell which is meant. Clear the hidden first cell of the one that is to be new.
refused-table_known_already = The plan has a record of this place already.
refused-table_needed = This cell cannot be empty.
refused-table_does_not_fit = This value cannot stand in this column.
refused-table_fixed = This stays as it is once it is in the plan. The value of the plan is kept.
refused-table_both_changed = It was changed here and in the plan. The value of the plan, behind the arrow, is kept.
refused-table_cut = The text in the plan is longer than a spreadsheet can hold, so the cell had only its beginning. Change it in the program.
refused-table_two_readings = This can be read in two ways. Write dates like 2027-05-04 and decimals with the mark of the other cells.
refused-table_date = This is no date, or a day that does not exist. Write it like 2027-05-04.
refused-table_moment = This is no date with a time. Write it like 2027-05-04 18:30.
refused-table_amount = This is no amount of this currency. Write it in main units, with no more decimals than the currency has.
refused-table_not_whole = This is to be a whole number.
refused-table_below_zero = This cannot lie below zero.
refused-table_beyond = This is larger, longer or farther away than a plan can hold.
refused-table_word_unknown = This is none of the words of the list.
refused-table_name_unknown = Nothing in the plan bears this name. Choose one from the list, or add it to the plan first.
refused-table_name_shared = Several bear this name. Choose one with its number from the list.
refused-table_status_step = An event cannot go from its status to this one in one step.
refused-table_ages = The upper age lies below the lower one. Correct one of them.
refused-table_circle = An event cannot hold itself, not even through others.
refused-table_room_elsewhere = The room lies in another venue. Change room and venue together; the plan's place is kept.
tables-column-people = Facilitators
tables-column-areas = Pillars
