"""Find the headline, and the section and topic that stand above it."""

import re
from typing import Final

from khabar.wire.formats.pasted.article import Role
from khabar.wire.formats.pasted.metaline import read_meta_line
from khabar.wire.formats.pasted.names import clean_name
from khabar.wire.formats.pasted.page import Page
from khabar.wire.formats.pasted.refusals import NoHeadline
from khabar.wire.formats.pasted.tokens import ends_a_sentence, folded_name, is_prose

_LONGEST_HEADLINE: Final = 300
_LONGEST_LABEL_IN_WORDS: Final = 5
_LONGEST_LABEL: Final = 60
_LONGEST_LOOSE_LABEL_IN_WORDS: Final = 4
_LABELLED = re.compile(
    r"(?P<what>القسم|قسم|التصنيف|section|category|rubrique|بخش|الموضوع|موضوع|topic|موضوع)\s*[::]\s*(?P<name>.{2,60})\Z",
    re.IGNORECASE,
)
_TOPIC_LABELS: Final = frozenset(("الموضوع", "موضوع", "topic"))
_TWO_LABELS = re.compile(r"\s*[|/›»·•>]\s*")


def find_headline(page: Page) -> None:
    """Claim the headline; raise NoHeadline when no line can be one."""
    candidates = _candidates(page)
    if not candidates:
        raise NoHeadline
    lowest_label = max((index for index in candidates if _is_known_label(page, index)), default=-1)
    titles = [index for index in candidates if not _is_known_label(page, index)]
    below = [index for index in titles if index > lowest_label]
    chosen = (
        _choose(page, below)
        if any(_words(page, index) >= 4 for index in below)
        else _choose(page, titles or candidates)
    )
    page.headline_at = chosen
    page.claim(chosen, Role.HEADLINE, "headline")
    page.confidence["headline"] = _confidence(page, chosen)
    said = folded_name(page.text(chosen))
    for index in candidates:
        if index != chosen and said and folded_name(page.text(index)).startswith(said):
            page.claim(index, Role.DROPPED, "headline.repeat")


def find_labels(page: Page) -> None:
    """Claim section and topic: names on file first, then by their place above the headline, then from the crumbs."""
    above = [index for index in page.open(0, page.headline_at) if not is_prose(page.text(index))]
    for index in above:
        _take_labelled(page, index)
    below = list(page.open(page.headline_at + 1, page.first_prose_after(page.headline_at)))
    for index in [*reversed(above), *below]:
        text = page.text(index)
        if index not in page.claims and page.section is None and page.known.has_section(text):
            _take_section(page, index, "section.known", 1.0)
        elif index not in page.claims and page.topic is None and page.known.has_topic(text):
            _take_topic(page, index, "topic.known", 1.0)
    _take_labels_by_place(page)
    _take_crumbs(page)
    _clear_below_headline(page)
    for index in list(page.open(0, page.headline_at)):
        page.claim(index, Role.DROPPED, "furniture.above_headline")


def _candidates(page: Page) -> list[int]:
    """Return open lines that may be the headline: those above the story that are no byline, date or label of one."""
    found: list[int] = []
    for index in page.open():
        text = page.text(index)
        if len(text) > _LONGEST_HEADLINE:
            break
        if is_prose(text):
            if (
                not any(_words(page, other) >= 2 and not _is_known_label(page, other) for other in found)
                and len(text.split()) <= 24
            ):
                found.append(index)
            break
        meta = read_meta_line(text, page.known)
        if meta is None or not meta.is_certain:
            found.append(index)
    return found


def _choose(page: Page, candidates: list[int]) -> int:
    """Return the first line long enough for a headline, else the longest."""
    for enough in (5, 4):
        for index in candidates:
            if _words(page, index) >= enough and not _announces_a_later_one(page, index, candidates):
                return index
    return max(candidates, key=lambda index: (_words(page, index), len(page.text(index)), -index))


def _announces_a_later_one(page: Page, index: int, candidates: list[int]) -> bool:
    """Say whether the line is a later headline with the site's name behind it, as browsers' title lines are."""
    said = folded_name(page.text(index))
    return any(
        other > index
        and _words(page, other) >= 3
        and said != (later := folded_name(page.text(other)))
        and said.startswith(later)
        for other in candidates
    )


def _confidence(page: Page, chosen: int) -> float:
    words = _words(page, chosen)
    if is_prose(page.text(chosen)) and ends_a_sentence(page.text(chosen)):
        return 0.5
    return 0.95 if words >= 5 else 0.75 if words >= 3 else 0.5


def _words(page: Page, index: int) -> int:
    return len(page.text(index).split())


def _is_known_label(page: Page, index: int) -> bool:
    return page.known.has_section(page.text(index)) or page.known.has_topic(page.text(index))


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LONGEST_LABEL_IN_WORDS and len(text) <= _LONGEST_LABEL and not ends_a_sentence(text)


def _take_labelled(page: Page, index: int) -> None:
    match = _LABELLED.match(page.text(index))
    if match is None:
        return
    if match["what"].casefold() in _TOPIC_LABELS:
        _take_topic(page, index, "topic.labelled", 0.95, match["name"])
    else:
        _take_section(page, index, "section.labelled", 0.95, match["name"])


def _take_labels_by_place(page: Page) -> None:
    """Read the last one or two labels above the headline as section and topic, unless names on file said otherwise."""
    labels = [index for index in page.open(0, page.headline_at) if _is_label(page.text(index))]
    if len(labels) == 1 or (labels and page.section is None and page.topic is None):
        two = [part for part in _TWO_LABELS.split(page.text(labels[-1])) if part]
        if len(two) == 2 and page.section is None and page.topic is None:
            page.section, page.topic = clean_name(two[0]), clean_name(two[1])
            page.confidence["section"] = page.confidence["topic"] = 0.8
            page.claim(labels[-1], Role.SECTION, "section.place")
            return
    if page.section is None and page.topic is None and len(labels) >= 2:
        _take_section(page, labels[-2], "section.place", 0.85)
        _take_topic(page, labels[-1], "topic.place", 0.85)
    elif page.section is None and labels:
        _take_section(page, labels[-1], "section.place", 0.75)
    elif page.topic is None and labels and labels[-1] > _index_of(page, Role.SECTION):
        _take_topic(page, labels[-1], "topic.place", 0.85)


def _clear_below_headline(page: Page) -> None:
    """Drop labels between headline and story; the ones right below the headline may be section and topic."""
    first_prose = page.first_prose_after(page.headline_at)
    if first_prose == len(page.paragraphs):
        return
    for index in list(page.open(page.headline_at + 1, first_prose)):
        text = page.text(index)
        if len(text.split()) > _LONGEST_LOOSE_LABEL_IN_WORDS or not _is_label(text):
            continue
        if page.section is None and index == page.headline_at + 1:
            _take_section(page, index, "section.place", 0.5)
        elif page.topic is None and index - 1 == _index_of(page, Role.SECTION) > page.headline_at:
            _take_topic(page, index, "topic.place", 0.5)
        else:
            page.claim(index, Role.DROPPED, "furniture.below_headline")


def _take_crumbs(page: Page) -> None:
    steps = [
        step
        for step in page.crumbs
        if folded_name(step) != folded_name(page.text(page.headline_at)) and _is_label(step)
    ]
    if steps and page.section is None:
        page.section, page.confidence["section"] = clean_name(steps[0]), 0.85
        page.note("section.crumbs")
        if len(steps) > 1 and page.topic is None and folded_name(steps[1]) != folded_name(steps[0]):
            page.topic, page.confidence["topic"] = clean_name(steps[1]), 0.8
            page.note("topic.crumbs")


def _take_section(page: Page, index: int, why: str, confidence: float, name: str = "") -> None:
    page.claim(index, Role.SECTION, why)
    page.section, page.confidence["section"] = clean_name(name or page.text(index)), confidence


def _take_topic(page: Page, index: int, why: str, confidence: float, name: str = "") -> None:
    page.claim(index, Role.TOPIC, why)
    page.topic, page.confidence["topic"] = clean_name(name or page.text(index)), confidence


def _index_of(page: Page, role: Role) -> int:
    return next((index for index, (claimed, _why) in page.claims.items() if claimed is role), -1)
