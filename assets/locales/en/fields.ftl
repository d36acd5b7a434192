# Fields that understand what people type: numbers, amounts, dates, times, addresses.
fields-told = = { $value }
fields-told-whole = = { $value } (the mark separates thousands)
fields-told-decimals = = { $value } (with decimals)
fields-asked-one = Do you mean this?
fields-asked = Which one do you mean?
fields-example-date = Such as 24 May
fields-example-time = Such as 14:30
fields-time_of = { $field }: time
fields-calendar = Calendar (Alt and arrow down)
fields-calendar-of = Calendar for { $field }
fields-calendar-month = { $month } { $year }
fields-calendar-before = Month before
fields-calendar-next = Next month

fields-name_taken = There is one of this name already. If this is another, add to the name what tells them apart.
fields-fault-required = This is needed.
fields-fault-number = This is not a number. Write it like 1250 or 12.5.
fields-fault-number_whole = This is not a number. Write it like 1250.
fields-fault-whole = This must be a whole number.
fields-fault-too_large = This number is too large.
fields-fault-below = This must be { $bound } or more.
fields-fault-above = This must be { $bound } or less.
fields-fault-amount = This is not an amount. Write it like 1250 or 12.50.
fields-fault-amount_decimals = Amounts in { $currency } have { $digits } decimals at most.
fields-fault-amount_whole = Amounts in { $currency } have no decimals.
fields-fault-other_currency = This plan counts in { $currency }. Write the amount in it.
fields-fault-date = This is not a date. Write it like 24 May 2027 or 2027-05-24.
fields-fault-date_half = Part of the date is missing. Write it like 24 May 2027.
fields-fault-no_such_day = There is no such day.
fields-fault-year = Write the year in full, such as 2027.
fields-fault-before = This must be { $date } or later.
fields-fault-after = This must be { $date } or earlier.
fields-fault-time = This is not a time. Write it like 14:30 or 2pm.
fields-fault-time_half = Minutes have two figures, as in 14:05.
fields-fault-no_such_time = There is no such time. A day goes from 0:00 to 23:59.
fields-fault-email = This is not an e-mail address. Write it like name@example.org.
fields-fault-link = This is not the address of a page. Write it like https://example.org.
fields-fault-language = { $count ->
    [one] “{ $words }” is not known as a language.
   *[other] “{ $words }” are not known as languages.
} Write names or codes with commas between them, such as English, ga.
fields-fault-phone = This is not a telephone number. Write it like +49 8382 1234.

fields-changed_meanwhile = { $who } changed this meanwhile. It says now: { $what }.
fields-changed_meanwhile-keys = { $sentence } Press Enter to put yours in the place of that, or Escape to leave it as it is.
fields-keep_mine = Keep mine
fields-take_theirs = Take theirs
fields-lost = Not saved in “{ $field }”: “{ $words }”. { $why }
fields-unsaved = Your changes are not saved.
fields-keep = Keep editing
fields-leave = Leave without saving
