"""The page while it is being read: its paragraphs, what each has become so far, and the fields found."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from khabar.wire.formats.pasted.article import MarkedLine, Note, PastedByline, PastedPhoto, Role
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.lines import Paragraph
from khabar.wire.formats.pasted.tokens import is_prose


@dataclass
class Page:
    """Steps take a page one after the other; each claims the paragraphs it understands and leaves the rest."""

    lines: list[str]
    paragraphs: list[Paragraph]
    known: KnownNames
    claims: dict[int, tuple[Role, str]] = field(default_factory=dict)
    crumbs: list[str] = field(default_factory=list)
    headline_at: int = -1
    section: str | None = None
    topic: str | None = None
    bylines: list[PastedByline] = field(default_factory=list)
    dateline: str | None = None
    published_on: datetime.date | None = None
    photo: PastedPhoto | None = None
    confidence: dict[str, float] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def claim(self, index: int, role: Role, why: str) -> None:
        self.claims[index] = (role, why)

    def text(self, index: int) -> str:
        return self.paragraphs[index].text

    def open(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield indexes of paragraphs that nothing has claimed yet, from *start* to before *end*."""
        for index in range(start, len(self.paragraphs) if end is None else end):
            if index not in self.claims:
                yield index

    def first_prose_after(self, index: int) -> int:
        """Return the first open paragraph after *index* that reads like the story, or the end of the page."""
        return next((other for other in self.open(index + 1) if is_prose(self.text(other))), len(self.paragraphs))

    def note(self, code: str, **params: str) -> None:
        self.notes.append(Note(code, params))

    def body(self) -> tuple[str, ...]:
        return tuple(self.text(index) for index in range(len(self.paragraphs)) if self.claims[index][0] is Role.BODY)

    def marked_lines(self) -> tuple[MarkedLine, ...]:
        claim_of_line = {
            line: self.claims[index]
            for index, paragraph in enumerate(self.paragraphs)
            for line in paragraph.line_indexes
        }
        return tuple(
            MarkedLine(index + 1, text, *claim_of_line.get(index, (Role.BLANK, "")))
            for index, text in enumerate(self.lines)
        )
