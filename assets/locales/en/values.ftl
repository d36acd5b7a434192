# Values of fields in words, where no label of a fixed word says them.
value-yes = yes
value-no = no
value-nothing = nothing
value-change = { $field }: { $from } → { $to }
value-gone = a record that is gone
value-nameless = a record without a name
value-machine = another one
value-recurrence = a rule of repetition
value-cards = { $count ->
    [one] { $number } card
   *[other] { $number } cards
}
value-bytes = { $count ->
    [one] { $number } byte
   *[other] { $number } bytes
}
