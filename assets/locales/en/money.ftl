# Budget, risks, meetings and declarations: their screens.

# Budget
screen-budget = Budget
screen-budget-about = What is planned, secured, spent and matched, line by line
budget-add = Add a budget line
budget-add-short = Add line
budget-edit = Budget line
budget-import = Bring in a spreadsheet
budget-export = Save as table
budget-exported = Saved { $name }.
budget-empty = No money is planned yet
budget-empty-about = Add one line for each purpose and source of a year: what is planned, what is secured, and later what was spent. The gap, the charts and the finance table of the council paper follow by themselves.
budget-none_found = No line fits
budget-year = Year
budget-all_years = All years
budget-week = Week
budget-all_weeks = All weeks
budget-source = Source
budget-all_sources = All sources
budget-summary = { $secured } of { $planned } secured for { $year }
budget-summary-all = { $secured } of { $planned } secured over all years
budget-shown =
    { $count ->
        [one] { $shown } line
       *[other] { $shown } lines
    }
budget-planned = Planned
budget-secured = Secured
budget-gap = To be found
budget-over = More than planned
budget-spent = Spent
budget-remaining = Left to spend
budget-overspent = Spent too much
budget-matched = Matched by others
budget-share = { $percent } of planned
budget-share-secured = { $percent } of secured
budget-lines = Lines by category
budget-total = Total
budget-line = Purpose
budget-line-edit = Change { $title }
budget-charts = Charts of the budget
budget-attention = To look at
budget-saved = Budget line saved.
budget-nothing = None

problem-money_overspent = More is spent on “{ $title }” ({ $year }) than is secured.
problem-money_overspent-name = Spent above secured
problem-money_over_planned = More is secured for “{ $title }” ({ $year }) than was planned.
problem-money_over_planned-name = Secured above planned
problem-match_unnamed = “{ $title }” ({ $year }) is matched, but it is not said by whom.
problem-match_unnamed-name = Match without a name

# Risks
screen-risks = Risks
screen-risks-about = What could go wrong, how grave it is, and what is done about it
risks-add = Add a risk
risks-edit = Risk
risks-empty = No risk is written down yet
risks-empty-about = Write down what could go wrong, how likely and how grave it is, and what you would do. The gravest risks stand in the council paper.
risks-none_found = No risk fits
risks-none_found-about = Choose another level, or show the closed ones.
risks-summary =
    { $count ->
        [one] { $shown } risk is open
       *[other] { $shown } risks are open
    }, { $due ->
        [0] all looked at in the last six months
        [one] one not looked at for six months
       *[other] { $due_shown } not looked at for six months
    }
risks-closed = Show closed risks
risks-level = Level
risks-all_levels = All levels
risks-cell = Likelihood { $likelihood }, impact { $impact }
risks-cell-clear = Show all cells
risks-review-named = Looked at today: { $title }
risks-reviewed = “{ $title }” was looked at today.
risks-due = Due to be looked at
risks-never = Never looked at
risks-due-filter = Only those due to be looked at
risks-register = Register
risks-no_paper = Of the whole plan
risks-no_action = No action yet
risks-is_closed = Closed
risks-saved = Risk saved.

# Meetings
screen-meetings = Meetings
screen-meetings-about = Agendas, papers, what was decided, and what came of it
change-add_action_from_decision = Action from the decision “{ $title }”
change-add_agenda_from_papers = Agenda of “{ $title }”
meetings-action-source = { $body }, { $date }
meetings-add = Add a meeting
meetings-edit = Meeting
meetings-empty = No meeting is planned yet
meetings-empty-about = Add the meetings that decide on the learning city. Each gathers its papers and agenda, and afterwards what was decided.
meetings-view = What to show
meetings-view-upcoming = Upcoming
meetings-view-past = Past
meetings-view-declarations = Declarations
meetings-list = Meetings
meetings-none-upcoming = No meeting lies ahead
meetings-none-upcoming-about = Add the next meeting, so that its papers and agenda can be prepared.
meetings-none-past = No meeting has been held yet
meetings-none-past-about = Meetings move here the day after they are held.
meetings-open_points =
    { $count ->
        [one] { $shown } open point
       *[other] { $shown } open points
    }
meetings-all_settled = Nothing is left open
meetings-papers_due = Papers due on { $date }
meetings-agenda = Agenda
meetings-agenda-total = { $minutes } minutes in all
meetings-agenda-begins = After { $minutes } min
meetings-agenda-start = At the start
meetings-agenda-later = Time not known
meetings-agenda-minutes = { $minutes } min
meetings-agenda-empty = The agenda is empty.
meetings-agenda-add = Add item
meetings-agenda-edit = Agenda item
meetings-agenda-from_papers = Take over the papers
meetings-agenda-added =
    { $count ->
        [one] One paper is on the agenda now.
       *[other] { $count } papers are on the agenda now.
    }
meetings-up = Earlier: { $title }
meetings-down = Later: { $title }
meetings-papers = Papers and what they ask
meetings-papers-empty = No paper is tabled.
meetings-recommendations-empty = This paper asks for nothing yet.
meetings-undecided = Not decided yet
meetings-decide = Record decision
meetings-decide-named = Record decision: { $title }
meetings-decisions = Decisions
meetings-decisions-empty = No decision is recorded.
meetings-decision-add = Add decision
meetings-decision-edit = Decision
meetings-to_action = Turn into action
meetings-to_action-named = Turn into action: { $title }
meetings-to_action-done = “{ $title }” is an action of the roadmap now.
meetings-without_action = No action yet
meetings-action = Action: { $title }
meetings-change = Change { $title }
meetings-edit-short = Edit
meetings-edit-named = Edit: { $title }
meetings-saved = Saved.
meetings-nothing = None
meetings-by_subject_to = subject to { $body }

# Declarations and charters
meetings-declaration-add = Add a declaration
meetings-declaration-edit = Declaration or charter
meetings-declaration-empty = No declaration is recorded yet
meetings-declaration-empty-about = Keep here what the city has promised in public: the text, when it was adopted, by whom, and who signed.
meetings-declaration-adopted = Adopted on { $date } by { $body }
meetings-declaration-adopted-by = By { $body }, not adopted yet
meetings-declaration-not_adopted = Not adopted yet
meetings-declaration-signed =
    { $count ->
        [one] Signed by { $names }
       *[other] { $count } signatories: { $names }
    }
meetings-declaration-unsigned = Nobody has signed it yet
problem-declaration_undated = “{ $title }” does not say when or by whom it was adopted.
problem-declaration_undated-name = Not adopted
problem-declaration_unsigned = “{ $title }” has no signatories.
problem-declaration_unsigned-name = Not signed
