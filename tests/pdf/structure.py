"""Looks at the structure of tagged PDF files: what a reader who cannot see the page is given.

Asks for more than the standards do: text only within paragraphs, headings, lists, tables and captions; one H1;
levels without gaps; alternative texts; scopes; rows named by their first cell; bookmarks for every section;
no mark on a page without a tag. Reads only; says nothing of colours or looks.

    structure.py FILE.pdf...

Prints one line for each file, then each fault; ends with 1 when there is one.
"""

import re
import sys

import pikepdf

# Elements in which text may stand.
TEXT_HOLDERS = {"P", "Lbl", "LBody", "TD", "TH", "Caption", "Figure", "Span", "Link", "Em", "Strong"}
# Operators that put something on the page.
MARKS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI"}
HEADING = re.compile(r"^H([1-6])$")


class Element:
    """An element of the structure tree, with the standard name of its type."""

    def __init__(self, source, roles, parent=None):
        name = str(source.get("/S", "/"))[1:]
        seen = set()
        while "/" + name in roles and name not in seen:
            seen.add(name)
            name = str(roles["/" + name])[1:]
        self.source, self.name, self.parent = source, name, parent
        self.children, self.marks = [], []
        page = source.get("/Pg")
        for kid in as_list(source.get("/K")):
            if isinstance(kid, int):
                self.marks.append((page.objgen if page is not None else None, kid))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                self.marks.append((kid.get("/Pg", page).objgen, int(kid["/MCID"])))
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self.children.append(Element(kid, roles, self))

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def attribute(self, name):
        for attributes in as_list(self.source.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary) and name in attributes:
                return str(attributes[name])
        return ""


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def text(value):
    return str(value).strip() if value is not None else ""


def document_faults(pdf):
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        title = text(metadata.get("dc:title"))
    if not title:
        yield "the document has no title"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not shown in place of the file name"
    if not re.match(r"^[a-z]{2,3}(-|$)", text(root.get("/Lang"))):
        yield "the document has no language"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the document is not marked as tagged"


# Sheets that are cut apart or hung up one by one: each has a first heading of its own.
LOOSE_SHEETS = ("posters", "cards", "day-sheets")


def heading_faults(elements, is_loose):
    levels = [int(HEADING.match(element.name)[1]) for element in elements if HEADING.match(element.name)]
    if not levels or levels[0] != 1 or (levels.count(1) != 1 and not is_loose):
        yield "there is not exactly one H1, and it first"
    for before, level in zip(levels, levels[1:]):
        if level > before + 1:
            yield f"H{before} is followed by H{level}"
    for element in elements:
        if HEADING.match(element.name) and not text(element.source.get("/T")):
            yield f"a heading {element.name} has no text"


def content_faults(elements):
    if sum(element.name == "P" for element in elements) < 2:
        yield "there are hardly any paragraphs"
    for element in elements:
        if element.name == "Figure" and not text(element.source.get("/Alt")):
            yield "a figure has no alternative text"
        holds_text = element.name in TEXT_HOLDERS or HEADING.match(element.name)
        if element.marks and not holds_text:
            yield f"text stands in {element.name}, which is no paragraph"
        if element.name == "L" and not any(child.name == "LI" for child in element.children):
            yield "a list has no items"


def table_faults(elements):
    for table in (element for element in elements if element.name == "Table"):
        rows = [element for element in table.walk() if element.name == "TR"]
        if not rows or any(cell.name != "TH" for cell in rows[0].children):
            yield "a table has no row of headings"
        if len({len(row.children) for row in rows}) > 1:
            yield "the rows of a table have different numbers of cells"
        for row in rows:
            if row.children and row.children[0].name != "TH":
                yield "a row of a table is not named by its first cell"
    for cell in (element for element in elements if element.name == "TH"):
        if cell.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            yield "a table heading has no scope"


def page_faults(pdf, elements):
    tagged = {mark for element in elements for mark in element.marks}
    found = set()
    for number, page in enumerate(pdf.pages, 1):
        stack, stray = [], 0
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                stack.append(mark_of(page, operands))
            elif operator == "EMC" and stack:
                stack.pop()
            elif operator in MARKS and not any(stack):
                stray += 1
            found.update((page.objgen, mark) for mark in stack if isinstance(mark, int) and mark is not True)
        if stray:
            yield f"page {number} has {stray} marks without a tag"
        if page.get("/Tabs") != "/S":
            yield f"page {number} is not walked through in the order of its structure"
    for page, mark in sorted(found - tagged, key=str)[:1]:
        yield f"{len(found - tagged)} pieces of content are in no element of the structure"


def mark_of(page, operands):
    """The MCID, True for what is marked as decoration, nothing for any other mark."""
    if str(operands[0]) == "/Artifact":
        return True
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = page.Resources.get("/Properties", {}).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        # Not 0, which would count as nothing: the sign says that there is a mark.
        return Mark(int(properties["/MCID"]))
    return None


class Mark(int):
    """An MCID; true even when it is 0."""

    def __bool__(self):
        return True


def bookmark_faults(pdf, elements):
    with pdf.open_outline() as outline:
        titles = []

        def collect(items):
            for item in items:
                titles.append(text(item.title))
                collect(item.children)

        collect(outline.root)
    headings = [text(element.source.get("/T")) for element in elements if element.name in ("H1", "H2")]
    missing = [heading for heading in headings if heading not in titles]
    if missing or not headings:
        yield f"{len(missing)} of {len(headings)} headings have no bookmark"


def faults(path):
    with pikepdf.open(path) as pdf:
        yield from document_faults(pdf)
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            yield "there is no structure"
            return
        roles = tree.get("/RoleMap", {})
        kids = [kid for kid in as_list(tree.get("/K")) if isinstance(kid, pikepdf.Dictionary)]
        elements = [element for kid in kids for element in Element(kid, roles).walk()]
        yield from heading_faults(elements, path.rsplit("/", 1)[-1].startswith(LOOSE_SHEETS))
        yield from content_faults(elements)
        yield from table_faults(elements)
        yield from page_faults(pdf, elements)
        yield from bookmark_faults(pdf, elements)


def main(paths):
    is_good = bool(paths)
    for path in paths:
        found = list(dict.fromkeys(faults(path)))
        print(f"{path.rsplit('/', 1)[-1]}: structure: {'FAILS' if found else 'passes'}")
        for fault in found:
            print(f"  {fault}")
        is_good &= not found
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
