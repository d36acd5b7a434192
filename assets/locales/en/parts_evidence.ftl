# Tags and evidence, on every screen that has them.
parts-coded = { $code } { $name }
parts-tags-of = Tags of “{ $name }”
parts-tags-saved = Tags saved.
parts-tags-framework = { $name }{ $count ->
    [0] { "" }
    [one] , { $count } area
   *[other] , { $count } areas
}
parts-tags-features = Features of { $name }
parts-evidence-of = Evidence for “{ $name }”
parts-evidence-add_note = Note
parts-evidence-add_link = Link
parts-evidence-add_file = File…
parts-evidence-form-note = Note as evidence
parts-evidence-form-link = Link as evidence
parts-evidence-form-file = File as evidence
parts-evidence-file = { $name }, { $size } KB
parts-evidence-take = Save “{ $name }” outside the plan
parts-evidence-edit = Change “{ $name }”
parts-evidence-delete = Delete “{ $name }”
parts-evidence-attached = The file lies in the plan now.
parts-evidence-taken = Saved as { $name }.
