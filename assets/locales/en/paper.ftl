# The council paper: everything in it that is not the plan's own. Fields of the form are in words.ftl.
# Numbers come already written; the plain number comes too, as <name>_raw, for plurals.

# Heading
paper-doc-title = Learning week: report
paper-doc-issuer = { $city } · { $organisation }
paper-doc-reference = Paper { $reference } · { $class }
paper-doc-public = Public
paper-doc-exempt = Exempt
paper-doc-exempt_because = Exempt from publication: { $reason }
paper-doc-exempt_without_reason = Exempt from publication. No reason has been given.
paper-doc-page = { $page } of { $pages }
paper-doc-meeting = Meeting
paper-doc-meeting_on = { $body }, { $date }
paper-doc-meeting_item = { $body }, { $date }, item { $item }
paper-doc-report_of = Report of
paper-doc-author = Prepared by
paper-doc-author_on = { $author }, { $date }
paper-doc-purpose = Purpose
paper-doc-purpose-decision = For decision
paper-doc-purpose-discussion = For discussion
paper-doc-purpose-noting = For noting
paper-doc-wards = Wards affected
paper-doc-wards_all = All
paper-doc-class = Public or exempt
paper-doc-week = Dates of the week
paper-doc-state = State of data

# Summary
paper-doc-summary = Summary
paper-doc-summary_none = No summary has been written.
paper-doc-word_count_of = { $words } of { $limit } words

# Parts of any paper
paper-doc-table = Table { $number }
paper-doc-figure = Figure { $number }
paper-doc-caption = { $label }. { $caption }
paper-doc-unknown = not known

# Recommendations
paper-doc-recommendations = Recommendations
paper-doc-recommendations_none = The paper makes no recommendation yet.
paper-doc-asks = The meeting is asked to
paper-doc-asks_body = { $body } is asked to
paper-doc-asks_item = { $verb } { $text }
paper-doc-asks_subject_to = { $verb }, subject to { $body }, { $text }
paper-doc-verb-note = note
paper-doc-verb-reaffirm = reaffirm
paper-doc-verb-approve = approve
paper-doc-verb-agree = agree
paper-doc-verb-consider = consider

paper-doc-background = Background

# The programme at a glance
paper-doc-glance = The programme at a glance
paper-doc-no_week = No learning week has been planned yet.
paper-doc-no_events = No event has been planned for this week yet.
paper-doc-figure-events = events planned
paper-doc-figure-events_of = events planned, target { $target }
paper-doc-figure-confirmed = of events confirmed by their hosts
paper-doc-figure-partners = partners committed, { $new } for the first time
paper-doc-figure-partners_of = partners committed, target { $target }; { $new } for the first time
paper-doc-figure-places = places offered
paper-doc-figure-places_of = places offered, target { $target }
paper-doc-figure-problems =
    { $problems_raw ->
        [one] open problem
       *[other] open problems
    }, { $blocking_raw ->
        [0] none blocks publication
        [one] one blocks publication
       *[other] { $blocking } block publication
    }
paper-doc-size =
    { $week }, { $dates }: { $events_raw ->
        [one] one event
       *[other] { $events } events
    } in { $sessions_raw ->
        [one] one session
       *[other] { $sessions } sessions
    } at { $venues_raw ->
        [one] one venue
       *[other] { $venues } venues
    }.
paper-doc-theme = The theme is “{ $theme }”.
paper-doc-states = As the programme stands, { $states }.
paper-doc-state-submitted =
    { $events_raw ->
        [one] one event waits for a decision
       *[other] { $events } events wait for a decision
    }
paper-doc-state-needs_information =
    { $events_raw ->
        [one] one lacks information from its host
       *[other] { $events } lack information from their hosts
    }
paper-doc-state-unscheduled =
    { $events_raw ->
        [one] one has no date yet
       *[other] { $events } have no date yet
    }
paper-doc-state-withdrawn =
    { $events_raw ->
        [one] one has been withdrawn, cancelled or postponed
       *[other] { $events } have been withdrawn, cancelled or postponed
    }
paper-doc-state-declined =
    { $events_raw ->
        [one] one was declined
       *[other] { $events } were declined
    }
paper-doc-caption-temple = The learning city, rated on { $date }: share of its ambition that each part has reached.
paper-doc-caption-temple_of =
    The learning city, rated on { $date }: share of its ambition that each part has reached. Target { $target }.
paper-doc-caption-events_by_day = Events by day and pillar. An event on several days counts on each of them; one of several pillars fills an equal part of the bar in each.
paper-doc-progress_of = { $area } ({ $percent })
paper-doc-progress_reached =
    { $count_raw ->
        [0] By the ratings of { $date }, no pillar has reached this year’s target of { $target } of its ambition.
        [one] By the ratings of { $date }, { $areas } has reached this year’s target of { $target } of its ambition.
       *[other] By the ratings of { $date }, { $areas } have reached this year’s target of { $target } of their ambition.
    }
paper-doc-progress_best = By the ratings of { $date }, { $area } has come furthest towards its ambition.
paper-doc-progress_last = { $area } is furthest behind.
paper-doc-progress_trend = Since { $date } the average of the pillars has moved from { $from } to { $to }.

# Coverage
paper-doc-coverage = Who the programme reaches
paper-doc-coverage_no_target = No target has been set for events per 1,000 residents.
paper-doc-coverage_reached = Every neighbourhood reaches the target of { $target } events for every 1,000 residents.
paper-doc-coverage_below =
    { $count_raw ->
        [one] { $names } stays
       *[other] { $names } stay
    } below the target of { $target } events for every 1,000 residents; { $missing_raw ->
        [one] one more event is
       *[other] { $missing } more events are
    } needed there.
paper-doc-coverage_caption = Events and places by neighbourhood; those below the target are tinted. The line marks the target.
paper-doc-neighbourhood = Neighbourhood
paper-doc-residents = Residents
paper-doc-events = Events
paper-doc-places = Places
paper-doc-events_per_1000 = Events per 1,000
paper-doc-target = Target
paper-doc-missing = Missing
paper-doc-coverage_pillars =
    Among the pillars, { $most } has the most events ({ $most_count }) and { $fewest } the fewest ({ $fewest_count }).
paper-doc-coverage_audiences = The audiences spoken to most often are { $names }.
paper-doc-audience = { $name } ({ $events })

# Problems
paper-doc-problems = Problems still open
paper-doc-problems_open =
    { $problems_raw ->
        [0] No problem is open.
        [one] One problem is open{ $blocking_raw ->
            [0] ; it does not block publication.
           *[other] {" "}and blocks publication.
        }
       *[other] { $problems } problems are open{ $blocking_raw ->
            [0] ; none blocks publication.
            [one] ; one of them blocks publication.
           *[other] ; { $blocking } of them block publication.
        }
    }
paper-doc-problems_accepted =
    { $accepted_raw ->
        [one] One more has been accepted with a reason.
       *[other] { $accepted } more have been accepted with a reason.
    }
paper-doc-problems_rest =
    { $problems_raw ->
        [one] One problem of a less grave kind is not listed.
       *[other] { $problems } problems of less grave kinds are not listed.
    }
paper-doc-problems_caption = Open problems by kind, gravest first, each kind with one case.
paper-doc-problem = Problem
paper-doc-severity = Gravity
paper-doc-number = Number
paper-doc-problem_first = Case

# Partners
paper-doc-partners = Partners
paper-doc-partners_count =
    { $committed_raw ->
        [one] One partner has
       *[other] { $committed } partners have
    } committed to the week, { $new } of them for the first time; { $invited } were invited.
paper-doc-partners_of =
    { $committed_raw ->
        [one] One partner has
       *[other] { $committed } partners have
    } committed to the week against a target of { $target }, { $new } of them for the first time; { $invited } were invited.
paper-doc-partners_new = New to the week: { $names }.
paper-doc-partners_more = { $more } more
paper-doc-partners_sectors = By sector: { $sectors }.
paper-doc-partners_sector = { $name } { $number }
paper-doc-partners_hosts =
    { $hosts_raw ->
        [one] One partner organises
       *[other] { $hosts } partners organise
    } { $events_raw ->
        [one] one event
       *[other] { $events } events
    } of the week; the busiest is { $name } with { $most }.

# Risks and options
paper-doc-risks = Risks
paper-doc-risks_none = No risk has been entered yet.
paper-doc-risks_caption = Risks and answers, gravest first.
paper-doc-risk = Risk
paper-doc-likelihood = Likelihood
paper-doc-impact = Impact
paper-doc-answer = Answer
paper-doc-owner = Owner
paper-doc-options = Options
paper-doc-options_none = No options have been entered yet, not even to do nothing.
paper-doc-options_without_nothing = What would follow from doing nothing has not been entered yet.
paper-doc-options_caption = Options for the decision.
paper-doc-option = Option
paper-doc-option_effect = What follows from it
paper-doc-option_nothing = Do nothing
paper-doc-option_preferred = { $title } (preferred)

# Implications
paper-doc-implications = Implications and consultation
paper-doc-implication = { $name }. { $text }
paper-doc-finance = Finance
paper-doc-equality = Equality
paper-doc-climate = Climate
paper-doc-rural = Rural areas
paper-doc-legal = Legal
paper-doc-consultation = Consultation

# Next steps
paper-doc-next_steps = Next steps
paper-doc-milestones_caption = Milestones.
paper-doc-milestone = Step
paper-doc-due = Due
paper-doc-responsible = Responsible
paper-doc-milestone_state = State
paper-doc-milestone_today = Due today
paper-doc-milestone_late =
    { $days_raw ->
        [one] One day late
       *[other] { $days } days late
    }
paper-doc-milestone_ahead =
    { $days_raw ->
        [one] In one day
       *[other] In { $days } days
    }

# Appendix
paper-doc-appendix = Appendix A
paper-doc-appendix_title = Programme by day
paper-doc-appendix_intro =
    State of { $date }: { $events_raw ->
        [one] one event
       *[other] { $events } events
    } in { $sessions_raw ->
        [one] one session
       *[other] { $sessions } sessions
    }{ $outside_raw ->
        [0] .
        [one] ; one more is on a day outside the week.
       *[other] ; { $outside } more are on days outside the week.
    } A title without a time has none yet.
paper-doc-day =
    { $date } · { $events_raw ->
        [one] one event
       *[other] { $events } events
    }
paper-doc-several_days =
    On several days · { $events_raw ->
        [one] one event
       *[other] { $events } events
    }
paper-doc-without_day =
    Without a date · { $events_raw ->
        [one] one event
       *[other] { $events } events
    }
paper-doc-every_day = every day
paper-doc-no_venue = Venue not settled

# Money by source
paper-doc-finance_caption = Money for the week by source
paper-doc-finance_source = Source
paper-doc-finance_planned = Planned
paper-doc-finance_secured = Secured
paper-doc-finance_gap = To be found
paper-doc-finance_spent = Spent
paper-doc-finance_matched = Matched
paper-doc-finance_total = Total
