# One label for every fixed word, and one for every field of every record: `<table>-<field>`.


# AccessFeature
access-feature-step_free = Step-free access
access-feature-accessible_toilet = Accessible toilet
access-feature-hearing_loop = Hearing loop
access-feature-sign_language = Sign language
access-feature-quiet_space = Quiet space
access-feature-parking = Parking
access-feature-public_transport = Near public transport
access-feature-not_step_free = Not step-free

# Booking
booking-none = No booking
booking-on_the_day = Sign up on the day
booking-preferred = Booking preferred
booking-required = Booking required

# EventKind
event-kind-talk = Talk
event-kind-workshop = Workshop
event-kind-taster = Taster
event-kind-tour = Tour
event-kind-walk = Walk
event-kind-demonstration = Demonstration
event-kind-exhibition = Exhibition
event-kind-performance = Performance
event-kind-open_day = Open day
event-kind-fair = Fair
event-kind-course = Course
event-kind-online = Online
event-kind-other = Other

# EventMode
event-mode-on_site = On site
event-mode-online = Online
event-mode-hybrid = Hybrid

# EventRole
event-role-organiser = Organiser
event-role-co_host = Co-host
event-role-sponsor = Sponsor
event-role-supporter = Supporter

# EventStatus
event-status-draft = Draft
event-status-submitted = Submitted
event-status-needs_information = Needs information
event-status-accepted = Accepted
event-status-declined = Declined
event-status-confirmed = Confirmed
event-status-held = Held
event-status-withdrawn = Withdrawn
event-status-cancelled = Cancelled
event-status-postponed = Postponed

# PaperPurpose
paper-purpose-decision = Decision
paper-purpose-discussion = Discussion
paper-purpose-noting = Noting

# PartnerStatus
partner-status-prospect = Prospect
partner-status-invited = Invited
partner-status-interested = Interested
partner-status-committed = Committed
partner-status-active = Active
partner-status-paused = Paused
partner-status-former = Former

# PlaceLevel
place-level-province = Province
place-level-city = City
place-level-district = District
place-level-community = Community

# RecommendationVerb
recommendation-verb-note = Note
recommendation-verb-reaffirm = Reaffirm
recommendation-verb-approve = Approve
recommendation-verb-agree = Agree
recommendation-verb-agree_subject_to = Agree, subject to consent
recommendation-verb-consider = Consider

# RiskLevel
risk-level-low = Low
risk-level-medium = Medium
risk-level-high = High

# Sector
sector-school = School
sector-higher_education = Higher education
sector-adult_education = Adult education
sector-library_museum = Library or museum
sector-business = Business
sector-trade_union = Trade union
sector-civil_society = Civil society
sector-public_agency = Public agency
sector-faith = Faith
sector-media = Media
sector-health = Health
sector-culture_sport = Culture and sport
sector-other = Other

# Severity
severity-blocks = Blocks
severity-warning = Warning
severity-hint = Hint

# Subject
subject-event = Event
subject-partner = Partner
subject-action = Action
subject-indicator = Indicator
subject-practice = Practice
subject-goal = Goal
subject-milestone = Milestone
subject-risk = Risk
subject-budget_line = Budget line
subject-meeting = Meeting
subject-decision = Decision
subject-declaration = Declaration
subject-feature = Feature
subject-venue = Venue
subject-week = Week

# TemplePart
temple-part-pediment = Pediment
temple-part-columns = Columns
temple-part-steps = Steps


# Meeting
meeting-body = Body that meets
meeting-held_on = Meets on
meeting-papers_due_on = Papers due on
meeting-place = Place
meeting-title = Title
meeting-themes = Themes
meeting-note = Note

# Paper
paper-meeting_id = Meeting
paper-week_id = Week
paper-title = Title
paper-reference = Reference
paper-agenda_item = Agenda item
paper-report_of = Report of
paper-author = Author
paper-written_on = Written on
paper-purpose = Purpose
paper-wards = Wards affected
paper-is_public = Public
paper-exemption = Why it is exempt
paper-summary = Summary
paper-summary_max_words = Words allowed in the summary
paper-background = Background
paper-finance = Financial implications
paper-equality = Equality implications
paper-climate = Climate implications
paper-rural = Rural implications
paper-legal = Legal implications
paper-consultation = Consultation
paper-next_steps = Next steps
paper-max_pages = Pages allowed

# Recommendation
recommendation-paper_id = Paper
recommendation-verb = Verb
recommendation-text = Text
recommendation-subject_to = Subject to the consent of
recommendation-position = Position

# PaperOption
paper_option-paper_id = Paper
paper_option-title = Title
paper_option-text = Text
paper_option-is_do_nothing = Is to do nothing
paper_option-is_preferred = Preferred
paper_option-position = Position

# Risk
risk-paper_id = Paper
risk-title = Title
risk-likelihood = Likelihood
risk-impact = Impact
risk-answer = Answer
risk-owner = Responsible
risk-position = Position
risk-action_id = Action
risk-reviewed_on = Last looked at
risk-is_closed = Closed

# Milestone
milestone-week_id = Week
milestone-title = Title
milestone-due_on = Due on
milestone-responsible = Responsible
milestone-done_on = Done on
milestone-action_id = Action
milestone-revised_due_on = New date
milestone-revised_due_on-hint = The first date stays visible.
milestone-after_ids = Comes after
milestone-explanation = Explanation

# Framework
framework-key = Key
framework-name = Name
framework-source = Source
framework-is_main = Main framework
framework-position = Position
framework-version = Version
framework-adopted_on = Adopted on
framework-note = Note

# Level
level-framework_id = Framework
level-name = Name
level-part = Part of the temple
level-position = Position

# Area
area-level_id = Level
area-code = Number
area-name = Name
area-short_name = Short name
area-colour = Colour
area-position = Position

# Feature
feature-area_id = Area
feature-code = Number
feature-name = Name
feature-measures = What could show it
feature-position = Position
feature-is_light = In the light version

# Tag
tag-subject = Kind of record
tag-subject_id = Record
tag-area_id = Area
tag-feature_id = Feature

# Assessment
assessment-framework_id = Framework
assessment-title = Title
assessment-held_on = Held on
assessment-scale_max = Best rating
assessment-note = Note
assessment-kind = How it is judged
assessment-is_light = Light version
assessment-neighbourhood_id = Neighbourhood
assessment-pass_mark = Points needed

# Rating
rating-assessment_id = Assessment
rating-feature_id = Feature
rating-now = Where we are
rating-ambition = Where we want to be
rating-note = Note
rating-evidence = Evidence

# ImportMapping
import_mapping-sender = Sender
import_mapping-headers = Column headings
import_mapping-mapping = Fields

# Partner
partner-name = Name
partner-sector = Sector
partner-status = Status
partner-neighbourhood_id = Neighbourhood
partner-website = Website
partner-first_year = First year
partner-note = Note
partner-memorandum_signed_on = Memorandum signed on
partner-memorandum_ends_on = Memorandum ends on
partner-memorandum_remind_on = Remind us on
partner-memorandum_note = What the memorandum says
partner-invited_on = Invited on
partner-answered_on = Answered on
partner-away_dates = Cannot host on
partner-available_from = Can host from
partner-available_from-hint = Leave both times empty when any hour is fine.
partner-available_to = Can host until

# Person
person-name = Name
person-partner_id = Partner
person-role = Role
person-email = E-mail
person-phone = Phone
person-is_contact = Contact
person-note = Note
person-consent_on = Agreed to be kept here on
person-consent_note = What was agreed
person-away_dates = Cannot come on
person-available_from = Can come from
person-available_to = Can come until
person-keep_until = Keep until
person-keep_until-hint = After this day we remind you to erase the person.

# Profile
profile-city = City
profile-country = Country
profile-level = Level
profile-population = Population
profile-population_year = Year of the population
profile-population_source = Source of the population
profile-area_km2 = Area (km²)
profile-time_zone = Time zone
profile-currency = Currency
profile-languages = Languages
profile-languages-hint = The one that most people speak first, such as English, Irish
profile-organisation = Office that keeps the plan
profile-day_ends_at = A festival day ends at
profile-day_ends_at-hint = What begins after midnight and before this hour belongs to the evening before; 6:00 at the latest. Empty: midnight.
profile-weight_unplaced = Weight in placements: not placed
profile-weight_capacity_waste = Weight in placements: places left empty
profile-weight_wish_day = Weight in placements: wished day
profile-weight_wish_time = Weight in placements: wished hours
profile-weight_wish_place = Weight in placements: wished place
profile-weight_day_spread = Weight in placements: spread over days
profile-weight_neighbourhood_spread = Weight in placements: spread over neighbourhoods
profile-weight_audience_clash = Weight in placements: same audience
profile-weight_host_clash = Weight in placements: same host
profile-weight_pillar_balance = Weight in placements: balance of pillars
profile-weight_same_day = Weight in placements: same event on a day
profile-weight_moved_time = Weight in placements: moved time
profile-weight_moved_room = Weight in placements: moved room
profile-weight_moved_venue = Weight in placements: moved venue

# Neighbourhood
neighbourhood-name = Name
neighbourhood-population = Population
neighbourhood-deprivation_rank = Deprivation rank
neighbourhood-note = Note
neighbourhood-outline = Outline (GeoJSON)
neighbourhood-outline-hint = A Polygon or MultiPolygon, as a map program exports it.

# Week
week-title = Title
week-theme = Theme
week-starts_on = First day
week-ends_on = Last day
week-submissions_close_on = Submissions close on
week-copy_deadline_on = Copy deadline
week-print_on = To the printer on
week-returns_due_on = Returns due on
week-target_event_count = Events wanted
week-target_place_count = Places wanted
week-target_partner_count = Partners wanted
week-target_events_per_1000 = Events wanted per 1,000 residents
week-short_text_max_words = Words allowed in short texts
week-target_progress_percent = Share of ambition wanted (%)

# Venue
venue-name = Name
venue-address = Address
venue-postcode = Postcode
venue-neighbourhood_id = Neighbourhood
venue-latitude = Latitude
venue-longitude = Longitude
venue-owner_id = Owner
venue-access_features = Access features
venue-access_note = Access note
venue-is_online = Online
venue-note = Note

# Room
room-venue_id = Venue
room-name = Name
room-capacity = Capacity
room-setup_minutes = Minutes to set up
room-position = Position

# Opening
opening-venue_id = Venue
opening-weekday = Weekday
opening-on_date = Date
opening-opens = Opens
opening-closes = Closes
opening-note = Note

# AcceptedProblem
accepted_problem-key = Key
accepted_problem-code = Problem
accepted_problem-reason = Reason

# ProblemOwner
problem_owner-key = Key
problem_owner-code = Problem
problem_owner-owner = Who sees to it
problem_owner-due_on = By when

# Event
event-week_id = Week
event-external_id = Sender’s number
event-title = Title
event-short_text = Short text
event-long_text = Long text
event-plain_text = In plain words
event-kind = Kind
event-mode = How people take part
event-status = Status
event-audiences = For whom
event-age_from = Age from
event-age_to = Age to
event-languages = Languages
event-languages-hint = Such as English, Irish
event-level = Level
event-booking = Booking
event-booking_link = Booking link
event-booking_closes_on = Booking closes on
event-capacity = Places
event-is_free = Free of charge
event-cost_note = Cost
event-cost_note-hint = For visitors, as it is to be printed, such as 5 € for materials
event-money_asked_minor = Money asked
event-money_granted_minor = Money granted
event-access_features = Access features
event-access_note = Access note
event-is_already_planned = Planned anyway
event-is_insured = Insured
event-received_on = Received on
event-recurrence_rule = Repeats
event-span_starts_on = Runs from
event-span_ends_on = Runs until
event-excluded_dates = Days left out
event-link = Link
event-note = Note
event-umbrella_id = Part of
event-umbrella-none = No other event
event-source = Source
event-registered_count = Registered
event-attended_count = Came
event-first_time_count = First-time learners
event-first_time_count-hint = People who had not taken part in learning for a year.
event-rating_count = Ratings
event-rating_count-hint = How many people said how they liked it.
event-rating_average = Average rating
event-rating_average-hint = From 1, not at all, to 5, very much.
event-learner_words = What learners said
event-learner_words-hint = Printed in the evaluation: leave names out.
event-host_words = What the host said
event-host_words-hint = Printed in the evaluation: leave names out.
event-copied_from_id = Copied from
event-wished_dates = Wished days
event-wished_from = Wished from
event-wished_to = Wished until
event-wished_venue_id = Wished venue
event-status_reason = Why the status changes
event-returned_on = Numbers returned on

# Session
session-event_id = Event
session-starts_at = Starts
session-ends_at = Ends
session-is_all_day = All day
session-is_time_known = Time known
session-venue_id = Venue
session-room_id = Room
session-is_cancelled = Cancelled
session-note = Note
session-occurrence_on = Day of the series
session-is_moved = Changed on its own

# EventPartner
event_partner-event_id = Event
event_partner-partner_id = Partner
event_partner-role = Role

# StatusStep
status_step-event_id = Event
status_step-from_status = From
status_step-to_status = To
status_step-taken_on = On
status_step-reason = Why
status_step-reason-hint = Kept with the event.

# EventPerson
event_person-event_id = Event
event_person-person_id = Person
