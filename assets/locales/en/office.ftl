# Office documents: what a council's template lacks, and why one cannot be used.

# Told beside a document that was written
office-notice-missing_style = The template has no style “{ $name }”. A plain one was added.
office-notice-unknown_placeholder = The template has the placeholder “{ $name }”, which is not known. It was left as it is.
office-notice-placeholder_in_line = The placeholder “{ $name }” must stand alone in a paragraph of the text. It was left as it is.
office-notice-placeholder_twice = The template has the placeholder “{ $name }” more than once. The first was filled in, the others were left as they are.
office-notice-nothing_for = The template has the placeholder “{ $name }”, but this document has nothing to put there. The place was left out.
office-notice-unplaced = The template has no placeholder “{ $name }”. That part follows after everything else.
office-notice-no_placeholders = The text of the template has no placeholders. The document follows after what stands in the template.
office-notice-header_added = The template has no page header. One with the city and the reference was added.
office-notice-footer_added = The template has no page footer. One with page numbers was added.
office-notice-no_page_numbers = The template does not number its pages.
office-notice-own_numbering = The template numbers its headings, but not paragraphs under them. Headings and paragraphs were numbered anew.
office-notice-template_numbering = Headings and paragraphs are numbered by the template. Check sentences that name a number.
office-notice-link_removed = The template named another template to load. That was taken out.
office-notice-signature_removed = The template was signed. The signature was taken out, because it does not hold for a changed document.

# No document was written
error-template_not_docx = This file cannot be used as a template. Choose a Word document that ends in .docx or .dotx.
error-template_damaged = The template is damaged and cannot be read. Open it in Word or LibreOffice, save it anew as .docx and choose it again.
error-template_password = The template is protected by a password. Save it without a password and choose it again.
error-template_too_large = The template is too large. Make its pictures smaller, save it and choose it again.
error-template_strict = The template was saved as “Strict Open XML”. Save it as an ordinary Word document (.docx) and choose it again.
error-template_macros = The template holds macros. Save it as a document without macros (.docx) and choose it again.
error-template_active = The template holds something that acts by itself or comes from another program ({ $name }). Take it out and choose the template again.
error-template_external = The template loads something from elsewhere ({ $name }). Put it into the document itself, or take it out, and choose the template again.
