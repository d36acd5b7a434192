# Papers for the council: the list, the form and the preview.
council-add = New paper
council-save = Save the paper
council-export = Export as PDF…
council-export-named = Export “{ $title }” as PDF…
council-delete = Delete “{ $title }”
council-deleted = “{ $title }” was deleted{ $count ->
    [0] .
    [one] , and { $count } recommendation with it.
   *[other] , and { $count } recommendations with it.
}
council-saved = The paper is saved.
council-discard = Discard changes
council-back = All papers
council-untitled = Paper without a title
council-empty = No paper yet
council-empty-about = Write the summary and the recommendations; figures, charts and the programme come from the plan.
council-state-new = New, not saved yet
council-state-changed = Changed, not saved yet
council-state-saved = Saved
council-missing-title = The paper has no title. Enter one and save again.
council-missing-body = Name the body that meets, or leave the meeting out.
council-missing-held_on = Say when the meeting is held, or leave the meeting out.
council-no_meeting = No meeting yet
council-meeting = { $body }, { $date }
council-no_week = No week
council-has_meeting = Tabled at a meeting
council-words = { $words } of { $most } words
council-part-heading = Heading
council-part-meeting = Meeting
council-part-recommendations = Recommendations
council-part-options = Options
council-part-risks = Risks
council-part-implications = Implications
council-part-next = Consultation and next steps
council-part-limits = Limits
council-no_recommendations = No recommendations yet. Say what the meeting is asked to do.
council-recommendation-add = Add a recommendation
council-recommendation-number = recommendation { $number }
council-no_options = No options yet
council-no_do_nothing = No option is to do nothing. Councils expect one.
council-option-add = Add an option
council-option-number = option { $number }
council-no_risks = No risks yet
council-risk-add = Add a risk
council-risk-number = risk { $number }
council-preview = Pages of the paper
council-preview-none = No pages yet
council-preview-none-about = Save the paper to see its real pages here, with the figures and charts of the plan.
council-preview-failed = The pages cannot be shown
council-preview-drawing = Drawing the pages…
council-preview-old = The pages show the paper as it was last saved.
council-page = Page { $page } of { $pages }
council-page-before = Page before
council-page-next = Next page
council-pages = { $pages } of { $most } pages allowed, without the appendix
council-pages-over = { $over ->
    [one] { $over } page too many
   *[other] { $over } pages too many
}; { $most } are allowed
council-new-title = { $week }: report and recommendations
council-new-do_nothing = Do nothing
council-new-do_nothing-text = No learning week is held. Partners keep to their own programmes, and nobody coordinates them.
council-new-go_on = Hold the week as planned
council-new-recommendation = the progress of the programme as set out in this report
