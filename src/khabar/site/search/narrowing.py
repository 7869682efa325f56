"""From the names in an address to what an engine filters by, and to what the form and the chips show."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from khabar.newsroom.models import Article, Author, Edition, Section, Topic
from khabar.search.backends.base import Filter
from khabar.search.finding import ValueCounts
from khabar.site.documents import Chip, Choice, DayField, Option
from khabar.site.search.asking import PERIODS, Asking
from khabar.site.wording.searching import SearchWords
from khabar.text.dates import format_date

KINDS: Final = ("article", "standing_page")
MOST_OFFERED: Final = 30
"""Topics or authors to choose from: more than these nobody reads."""


@dataclass(frozen=True)
class Value:
    """A value that a filter may have: as it stands in addresses, as readers know it, as the index has it."""

    slug: str
    name: str
    key: str


@dataclass(frozen=True)
class Narrowing:
    """What keeps one search narrow. *known* has those values of each filter that this edition has."""

    known: Mapping[str, tuple[Value, ...]]
    has_unknown: bool
    sections: tuple[Value, ...]
    words: SearchWords

    def filters(self) -> tuple[Filter, ...]:
        """Return what the engine must filter by."""
        given = {name: tuple(value.key for value in values) for name, values in self.known.items()}
        return tuple(Filter(name, values) for name, values in given.items() if values)


def scope_of(edition: Edition) -> tuple[Filter, ...]:
    """Return what every search in *edition* stays in: the edition, and the kinds that readers have pages of."""
    return (Filter("edition", (edition.code,)), Filter("kind", KINDS))


def narrowing_of(asking: Asking, edition: Edition, words: SearchWords) -> Narrowing:
    """Look the names of *asking* up in *edition*. Costs a query for each filter that is set, and one for sections."""
    sections = tuple(_sections(edition))
    by_slug = {value.slug: value for value in sections}
    wanted = asking.filters
    kinds = {"article": words.article, "standing_page": words.standing_page}
    topics = Topic.objects.filter(edition=edition, slug__in=wanted.get("topic", ()))
    authors = _public_authors(edition).filter(slug__in=wanted.get("author", ()))
    known = {
        "section": tuple(by_slug[slug] for slug in wanted.get("section", ()) if slug in by_slug),
        "topic": tuple(_value(topic) for topic in topics) if wanted.get("topic") else (),
        "author": tuple(_value(author) for author in authors) if wanted.get("author") else (),
        "kind": tuple(Value(kind, kinds[kind], kind) for kind in wanted.get("kind", ()) if kind in kinds),
    }
    has_unknown = any(len(known[name]) < len(slugs) for name, slugs in wanted.items())
    return Narrowing(known, has_unknown, sections, words)


def days_of(asking: Asking, edition: Edition) -> tuple[datetime.datetime | None, datetime.datetime | None]:
    """Return from when and until when, in the edition's own days; the last moment of the last day is inside."""
    first = last = None
    if asking.period:
        first = timezone.now() - datetime.timedelta(days=PERIODS[asking.period])
    if asking.from_day:
        first = datetime.datetime.combine(asking.from_day, datetime.time.min, edition.zone)
    if asking.until_day:
        last = datetime.datetime.combine(asking.until_day, datetime.time.max, edition.zone)
    return first, last


def choices_of(
    asking: Asking, narrowing: Narrowing, counts: Mapping[str, ValueCounts], edition: Edition
) -> tuple[Choice, ...]:
    """Return the selects of the form: what all results have of each, with how many where these were counted.

    What nothing has is not offered, unless it is chosen already.
    """
    words = narrowing.words
    known = narrowing.known
    topics = Topic.objects.filter(edition=edition, pk__in=_commonest(counts, "topic"))
    authors = _public_authors(edition).filter(pk__in=_commonest(counts, "author"))
    kinds = (
        Value("article", words.article, "article"),
        Value("standing_page", words.standing_page, "standing_page"),
    )
    periods = [Option(name, getattr(words, name), asking.period == name) for name in PERIODS]
    offered = {
        "section": _offered(narrowing.sections, known["section"], counts.get("section")),
        "topic": _by_number(_among(known["topic"], topics), known["topic"], counts.get("topic")),
        "author": _by_number(_among(known["author"], authors), known["author"], counts.get("author")),
        "kind": _offered(kinds, known["kind"], counts.get("kind")),
    }
    choices = (
        _choice("section", words.section, words.anything, offered["section"]),
        _choice("topic", words.topic, words.anything, offered["topic"]),
        _choice("author", words.author, words.anything, offered["author"]),
        _choice("kind", words.kind, words.anything, offered["kind"]),
        _choice("period", words.period, words.any_time, periods),
    )
    return tuple(choice for choice in choices if len(choice.options) > 1)


def day_fields_of(asking: Asking, words: SearchWords) -> tuple[DayField, ...]:
    """Return the two fields for days, with what was typed and what is wrong with it."""
    return tuple(
        DayField(
            name,
            label,
            day.isoformat() if day else text,
            getattr(words, asking.complaints[name]) if name in asking.complaints else "",
        )
        for name, label, text, day in (
            ("from", words.from_day, asking.from_text, asking.from_day),
            ("until", words.until_day, asking.until_text, asking.until_day),
        )
    )


def chips_of(asking: Asking, narrowing: Narrowing, edition: Edition, path: str) -> tuple[Chip, ...]:
    """Return the filters that are set, each with the address of the search without it."""
    words = narrowing.words
    labels = {"section": words.section, "topic": words.topic, "author": words.author, "kind": words.kind}
    set_ = [(name, value.slug, labels[name], value.name) for name in labels for value in narrowing.known[name]]
    if asking.period:
        set_.append(("period", asking.period, words.period, getattr(words, asking.period)))
    for name, label, day in (
        ("from", words.from_day, asking.from_day),
        ("until", words.until_day, asking.until_day),
    ):
        if day:
            set_.append((name, "", label, format_date(day, edition.date_style)))
    return tuple(
        Chip(label, shown, f"{path}?{asking.without(name, value).query_string()}") for name, value, label, shown in set_
    )


def _sections(edition: Edition) -> list[Value]:
    rows = Section.objects.filter(edition=edition).in_menu_order()
    return [Value(row.slug, str(row), str(row.pk)) for row in rows]


def _public_authors(edition: Edition) -> QuerySet[Author]:
    """Return those who have written something that readers of *edition* can read: others are nobody's business."""
    articles = Article.objects.live().in_edition(edition).filter(bylines__author=OuterRef("pk"))
    return Author.objects.filter(Exists(articles))


def _value(row: Topic | Author) -> Value:
    return Value(row.slug, row.name, str(row.pk))


def _commonest(counts: Mapping[str, ValueCounts], name: str) -> list[int]:
    """Return the numbers of the rows that most results have, of those under the filter *name*."""
    if name not in counts:
        return []
    numbers = Counter(counts[name].numbers)
    return [int(key) for key, _number in numbers.most_common(MOST_OFFERED) if key.isdecimal()]


def _among(chosen: Iterable[Value], rows: Iterable[Topic] | Iterable[Author]) -> list[Value]:
    """Return the chosen values and those of *rows*, each once, by name."""
    found = {value.slug: value for value in [*chosen, *(_value(row) for row in rows)]}
    return sorted(found.values(), key=lambda value: value.name)


def _by_number(values: Iterable[Value], chosen: Iterable[Value], counts: ValueCounts | None) -> list[Option]:
    """Return *values* as options, what most results have first."""
    numbers = counts.numbers if counts else {}
    return _offered(sorted(values, key=lambda value: -numbers.get(value.key, 0)), chosen, counts)


def _offered(values: Iterable[Value], chosen: Iterable[Value], counts: ValueCounts | None) -> list[Option]:
    """Return *values* as options in their order: with their numbers, and without those of 0, where all are counted."""
    slugs = {value.slug for value in chosen}
    if counts is None or not counts.are_whole:
        return [Option(value.slug, value.name, value.slug in slugs) for value in values]
    options = [
        Option(value.slug, value.name, value.slug in slugs, counts.numbers.get(value.key, 0)) for value in values
    ]
    return [option for option in options if option.number or option.is_chosen]


def _choice(name: str, label: str, default: str, options: Sequence[Option]) -> Choice:
    return Choice(name, label, (Option("", default, not any(option.is_chosen for option in options)), *options))
