# Before a plan is open.
welcome-title = Welcome to Paideia
welcome-about = Plan your city’s learning week, from the first submission to the council paper.
welcome-sample = The sample city
welcome-sample-about = Riverton is invented: 300 events, 40 venues and 60 partners to look at and try things on.
welcome-sample-do = Look at the sample city
welcome-sample-doing = Asking where to keep the sample city, then making it…
welcome-new = A new plan
welcome-new-about = Three questions: the city, the week, the time. Everything can be changed later.
welcome-new-do = Begin a plan
welcome-open = A plan you have
welcome-open-about = A plan is one file. Choose it where it was saved.
welcome-open-do = Open a plan…
welcome-opening = Opening the plan…
welcome-open-doing = Asking which plan, then opening it…
welcome-opening-named = Opening “{ $name }”…
welcome-recent = Opened lately
welcome-opened = opened { $date }
welcome-gone = no longer there
welcome-forget = Take “{ $name }” from this list
welcome-forgotten = “{ $name }” was taken from the list. The file itself stays.
welcome-step = Question { $step } of { $steps }
welcome-question-city = Which city?
welcome-question-week = Which week?
welcome-question-time = Which time?
welcome-choose = Choose…
welcome-new-week = { $city } Learning Week { $year }
welcome-week-rule = A week has a title and 1 to 31 days.
welcome-time-about = Times of events are in this zone, wherever the plan is read.
welcome-back = Back
welcome-next = Next
welcome-create = Choose where to keep it…
welcome-risk = This plan is in a risky place
welcome-risk-about = A copy on this computer is the safe way. If you open it all the same, see to it that nobody else has it open, and save copies often.
welcome-risk-copy = Copy to this computer
welcome-risk-accept = Open it all the same
welcome-damaged = This plan is damaged
welcome-damaged-look = See what can be saved
welcome-damaged-count =
    { $count_raw ->
        [one] One thing in this file is not what it was.
       *[other] { $count } things in this file are not what they were.
    }
welcome-damaged-details = What was found, for whoever looks after your computers
welcome-damaged-kept = Whatever you choose, the file as it is now is kept among the safety copies.
welcome-damaged-copy = From the safety copy of { $moment }, with what can be proven to have followed
welcome-damaged-itself = From the file as it stands
welcome-damaged-back =
    { $count_raw ->
        [one] One change comes back.
       *[other] { $count } changes come back.
    }
welcome-damaged-lost =
    { $count_raw ->
        [0] None is lost.
        [one] One is lost:
       *[other] { $count } are lost, among them:
    }
welcome-damaged-lost-unknown = What was done after it cannot be read any more.
welcome-damaged-unproven =
    { $count_raw ->
        [one] One thing is taken as it stands, without proof.
       *[other] { $count } things are taken as they stand, without proof.
    }
welcome-damaged-do = Save it this way
welcome-damaged-nothing = Nothing can be saved from here. Use the copy that your backup holds.
new_plan-city = City
new_plan-country = Country
new_plan-week_title = Title of the week
new_plan-starts_on = First day
new_plan-ends_on = Last day
new_plan-time_zone = Time zone
