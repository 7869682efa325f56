"""The names an edition has on file, and the rows behind them, found through every spelling. Adds what is missing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from django.db.models import Max, Model

from khabar.newsroom.models import Agency, Author, Edition, Section, Topic
from khabar.text.slugs import slugify, unique_slug
from khabar.wire.formats.pasted import KnownNames, folded_name, is_latin
from khabar.wire.refusals import NameKind, NameUnknown, SectionMissing

EVERY_KIND: Final[frozenset[NameKind]] = frozenset(("section", "topic", "agency", "author"))
_FIRST_SECTION: Final = {"ar": "أخبار", "en": "News", "fa": "خبرها", "ur": "خبریں", "ckb": "هەواڵ"}
Row = TypeVar("Row", bound=Model)


def names_on_file(edition: Edition) -> KnownNames:
    """Return what the reader of a page should know of *edition*. Four queries."""
    return KnownNames(
        agencies=[agency.names() for agency in Agency.objects.all()],
        authors=list(Author.objects.values_list("name", flat=True)),
        sections=list(Section.objects.filter(edition=edition).values_list("name", flat=True)),
        topics=list(Topic.objects.filter(edition=edition).values_list("name", flat=True)),
    )


@dataclass(frozen=True)
class NameResolver:
    """Turns names into rows of *edition*. A name that is not on file is added if its kind is in *may_add*."""

    edition: Edition
    may_add: Collection[NameKind] = EVERY_KIND

    def section(self, name: str | None) -> Section:
        """Return the section called *name*; without a name the edition's first one."""
        sections = Section.objects.filter(edition=self.edition)
        if not name:
            first = sections.order_by("order", "pk").first()
            if first is not None:
                return first
            if "section" not in self.may_add:
                raise SectionMissing
            name = _FIRST_SECTION.get(self.edition.language, _FIRST_SECTION["en"])
        found = _called(name, sections)
        if found is not None:
            return found
        self._refuse_unless_allowed("section", name)
        last = sections.aggregate(last=Max("order"))["last"]
        slug = _free_slug(name, set(sections.values_list("slug", flat=True)))
        return Section.objects.create(edition=self.edition, name=name, slug=slug, order=0 if last is None else last + 1)

    def topic(self, name: str) -> Topic:
        topics = Topic.objects.filter(edition=self.edition)
        found = _called(name, topics)
        if found is not None:
            return found
        self._refuse_unless_allowed("topic", name)
        slug = _free_slug(name, set(topics.values_list("slug", flat=True)))
        return Topic.objects.create(edition=self.edition, name=name, slug=slug)

    def agency(self, name: str) -> Agency:
        """Return the agency that goes by *name* in any language."""
        wanted = folded_name(name)
        for agency in Agency.objects.all():
            if wanted in map(folded_name, agency.names()):
                return agency
        self._refuse_unless_allowed("agency", name)
        return Agency.objects.create(**{"name_en" if is_latin(name) else "name_ar": name})

    def author(self, name: str) -> Author:
        found = _called(name, Author.objects.all())
        if found is not None:
            return found
        self._refuse_unless_allowed("author", name)
        return Author.objects.create(name=name)

    def _refuse_unless_allowed(self, kind: NameKind, name: str) -> None:
        if kind not in self.may_add:
            raise NameUnknown(kind, name)


def _called(name: str, rows: Iterable[Row]) -> Row | None:
    wanted = folded_name(name)
    return next((row for row in rows if folded_name(getattr(row, "name", "")) == wanted), None)


def _free_slug(name: str, taken: set[str]) -> str:
    return unique_slug(slugify(name) or "x", taken.__contains__)
