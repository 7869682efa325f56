"""From the names in an address to what an engine filters by, and to what the form and the chips show."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from khabar.newsroom.models import Article, Author, Edition, Section, Topic
from khabar.search.backends.base import Filter
from khabar.site.documents import Chip, Choice, DayField, Option
from khabar.site.search.asking import PERIODS, Asking
from khabar.site.wording.searching import SearchWords
from khabar.text.dates import format_date

KINDS = ("article", "standing_page")


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


def choices_of(asking: Asking, narrowing: Narrowing, values: Mapping[str, Counter[str]]) -> tuple[Choice, ...]:
    """Return the selects of the form. Topics and authors are those of the results, and what is chosen already."""
    words = narrowing.words
    known = narrowing.known
    topics = _among(known["topic"], Topic.objects.filter(pk__in=_keys(values, "topic")))
    authors = _among(known["author"], Author.objects.filter(pk__in=_keys(values, "author")))
    kinds = (
        Value("article", words.article, "article"),
        Value("standing_page", words.standing_page, "standing_page"),
    )
    periods = [Value(name, getattr(words, name), name) for name in PERIODS]
    chosen = {name: {value.slug for value in known[name]} for name in known}
    choices = (
        _choice("section", words.section, words.anything, narrowing.sections, chosen["section"]),
        _choice("topic", words.topic, words.anything, topics, chosen["topic"]),
        _choice("author", words.author, words.anything, authors, chosen["author"]),
        _choice("kind", words.kind, words.anything, kinds, chosen["kind"]),
        _choice("period", words.period, words.any_time, periods, {asking.period}),
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


def _keys(values: Mapping[str, Counter[str]], name: str) -> list[str]:
    return [key for key, _count in values.get(name, Counter()).most_common(20)]


def _among(chosen: Iterable[Value], rows: Iterable[Topic] | Iterable[Author]) -> list[Value]:
    """Return the chosen values and those of *rows*, each once, by name."""
    found = {value.slug: value for value in [*chosen, *(_value(row) for row in rows)]}
    return sorted(found.values(), key=lambda value: value.name)


def _choice(name: str, label: str, default: str, values: Iterable[Value], chosen: set[str]) -> Choice:
    options = [Option(value.slug, value.name, value.slug in chosen) for value in values]
    return Choice(name, label, (Option("", default, not any(option.is_chosen for option in options)), *options))
