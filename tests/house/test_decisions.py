"""Decisions are numbered without gaps, told in four parts, and listed."""

import re

from tests.house.documents import links, read, sections
from tests.house.repository import DOCS, shown, told

FOLDER = DOCS / "decisions"
PARTS_OF_A_DECISION = ["Context", "Decision", "Status", "Consequences"]
_NAME = re.compile(r"(\d{3})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def faults_of_decision(name: str, text: str) -> list[str]:
    """Return what is wrong with a decision's name, title or parts."""
    match = _NAME.fullmatch(name)
    if not match:
        return ["call it 001-a-few-words.md"]
    faults = []
    if not text.startswith(f"# {match.group(1)}. "):
        faults.append(f"its title begins with '# {match.group(1)}. '")
    if [section.title for section in sections(text) if section.level == 2] != PARTS_OF_A_DECISION:
        faults.append(f"its parts are {', '.join(PARTS_OF_A_DECISION)}, in this order")
    return faults


def gaps(numbers: list[int]) -> list[int]:
    """Return the numbers from 1 up that are missing or taken twice."""
    return [number for number in range(1, max(numbers, default=0) + 1) if numbers.count(number) != 1]


def test_decisions_are_told_in_the_same_four_parts() -> None:
    paths = [path for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md"]

    found = [f"{shown(path)}: {fault}" for path in paths for fault in faults_of_decision(path.name, read(path))]

    assert paths
    assert not found, told(found, "see docs/decisions/README.md.")


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:3]) for path in FOLDER.rglob("[0-9][0-9][0-9]-*.md")]

    assert not gaps(numbers), told([f"{number:03}" for number in gaps(numbers)], "each number once; past/ counts too.")


def test_every_decision_is_listed() -> None:
    listed = set(links(read(FOLDER / "README.md")))

    missing = [path.name for path in FOLDER.glob("[0-9]*.md") if path.name not in listed]

    assert not missing, told(missing, "add it to the list in docs/decisions/README.md.")


def test_a_bad_decision_is_found() -> None:
    good = "# 007. A thing\n\n## Context\n\n## Decision\n\n## Status\n\n## Consequences\n"

    assert faults_of_decision("007-a-thing.md", good) == []
    assert faults_of_decision("7-thing.md", good)
    assert faults_of_decision("008-a-thing.md", good)
    assert faults_of_decision("007-a-thing.md", good.replace("## Status", "## Why"))
    assert gaps([1, 2, 4, 4]) == [3, 4]
