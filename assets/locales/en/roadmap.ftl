# The roadmap: its screen, its chart, what does not fit, the steps of a week's preparation, this week's list.

screen-roadmap = Roadmap
screen-roadmap-about = Goals, actions and milestones: who does what by when, and what is to be done this week.

# The usual preparation of a week
roadmap-week-theme = Steering group sets dates and theme
roadmap-week-call_opens = Call for events opens
roadmap-week-partner_meeting = Planning meeting with partners
roadmap-week-call_closes = Submissions close
roadmap-week-decisions = Decisions sent to hosts
roadmap-week-venue_check = Venues and clashes checked
roadmap-week-copy_deadline = Copy deadline
roadmap-week-proofs = Proofs to hosts
roadmap-week-print = Booklet to print
roadmap-week-launch = Launch
roadmap-week-week = The learning week
roadmap-week-returns = Attendance returns due
roadmap-week-report = Evaluation report
roadmap-week-council = Paper to the council

# What does not fit
problem-roadmap_explanation_missing = “{ $title }” is behind or postponed, and nobody has said why. Add an explanation.
problem-roadmap_explanation_missing-name = Explanation missing
problem-roadmap_done_on_missing = “{ $title }” is achieved. Say on which day.
problem-roadmap_done_on_missing-name = Day of achievement missing
problem-roadmap_done_but_open = “{ $title }” has a day on which it was done, but another status. Set it to achieved, or remove the day.
problem-roadmap_done_but_open-name = Done, but not achieved
problem-roadmap_late_but_on_track =
    { $day_count_raw ->
        [one] “{ $title }” was due yesterday and still says “on track”. Finish it, give it a new date, or change its status.
       *[other] “{ $title }” was due { $day_count } days ago and still says “on track”. Finish it, give it a new date, or change its status.
    }
problem-roadmap_late_but_on_track-name = Late, but on track
problem-roadmap_starts_after_due = “{ $title }” starts after it is due. Correct one of the dates.
problem-roadmap_starts_after_due-name = Starts after it is due
problem-roadmap_no_date = “{ $title }” has no date. Say by when it is promised.
problem-roadmap_no_date-name = No date
problem-roadmap_before_predecessor = “{ $title }” is due { $due_on }, before “{ $other_title }” ({ $other_due_on }), which must be done first. Move one of them.
problem-roadmap_before_predecessor-name = Before what it waits for
problem-roadmap_cycle = These milestones wait for each other, so none can begin: { $titles }. Remove one of the links.
problem-roadmap_cycle-name = Milestones wait for each other

# The chart
chart-gantt = Roadmap over time
chart-gantt-of = { $title } over time
chart-gantt-milestones = Milestones
chart-gantt-loose = Actions without a goal
chart-gantt-none = The roadmap fills once the plan has goals, actions or milestones with dates.
chart-gantt-none-here = There is nothing to draw here yet.
chart-gantt-today = Today
chart-gantt-first = First promise
chart-gantt-part = { $title }: { $status }, due { $date }
chart-gantt-part-revised = { $title }: { $status }, now due { $date }, first promised for { $first }
chart-gantt-part-done = { $title }: { $status }, done { $date }
chart-gantt-part-undated = { $title }: { $status }, no date
chart-gantt-summary =
    { $count ->
        [one] The one step of the roadmap is not late: { $achieved } achieved, { $on_track } on track, { $behind } behind, { $postponed } postponed.
       *[other] Of { $count } steps, { $achieved } are achieved, { $on_track } on track, { $behind } behind and { $postponed } postponed; none is overdue.
    }
chart-gantt-summary-late =
    { $days ->
        [one] Of { $count } steps, { $achieved } are achieved, { $on_track } on track, { $behind } behind and { $postponed } postponed; “{ $title }” was due yesterday.
       *[other] Of { $count } steps, { $achieved } are achieved, { $on_track } on track, { $behind } behind and { $postponed } postponed; “{ $title }” has been overdue longest, by { $shown } days.
    }
chart-gantt-condensed =
    { $count ->
        [one] { $summary } One more step is in the table only.
       *[other] { $summary } { $count } more steps are in the table only.
    }
chart-gantt-column-step = Step
chart-gantt-column-kind = Kind
chart-gantt-column-owner = Responsible
chart-gantt-column-status = Status
chart-gantt-column-starts = Starts
chart-gantt-column-first = First promise
chart-gantt-column-revised = New date
chart-gantt-column-done = Done
chart-gantt-column-after = Waits for
