"""Finds the sections, topics, authors and agencies that stories name, or makes them: once for a whole import."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from khabar.interchange.formats.records import Category, Note, Person, Tag
from khabar.newsroom.models import Agency, Author, Byline, Edition, FormerPath, Section, Topic
from khabar.text.bidi import strip_controls
from khabar.text.fold import fold

LONGEST_NAME = 80
LONGEST_AUTHOR = 120
GENERAL = {"ar": "عام", "en": "General", "fa": "عمومی", "ur": "عام", "ckb": "گشتی"}
"""The section of stories that had no category, by the language of the edition."""

Thing = TypeVar("Thing", Section, Topic)


@dataclass
class Names:
    """What an edition has by name, and what the export says of each key. For one import.

    Names are compared as they sound, not as they are spelt: «الاخبار» is «الأخبار». The rows that are made here are
    made in the caller's transaction; after one that failed, call `forget`.
    """

    edition: Edition
    people: dict[str, Person]
    categories: dict[str, Category]
    tags: dict[str, Tag]
    path_of_category: Callable[[str], str] = lambda _key: ""
    _sections: dict[tuple[str, int | None], Section] = field(default_factory=dict)
    _topics: dict[str, Topic] = field(default_factory=dict)
    _signatures: dict[str, Author | Agency] = field(default_factory=dict)
    _by_category: dict[str, Section] = field(default_factory=dict)
    _by_tag: dict[str, Topic] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Read anew what there is: what was found or made since may have been rolled back."""
        sections = Section.objects.filter(edition=self.edition).select_related("parent")
        self._sections = {}
        for section in sections:
            section.edition = self.edition
            self._sections[fold(section.name), section.parent_id] = section
        self._topics = {fold(topic.name): topic for topic in Topic.objects.filter(edition=self.edition)}
        self._signatures = {fold(author.name): author for author in Author.objects.all()}
        for agency in Agency.objects.all():
            self._signatures |= {fold(name): agency for name in agency.names()}
        self._by_category = {}
        self._by_tag = {}

    def section(self, key: str, told: str, notes: list[Note]) -> Section:
        """Return the section for the category *key*, called *told* where the export does not know it otherwise."""
        if not key:
            return self._section_called(GENERAL.get(self.edition.language, GENERAL["en"]), None)
        found = self._by_category.get(key)
        if found is None:
            found = self._by_category[key] = self._section_of(key, told)
        if self._depth(key) > 2:
            notes.append(Note("Its category lay below two others; sections have two levels."))
        return found

    def _section_of(self, key: str, told: str) -> Section:
        category = self.categories.get(key) or Category(key, told or key)
        top = self._top_of(category)
        parent = self._section_called(top.name, None) if top is not category else None
        section = self._section_called(category.name, parent)
        path = category.path or self.path_of_category(key)
        if path:
            FormerPath.objects.get_or_create(path=path, defaults={"section": section})
        return section

    def topic(self, key: str, told: str) -> Topic:
        """Return the topic for the tag *key*."""
        topic = self._by_tag.get(key)
        if topic is None:
            tag = self.tags.get(key) or Tag(key, told or key)
            topic = self._by_tag[key] = self.topic_called(tag.name)
            if tag.path:
                FormerPath.objects.get_or_create(path=tag.path, defaults={"topic": topic})
        return topic

    def topic_called(self, name: str) -> Topic:
        """Return the topic that goes by *name*."""
        name = fitting_name(name)
        topic = self._topics.get(fold(name))
        if topic is None:
            topic = self._topics[fold(name)] = Topic.objects.create(edition=self.edition, name=name)
        return topic

    def category_name(self, key: str, told: str) -> str:
        known = self.categories.get(key)
        return known.name if known else told or key

    def byline(self, key: str, told: str, place: int) -> Byline:
        """Return the line of the person or agency whom the export knows as *key*."""
        person = self.people.get(key) or Person(key, told or key)
        name = " ".join(strip_controls(person.name or key).split())[:LONGEST_AUTHOR] or key[:LONGEST_AUTHOR]
        who = self._signatures.get(fold(name))
        if who is None:
            who = self._signatures[fold(name)] = Author.objects.create(name=name, bio=person.about[:2000])
        return Byline(**{"author" if isinstance(who, Author) else "agency": who}, sort_order=place)

    def _section_called(self, name: str, parent: Section | None) -> Section:
        name = fitting_name(name)
        places = [(fold(name), parent.pk if parent else None)]
        found = next((self._sections[place] for place in places if place in self._sections), None)
        if found is None:
            # A main section of that name serves as well as one below: names stand once in a menu.
            found = next((one for (folded, _above), one in self._sections.items() if folded == fold(name)), None)
        if found is None:
            found = Section.objects.create(edition=self.edition, name=name, parent=parent)
            self._sections[fold(name), found.parent_id] = found
        return found

    def _top_of(self, category: Category) -> Category:
        met = {category.key}
        while category.parent and category.parent not in met and category.parent in self.categories:
            category = self.categories[category.parent]
            met.add(category.key)
        return category

    def _depth(self, key: str) -> int:
        met: list[str] = []
        while key and key not in met and key in self.categories:
            met.append(key)
            key = self.categories[key].parent
        return len(met)


def fitting_name(name: str) -> str:
    """Return *name* on one line, within what a section or topic takes."""
    tidy = " ".join(strip_controls(name).split())
    return (tidy if len(tidy) <= LONGEST_NAME else tidy[:LONGEST_NAME].rpartition(" ")[0] or tidy[:LONGEST_NAME]) or "—"
