"""Leads the paths of a newsroom's former site to what stands for them here."""

from khabar.newsroom.models import Section, StandingPage, Topic
from khabar.press.registry import Sheet


def former_paths(thing: Section | StandingPage | Topic, here: str) -> list[str]:
    """Return the paths under which readers had *thing* before, but for *here*, its own. One query."""
    paths = thing.former_paths.values_list("path", flat=True)
    return [path for path in paths if path != here]


def redirects(thing: Section | StandingPage | Topic, here: str) -> list[Sheet]:
    """Return a sheet for each of them that leads to *here*."""
    return [Sheet(path, status=301, location=here) for path in former_paths(thing, here)]
