# Charts of rounds of ratings: two rounds compared, and the heat of one.
chart-round_radar = Two rounds compared
chart-rating_heat = Ratings by feature
chart-column-feature = Feature
chart-round_radar-none = Two rounds are compared here once features are rated.
chart-round_radar-value = { $first } → { $second }
chart-round_radar-part = { $name }: { $value } of the scale
chart-round_radar-alone = { $title } stands alone: there is no other round to compare it with yet.
chart-round_radar-summary = From { $first } to { $second }, { $risen ->
    [one] { $risen } area rose
   *[other] { $risen } areas rose
} and { $fallen ->
    [0] none fell
    [one] { $fallen } fell
   *[other] { $fallen } fell
}; { $name } gained most, { $gain } points of a hundred.
chart-round_radar-no_gain = From { $first } to { $second }, no area rose and { $fallen ->
    [0] none fell
    [one] { $fallen } fell
   *[other] { $fallen } fell
}.
chart-rating_heat-none = Ratings appear here once the plan has a round.
chart-rating_heat-unrated = Nothing is rated in { $title } yet.
chart-rating_heat-part = { $name }: { $now } of { $best }
chart-rating_heat-part-none = { $name }: not rated
chart-rating_heat-summary = In { $title }, { $rated } of { $all } features are rated: { $top ->
    [0] none is
    [one] { $top } is
   *[other] { $top } are
} at the best of { $best } and { $none ->
    [0] none is at 0
    [one] { $none } is at 0
   *[other] { $none } are at 0
}.
