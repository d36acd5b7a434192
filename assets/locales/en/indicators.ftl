# The screen of indicators, its charts, and the import of their tables.
# Numbers come already written; years come as text.

screen-indicators = Indicators
screen-indicators-about = What the city measures: values, targets, status and what to collect next

# IndicatorStatus
indicators-status-achieved = Achieved
indicators-status-on_track = On track
indicators-status-behind = Behind
indicators-status-off_track = Off track
indicators-status-improving = Improving
indicators-status-stable = Stable
indicators-status-worsening = Worsening
indicators-status-no_data = No data
indicators-status-no_target = No target
indicators-status-not_judged = Not judged

# DueState
indicators-due-overdue = Overdue
indicators-due-due_soon = Due soon
indicators-due-later = Later
indicators-due-counted = Counted from the plan
indicators-due-unplanned = No date set

# Why a status is what it is: the method and its numbers, printed beside the status.
indicators-why-target_path = { $status }: { $value } in { $year }. The path from { $base } in { $base_year } to { $target } in { $target_year } asks for { $expected } by then; { $ratio }% of the progress expected is made.
indicators-why-base_year = { $status }: { $value } in { $year }, the year in which the path to { $target } in { $target_year } begins.
indicators-why-trend = { $status }: { $value } in { $year }, changing by { $slope }% a year over the last { $count } readings.
indicators-why-none = Nothing has been read yet, and no status is asked for.
indicators-why-no_data = Too little has been read for a status: { $count ->
        [0] there is no reading yet.
        [one] there is one reading.
       *[other] there are { $count } readings.
    }
indicators-why-no_target = { $value } in { $year }. There is no target to hold it against.
indicators-method-target_path = Distance to the target path: a straight line from the base to the next target. From 95% of the expected progress an indicator is on track, from 60% behind, below off track; achieved when the last target is reached.
indicators-method-trend = Trend only: the slope of a straight line through the last five readings. Less than 1% of their mean a year is stable.
indicators-method-none = No status is worked out.
indicators-projection-note = Projection, not a value: a straight line through the last { $count } readings leads to { $value } in { $year }.
indicators-projection-reached = It would reach the target.
indicators-projection-missed = It would miss the target.

# Charts
indicators-chart-percent = { $value }%
indicators-chart-bars = Indicators against their targets
indicators-chart-bars-none = Indicators appear here once they have a base, a reading and a target.
indicators-chart-bars-summary =
    { $short ->
        [one] { $short } of { $count } indicators is short of its path to the target; { $name } is furthest behind.
       *[other] { $short } of { $count } indicators are short of their path to the target; { $name } is furthest behind.
    }
# What should stay as it is has a target and no way to go; whoever counts targets counts it too.
indicators-chart-bars-held =
    { $held ->
        [one] { $said } One more has a target and should stay as it is: it goes no way and has no bar.
       *[other] { $said } { $held } more have a target and should stay as they are: they go no way and have no bars.
    }
indicators-chart-bars-summary-good =
    { $count ->
        [one] The one indicator with a target keeps to its path.
       *[other] All { $count } indicators with a target keep to their path.
    }
indicators-chart-bar = { $name }: { $words }. { $sentence }
indicators-chart-of = { $value } of { $target }
indicators-chart-down = { $value }, down to { $target }
indicators-chart-base = Base
indicators-chart-target = Target
indicators-chart-gone = This indicator is no longer in the plan.
indicators-chart-no_data = The line begins with the first reading.
indicators-chart-no_groups = Nothing has been read by neighbourhood or any other group yet.
indicators-chart-point = { $year }: { $value }
indicators-chart-group = { $name }: { $value } in { $year }
indicators-chart-readings = Readings
indicators-chart-path = Path to the target
indicators-chart-projection = Projection { $year }: { $value }
indicators-chart-missing = missing
indicators-chart-multiples-title = { $name } by group
indicators-chart-multiples-summary =
    { $count ->
        [one] Only { $most } has been read: { $most_value }.
       *[other] Of { $count } groups { $most } is highest with { $most_value } and { $least } lowest with { $least_value }.
    }
indicators-chart-column-year = Year
indicators-chart-column-value = Value
indicators-chart-column-value_in = Value in { $unit }
indicators-chart-column-margin = Margin (±)
indicators-chart-column-target = Target
indicators-chart-column-projection = Projection
indicators-chart-column-group = Group
indicators-chart-column-group_in = Group, values in { $unit }
indicators-chart-column-indicator = Indicator
indicators-chart-column-expected = Asked for by the path
indicators-chart-column-status = Status

# The list
indicators-summary = { $count ->
        [one] { $count } indicator
       *[other] { $count } indicators
    }: { $good } going well, { $short } falling short, { $due } to collect now
indicators-views = View
indicators-view-list = List
indicators-view-bars = Against targets
indicators-view-collect = What to collect
indicators-add = New indicator
indicators-propose = Proposals
indicators-more = More for indicators
indicators-search = Search indicators
indicators-area = Pillar or area
indicators-mine = Only mine
indicators-mine-who = Say under Settings who you are; then this shows what you collect.
indicators-all_statuses = Every status
indicators-all_areas = Every area
indicators-all_dues = Whatever is due
indicators-shown = { $count ->
        [one] { $count } shown
       *[other] { $count } shown
    }
indicators-column-years = Years
indicators-column-latest = Last value
indicators-column-status = Status
indicators-column-method = Why
indicators-column-due = Next reading
indicators-target = Target
indicators-empty = Nothing is measured yet
indicators-empty-about = Begin with a few of the proposals, write your own, or import a table. Values that the plan can count need no typing.
indicators-none_found = No indicator fits
indicators-sum-mark = groups do not add up
indicators-context-mark = context
indicators-coded = { $code } · { $name }
indicators-back = All indicators
indicators-edit = Edit the card
indicators-saved = Indicator saved.
indicators-form-new = New indicator
indicators-form-edit = Card of the indicator
indicators-choose = Choose…
indicators-import = Import a table
indicators-export = Export
indicators-export-long = Export as Open SDG table (long)
indicators-export-wide = Export with years side by side (wide)

# Columns of the files, and what stands for a number
indicators-file-series = Series
indicators-file-unit = Units
indicators-file-age = Age
indicators-file-gender = Sex
indicators-file-neighbourhood = Neighbourhood
indicators-file-own = Group
indicators-file-group_kind = Kind of group
indicators-file-status = Observation status
indicators-file-sample_size = Sample
indicators-file-margin = Margin
indicators-file-source = Source
indicators-file-note = Note
indicators-file-suppressed = Suppressed
indicators-file-missing = Missing value
indicators-file-normal = Normal value

indicators-context = Add context of the wider world
indicators-context-added = { $count ->
        [one] { $count } context series added.
       *[other] { $count } context series added.
    }

# One indicator
indicators-card = Card
indicators-readings = Readings
indicators-tags = What it shows
indicators-tags-saved = Tags saved.
indicators-neighbourhood_gone = A neighbourhood that was deleted
indicators-missing = Missing: known to be unknown, which is not zero
indicators-suppressed = Suppressed in everything that leaves the city
indicators-grid = Readings and targets of { $name } by year and group
indicators-grid-hint = An empty cell is missing, not zero. Arrow keys and Enter move between rows; Shift with them or dragging chooses several cells, for a spreadsheet. Choose a cell to see its date, sample, margin and note.
indicators-grid-counted = Years that the plan counts by itself cannot be typed over. Earlier years can be entered.
indicators-cell = { $group }, { $year }
indicators-target_alone = A target is removed in its own cell.
indicators-target_of = Target for { $year }
indicators-year = Year
indicators-year_to_come = { $year } has not come yet. Is the number meant as a target?
indicators-cells_done = { $count ->
    [one] One number was changed.
   *[other] { $count } numbers were changed.
}
indicators-saved_cell = { $group }, { $year } saved.
indicators-saved_target = Target for { $year } saved.
indicators-sample = { $count ->
        [one] { $size } person asked
       *[other] { $size } people asked
    }
indicators-reading = Reading
indicators-reading-edit = Date, sample, margin and note
indicators-reading-saved = Reading saved.
indicators-year-before = Earlier year
indicators-year-after = Later year
indicators-group-add = Add group
indicators-group-example = such as 25–34
indicators-sum-sum_differs = { $date }, { $kind }: the { $count } groups make { $groups } together, the total says { $total }. Correct one of them, or say on the card that groups make nothing together.
indicators-sum-sum_exceeds = { $date }, { $kind }: not all groups are known, and those that are already make { $groups }, more than the total of { $total }.
indicators-sum-outside_groups = { $date }, { $kind }: the total of { $total } lies outside its groups, which reach to { $groups }. A mean cannot.

# What to collect
indicators-collect-about = { $count ->
        [0] Nothing is pressing. What comes later stands below.
        [one] One reading is to be collected now. Type the value, or tick it off when there is none this time; the next date is set by itself.
       *[other] { $count } readings are to be collected now. Type the values, or tick off what has none this time; the next dates are set by themselves.
    }
indicators-collect-empty = Nothing to collect
indicators-collect-empty-about = Give indicators an interval or a next date on their card, and they appear here in time.
indicators-collect-value = Value { $unit }
indicators-collect-save = Save
indicators-collect-done = Done
indicators-collect-done-named = Done: { $name }
indicators-collected = { $name }: the next reading is due on { $date }.
indicators-collected-last = { $name } is ticked off. Its card says no interval, so no further reading is awaited.
indicators-late = due { $date }, { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
indicators-in_days = due { $date }, { $count ->
        [0] today
        [one] in { $count } day
       *[other] in { $count } days
    }
indicators-last_read = last read { $date }
indicators-never_read = never read

# Proposals
indicators-proposals = Proposals from the framework
indicators-proposals-about = { $count } indicators that show the features of a learning city. Take what helps you; everything can be changed afterwards.
indicators-proposals-search = Search proposals
indicators-proposals-there = in the plan already
indicators-proposals-take = { $count ->
        [one] Take { $count } over
       *[other] Take { $count } over
    }
indicators-proposals-taken = { $count ->
        [one] { $count } indicator taken over.
       *[other] { $count } indicators taken over.
    }

# What the plan counts by itself
indicators-computed-none = Typed or imported
indicators-computed-events_announced = Events announced
indicators-computed-events_held = Events held
indicators-computed-events_cancelled = Events cancelled
indicators-computed-sessions = Sessions announced
indicators-computed-places = Places offered
indicators-computed-registered = Registrations
indicators-computed-attendance = Attendances
indicators-computed-first_time_learners = First-time learners
indicators-computed-first_time_percent = Share of first-time learners
indicators-computed-no_show_percent = Share of the registered who did not come
indicators-computed-rating_average = Average rating by learners, 1 to 5
indicators-computed-returned_percent = Share of events whose numbers were returned
indicators-computed-free_events_percent = Share of events that are free
indicators-computed-partners_committed = Committed partners
indicators-computed-partners_new = New partners
indicators-computed-hosts = Hosts of events
indicators-computed-memoranda = Memoranda in force
indicators-computed-coverage_events_per_1000 = Events for every 1,000 residents
indicators-computed-spending_minor = Money spent
indicators-computed-secured_minor = Money secured
indicators-computed-matched_minor = Money matched by others
indicators-computed-hours_given = Hours given
indicators-computed-share_rated_features = Share of features rated
indicators-computed-practices_shared = Own practices written down
indicators-computed-indicators_read_percent = Share of indicators read in the year

# Import of a table
import-indicators-field-year = Year or date
import-indicators-field-value = Value
import-indicators-field-year_value = Values of a year
import-indicators-field-series = Name of the indicator
import-indicators-field-unit = Unit
import-indicators-field-age = Age
import-indicators-field-gender = Gender
import-indicators-field-neighbourhood = Neighbourhood
import-indicators-field-own = Another group
import-indicators-field-group_kind = Kind of the group
import-indicators-field-status = Status of the value
import-indicators-field-multiplier = Multiplier
import-indicators-field-sample_size = People asked
import-indicators-field-margin = Margin
import-indicators-field-source = Source
import-indicators-field-note = Note
indicators-import-write = { $count ->
        [one] Import { $count } reading
       *[other] Import { $count } readings
    }
refused-indicators_no_year = This is no year and no date. Write it like 2026 or 2026-12-31.
refused-indicators_no_number = This is no number. Write digits only, or leave the cell empty when the value is missing.
refused-indicators_repeated = The same indicator, year and group stands in an earlier row with another value. Take one out, or choose that several values are added up.
notice-indicators_held_back = { $cell_count_raw ->
        [one] { $cell_count } value is held back by its sender and was not read.
       *[other] { $cell_count } values are held back by their sender and were not read.
    }
notice-indicators_unknown_places = { $row_count_raw ->
        [one] { $row_count } row names a place that is no neighbourhood of the plan; it is kept under its own name.
       *[other] { $row_count } rows name places that are no neighbourhoods of the plan; they are kept under their own names.
    }
notice-indicators_summed = { $row_count_raw ->
        [one] { $row_count } row was added to another of the same group and year.
       *[other] { $row_count } rows were added to others of the same group and year.
    }
indicators-context-urban_rural-name = World population in towns and in the countryside
indicators-context-urban_rural-definition = People who live in urban and in rural places, as each country draws the line.
indicators-context-urban_rural-unit = million
indicators-context-co2_urban-share-name = Urban share of the population by country
indicators-context-co2_urban-share-definition = Share of the population that lives in urban places.
indicators-context-co2_urban-share-unit = %
indicators-context-co2_urban-co2-name = Carbon dioxide emitted by country
indicators-context-co2_urban-co2-definition = Carbon dioxide from burning fuel and making cement, in million tonnes a year.
indicators-context-co2_urban-co2-unit = Mt
indicators-context-group-urban = Urban
indicators-context-group-rural = Rural
