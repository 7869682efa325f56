"""docs/reference/words.md has a row for every model of ours: one word per idea, and each said somewhere."""

import re

from django.apps import apps

from tests.house.documents import read, rows
from tests.house.repository import DOCS, PARTS, shown, told

REFERENCE = DOCS / "reference" / "words.md"


def words_in(markdown: str) -> set[str]:
    """Return every word in the first cells of the tables."""
    return {word for row in rows(markdown) for word in re.findall(r"\w+", row[0])}


def test_every_model_has_its_word() -> None:
    models = [
        model
        for part in PARTS
        for config in apps.get_app_configs()
        if config.name == f"khabar.{part}"
        for model in config.get_models()
        if not model._meta.auto_created
    ]

    missing = sorted(model.__name__ for model in models if model.__name__ not in words_in(read(REFERENCE)))

    assert models
    assert not missing, told(missing, f"add a row to {shown(REFERENCE)}: the word and what it means.")


def test_words_are_read_from_the_first_column() -> None:
    assert words_in("| word | means |\n|---|---|\n| Thread (x) | a Comment |\n") == {"Thread", "x"}
