"""What `khabar press deliver` and `khabar press mirror` do for an operator, and what they tell her."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khabar.cli.press import press
from khabar.press.page_store import page_store
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked

pytestmark = pytest.mark.django_db


def khabar_press(*arguments: str) -> Result:
    return CliRunner().invoke(press, arguments, catch_exceptions=False)


def refused(result: Result, reason: str) -> None:
    assert result.exit_code == 1
    assert reason in result.stderr


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, settings: Any) -> None:
    settings.KHABAR_HOME = tmp_path
    store = page_store()
    store.commit([Baked("a:1", (Sheet("/ar/", b"<p>front</p>"),), store.next_ticket())])


def test_deliver_brings_an_outlet_up_to_date_and_says_so(settings: Any, tmp_path: Path) -> None:
    settings.KHABAR_STORE = ["pages", f"files:{tmp_path}/files"]

    told = json.loads(khabar_press("deliver", "--json").stdout)

    assert told == {"told": 1, "outlets": [f"files:{tmp_path}/files: up to date"]}
    assert (tmp_path / "files/pages/ar/index.html").read_bytes() == b"<p>front</p>"


def test_deliver_again_mends_what_was_damaged(settings: Any, tmp_path: Path) -> None:
    settings.KHABAR_STORE = [f"files:{tmp_path}/files"]
    khabar_press("deliver")
    (tmp_path / "files/pages/ar/index.html").write_bytes(b"damaged")

    khabar_press("deliver")
    assert (tmp_path / "files/pages/ar/index.html").read_bytes() == b"damaged"
    khabar_press("deliver", "--again", f"files:{tmp_path}/files")
    assert (tmp_path / "files/pages/ar/index.html").read_bytes() == b"<p>front</p>"


def test_an_outlet_of_another_name_is_refused_with_the_names_there_are(settings: Any) -> None:
    settings.KHABAR_STORE = ["files:/tmp/khabar-files"]

    refused(khabar_press("deliver", "--again", "s3://news"), "There are: files:/tmp/khabar-files")


def test_what_cannot_be_delivered_ends_with_an_error(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"no folder")
    settings.KHABAR_STORE = [f"files:{tmp_path}/files"]

    refused(khabar_press("deliver"), "Not everything")


def test_settings_that_cannot_be_understood_are_refused_with_a_cure(settings: Any) -> None:
    settings.KHABAR_STORE = ["folder:/srv"]

    refused(khabar_press("deliver"), "files:/srv/khabar-files")


def test_a_mirror_is_written_and_counted(tmp_path: Path) -> None:
    told = json.loads(khabar_press("mirror", str(tmp_path / "mirror"), "--json").stdout)

    assert (told["pages"], told["written"], told["removed"], told["photos"]) == (1, 1, 0, 0)
    assert (tmp_path / "mirror/ar/index.html").read_bytes() == b"<p>front</p>"


def test_a_mirror_at_a_place_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_bytes(b"x")

    refused(khabar_press("mirror", str(tmp_path / "home")), "folder of its own")
