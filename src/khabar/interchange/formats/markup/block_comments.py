"""The comments in which Gutenberg keeps its blocks, taken out of a body. What has no other HTML is told of."""

import re

from khabar.interchange.formats.records import Note

_BLOCK_COMMENT = re.compile(r"\s*wp:([a-z][\w/-]*)\s(.*)", re.DOTALL)
_PARTING = re.compile(r"\s*(?:more|nextpage|noteaser)\b")
_DYNAMIC = {"more", "nextpage", "spacer", "separator"}


def without_comments(text: str, notes: list[Note]) -> str:
    """Take out the comments in which Gutenberg keeps its blocks; those that have no HTML of their own are told of."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        inside = text[start + 4 : end]
        block = _BLOCK_COMMENT.match(inside)
        if block is not None and block[2].rstrip().endswith("/") and block[1] not in _DYNAMIC:
            what = f"The block «{block[1]}» is made by WordPress when it is shown; it is left out."
            notes.append(Note(what, text[start : min(end + 3, start + 500)]))
        pieces += [text[at:start], "\n\n" if _PARTING.match(inside) else ""]
        at = end + 3
    return "".join([*pieces, text[at:]])
