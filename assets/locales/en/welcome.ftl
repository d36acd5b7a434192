welcome-title = Welcome to Paideia
welcome-about = Plan your city's learning week, from the first submission to the council paper.
welcome-sample = Look at the sample city
welcome-open = Open a plan…
welcome-recent = Opened lately
