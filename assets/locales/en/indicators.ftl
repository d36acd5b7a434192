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
indicators-chart-bars-summary-good =
    { $count ->
        [one] The one indicator with a target keeps to its path.
       *[other] All { $count } indicators with a target keep to their path.
    }
indicators-chart-bar = { $name }. { $sentence }
indicators-chart-of = { $value } of { $target }
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
indicators-chart-column-margin = Margin (±)
indicators-chart-column-target = Target
indicators-chart-column-projection = Projection
indicators-chart-column-group = Group
indicators-chart-column-indicator = Indicator
indicators-chart-column-expected = Asked for by the path
indicators-chart-column-status = Status
