# Boards: their titles, cards, the presentation, looking back, and what changed since a meeting.

screen-boards = Dashboards
screen-boards-about = Boards of figures, charts and lists: arrange them, save them, present them.

board-overview = Overview
board-overview-about = Where the city stands, what it promised, what is late, and what to decide next.
board-pillars = Pillars
board-pillars-about = How far the pillars have come against what was promised, and on what evidence.
board-programme = Programme
board-programme-about = The learning week: how much is planned, confirmed and attended.
board-partners = Partners
board-partners-about = Who takes part, who gives what, and who has not answered.
board-indicators = Indicators
board-indicators-about = What is measured, against its targets.
board-budget = Budget and risks
board-budget-about = What the learning city costs, what is secured, and what could go wrong.
board-neighbourhoods = Neighbourhoods
board-neighbourhoods-about = How evenly the city is reached.

board-group-figures = Figures
board-group-lists = Lists
board-group-charts = Charts
board-group-trend = Trends of indicators
board-group-multiples = Indicators by neighbourhood
board-group-rating_heat = Ratings of a round

board-unknown = not known
board-status-good = in order
board-status-watch = to be watched
board-status-bad = needs action
board-mark-new = new
board-mark-changed = changed
board-chart_unknown = This chart cannot be drawn here: its record is gone, or it belongs to a newer Paideia.

board-was-up = up from { $number } on { $date }
board-was-down = down from { $number } on { $date }

# Figures beyond the six of the week.
figure-events-unknown = no week is planned yet
figure-confirmed-unknown = no week is planned yet
figure-partners-unknown = no week is planned yet
figure-places-unknown = no week is planned yet
figure-money-unknown = no week is planned yet
figure-problems-unknown = no week is planned yet
figure-pillars_on_target = Pillars on target
figure-pillars_on_target-detail = of { $target } rated; target { $target_count }%
figure-pillars_on_target-detail-plain = of those rated
figure-pillars_on_target-unknown = rate the pillars and set a target for the year
figure-indicators_on_track = Indicators on track
figure-indicators_on_track-detail = of { $target } with a target
figure-indicators_on_track-detail-plain = of those with a target
figure-indicators_on_track-unknown = no indicator has a target and readings yet
figure-actions_late = Actions late
figure-actions_late-detail-plain = of { $all_count }
figure-milestones_late = Milestones late
figure-milestones_late-detail-plain = of { $all_count }
figure-budget_secured = Budget secured
figure-budget_secured-detail = of { $target } planned for { $year }
figure-budget_secured-detail-plain = nothing planned for { $year }
figure-budget_secured-unknown = no budget for { $year } yet
figure-budget_gap = Still to be secured
figure-budget_gap-detail-plain = of { $planned } planned for { $year }
figure-budget_gap-unknown = no budget for { $year } yet
figure-decisions_open = Decisions to carry out
figure-decisions_open-detail-plain = of { $all_count } taken
figure-first_time_learners = First-time learners
figure-first_time_learners-detail-plain = from { $returned_count } of { $event_count } events
figure-first_time_learners-unknown = hosts have not returned numbers yet
figure-attendance = People who came
figure-attendance-detail-plain = from { $returned_count } of { $event_count } events
figure-attendance-unknown = hosts have not returned numbers yet
figure-partners_silent = Partners without answer
figure-partners_silent-detail-plain = of { $all_count }

# Lists
list-attention = Needs attention
list-attention-none = Nothing is open. Every problem has been solved or accepted.
list-late = What is late
list-late-none = Nothing is late.
list-decide_next = To decide next
list-decide_next-none = Nothing waits for a decision. Recommendations of the next meeting’s papers will stand here.
list-milestones = Next milestones
list-milestones-none = Nothing is due. Add what must be done, and by when.
list-promises = What the city promised
list-promises-none = No goal has been written down yet. Goals with a date stand in the roadmap.
list-evidence = On what evidence
list-evidence-none = Nothing has been rated or measured yet. Begin with a round of ratings.
list-contributors = Who contributes what
list-contributors-none = No partner has promised anything yet. Offers stand with each partner.
list-partners_silent = Who has not answered
list-partners_silent-none = Every partner that was asked has answered.
list-cost = What it costs
list-cost-none = This year has no budget yet.
list-risks = Gravest risks
list-risks-none = No open risk has been written down.
list-what_changed = Since the last meeting
list-what_changed-none = Nothing has changed since then.

board-kind-action = Action
board-kind-milestone = Milestone
board-kind-goal = Goal
board-kind-task = Task
board-kind-meeting = Papers of a meeting
board-kind-paper = Paper
board-kind-indicator = Reading
board-late = { $days_count_raw ->
    [one] one day late, due { $date }
   *[other] { $days_count } days late, due { $date }
}
board-overdue = overdue
board-decide-recommendation = asked of the meeting on { $date }
board-decide-asked = { $verb } { $text }
board-decide-asked_subject_to = { $verb }, subject to { $body }, { $text }
board-decide-asked_consent = { $verb }: { $text }
board-decide-goal_unexplained = { $date ->
    [none] behind, and nobody has said why
   *[other] behind, and nobody has said why; promised by { $date }
}
board-decide-gap_without_action = far below its ambition, and no action is tied to it
board-decide-decision_open = { $date ->
    [none] agreed, not carried out yet
   *[other] agreed on { $date }, not carried out yet
}
board-decide-memorandum = { $date ->
    [none] talk about renewing the memorandum
   *[other] talk about renewing the memorandum, which ends on { $date }
}
board-promised_by = by { $date }
board-promised_first = first promised for { $date }
board-evidence-round = { $title } ({ $date })
board-evidence-rated = { $rated_count } of { $all_count } features rated
board-evidence-raters = { $rater_count_raw ->
    [0] No rater has been named
    [one] One rater gave an opinion
   *[other] { $rater_count } raters gave their opinions
}
board-evidence-pieces = { $piece_count_raw ->
    [0] No evidence has been brought yet
    [one] One piece of evidence, for one feature
   *[other] { $piece_count } pieces of evidence, for { $feature_count } features
}
board-evidence-indicators = { $measured_count } of { $all_count } indicators have been measured
board-contribution = { $offer_count_raw ->
    [one] one offer; { $received } received
   *[other] { $offer_count } offers; { $received } received
}
board-silent = invited on { $date }
board-cost-planned = Planned for { $year }
board-cost-secured = Secured
board-cost-spent = Spent
board-cost-matched = Added by others
board-cost-gap = Still to be secured
board-cost-share = { $percent } of what is planned
board-risk = likelihood { $likelihood }, impact { $impact }
board-risk-grave = grave
board-risk-notable = notable

# What changed since a meeting, a version or a day
board-since-meeting = Compared with the end of { $date }, the day of the last meeting ({ $body })
board-since-version = Compared with “{ $name }” of { $date }
board-since-day = Compared with the end of { $date }
board-since-no_meeting = No meeting before today is written down, so there is nothing to compare with. Meetings stand under Council.
board-since-short = This plan was begun after { $date }, so nothing can be compared with that day yet.
board-since-others = { $rest_count_raw ->
    [one] one more
   *[other] { $rest_count } more
}
board-since-decisions_new = { $all_count_raw ->
    [one] One decision: { $names }
   *[other] { $all_count } decisions: { $names }
}
board-since-papers_new = { $all_count_raw ->
    [one] One new paper: { $names }
   *[other] { $all_count } new papers: { $names }
}
board-since-meetings_new = { $all_count_raw ->
    [one] One new meeting: { $names }
   *[other] { $all_count } new meetings: { $names }
}
board-since-declarations_new = { $all_count_raw ->
    [one] One new declaration: { $names }
   *[other] { $all_count } new declarations: { $names }
}
board-since-rounds_new = { $all_count_raw ->
    [one] One new round of ratings: { $names }
   *[other] { $all_count } new rounds of ratings: { $names }
}
board-since-pillar_up = { $by_count_raw ->
    [one] { $names } is up by one point
   *[other] { $names } is up by { $by_count } points
}
board-since-pillar_down = { $by_count_raw ->
    [one] { $names } is down by one point
   *[other] { $names } is down by { $by_count } points
}
board-since-goals_new = { $all_count_raw ->
    [one] One new goal: { $names }
   *[other] { $all_count } new goals: { $names }
}
board-since-goals_achieved = Achieved: { $names }
board-since-goals_behind = Fallen behind: { $names }
board-since-goals_postponed = Postponed: { $names }
board-since-goals_on_track = Back on track: { $names }
board-since-actions_new = { $all_count_raw ->
    [one] One new action: { $names }
   *[other] { $all_count } new actions: { $names }
}
board-since-actions_achieved = { $all_count_raw ->
    [one] One action achieved: { $names }
   *[other] { $all_count } actions achieved: { $names }
}
board-since-actions_behind = { $all_count_raw ->
    [one] One action fell behind: { $names }
   *[other] { $all_count } actions fell behind: { $names }
}
board-since-actions_postponed = { $all_count_raw ->
    [one] One action postponed: { $names }
   *[other] { $all_count } actions postponed: { $names }
}
board-since-actions_on_track = { $all_count_raw ->
    [one] One action is back on track: { $names }
   *[other] { $all_count } actions are back on track: { $names }
}
board-since-actions_moved = { $all_count_raw ->
    [one] One action has a new date: { $names }
   *[other] { $all_count } actions have a new date: { $names }
}
board-since-milestones_done = { $all_count_raw ->
    [one] One milestone reached: { $names }
   *[other] { $all_count } milestones reached: { $names }
}
board-since-milestones_new = { $all_count_raw ->
    [one] One new milestone: { $names }
   *[other] { $all_count } new milestones: { $names }
}
board-since-budget_planned_up = The budget plans { $amount } more
board-since-budget_planned_down = The budget plans { $amount } less
board-since-budget_secured_up = { $amount } more is secured
board-since-budget_secured_down = { $amount } less is secured
board-since-budget_spent_up = { $amount } more was spent
board-since-budget_spent_down = { $amount } less was spent
board-since-offers_new = { $all_count_raw ->
    [one] One new offer: { $names }
   *[other] { $all_count } new offers: { $names }
}
board-since-events_new = { $all_count_raw ->
    [one] One new event: { $names }
   *[other] { $all_count } new events: { $names }
}
board-since-events_confirmed = { $all_count_raw ->
    [one] One event confirmed: { $names }
   *[other] { $all_count } events confirmed: { $names }
}
board-since-events_cancelled = { $all_count_raw ->
    [one] One event called off: { $names }
   *[other] { $all_count } events called off: { $names }
}
board-since-events_gone = { $all_count_raw ->
    [one] One event deleted: { $names }
   *[other] { $all_count } events deleted: { $names }
}
board-since-partners_new = { $all_count_raw ->
    [one] One new partner: { $names }
   *[other] { $all_count } new partners: { $names }
}
board-since-partners_committed = { $all_count_raw ->
    [one] One partner has committed: { $names }
   *[other] { $all_count } partners have committed: { $names }
}
board-since-partners_left = { $all_count_raw ->
    [one] One partner has paused or left: { $names }
   *[other] { $all_count } partners have paused or left: { $names }
}
board-since-partners_gone = { $all_count_raw ->
    [one] One partner deleted: { $names }
   *[other] { $all_count } partners deleted: { $names }
}
board-since-readings_new = { $all_count_raw ->
    [one] New readings for { $names }
   *[other] New readings for { $all_count } indicators: { $names }
}
board-since-indicators_new = { $all_count_raw ->
    [one] One new indicator: { $names }
   *[other] { $all_count } new indicators: { $names }
}
board-since-risks_new = { $all_count_raw ->
    [one] One new risk: { $names }
   *[other] { $all_count } new risks: { $names }
}
board-since-risks_closed = { $all_count_raw ->
    [one] One risk closed: { $names }
   *[other] { $all_count } risks closed: { $names }
}
board-since-practices_new = { $all_count_raw ->
    [one] One new practice: { $names }
   *[other] { $all_count } new practices: { $names }
}
board-since-evidence_new = { $all_count_raw ->
    [one] One new piece of evidence: { $names }
   *[other] { $all_count } new pieces of evidence: { $names }
}

# The printed copy
board-doc-page = Page { $page } of { $pages }
board-doc-city = City
board-doc-week = Learning week
board-doc-state = As of
board-doc-state_named = { $date }, “{ $name }”, looked back to
board-doc-state_past = { $date }, looked back to
board-doc-figures = Figures
board-doc-figures_caption = The figures with what they are made of
board-doc-figure = Figure
board-doc-number = Number
board-doc-detail = Detail
board-doc-status = State
board-doc-what = What
board-doc-amount = Amount
board-doc-alt = { $title }: { $summary }

board-list-all = { $count ->
    [one] Show it
   *[other] All { $total }
}
board-list-more = { $count ->
    [one] and one more
   *[other] and { $rest } more
}

# Presenting
present-label = Presentation: { $title }
present-as_of = as of { $date }
present-slide = Page { $number } of { $total }
present-count = { $number } / { $total }
present-back = Page before
present-next = Next page
present-print = Printed copy
present-keys = Arrow keys turn the page, Escape leaves

# Looking back
look_back = Look back
look_back-no_changes = you are looking at the plan as it was; go back to today to change it
look_back-about = See every screen as it was then. Nothing can be changed while you look back.
look_back-meetings = At the end of a meeting’s day
look_back-meetings-none = No meeting before today is written down.
look_back-meeting = { $body }, { $date }
look_back-versions = At a named version
look_back-versions-none = No version has been named yet. The history can name the state of today.
look_back-version = { $name }, { $date }
look_back-day = At the end of any day
look_back-on = Day
look_back-look = Look
look_back-today = Back to today
look_back-today_spoken = Everything is shown as of today again.
look_back-spoken = Everything is now shown as it was then.
look_back-as_of = as of the end of { $date }
look_back-as_of_version = as of “{ $name }”, { $date }
look_back-banner = You are looking back: everything is shown { $state }. Nothing can be changed.

# The screen of boards
boards-choose = Boards
boards-present = Present this board
boards-arrange = Arrange
boards-arrange-about = Drag cards by their title, or move them with the arrow keys and remove them with Delete.
boards-add = Add cards
boards-add-done = Done
boards-find = Find a card
boards-find-none = No card is called that.
boards-words = Words of your own
boards-words-hint = A card with a sentence or two, such as what the meeting should look at.
boards-words-add = Add these words
boards-card = Card
boards-grip = Move “{ $title }”: drag it, or use the arrow keys; Delete removes it
boards-earlier = Move “{ $title }” one place earlier
boards-later = Move “{ $title }” one place later
boards-remove = Take “{ $title }” off the board
boards-moved = “{ $title }” now stands at place { $place } of { $count }.
boards-removed = “{ $title }” was taken off the board.
boards-save_as = Save as a new board
boards-saved = The board “{ $title }” is saved.
boards-delete = Delete “{ $title }”
boards-more = More about “{ $title }”
boards-empty = This board has no cards yet
boards-empty-about = Add figures, charts and lists; they can be put in any order.
