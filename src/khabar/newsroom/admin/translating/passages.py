"""The text of a source as a translator needs it: passage by passage, each with what became of it since she read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Article, Version
from khabar.newsroom.models.published_text import Content, content_of, passages_of, passages_of_blocks
from khabar.text.differences import Kind, Paragraph, Run, is_changed, paragraph_difference

FIELDS = {
    "headline": _("Headline"),
    "standfirst": _("Standfirst"),
    "kicker": _("Kicker"),
    "dateline": _("Dateline"),
    "location": _("Location"),
    "lead_photo_caption": _("Caption of the lead photo"),
}
"""Fields of the form that have words, in the order of the form."""
_KEPT_AS = {"headline": "headline", "standfirst": "standfirst", "dateline": "dateline", "lead_photo_caption": "photo"}
"""What versions call those of them that they keep."""


@dataclass
class Passage:
    """A field or a block of the source: its paragraphs now, and each as a difference to what was translated."""

    place: str
    """The name of the field, or the number of the block."""
    name: Any = ""
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        return any(is_changed(paragraph) for paragraph in self.paragraphs)

    @property
    def html(self) -> SafeString:
        """The paragraphs, with what went and what came marked."""
        return format_html_join("", "<p>{}</p>", ((_marked(paragraph),) for paragraph in self.paragraphs))


def passages_of_source(source: Article, since: Content | None, *, is_shown: bool = True) -> list[Passage]:
    """Return the fields and blocks of *source* that say something, each compared with *since* if there is that.

    Not *is_shown*, a changed paragraph is only said to be another one: its old words are nobody's to read.
    """
    now = content_of(source)
    found = []
    for name, label in FIELDS.items():
        kept_as = _KEPT_AS.get(name, "")
        after = passages_of(now, kept_as) if kept_as else [getattr(source, name)] if getattr(source, name) else []
        before = passages_of(since, kept_as) if since and kept_as else after
        found.append(Passage(name, label, list(_compared(before, after, is_shown))))
    found += _blocks(source, passages_of(since, "body") if since else None, is_shown)
    return [passage for passage in found if passage.paragraphs]


def content_at(source: Article, version: int) -> Content | None:
    """Return what readers were given of *source* in *version*; None if that is not known."""
    row = Version.objects.of_article(source.pk).filter(number=version).first()
    return row.content if row and row.content else None


def _blocks(source: Article, before: Sequence[str] | None, is_shown: bool) -> list[Passage]:
    """Give each paragraph of the difference to the block that says it now; what went stays where it stood."""
    blocks = passages_of_blocks(source)
    after = [line for _block, lines in blocks for line in lines]
    owners = iter([block for block, lines in blocks for _line in lines])
    found = {block: Passage(block) for block, _lines in blocks}
    here = blocks[0][0] if blocks else "gone"
    for paragraph in _compared(after if before is None else before, after, is_shown):
        if any(run.after for run in paragraph) or not paragraph:
            here = next(owners, here)
        found.setdefault(here, Passage(here)).paragraphs.append(paragraph)
    return list(found.values())


def _compared(before: Sequence[str], after: Sequence[str], is_shown: bool) -> Iterator[Paragraph]:
    for paragraph in paragraph_difference(before, after):
        if is_shown or not is_changed(paragraph):
            yield paragraph
        elif new := "".join(run.after for run in paragraph):
            yield (Run(Kind.NEW, "", new),)


def _marked(paragraph: Paragraph) -> SafeString:
    pieces = []
    for run in paragraph:
        if run.kind is Kind.SAME:
            pieces.append(format_html("{}", run.after))
            continue
        if run.before:
            pieces.append(format_html("<del>{}</del>", run.before))
        if run.after:
            pieces.append(format_html("<ins>{}</ins>", run.after))
    return mark_safe("".join(pieces))
