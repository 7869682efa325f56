"""docs/reference/house-style.md has every rule of the house style in order, and its examples do what they say."""

import pytest

from khabar.text.house_style import RULES, HouseStyle, apply, check
from khabar.text.house_style.rule import EVERY_LANGUAGE, Rule
from tests.house.documents import codes, read, rows
from tests.house.repository import DOCS, shown

REFERENCE = DOCS / "reference" / "house-style.md"
STYLE = HouseStyle(tanwin="ًا", switched_on=frozenset(rule.name for rule in RULES))


def _documented() -> dict[str, list[str]]:
    table = read(REFERENCE).partition("\n## ")[0]
    return {codes(row[0])[0]: row for row in rows(table)}


def test_the_reference_has_every_rule_in_order() -> None:
    assert list(_documented()) == [rule.name for rule in RULES], (
        f"Cure: bring the first table of {shown(REFERENCE)} up to date."
    )


@pytest.mark.parametrize("name", [name for name, row in _documented().items() if codes(row[2])])
def test_the_example_of_the_rule_is_true(name: str) -> None:
    row = _documented()[name]
    written, languages = codes(row[2])[0], row[5].split()
    language = "ar" if languages == ["all"] else languages[0]

    findings = [finding for finding in check(written, language, STYLE) if finding.rule == name]

    assert findings, f"Cure: {name} finds nothing in {written!r}; bring {shown(REFERENCE)} up to date."
    if codes(row[3]):
        assert apply(written, findings) == codes(row[3])[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_languages_of_the_rule_are_named(rule: Rule) -> None:
    named = set(_documented()[rule.name][5].split())

    assert named == ({"all"} if rule.languages == EVERY_LANGUAGE else rule.languages)
