"""docs/reference/rules.md has the conversation's rules in the order in which they are asked, and every reason."""

from khabar.conversation.rules.codes import Reason
from khabar.conversation.rules.judging import RULES
from tests.house.documents import codes, read, rows, sections
from tests.house.repository import DOCS, shown

REFERENCE = DOCS / "reference" / "rules.md"


def names_in_first_column(markdown: str) -> list[str]:
    """Return what the first cell of each table row shows in code."""
    return [name for row in rows(markdown) for name in codes(row[0])]


def test_the_reference_has_every_rule_in_order() -> None:
    documented = names_in_first_column(read(REFERENCE).partition("\n## ")[0])

    assert documented == [rule.__name__ for rule in RULES], (
        f"Cure: bring the first table of {shown(REFERENCE)} up to date."
    )


def test_the_reference_has_every_reason_of_a_rejection() -> None:
    section = next(section for section in sections(read(REFERENCE)) if section.title == "Reasons of a rejection")

    assert names_in_first_column(section.text) == [reason.value for reason in Reason], (
        f"Cure: bring the reasons in {shown(REFERENCE)} up to date."
    )


def test_names_are_read_from_the_first_column_only() -> None:
    assert names_in_first_column("| rule | asks |\n|---|---|\n| `a` | is `x`? |\n| `b` | no |\n") == ["a", "b"]
