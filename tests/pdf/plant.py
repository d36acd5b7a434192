"""Makes faulty copies of a good PDF, one fault each, to prove that the checks find faults.

    plant.py GOOD.pdf FOLDER

Names each copy after its fault. A copy that could not be made ends the run: the fault has nothing to spoil.
"""

import pathlib
import sys

import pikepdf


def elements(pdf, name):
    """Elements of the structure with a type."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/" + name and "/P" in thing:
            yield thing


def no_alternative_text(pdf):
    for figure in elements(pdf, "Figure"):
        del figure["/Alt"]
        return True
    return False


def no_scope(pdf):
    for cell in elements(pdf, "TH"):
        for attributes in [cell.A] if isinstance(cell.A, pikepdf.Dictionary) else list(cell.A):
            if "/Scope" in attributes:
                del attributes["/Scope"]
                return True
    return False


def heading_level_skipped(pdf):
    for heading in elements(pdf, "H2"):
        heading["/S"] = pikepdf.Name("/H4")
        return True
    return False


def paragraph_is_a_box(pdf):
    for paragraph in elements(pdf, "P"):
        paragraph["/S"] = pikepdf.Name("/Div")
        return True
    return False


def text_without_tag(pdf):
    page = pdf.pages[0]
    page.contents_add(b"q 10 10 20 20 re f Q")
    return True


def no_title(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]
    return True


def no_language(pdf):
    del pdf.Root["/Lang"]
    return True


def no_bookmarks(pdf):
    del pdf.Root["/Outlines"]
    return True


def a_script(pdf):
    """Forbidden in an archive."""
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.beep()"))
    return True


def font_not_embedded(pdf):
    """Forbidden by both standards."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3", "/FontFile"):
                if key in thing:
                    del thing[key]
                    return True
    return False


# The fault, and the checks that must find it.
FAULTS = [
    (no_alternative_text, "structure", "PDF/UA-1"),
    (no_scope, "structure"),
    (heading_level_skipped, "structure", "PDF/UA-1"),
    (paragraph_is_a_box, "structure"),
    (text_without_tag, "structure", "PDF/UA-1"),
    (no_title, "structure", "PDF/UA-1"),
    (no_language, "structure"),
    (no_bookmarks, "structure"),
    (a_script, "PDF/A-2a"),
    (font_not_embedded, "PDF/A-2a", "PDF/UA-1"),
]


def main(good, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for spoil, *finders in FAULTS:
        with pikepdf.open(good) as pdf:
            if not spoil(pdf):
                print(f"{spoil.__name__}: nothing to spoil in {good}")
                return 1
            pdf.save(folder / f"{spoil.__name__}.pdf")
    expected = [f"{spoil.__name__}.pdf: {finder}: FAILS" for spoil, *finders in FAULTS for finder in finders]
    (folder / "expected.txt").write_text("".join(line + "\n" for line in expected), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
