# The charts of money and risks. Amounts come already written.

chart-budget_waterfall = Budget: from planned to found
chart-budget_by_year = Money secured by year and source
chart-risk_matrix = Risks by likelihood and impact

chart-budget-planned = Planned
chart-budget-secured = Secured
chart-budget-gap = To be found
chart-budget-over = Over plan

chart-column-step = Step
chart-column-amount = Amount
chart-column-left = Still to be found after it
chart-column-likelihood = Likelihood
chart-column-impact = Impact: { $level }

# From planned to found
chart-budget_waterfall-title = Budget { $year }: from planned to found
chart-budget_waterfall-none = Add the first lines of this year’s budget to see what is secured and what is still to be found.
chart-budget_waterfall-part = { $name }: { $money }
chart-budget_waterfall-part-source = Secured from { $name }: { $money }
chart-budget_waterfall-summary = Of { $planned } planned for { $year }, { $secured } is secured; { $gap } is still to be found.
chart-budget_waterfall-even = All of the { $planned } planned for { $year } is secured.
chart-budget_waterfall-over = For { $year } { $secured } is secured, { $gap } more than the { $planned } planned.

# By year and source
chart-budget_by_year-none = The years appear here once the budget has lines.
chart-budget_by_year-total = { $secured } of { $planned }
chart-budget_by_year-part = { $year }, { $source }: { $money } secured
chart-budget_by_year-summary = In { $year }, { $secured } of { $planned } planned is secured; most of it comes from { $source }, { $most }.
chart-budget_by_year-unsecured = In { $year }, nothing of the { $planned } planned is secured yet.

# Risks
chart-risk_matrix-likelihood = Likelihood
chart-risk_matrix-impact = Impact
chart-risk_matrix-none = No risk has been written down yet.
chart-risk_matrix-closed = Every risk in the register is closed.
chart-risk_matrix-cell = { $shown } ({ $level })
chart-risk_matrix-part =
    Likelihood { $likelihood }, impact { $impact }: { $count ->
        [one] { $shown } open risk
       *[other] { $shown } open risks
    }, level { $level }
chart-risk_matrix-summary =
    { $count ->
        [one] { $shown } risk is open
       *[other] { $shown } risks are open
    }, { $high ->
        [0] none of them high
       *[other] { $high_shown } of them high
    }; the gravest is “{ $gravest }”.
