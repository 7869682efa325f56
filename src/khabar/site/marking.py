"""Makes HTML of a passage: escaped, isolated as any text of the page, and its matches in <mark>.

A mark is only put around letters, never across the edge of an isolate: it closes before and opens again after.
"""

import re

from markupsafe import Markup

from khabar.search.snippets import Passage
from khabar.site.printable import printable
from khabar.text.isolation import isolate_html
from khabar.text.languages.record import Direction

_SPACE = "\N{NO-BREAK SPACE}"
_PIECE = re.compile(r"(?P<tag><[^>]+>)|(?P<letter>&[a-z#0-9]+;|.)", re.DOTALL)


def marked_html(passage: Passage, direction: Direction) -> Markup:
    """Return *passage* as HTML for a page that runs in *direction*, with an ellipsis where text was left out.

    >>> str(marked_html(Passage("في 2014-2017 عاد", ((3, 7),)), "rtl"))
    'في <bdi dir="ltr"><mark>2014</mark>-2017</bdi> عاد'
    """
    if printable(passage.text) != passage.text:
        passage = Passage(printable(passage.text), (), passage.has_before, passage.has_after)
    html = isolate_html(passage.text, direction)
    marked = "".join(_with_marks(html, passage)) if passage.marks else html
    before, after = (f"…{_SPACE}" if passage.has_before else ""), (f"{_SPACE}…" if passage.has_after else "")
    return Markup(before + marked + after)  # noqa: S704  escaped above


def _with_marks(html: str, passage: Passage) -> list[str]:
    inside = {place for start, end in passage.marks for place in range(start, end)}
    pieces: list[str] = []
    place = 0
    is_open = False
    for piece in _PIECE.finditer(html):
        wanted = piece["tag"] is None and place in inside
        if is_open and not wanted:
            pieces.append("</mark>")
        elif wanted and not is_open:
            pieces.append("<mark>")
        is_open = wanted
        pieces.append(piece[0])
        if piece["letter"] is not None:
            place += 1
    return [*pieces, "</mark>"] if is_open else pieces
