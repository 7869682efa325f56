"""docs/reference/roles.md says of each role what the code gives it."""

from khabar.newsroom.starter.staff import ROLES, Role
from tests.house.documents import codes, read, rows, sections
from tests.house.repository import DOCS, shown, told

REFERENCE = DOCS / "reference" / "roles.md"
ORDER = ["view", "add", "change", "publish", "lock", "unlock", "delete", "choose"]
THINGS = ["article", "section", "topic", "standingpage", "edition"]


def _table(title: str) -> dict[str, list[str]]:
    """Return the rows of the table below *title*, by the code in their first cell."""
    text = next(section.text for section in sections(read(REFERENCE)) if section.title == title)
    return {codes(row[0])[0]: row for row in rows(text) if codes(row[0])}


def _verbs(rights: tuple[str, ...], thing: str) -> str:
    codenames = [right.rpartition(".")[2] for right in rights if not right.startswith("conversation.")]
    verbs = [verb for verb, _line, what in (name.rpartition("_") for name in codenames) if what == thing]
    return " ".join(sorted(verbs, key=ORDER.index)) or "–"


def _in_edition(role: Role) -> list[str]:
    comments = " ".join(right.partition(".")[2] for right in role.in_edition if right.startswith("conversation."))
    return [*(_verbs(role.in_edition, one) for one in THINGS), comments or "–", _verbs(role.photos_of_edition, "image")]


def test_roles_of_the_reference_are_those_of_the_code() -> None:
    expected = {role.code: role.names["ar"] for role in ROLES}

    assert {code: row[1] for code, row in _table("Roles").items()} == expected


def test_rights_in_an_edition_are_those_of_the_code() -> None:
    table = _table("Rights in an edition")

    wrong = [role.code for role in ROLES if table[role.code][1:] != _in_edition(role)]

    assert not wrong, told(wrong, f"bring {shown(REFERENCE)} up to date.")


def test_rights_in_the_house_are_those_of_the_code() -> None:
    table = _table("Rights in the house")

    wrong = [
        role.code
        for role in ROLES
        if (codes(table[role.code][1]), table[role.code][2])
        != (list(role.of_house), _verbs(role.photos_of_house, "image"))
    ]

    assert not wrong, told(wrong, f"bring {shown(REFERENCE)} up to date.")
