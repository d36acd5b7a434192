### Imports of every kind: questions, rows left out, what is told of rows and cells.

change-import_budget = Import of a budget from { $file_name }: { $new_count } lines new, { $changed_count } changed

# Fields of a budget and of outlines
import-field-none = Nothing that is read
import-budget-field-year = Year
import-budget-field-title = Purpose
import-budget-field-category = Kind of cost
import-budget-field-source_kind = Kind of source
import-budget-field-source = Source
import-budget-field-partner = Partner that gives it
import-budget-field-planned = Planned
import-budget-field-secured = Secured
import-budget-field-spent = Spent
import-budget-field-matched = Added by others
import-budget-field-matched_by = Who adds it
import-budget-field-note = Note
import-outlines-field-name = Name of the neighbourhood
import-indicators-field-group_value = Values of a group
import-indicators-field-year_note = Notes of a year

# What a file is
import-kind-events = Events
import-kind-partners = Partners and people
import-kind-indicators = Indicators
import-kind-outlines = Outlines of neighbourhoods
import-kind-budget = Budget

# How sure it is what a column holds
certainty-unknown = Not read
certainty-probable = Probably
certainty-sure = By its name
certainty-chosen = Chosen

# Questions before anything is written
question-date_order = Some dates can be read in two ways. Does the day or the month come first?
question-decimal_mark = { $cell } can be read in two ways. What stands before the decimals?
question-title_column = No column is known to hold the titles. Which one does?
question-name_column = No column is known to hold the names. Which one does?
question-amount_column = No column is known to hold the amounts. Which one does?
question-year = The table does not say of which year it is. Which column says it, or which year is it?
question-value = Several columns hold numbers. Which one is the value, and which are groups?
question-repeats = There are several values of one day. What do they make?
choice-day_first = The day
choice-month_first = The month
choice-point = A point, as in 1,234.5
choice-comma = A comma, as in 1.234,5
choice-refuse = Only the first is kept, others are refused
choice-sum = Their sum for the year
choice-count = The number of rows in the year
error-import_question_open = { $question ->
    [date_order] The dates can be read in two ways. Say whether the day or the month comes first.
    [decimal_mark] Some numbers can be read in two ways. Say whether a point or a comma stands before the decimals.
    [title_column] No column is known to hold the titles. Say which of these does: { $choices }.
    [name_column] No column is known to hold the names. Say which of these does: { $choices }.
    [amount_column] No column is known to hold the amounts. Say which of these does: { $choices }.
    [year] The table does not say of which year it is. Say the year, or which of these columns holds it: { $choices }.
    [value] Several columns hold numbers. Say which of these is the value: { $choices }.
   *[other] The file leaves something open. Answer it first: { $choices }.
}
error-no_refused_rows = No row of this file can be saved: it is no table.
error-no_ordinary_file = This is no file but a folder, a pipe or a device. Choose a file.
error-too_many_points = These outlines have more points than can be read. Simplify them in your map program, or export only the neighbourhoods of the city.
error-cell_too_long = A cell of this file is longer than any spreadsheet allows. Shorten it, and try again.

# Kinds of rows that can be left out together
row-kind-outside_week = Rows outside the week
row-kind-without_date = Rows without a date

# Why a row is refused or a cell is not taken
refused-amount_unreadable = This is no amount of money in this currency. Write it in digits.
refused-another_address = One address is kept for each person; this one was left out.
refused-another_website = One website is kept for each partner; this one was left out.
refused-another_number = One telephone number is kept for each person; this one was left out.
refused-places_doubtful = This can mean another number of places. Look at the places of this row.
refused-number_open = This number can be read in two ways. Say what stands before the decimals.
refused-sign_open = In accounts this is a number below zero, elsewhere a number with a note. Write it with a minus in front, or without the marks behind.
refused-multiplier_unknown = It is not known what the numbers of this row are counted in. Write units, thousands or millions.
refused-cell_error = This cell holds an error of the spreadsheet, or its column was too narrow to show it. Mend it there, and save the file again.
refused-formula_without_result = This cell holds a formula that was never worked out. Open the file in a spreadsheet program and save it again.
refused-neighbourhood_unknown = No neighbourhood of the plan bears this name.
refused-other_projection = These are no degrees of longitude and latitude. Export the outlines in WGS 84 (EPSG:4326).
refused-latitude_first = The place would lie outside the country: latitude and longitude seem to be turned.
refused-outside_country = The place would lie outside the country.
refused-not_an_area = This shape is no area.
refused-not_closed = This shape is not closed.
refused-not_json = This shape cannot be read.
refused-purpose_missing = There is no purpose. Say what the money is for.
refused-partner_unknown = No partner of the plan bears this name.
refused-indicators_held_back = The sender holds this number back. It is neither zero nor missing, and is not taken.
refused-total = A sum of other rows, no record.
refused-footnote = A footnote, no record.
refused-heading_again = The headings again, no record.
refused-other_columns = The columns stand in another order from here on. Import these rows as a file of their own.
refused-preamble = A line above the table.

# What is noticed in a file
notice-encoding = The file is read as { $encoding }. Choose another encoding if letters look wrong.
notice-host_form = This is the form of { $host }. Rows that it had before change their events; new rows are new events of { $host }.
notice-sheet_chosen = The sheet { $sheet } is read. Choose another one if that is not the table.
notice-stray_quote = A quotation mark on line { $line } stands alone and is taken as part of the words.
notice-formulas_without_result = { $cell_count_raw ->
    [one] One cell holds a formula without a stored result: { $cells }.
   *[other] { $cell_count } cells hold formulas without a stored result: { $cells }.
}
notice-columns_without_heading = Cells stand in a column without a heading ({ $columns }). Look whether they are read as what they are.
notice-too_few_cells = { $row_count_raw ->
    [one] One row has fewer cells than there are headings; what is missing may be a mark between cells: line { $lines }.
   *[other] { $row_count } rows have fewer cells than there are headings; what is missing may be a mark between cells: lines { $lines }.
}
notice-dates_turned = { $row_count_raw ->
    [one] One row outside the week would lie in it with day and month turned: line { $lines }. A spreadsheet may have taken one for the other.
   *[other] { $row_count } rows outside the week would lie in it with day and month turned: lines { $lines }. A spreadsheet may have taken one for the other.
}
notice-next_day = { $row_count_raw ->
    [one] One row ends on the next day, because it begins in the evening: line { $lines }.
   *[other] { $row_count } rows end on the next day, because they begin in the evening: lines { $lines }.
}
notice-outlines_simplified = { $feature_count_raw ->
    [one] One outline had very many points and was simplified.
   *[other] { $feature_count } outlines had very many points and were simplified.
}
notice-outlines_without = The file has no outline for: { $names }.

# The terminal
terminal-help-table = Show how a file is read: its encoding, its headings, what is left out, and the table
terminal-argument-csv = Print the table alone, as CSV
terminal-argument-decimal-mark = What stands before the decimals: point or comma
terminal-argument-year = The year of a table that does not say
terminal-argument-repeats = What several values of one group and year make: refuse, sum or count
terminal-argument-import-kind = What the file brings; guessed and said when left out
terminal-argument-leave-out = A kind of rows to leave out: outside_week or without_date
terminal-import-kind = Read as: { $kind }
terminal-import-kind-guessed = Read as: { $kind } (guessed; say --kind otherwise)
terminal-import-refused-all = Nothing could be taken from this file: every row was refused.
terminal-import-question = Before anything can be written, say: { $question }
terminal-import-left_out = { $count } left out
terminal-import-no_record = { $count } no records
terminal-import-records = { $table }: { $new } new, { $changed } changed, { $same } the same
terminal-import-new-names = New { $table }: { $names }
terminal-import-likely = Probably the same: { $name } and { $other }
terminal-import-told = Cells that were not taken:
terminal-import-no-records = Rows that are no records:
terminal-import-refused-rows = Rows that were refused:
terminal-table-format = { $format }, encoding { $encoding }, delimiter { $delimiter }
terminal-table-plain = { $format }, encoding { $encoding }
terminal-table-sheet = Sheet { $sheet }
terminal-table-head = Headings on line { $line }
terminal-table-no-head = No row holds headings; the columns are named by letters.
terminal-table-rows = { $count_raw ->
    [one] One row
   *[other] { $count } rows
}
terminal-table-left-out = Left out:
terminal-table-empty = The file is empty.

# Records that a file brings
import-record-event = Events
import-record-session = Sessions
import-record-venue = Venues
import-record-partner = Partners
import-record-person = People
import-record-neighbourhood = Neighbourhoods
import-record-indicator = Indicators
import-record-reading = Readings
import-record-budget_line = Budget lines
