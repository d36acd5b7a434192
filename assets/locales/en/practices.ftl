# What cities did and what came of it.
screen-practices = Practices
screen-practices-about = What we did and what came of it, and what other cities did.
practices-add = New practice
practices-edit = Edit
practices-summary = { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}, { $own } of our own
practices-search = Search practices
practices-shown = { $count ->
    [0] None listed
    [one] { $count } listed
   *[other] { $count } listed
}
practices-whose = Whose
practices-own = Our own
practices-other = Another city’s
practices-all = Everyone’s
practices-areas = Areas
practices-all_areas = All areas
practices-no_areas = Not tagged yet.
practices-tags = Tags…
practices-evidence = Evidence
practices-empty = No practices yet
practices-empty-about = Write down what worked in your city, with numbers and lessons, so that others can learn from it. Or begin with practices of other cities from the library.
practices-none_found = No practice fits
practices-library = Library of other cities
practices-library-about = Facts about other cities in our own words, each with its source. What you take over becomes a record of the plan and can be changed; it is tagged to areas of the Key Features where the plan has them.
practices-present = { " " }· in the plan already
practices-unchecked = { " " }· not all of it was found in a source
practices-bring = { $count ->
    [0] Take over what is chosen
    [one] Take over { $count } practice
   *[other] Take over { $count } practices
}
practices-bring_all = { $count ->
    [one] Take over the { $count } not in the plan
   *[other] Take over all { $count } not in the plan
}
practices-brought = { $count ->
    [0] All of these were in the plan already.
    [one] { $count } practice was taken over.
   *[other] { $count } practices were taken over.
}
