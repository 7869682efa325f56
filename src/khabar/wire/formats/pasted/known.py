"""The names a newsroom already has, given by the caller, and how a name met in copy is found among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from khabar.wire.formats.pasted.tokens import folded_name


@dataclass(frozen=True)
class KnownNames:
    """Names on file. Each agency is the list of its spellings in any language."""

    agencies: Sequence[Sequence[str]] = ()
    authors: Sequence[str] = ()
    sections: Sequence[str] = ()
    topics: Sequence[str] = ()

    def has_agency(self, name: str) -> bool:
        return folded_name(name) in self._agencies

    def has_author(self, name: str) -> bool:
        return folded_name(name) in self._authors

    def has_section(self, name: str) -> bool:
        return folded_name(name) in self._sections

    def has_topic(self, name: str) -> bool:
        return folded_name(name) in self._topics

    @cached_property
    def _agencies(self) -> frozenset[str]:
        return _folded([name for spellings in self.agencies for name in spellings])

    @cached_property
    def _authors(self) -> frozenset[str]:
        return _folded(self.authors)

    @cached_property
    def _sections(self) -> frozenset[str]:
        return _folded(self.sections)

    @cached_property
    def _topics(self) -> frozenset[str]:
        return _folded(self.topics)


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for name in names if (folded := folded_name(name)))
