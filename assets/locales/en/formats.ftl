# How dates, times, numbers and lists are written. Values arrive as finished text.

format-weekday-1 = Monday
format-weekday-2 = Tuesday
format-weekday-3 = Wednesday
format-weekday-4 = Thursday
format-weekday-5 = Friday
format-weekday-6 = Saturday
format-weekday-7 = Sunday

format-weekday_short-1 = Mon
format-weekday_short-2 = Tue
format-weekday_short-3 = Wed
format-weekday_short-4 = Thu
format-weekday_short-5 = Fri
format-weekday_short-6 = Sat
format-weekday_short-7 = Sun

format-month-1 = January
format-month-2 = February
format-month-3 = March
format-month-4 = April
format-month-5 = May
format-month-6 = June
format-month-7 = July
format-month-8 = August
format-month-9 = September
format-month-10 = October
format-month-11 = November
format-month-12 = December

format-month_short-1 = Jan
format-month_short-2 = Feb
format-month_short-3 = Mar
format-month_short-4 = Apr
format-month_short-5 = May
format-month_short-6 = June
format-month_short-7 = July
format-month_short-8 = Aug
format-month_short-9 = Sept
format-month_short-10 = Oct
format-month_short-11 = Nov
format-month_short-12 = Dec

# Tue 4 May
format-date-short = { $weekday_short } { $day } { $month_short }
# 4 May 2027
format-date-long = { $day } { $month } { $year }
# Tuesday 4 May 2027
format-date-full = { $weekday } { $day } { $month } { $year }
# Tue 4
format-date-weekday = { $weekday_short } { $day }
# 28 April, the first date of a range within one year
format-date-day_month = { $day } { $month }

# 9:30
format-time = { $hour }:{ $minute }
# Tue 4 May, 10:00 (or 10:00–11:30)
format-moment = { $date }, { $time }
# 1:30–3:00 (early on Sun 9 May): a time in the night, where it stands under the day before
format-night = { $time } (early on { $date })
# 10:00–11:30
format-range-times = { $from }–{ $to }
# 3–9 May 2027
format-range-days = { $from }–{ $to }
# 28 April – 4 May 2027
format-range-dates = { $from } – { $to }

format-group_separator = ,
format-decimal_separator = .
format-minus = −
# 71%
format-percent = { $number }%

# Any currency without a sign of its own: CHF 1,200
format-currency = { $currency } { $amount }
format-currency-EUR = €{ $amount }
format-currency-GBP = £{ $amount }
format-currency-USD = ${ $amount }
format-currency-JPY = ¥{ $amount }
format-currency-INR = ₹{ $amount }
format-currency-KRW = ₩{ $amount }
format-currency-NGN = ₦{ $amount }
format-currency-UAH = ₴{ $amount }

# a, b and c
format-list = { $first }, { $next }
format-list_last = { $first } and { $next }

# Money in a few figures: €142k, €1.2M
format-thousands = { $number }k
format-millions = { $number }M
