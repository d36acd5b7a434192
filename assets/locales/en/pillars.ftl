# The framework, its temple, and rounds of ratings.
pillars-views = Views of the framework
pillars-view-framework = Framework
pillars-view-ratings = Ratings
pillars-view-compare = Compare
pillars-view-ties = Tagged
pillars-view-links = Cross-walk
pillars-view-gaps = Ambition and action
pillars-framework = Framework
pillars-framework-add = Add a framework
pillars-framework-add-named = Add { $name }
pillars-framework-added = { $name } is added.
pillars-empty = No framework yet
pillars-empty-about = A framework names what a learning city is measured against. Begin with the one that comes with Paideia; every name in it can be changed.
pillars-source = Source: { $source }
pillars-areas = Areas
pillars-coded = { $code } { $name }
pillars-not_rated = Not rated
pillars-progress-of = { $name }: share of what is wanted
pillars-events = { $count ->
    [0] No events
    [one] { $events } event
   *[other] { $events } events
}
pillars-feature-name = Name of feature { $number }
pillars-feature-measures = What could show it: { $name }
pillars-feature-new = Another feature of this area
pillars-feature-add = Add feature
pillars-feature-delete = Delete “{ $name }” with its ratings
pillars-no_features = This area has no features yet. Add some under “Framework”.
pillars-round = Round of ratings
pillars-round-title = Ratings { $year }
pillars-round-label-draft = { $title }, { $date } (draft)
pillars-round-draft = A draft: less than half of it is rated. Overview, gaps and comparison go on with the round before.
pillars-round-label = { $title }, { $date }
pillars-round-new = New round
pillars-round-edit = Change this round…
pillars-round-more = More for this round
pillars-round-delete = { $count ->
    [0] Delete this round
    [one] Delete this round and { $count } rating
   *[other] Delete this round and { $count } ratings
}
pillars-round-deleted = “{ $title }” was deleted{ $count ->
    [0] .
    [one] , and { $count } rating with it.
   *[other] , and { $count } ratings with it.
}
pillars-rated = { $rated } of { $all } rated
pillars-rated-short = { $rated }/{ $all }
pillars-scale = 0 is none of it yet, { $most } is all of it. What nobody has looked at stays “not rated”.
pillars-first_round = This is the first round: there is none to compare it with.
pillars-other_scale = “{ $title }” has another scale and cannot be compared.
pillars-compared = Since “{ $title }”: { $risen } risen, { $same } unchanged, { $fallen } fallen.
pillars-step-risen = { $steps } up
pillars-step-fallen = { $steps } down
pillars-step-same = unchanged
pillars-note_evidence = Note and evidence
pillars-no_rounds = No round of ratings yet
pillars-no_rounds-about = In a round, you say for each feature where the city is and where it wants to be. The temple shows how far each pillar has come.
