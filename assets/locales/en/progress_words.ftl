# The words and fields of progress: partners over time, evidence, indicators, roadmap, money, decisions.
# One label for every fixed word, and one for every field of every record: `<table>-<field>`.

# PartnerRoleKind
partner-role-kind-host = Host
partner-role-kind-sponsor = Sponsor
partner-role-kind-expert = Expert
partner-role-kind-grant_giver = Grant giver
partner-role-kind-mobiliser = Mobiliser
partner-role-kind-adviser = Adviser
partner-role-kind-venue_owner = Owner of a venue

# OfferKind
offer-kind-money = Money
offer-kind-room = Rooms
offer-kind-people = People
offer-kind-hours = Hours of work
offer-kind-material = Material
offer-kind-media = Media
offer-kind-expertise = Expertise

# InteractionKind
interaction-kind-call = Call
interaction-kind-meeting = Meeting
interaction-kind-visit = Visit
interaction-kind-email = E-mail
interaction-kind-letter = Letter

# TieKind
tie-kind-works_with = Works with
tie-kind-funds = Funds
tie-kind-refers = Refers people to


# EvidenceKind
evidence-kind-note = Note
evidence-kind-link = Link
evidence-kind-file = File

# IndicatorDirection
indicator-direction-up = More is better
indicator-direction-down = Less is better
indicator-direction-hold = Should stay

# IndicatorKind
indicator-kind-official = Official number
indicator-kind-survey = Survey
indicator-kind-expert = Expert rating

# TotalsRule
totals-rule-sum = Their sum
totals-rule-weighted = Their weighted mean
totals-rule-none = Nothing

# StatusMethod
status-method-target_path = Distance to the target path
status-method-trend = Trend only
status-method-none = No status

# GroupKind
group-kind-total = Everybody
group-kind-age = Age
group-kind-gender = Gender
group-kind-neighbourhood = Neighbourhood
group-kind-own = Another group

# RoadmapStatus
roadmap-status-on_track = On track
roadmap-status-behind = Behind
roadmap-status-postponed = Postponed
roadmap-status-achieved = Achieved

# BudgetCategory
budget-category-staff = Staff
budget-category-venues = Venues
budget-category-materials = Materials
budget-category-communication = Communication
budget-category-grants = Grants
budget-category-access = Access
budget-category-evaluation = Evaluation
budget-category-other = Other

# BudgetSource
budget-source-city = City
budget-source-state = State
budget-source-partner = Partner
budget-source-fund = Fund
budget-source-fees = Fees
budget-source-other = Other

# DeclarationKind
declaration-kind-declaration = Declaration
declaration-kind-charter = Charter
declaration-kind-resolution = Resolution

# DecisionOutcome
decision-outcome-agreed = Agreed
decision-outcome-amended = Agreed with changes
decision-outcome-deferred = Deferred
decision-outcome-refused = Refused

# AssessmentKind
assessment-kind-rating = Ratings
assessment-kind-scored = Points

# PartnerRole
partner_role-partner_id = Partner
partner_role-role = Role
partner_role-from_on = From
partner_role-until_on = Until
partner_role-note = Note

# Offer
offer-partner_id = Partner
offer-week_id = Week
offer-kind = Kind
offer-title = Title
offer-amount_minor = Amount
offer-amount_minor-hint = Money, or what it is worth.
offer-quantity = How many
offer-unit = Unit
offer-pledged_on = Promised on
offer-due_on = Due on
offer-received_minor = Amount received
offer-received_quantity = How many received
offer-received_on = Received on
offer-note = Note

# Interaction
interaction-partner_id = Partner
interaction-person_id = Person
interaction-kind = Kind
interaction-held_on = Date
interaction-title = Title
interaction-answer_due_on = Answer awaited by
interaction-answered_on = Answered on
interaction-author = Author
interaction-note = Note

# Tie
tie-from_partner_id = Partner
tie-to_partner_id = Tied to
tie-kind = Kind
tie-captured_on = As of
tie-strength = How often in touch
tie-strength-hint = 1 now and then, 2 every quarter, 3 every month, 4 every week.
tie-reliability = Does what it promises
tie-reliability-hint = When they say they will do something, does it happen, and on time?
tie-openness = Speaks openly
tie-openness-hint = Can you talk frankly with them, also about what goes wrong?
tie-shared_aims = Wants the same
tie-shared_aims-hint = Do they want for learners here what you want?
tie-influence = Opens doors
tie-influence-hint = Do people who decide listen to them?
tie-resources = Brings resources
tie-resources-hint = Can they bring money, rooms, people or knowledge?
tie-commitment = Gives time
tie-commitment-hint = Do they give it time and attention, also when it is inconvenient?
tie-note = Note

# Opinion
opinion-assessment_id = Round
opinion-feature_id = Feature
opinion-rater = Rater
opinion-now = Where we are
opinion-ambition = Where we want to be
opinion-note = Note

# Criterion
criterion-assessment_id = Round
criterion-feature_id = Feature
criterion-points = Points

# Evidence
evidence-assessment_id = Round
evidence-subject = About
evidence-subject_id = Record
evidence-kind = Kind
evidence-title = Title
evidence-link = Link
evidence-note = Note
evidence-file_hash = Content of the file
evidence-file_name = File
evidence-file_bytes = Size of the file
evidence-added_on = Added on

# CrossLink
cross_link-from_area_id = Area
cross_link-from_feature_id = Feature
cross_link-to_area_id = Area it answers to
cross_link-to_feature_id = Feature it answers to
cross_link-note = Note

# Practice
practice-title = Title
practice-place = Place
practice-year = Year
practice-is_own = Our own
practice-problem = Problem
practice-what_was_done = What was done
practice-partners = Partners
practice-resources = Resources
practice-results = Results
practice-lessons = Lessons
practice-source = Source

# Indicator
indicator-code = Number
indicator-name = Name
indicator-definition = Definition
indicator-unit = Unit
indicator-decimals = Decimals
indicator-direction = Which way is better
indicator-kind = Kind of value
indicator-method = How it is collected
indicator-source = Where the data come from
indicator-collector = Who collects it
indicator-interval_months = Months between readings
indicator-next_due_on = Next reading due
indicator-base_year = Base year
indicator-base_value = Base value
indicator-totals = What groups make together
indicator-status_method = How the status is found
indicator-suppress_below = Suppress counts below
indicator-suppress_below-hint = Smaller counts leave the city only as “suppressed”.
indicator-computed = Counted from the plan
indicator-is_context = Context, not of this city
indicator-revision = Release of the source
indicator-note = Note
indicator-position = Position

# IndicatorTarget
indicator_target-indicator_id = Indicator
indicator_target-year = Year
indicator_target-value = Value

# Reading
reading-indicator_id = Indicator
reading-measured_on = Date
reading-group_kind = Kind of group
reading-group_name = Group
reading-neighbourhood_id = Neighbourhood
reading-value = Value
reading-value-hint = Leave it empty when the value is missing: missing is not zero.
reading-sample_size = People asked
reading-margin = Margin (±)
reading-source = Source
reading-note = Note

# Goal
goal-title = Title
goal-description = Description
goal-measure = How success is seen
goal-owner = Responsible
goal-starts_on = Starts on
goal-due_on = Due on
goal-due_on-hint = The first promise. Move it with “New date”, so that both stay visible.
goal-revised_due_on = New date
goal-status = Status
goal-explanation = Explanation
goal-position = Position

# Action
action-goal_id = Goal
action-title = Title
action-measure = How success is seen
action-owner = Responsible
action-involved = Who is involved
action-resources = Resources
action-source = Source
action-starts_on = Starts on
action-due_on = Due on
action-due_on-hint = The first promise. Move it with “New date”, so that both stay visible.
action-revised_due_on = New date
action-done_on = Done on
action-status = Status
action-explanation = Explanation
action-position = Position

# Task
task-subject = About
task-subject_id = Record
task-title = Title
task-assignee = Who does it
task-due_on = Due on
task-done_on = Done on
task-note = Note

# Note
note-subject = About
note-subject_id = Record
note-text = Text
note-author = Author
note-written_on = Written on

# BudgetLine
budget_line-year = Year
budget_line-week_id = Week
budget_line-title = Title
budget_line-category = Category
budget_line-source_kind = Kind of source
budget_line-partner_id = Partner
budget_line-source = Source
budget_line-planned_minor = Planned
budget_line-secured_minor = Secured
budget_line-spent_minor = Spent
budget_line-matched_minor = Matched
budget_line-matched_by = Matched by
budget_line-note = Note
budget_line-position = Position

# AgendaItem
agenda_item-meeting_id = Meeting
agenda_item-paper_id = Paper
agenda_item-title = Title
agenda_item-minutes = Minutes
agenda_item-note = Note
agenda_item-position = Position

# Decision
decision-meeting_id = Meeting
decision-agenda_item_id = Agenda item
decision-recommendation_id = Recommendation
decision-title = Title
decision-outcome = Outcome
decision-action_id = Action
decision-note = Note
decision-position = Position

# Declaration
declaration-kind = Kind
declaration-title = Title
declaration-text = Text
declaration-adopted_on = Adopted on
declaration-body = Adopted by
declaration-signatories = Signatories
declaration-link = Link

# Board
board-title = Title
board-about = What it is for
board-cards = Cards
board-position = Position
