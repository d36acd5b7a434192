# Boards as pages and slides for people without the program.

board-page-stamp = As of { $date }
board-page-stamp_of = As of { $date } · { $issuer }
board-page-source = The figures come from the city’s plan as it stood on this day. Numbers of few people are left out where the plan says so, and nobody is named.
board-page-numbers = The numbers as a table
board-page-behind = What is behind each mark
board-page-others = { $count_raw ->
    [one] One more that is not announced yet
   *[other] { $count } more that are not announced yet
}
board-slides-place = { $number } of { $count }
board-slides-part = { $title } ({ $number } of { $count })
board-slides-how = Arrow keys, space or swiping lead on; Home and End lead to the first and the last; F fills the screen.
