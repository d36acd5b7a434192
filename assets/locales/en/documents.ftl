# The documents besides the council paper: progress report, evaluation report, business case, minutes.
# Numbers come already written; the plain number comes too, as <name>_raw, for plurals.

# What they are called
documents-kind-council_paper = Council paper
documents-kind-progress_report = Progress report
documents-kind-evaluation_report = Evaluation report
documents-kind-business_case = Business case
documents-kind-minutes = Minutes

# Why there is none
error-no_meeting = There is no such meeting in the plan. Choose one under Meetings, or add one there.
error-no_such_week = This week is not in the plan. Choose another one.

# Parts of several documents
documents-quoted = “{ $text }”
documents-two_sentences = { $first } { $second }
documents-next_meeting = Next meeting
documents-pillar = Pillar
documents-audience = Audience
documents-indicator = Indicator
documents-status = Status
documents-method = Method
documents-method-target_path = Target path
documents-method-trend = Trend
documents-method-none = None
documents-explanation = Explanation
documents-first_promise = First promised
documents-new_date = New date
documents-unchanged = unchanged
documents-no_date = no date set
documents-risks = Grave risks

# Goals
documents-goal = Goal
documents-goal_actions = Actions achieved
documents-goal_without_actions = no action yet
documents-achieved_of = { $achieved } of { $all }
documents-goals_caption = Goals with the date first promised and the date that counts now; those behind are tinted.
documents-goal_by = By
documents-goal_measure = How it will be seen
documents-aims_caption = Goals of the city.

# Money of a year
documents-money = Budget
documents-money-caption = Money in { $year } by source.
documents-money-gap = For { $year }, { $planned } is planned. { $secured } of it is secured and { $gap } is still to be found.
documents-money-met = For { $year }, { $planned } is planned and all of it is secured.
documents-money-over = For { $year }, { $planned } is planned. { $secured } is secured, { $gap } more than planned.
documents-money-spent = { $spent } has been spent.
documents-money-unspent = Nothing has been spent yet.
documents-money-none = No budget has been entered for { $year } yet.
documents-money-years_caption = The budget year by year.

# Progress report
documents-progress-title = Progress of the learning city
documents-progress-title_of = { $city }: progress of the learning city
documents-progress-nothing = The plan holds no ratings, no indicators, no roadmap and no budget to report on yet.
documents-progress-pillars = How far the pillars have come
documents-progress-no_round = No round of ratings is complete enough to count yet, so nothing can be said of the pillars.
documents-progress-pillars_on_target =
    { $reached_raw ->
        [0] None
        [one] One
       *[other] { $reached }
    } of { $rated_raw ->
        [one] one rated pillar
       *[other] { $rated } rated pillars
    } { $reached_raw ->
        [0] has reached this year’s target.
        [one] has reached this year’s target.
       *[other] have reached this year’s target.
    }
documents-progress-rated_on = Rated { $date }
documents-progress-change = Change in points
documents-progress-up = +{ $points }
documents-progress-pillars_caption = Share of its ambition that each pillar has reached.
documents-progress-pillars_caption_of = Share of its ambition that each pillar has reached. The line marks this year’s target of { $target }; pillars below it are tinted.

# What changed
documents-changes = What has changed since the last meeting
documents-changes_since = What has changed since { $date }
documents-changes-unknown = There is no earlier meeting in the plan’s history, so nothing can be compared yet.
documents-changes-meeting = The plan is compared with its state at the end of { $date }, the day of the last meeting ({ $body }).
documents-changes-day = The plan is compared with its state at the end of { $date }.
documents-changes-nothing = Nothing that concerns a meeting has changed.
documents-changes-caption = Changes by part of the work.
documents-changes-topic = Part of the work
documents-changes-what = What has changed
documents-changes-sentence = { $text }.
documents-topic-council = Council
documents-topic-pillars = Pillars
documents-topic-indicators = Indicators
documents-topic-roadmap = Roadmap
documents-topic-money = Money
documents-topic-programme = Programme
documents-topic-partners = Partners
documents-topic-risks = Risks
documents-topic-evidence = Practice and evidence

# Indicators
documents-indicators = What the indicators say
documents-indicators-none = No indicator has been entered yet.
documents-indicators-on_track =
    { $good_raw ->
        [0] None
        [one] One
       *[other] { $good }
    } of { $judged_raw ->
        [one] one indicator with a target
       *[other] { $judged } indicators with a target
    } { $good_raw ->
        [0] is on track or has reached it.
        [one] is on track or has reached it.
       *[other] are on track or have reached it.
    }
documents-indicators-chart = Share of the way from base to target that each indicator has gone, from the furthest behind on, as many as there is room for. The stroke marks where it should be. A disc stands for on track or reached, a triangle for behind, a square for off track.
documents-indicators-caption = Indicators with their last reading, those that ask for attention first. A status is never given without its method.
documents-indicators-last = Last reading
documents-indicators-target = Target
documents-indicators-no_target = none set
documents-indicators-value = { $value } ({ $year })
documents-indicators-name_in = { $name } ({ $unit })
documents-indicators-unread =
    { $count_raw ->
        [one] One indicator has no reading yet: { $names }.
       *[other] { $count } indicators have no reading yet: { $names }.
    }
documents-indicators-withheld =
    { $count_raw ->
        [one] The readings of one indicator stand for too few people to be shown: { $names }.
       *[other] The readings of { $count } indicators stand for too few people to be shown: { $names }.
    }

# Roadmap
documents-roadmap = The roadmap
documents-roadmap-none = No goal, action or milestone has been entered yet.
documents-roadmap-late =
    { $all_raw ->
        [one] There is one goal, action or milestone in the roadmap;
       *[other] There are { $all } goals, actions and milestones in the roadmap;
    } { $late_raw ->
        [0] nothing of it is late.
        [one] one is late.
       *[other] { $late } are late.
    }
documents-roadmap-actions =
    { $all_raw ->
        [one] There is one action: { $list }.
       *[other] There are { $all } actions: { $list }.
    }
documents-roadmap-on_track = { $actions } on track
documents-roadmap-behind = { $actions } behind
documents-roadmap-postponed = { $actions } postponed
documents-roadmap-achieved = { $actions } achieved
documents-roadmap-late_caption = Open actions and milestones that are late or were given a new date; those late today are tinted.
documents-roadmap-next_caption = What is due next, as first promised.
documents-roadmap-rest =
    { $steps_raw ->
        [one] One more step that is late or was given a new date is not listed.
       *[other] { $steps } more steps that are late or were given a new date are not listed.
    }

# Evaluation report
documents-evaluation-title = Evaluation of the learning week
documents-evaluation-title_of = { $city }: evaluation of the learning week
documents-evaluation-title_week = { $week }: evaluation
documents-evaluation-theme = Theme
documents-evaluation-events = What became of the events
documents-evaluation-ahead = The week is still ahead, so all numbers will change.
documents-evaluation-not_over = The week is not over yet, so all numbers may change.
documents-evaluation-no_events = No event of this week has been announced.
documents-evaluation-held =
    { $announced_raw ->
        [one] One event was announced.
       *[other] { $announced } events were announced.
    } { $held_raw ->
        [0] None is marked as held,
        [one] One was held,
       *[other] { $held } were held,
    } { $cancelled_raw ->
        [0] none was cancelled
        [one] one was cancelled
       *[other] { $cancelled } were cancelled
    } and { $postponed_raw ->
        [0] none was postponed.
        [one] one was postponed.
       *[other] { $postponed } were postponed.
    }
documents-evaluation-figure-announced = events announced
documents-evaluation-figure-announced_of = events announced, target { $target }
documents-evaluation-figure-held = events held
documents-evaluation-figure-cancelled = events cancelled
documents-evaluation-figure-people = people came, counted at { $returned } of { $events } events
documents-evaluation-figure-new = first-time learners, counted at { $returned } of { $events } events
documents-evaluation-figure-unknown = –
documents-evaluation-became = What became of it
documents-evaluation-meaning = What is counted
documents-evaluation-events_caption = Events of the week by what became of them.
documents-evaluation-row-held = Held
documents-evaluation-row-held-about = Marked as held after the week.
documents-evaluation-row-open = Not marked yet
documents-evaluation-row-open-about = In the programme, but nobody has said whether it was held.
documents-evaluation-row-cancelled = Cancelled
documents-evaluation-row-cancelled-about = Called off by the team after it was announced.
documents-evaluation-row-postponed = Postponed
documents-evaluation-row-postponed-about = Put off to a later date after it was announced.
documents-evaluation-row-announced = Announced in all
documents-evaluation-row-announced-about = The public was told of it, whatever became of it: the rows above together.
documents-evaluation-row-withdrawn = Withdrawn
documents-evaluation-row-withdrawn-about = Taken back by the host; not among those announced.
documents-evaluation-row-declined = Declined
documents-evaluation-row-declined-about = Not taken into the programme.
documents-evaluation-row-pending = Not decided
documents-evaluation-row-pending-about = Drafted or submitted, but never decided on.
documents-evaluation-cancelled =
    { $events_raw ->
        [one] Cancelled: { $names }.
       *[other] Cancelled ({ $events }): { $names }.
    }
documents-evaluation-postponed =
    { $events_raw ->
        [one] Postponed: { $names }.
       *[other] Postponed ({ $events }): { $names }.
    }
documents-evaluation-years_caption = Events announced and held, places announced and people who came, week by week.
documents-evaluation-people = Who came
documents-evaluation-no_returns = No host has told yet how many people came.
documents-evaluation-came =
    { $returned_raw ->
        [one] The host of one of
       *[other] The hosts of { $returned } of
    } { $events_raw ->
        [one] one event
       *[other] { $events } events
    } { $returned_raw ->
        [one] has told how many people came
       *[other] have told how many people came
    }. People who came to them: { $people }.
documents-evaluation-counted_twice = Somebody who came to two events is counted twice.
documents-evaluation-no_first_time = No host has told how many learners came for the first time.
documents-evaluation-first_time =
    First-time learners: { $people }, counted at { $events_raw ->
        [one] one event.
       *[other] { $events } events.
    }
documents-evaluation-first_time_share =
    First-time learners: { $people }, counted at { $events_raw ->
        [one] one event.
       *[other] { $events } events.
    } That is { $percent } of the people who came to { $events_raw ->
        [one] it.
       *[other] these events.
    }
documents-evaluation-first_time_means = A first-time learner had not taken part in learning for a year.
documents-evaluation-missed =
    Where both numbers are known, { $missed_raw ->
        [0] nobody stayed away
        [one] one person stayed away
       *[other] { $missed } people stayed away
    } of { $registered } who had registered ({ $percent }).
documents-evaluation-rated =
    { $ratings_raw ->
        [one] One rating
       *[other] { $ratings } ratings
    } of { $events_raw ->
        [one] one event
       *[other] { $events } events
    } came back: { $average } on average, on a scale from 1 to 5.
documents-evaluation-groups = The tables below count an event in each pillar and audience that it names, and in the neighbourhood of its first session. Numbers of pillars and audiences therefore add up to more than the whole.
documents-evaluation-by_neighbourhood = People who came, by neighbourhood.
documents-evaluation-by_pillar = People who came, by pillar.
documents-evaluation-by_audience = People who came, by the audience that the event was for.
documents-evaluation-returned = Events with numbers
documents-evaluation-people_came = People who came
documents-evaluation-withheld = too few to show
documents-evaluation-not_returned = not known
documents-evaluation-words = What hosts and learners say
documents-evaluation-words_none = No words of hosts or learners have come back with the returns of this week, or been brought as evidence about it or its events.
documents-evaluation-words_caption = Words that came back with the returns, or were brought as evidence about the week and its events. Names are left out.
documents-evaluation-words_about = About
documents-evaluation-words_said = What was said
documents-evaluation-words_week = The week as a whole
documents-evaluation-words_learners = { $title }: learners
documents-evaluation-words_host = { $title }: host
documents-evaluation-quote = “{ $words }”
documents-evaluation-money = What the week cost
documents-evaluation-change = What should change
documents-evaluation-change_none = Nobody has written down yet what should change.
documents-evaluation-change_returns =
    { $events_raw ->
        [one] The host of one event has not told how many people came. It should be asked again.
       *[other] The hosts of { $events } events have not told how many people came. They should be asked again.
    }
documents-evaluation-change_coverage =
    { $count_raw ->
        [one] { $names } was left below the target of { $target } events for every 1,000 residents. It should come first when the next programme is made.
       *[other] { $names } were left below the target of { $target } events for every 1,000 residents. They should come first when the next programme is made.
    }
documents-evaluation-change_coverage_all = No neighbourhood reached the target of { $target } events for every 1,000 residents. Either more hosts have to be won, or the target has to be set anew.
documents-evaluation-who_made = Who made the week
documents-evaluation-hosts =
    { $hosts_raw ->
        [one] One partner organised
       *[other] { $hosts } partners organised
    } { $events_raw ->
        [one] one event
       *[other] { $events } events
    } of the week. Most came from { $name }, with { $most }.
documents-evaluation-hosts_new =
    { $hosts_raw ->
        [one] One of them took part for the first time: { $names }.
       *[other] { $hosts } of them took part for the first time: { $names }.
    }
documents-evaluation-practice = What was done
documents-evaluation-lesson = What it taught
documents-evaluation-lessons_caption = Lessons of the city’s own work in { $year }.
documents-evaluation-task = To be done
documents-evaluation-tasks_caption = Open tasks about the week.

# Business case: the argument of the deck on lifelong learning and learning cities (2013), in our own words
documents-case-title = The case for a learning city
documents-case-title_of = { $city }: the case for a learning city
documents-case-summary = Most people live in cities, and cities carry both the wealth and the burdens of the world. What a city can do about that depends on what its people can learn, at any age and in every part of life. A learning city brings together what it already has: schools, libraries, employers, associations and public offices.
documents-case-summary_residents = { $city } has { $residents } residents to learn with and from.
documents-case-summary_partners =
    In { $city }, { $partners_raw ->
        [one] one partner has committed already.
       *[other] { $partners } partners have committed already.
    }
documents-case-summary_both =
    { $city } has { $residents } residents, and { $partners_raw ->
        [one] one partner has committed already.
       *[other] { $partners } partners have committed already.
    }
documents-case-cities = Why cities
documents-case-cities-growth = The world is becoming a world of cities. More people live in cities than in the country, and their share goes on growing.
documents-case-urban_rural_caption = People in cities and in the country, world, 1950 to 2030.
documents-case-cities-burden = As cities grew in the emerging economies, emissions mostly grew with them. That the two rose together does not show that one caused the other. It does show where the question has to be answered.
documents-case-co2_caption = Emissions of carbon dioxide and share of people in cities, emerging economies, 1980 to 2010.
documents-case-cities-answer = Cities have the means to answer. Here people, knowledge, employers and institutions are near each other, and a council can bring them to one table. No ministry is as close to its people.
documents-case-learning = Why learning
documents-case-learning-life = Learning begins at birth and lasts all life. Most of it happens outside school: in families, at work, in associations and in the street.
documents-case-learning-faure = The Faure report of 1972 asked for a learning society: every agency teaches, and every citizen learns.
documents-case-learning-delors = The Delors report of 1996 named what learning is for: to know, to do, to live together and to be. It asked schools for partnerships with families, firms, associations and culture.
documents-case-learning-outcomes = Three things are hoped for: people who can shape their own lives in a city that holds together; prosperity, both in the economy and in culture; and a development that lasts.
documents-case-framework = What a learning city does
documents-case-framework-what = A learning city uses what it has in every sector, instead of waiting for a new institution.
documents-case-framework-six = It does six things: it makes learning open to all from basic to higher education; it brings learning into families and communities; it supports learning for work and at work; it uses modern technologies; it looks after quality; and it keeps up a culture of learning throughout life.
documents-case-framework-own = The plan of this city measures itself by these pillars: { $names }.
documents-case-framework-validated = The best known model of it, the Key Features of Learning Cities, was validated at the first international conference on learning cities in Beijing in October 2013, which also adopted a declaration.
documents-case-others = What others have done
documents-case-others-lead = A learning society is built province by province, city by city and community by community. Each place began with something that it could do itself.
documents-case-others_caption = What cities, provinces and countries did.
documents-case-collected_caption = Work of other cities from which this city wants to learn.
documents-case-place = Place
documents-case-done = What was done
documents-case-practice = { $name }. { $text }
documents-case-kakegawa-place = Kakegawa, Japan
documents-case-kakegawa-done = Declared itself the first city of lifelong learning in 1979 and made programmes by city, town and community.
documents-case-liverpool-place = Liverpool, United Kingdom
documents-case-liverpool-done = Began in 1996. A national network grew to 80 members, who support each other and share their reports.
documents-case-espoo-place = Espoo, Finland
documents-case-espoo-done = A deputy mayor drives the work, so that it has a place where the city is led.
documents-case-victoria-place = Victoria, Canada
documents-case-victoria-done = Set itself a goal with a date: to be a leading learning community by 2020.
documents-case-korea-place = Republic of Korea
documents-case-korea-done = Has named and supported learning cities by law since 1999; 80 local governments took part by 2012.
documents-case-germany-place = Germany
documents-case-germany-done = Supported about 70 networks of partners as Learning Regions.
documents-case-cape-place = Western Cape, South Africa
documents-case-cape-done = Made the Learning Cape a framework of four pillars for a whole province.
documents-case-china-place = China
documents-case-china-done = Over 210 cities and districts held a week of lifelong learning in October 2011.
documents-case-viet_nam-place = Viet Nam
documents-case-viet_nam-done = Made a national scheme for 2011 to 2020 with learning provinces, cities, districts and communities.
documents-case-city = What the city brings
documents-case-city_none = No figures of the city have been entered yet.
documents-case-figure-residents = residents
documents-case-figure-partners =
    { $number_raw ->
        [one] partner committed
       *[other] partners committed
    }
documents-case-figure-neighbourhoods =
    { $number_raw ->
        [one] neighbourhood
       *[other] neighbourhoods
    }
documents-case-figure-weeks =
    { $number_raw ->
        [one] learning week on record
       *[other] learning weeks on record
    }
documents-case-figure-attended = people came to the week of { $year }
documents-case-residents_source = The number of residents is that of { $year } ({ $source }).
documents-case-aims = What the city wants
documents-case-declared = Declared on { $date }: “{ $title }”.
documents-case-declared_by = Adopted by { $body } on { $date }: “{ $title }”.
documents-case-network = Who stands behind it
documents-case-network-platform = The International Platform for Learning Cities mobilises cities and shows them how to use what they have.
documents-case-network-objectives = It has six aims: to speak for lifelong learning, to support research, to help cities talk about policy and learn from each other, to collect what works, to build up skills, and to develop indicators. Its partners bring experts and a first grant, and they mobilise further cities.
documents-case-network-first = The first step costs little: to look at what the city has by the pillars above, to name who drives the work, and to set a goal with a date.

# Minutes
documents-minutes-title = Minutes of the meeting of { $date }
documents-minutes-title_of = { $name }: minutes of the meeting of { $date }
documents-minutes-body = Body
documents-minutes-held_on = Held on
documents-minutes-place = Place
documents-minutes-themes = Themes
documents-minutes-exempt =
    { $items_raw ->
        [one] One item rests on a paper that is exempt from publication. It must be taken out before these minutes are published.
       *[other] { $items } items rest on papers that are exempt from publication. They must be taken out before these minutes are published.
    }
documents-minutes-ahead = The meeting is still ahead. Nothing has been decided yet.
documents-minutes-no_decisions = No decision of the meeting has been entered.
documents-minutes-decisions =
    { $decisions_raw ->
        [one] The meeting made one decision: { $list }.
       *[other] The meeting made { $decisions } decisions: { $list }.
    }
documents-minutes-count-agreed = { $decisions } agreed
documents-minutes-count-amended = { $decisions } agreed with changes
documents-minutes-count-deferred = { $decisions } deferred
documents-minutes-count-refused = { $decisions } refused
documents-minutes-opening = Opening
documents-minutes-met = The meeting was held on { $date }.
documents-minutes-met_body = The { $body } met on { $date }.
documents-minutes-no_agenda = No agenda has been entered for this meeting.
documents-minutes-untitled = Item without a title
documents-minutes-untitled_decision = a decision without a title
documents-minutes-paper = The paper “{ $title }” lay before the meeting.
documents-minutes-paper_reference = Paper { $reference }, “{ $title }”, lay before the meeting.
documents-minutes-asked = The meeting was asked to
documents-minutes-outcome = Outcome
documents-minutes-in_words = In the words of the meeting
documents-minutes-answers_caption = What was asked and what was decided.
documents-minutes-unanswered = No decision entered
documents-minutes-sentence = { $text }.
documents-minutes-nothing_written = Nothing has been written down about this item.
documents-minutes-agreed = Agreed
documents-minutes-amended = Agreed with changes
documents-minutes-deferred = Deferred
documents-minutes-refused = Refused
documents-minutes-decision = { $outcome }: { $title }.
documents-minutes-decision_note = { $outcome }: { $title }. { $note }
documents-minutes-all = Decisions
documents-minutes-others = Decisions outside the agenda
documents-minutes-undecided = Left open
documents-minutes-undecided_lead = The meeting was also asked for the following, and no decision has been entered. It was asked to
documents-minutes-follow_up = What follows
documents-minutes-action = Action
documents-minutes-actions_caption = Actions that follow from the decisions, as they stood on { $date }.
documents-minutes-without_action =
    { $decisions_raw ->
        [one] One decision was carried and has not become an action yet: { $names }.
       *[other] { $decisions } decisions were carried and have not become actions yet: { $names }.
    }
