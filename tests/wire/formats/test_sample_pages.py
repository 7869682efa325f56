"""Each of our own sample pages is read exactly as the JSON beside it says."""

import json
from pathlib import Path

import pytest

from khabar.wire.formats.pasted import year_in_file_name
from tests.wire.formats.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "page-text"


@pytest.mark.parametrize("name", sorted(sample.stem for sample in SAMPLES.glob("*.txt")))
def test_sample_page_is_read_as_its_json_says(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.json").read_text())

    article = read((SAMPLES / f"{name}.txt").read_text(), hint_year=year_in_file_name(name))

    found = article.as_json()
    assert {field: found[field] for field in expected} == expected  # type: ignore[literal-required]  # of our own files
    assert 0.8 <= found["confidence"] <= 1


def test_each_sample_has_its_expectation() -> None:
    assert {file.stem for file in SAMPLES.glob("*.txt")} == {file.stem for file in SAMPLES.glob("*.json")}
    assert len(list(SAMPLES.glob("*.txt"))) >= 12
