# Frameworks side by side, rounds in depth, ties, links and gaps.
pillars-frameworks = Frameworks
pillars-framework-version = { " " }· version { $version }
pillars-framework-edit = Name and version…
pillars-framework-make_main = Make it the main framework
pillars-framework-now_main = “{ $name }” is the main framework now: its pillars colour the programme.
pillars-framework-save_file = Save as a file…
pillars-framework-open_file = Add from a file…
pillars-framework-brought = The framework is added.
pillars-framework-own = Start one of our own…
pillars-framework-delete = Delete this framework
pillars-edit = Change areas, features and order
pillars-level-first = Aims
pillars-level-new_name = New level
pillars-level-add = Add a level
pillars-level-name = Name of the level
pillars-level-delete = { $count ->
    [0] Delete the level “{ $name }”
    [one] Delete the level “{ $name }” with its area
   *[other] Delete the level “{ $name }” with its { $count } areas
}
pillars-area-new_name = New area
pillars-area-add = Add an area to “{ $level }”
pillars-area-delete = { $count ->
    [0] Delete the area “{ $name }”
    [one] Delete the area “{ $name }” with its feature
   *[other] Delete the area “{ $name }” with its { $count } features
}
pillars-colour-0 = None
pillars-colour-1 = First
pillars-colour-2 = Second
pillars-colour-3 = Third
pillars-colour-4 = Fourth
pillars-colour-5 = Fifth
pillars-colour-6 = Sixth
pillars-feature-code = Number of “{ $name }”
pillars-feature-light = “{ $name }” in the light version
pillars-light = Light
pillars-light-about = A light round asks only for the features marked “light”. The mark is set under “Framework”.
pillars-light-none = No feature is marked for the light version. Mark a dozen under “Framework”, “Change areas, features and order”.
pillars-whole_city = The whole city
pillars-rater = Whose rating
pillars-rater-team = The team’s rating
pillars-rater-named = As { $name }
pillars-rater-new = Another rater
pillars-rater-add = Add
pillars-rater-count = { $count ->
    [0] Nobody has written down a view of their own.
    [one] { $count } rater has written down a view.
   *[other] { $count } raters have written down their view.
}
pillars-rater-as = You enter what { $name } says; the team’s rating stays.
pillars-agreement-nobody = No view
pillars-agreement-one = One view
pillars-agreement-strong = Strong agreement
pillars-agreement-fair = Fair agreement
pillars-agreement-weak = Weak agreement
pillars-agreement-says = { $raters ->
    [one] The only rater says { $middle }.
   *[other] { $near } of { $raters } raters within one step of { $middle }; from { $lowest } to { $highest }.
}
pillars-agreement-accept = Take over the middle
pillars-agreement-accept_all = Take over all middles
pillars-agreement-accepted = { $count ->
    [one] { $count } rating is now the middle of the raters.
   *[other] { $count } ratings are now the middle of the raters.
}
pillars-note_evidence_count = { $count ->
    [0] Note and evidence
    [one] Note and evidence, { $count } piece
   *[other] Note and evidence, { $count } pieces
}
pillars-score = Points
pillars-score-sum = { $points } of { $possible } points
pillars-score-mark = Needed: { $mark }.
pillars-score-no_mark = No mark is set.
pillars-score-missing = { $count ->
    [one] { $count } feature is not rated, which is not zero.
   *[other] { $count } features are not rated, which is not zero.
}
pillars-score-result-unweighted = No points given yet
pillars-score-result-incomplete = Not complete
pillars-score-result-unmarked = Complete
pillars-score-result-passed = Passed
pillars-score-result-below = Below the mark
pillars-score-total = Points in all
pillars-score-spread_equally = Spread equally
pillars-score-spread = { $count ->
    [one] { $points } points are given to { $count } feature.
   *[other] { $points } points are spread over { $count } features.
}
pillars-score-preset = 60 of 100 needed
pillars-score-part = Brings { $points }
pillars-score-open = Not rated: open
pillars-score-points_open = { $points }, { $count } open
pillars-designation = Designation over the years
pillars-designation-line = { $date }, { $points } of { $possible }
pillars-designation-rule = Below the mark once, the designation is deferred; twice in a row, it is lost.
pillars-standing-open = Not complete
pillars-standing-gained = Gained
pillars-standing-kept = Kept
pillars-standing-deferred = Deferred
pillars-standing-lost = Lost
pillars-standing-not_gained = Not gained
pillars-column-area = Area
pillars-column-feature = Feature
pillars-column-possible = Possible
pillars-of = { $value } of { $best }
pillars-compare = Round by round
pillars-compare-first = First round
pillars-compare-second = Second round
pillars-compare-features = Show features
pillars-compare-gained = Gained
pillars-compare-up = { $points } up
pillars-compare-down = { $points } down
pillars-compare-unknown = Cannot be said
pillars-compare-about = Gains are in hundredths of the scale, so rounds with scales of different length can stand beside each other.
pillars-compare-none = Nothing to compare yet
pillars-compare-none-about = Two rounds, or rounds of two neighbourhoods, can be compared once there are two. Begin them under “Ratings”.
pillars-with_through = With what comes through the cross-walk
pillars-ties-about = How many different records are tagged to each area and its features. Events are those of the chosen week. Each number leads on.
pillars-ties-event = Events
pillars-ties-partner = Partners
pillars-ties-action = Actions
pillars-ties-indicator = Indicators
pillars-ties-practice = Practices
pillars-ties-goal = Goals
pillars-ties-none = none
pillars-ties-show = { $count } { $kind }: { $name }
pillars-ties-whole = The area as a whole
pillars-ties-through = through { $name }
pillars-links-about = Say once that an area or feature answers to one of another framework. What is tagged here then counts there too, one way and one step.
pillars-links-other = The other framework
pillars-links-from = From here
pillars-links-to = To there
pillars-links-arrow = →
pillars-links-add = Link
pillars-links-out = From this framework to “{ $name }”
pillars-links-into = From “{ $name }” to this framework
pillars-links-begins = What is tagged here
pillars-links-ends = counts here too
pillars-links-delete = Delete the link from { $from } to { $to }
pillars-links-none = No link yet. Choose an area or feature on each side above.
pillars-links-alone = There is only one framework
pillars-links-alone-about = A cross-walk ties two frameworks. Add another one under “Frameworks”, such as the six guidelines.
pillars-gaps-summary = { $open ->
    [0] Every feature below its ambition has an action.
    [one] { $open } of { $all } features below their ambition has no action.
   *[other] { $open } of { $all } features below their ambition have no action.
}
pillars-gaps-loose-summary = { $count ->
    [0] No action is tied to nothing.
    [one] { $count } action is tied to nothing.
   *[other] { $count } actions are tied to nothing.
}
pillars-gaps-about = By “{ $title }”, { $date }. An action works on a feature when it or its goal is tagged to the feature or its area, directly or through the cross-walk; one that is achieved works on nothing any more.
pillars-gaps-open = Below ambition, and nothing works on it ({ $count })
pillars-gaps-met = Below ambition, with an action ({ $count })
pillars-gaps-actions = Open actions
pillars-gaps-no_action = No action
pillars-gaps-loose = Actions tied to nothing ({ $count })
pillars-gaps-tie = Tag…
pillars-gaps-none_loose = Every open action is tied to something.
pillars-gaps-no_actions = The plan has no actions yet.
pillars-gaps-roadmap = To the roadmap
pillars-gaps-no_round = No round of ratings yet
pillars-gaps-no_round-about = The gap between ambition and action shows once a round says where the city is and where it wants to be. Begin one under “Ratings”.
