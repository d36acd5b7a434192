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

# Kinds of what is to be seen to
due-kind-task = Task
due-kind-action = Action
due-kind-milestone = Milestone
due-kind-answer = Answer awaited
due-kind-reading = Reading to collect
due-kind-memorandum = Memorandum to renew

# The screen
roadmap-views = Views of the roadmap
roadmap-view-goals = Goals
roadmap-view-gantt = Over time
roadmap-view-milestones = Milestones
roadmap-view-week = This week
roadmap-summary =
    { $count ->
        [0] { $goals } goals, { $actions } actions; nothing is late.
        [one] { $goals } goals, { $actions } actions; one step is late.
       *[other] { $goals } goals, { $actions } actions; { $late } steps are late.
    }
roadmap-add = Add
roadmap-add-goal = Add a goal
roadmap-add-action = Add an action
roadmap-add-action-to = Add an action to “{ $title }”
roadmap-add-milestone = Add a milestone
roadmap-add-task = Add a task
roadmap-new-goal = New goal
roadmap-new-action = New action
roadmap-new-milestone = New milestone
roadmap-new-task = New task
roadmap-edit = Edit
roadmap-edit-named = Edit “{ $title }”
roadmap-search = Search actions
roadmap-status = Status
roadmap-all_statuses = Any status
roadmap-everybody = Everybody
roadmap-nobody = Nobody named
roadmap-no_goal = No goal
roadmap-no_week = No week
roadmap-no_action = No action
roadmap-no_actions = No actions yet.
roadmap-none_found = Nothing fits. Change what you look for.
roadmap-empty = The roadmap is empty
roadmap-empty-about = Begin with a goal and a date, such as “Leading learning community by 2030”. Then say which actions lead there, who answers for each, and by when.
roadmap-fold = Actions of “{ $title }”
roadmap-progress = Achieved actions of “{ $title }”
roadmap-achieved_of = { $achieved } of { $all } actions achieved ({ $percent })
roadmap-late_actions =
    { $count ->
        [one] { $late } action late
       *[other] { $late } actions late
    }
roadmap-milestones_done = { $done } of { $all } milestones done
roadmap-open_tasks =
    { $count ->
        [one] { $tasks } open task
       *[other] { $tasks } open tasks
    }
roadmap-serves = Serves
roadmap-serves-none = Nothing in a framework yet.
roadmap-tag = Choose
roadmap-status_set = “{ $title }” is now: { $status }.
roadmap-remarks =
    { $count ->
        [one] { $remarks } remark
       *[other] { $remarks } remarks
    }
roadmap-remarks-title = What does not fit

# Dates
roadmap-promised = First promised for
roadmap-done = done
roadmap-no_date = no date
roadmap-days_late =
    { $count ->
        [one] { $days } day late
       *[other] { $days } days late
    }
roadmap-slip =
    { $count ->
        [one] { $days } day after the first promise
       *[other] { $days } days after the first promise
    }
roadmap-earlier =
    { $count ->
        [one] { $days } day before the first promise
       *[other] { $days } days before the first promise
    }

# Over time
roadmap-scope = What is shown
roadmap-scope-all = The whole roadmap
roadmap-rows = Steps of the roadmap
roadmap-keys = Arrows choose a step. Alt and an arrow along the line move its date by a day, with Shift by a week. Enter opens it.
roadmap-move = Move “{ $title }”
roadmap-move-none = Choose a step to move it
roadmap-day-earlier = A day earlier
roadmap-day-later = A day later
roadmap-week-earlier = A week earlier
roadmap-week-later = A week later
roadmap-with_following = Move what waits for it, too
roadmap-moved = “{ $title }” is now due { $date }. The first promise, { $first }, stays visible.
roadmap-done_already = “{ $title }” is done. Its date stays.
roadmap-moved-back = “{ $title }” is due { $date }, as first promised.
roadmap-moved-following =
    { $count ->
        [one] One milestone that waits for it moved along.
       *[other] { $following } milestones that wait for it moved along.
    }

# Milestones
roadmap-milestones-which = Which milestones
roadmap-milestones-all = All
roadmap-milestones-open = Open
roadmap-milestones-late = Late
roadmap-milestones-week = Of the chosen week
roadmap-milestones-shown =
    { $count ->
        [one] { $shown } milestone
       *[other] { $shown } milestones
    }
roadmap-milestones-none = No milestones yet
roadmap-milestones-none-about = Add single milestones, or the usual preparation of a learning week, counted back from its start.
roadmap-usual =
    { $count ->
        [one] Add the one missing step of the usual preparation
       *[other] Add { $steps } steps of the usual preparation
    }
roadmap-usual-added =
    { $count ->
        [one] One milestone added to { $week }.
       *[other] { $milestones } milestones added to { $week }.
    }
roadmap-waits_for = waits for { $names }
roadmap-followers =
    { $count ->
        [one] one more waits for it
       *[other] { $followers } more wait for it
    }
roadmap-finish = “{ $title }” is done
roadmap-finished = “{ $title }” is done.
roadmap-reopened = “{ $title }” is open again.

# This week
roadmap-person = Whose list
roadmap-week-summary =
    { $count ->
        [one] { $span }: one thing to see to, { $overdue } overdue
       *[other] { $span }: { $shown } things to see to, { $overdue } overdue
    }
roadmap-week-none = Nothing is due this week. Add a task, or look at the next milestones.
roadmap-group-overdue = Overdue
roadmap-group-due = Until the end of these seven days
roadmap-group-undated = Without a date
roadmap-task-more = With more details
roadmap-tick-task = “{ $title }” is done
roadmap-tick-action = “{ $title }” is achieved
roadmap-tick-milestone = “{ $title }” is done
roadmap-tick-answer = The answer to “{ $title }” has come
roadmap-ticked-task = “{ $title }” is done.
roadmap-ticked-action = “{ $title }” is achieved.
roadmap-ticked-milestone = “{ $title }” is done.
roadmap-ticked-answer = “{ $title }” is answered.
roadmap-week-earlier-short = −1 week
roadmap-day-earlier-short = −1 day
roadmap-day-later-short = +1 day
roadmap-week-later-short = +1 week
roadmap-scale = Width of the time scale
roadmap-scale-1 = All at once
roadmap-scale-2 = Twice as wide
roadmap-scale-4 = Four times
