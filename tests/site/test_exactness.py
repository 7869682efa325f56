"""What is baked depends on rows and program alone: not on the clock, the order of a set, or the machine's zone."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from khabar.newsroom.actions import publish_article
from khabar.newsroom.actions.cover_live import add_post
from khabar.newsroom.models import Change, LivePost
from khabar.press import presser
from khabar.press.registry import page_kinds
from tests.factories.conversation import make_comment, make_poll, make_thread
from tests.factories.newsroom import make_article
from tests.site.paper import make_full_article

REPOSITORY = Path(__file__).parents[2]
YEAR = 365 * 24 * 60 * 60


def baked_in(database: Path, home: Path, *, hash_seed: int, zone: str, ahead: int) -> dict[str, str]:
    """Return the digest of every page, baked in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)]),
        "PYTHONHASHSEED": str(hash_seed),
        "TZ": zone,
        "KHABAR_TEST_HOME": str(home),
    }
    command = [sys.executable, "-m", "tests.site.bake_in_another_world", str(database), str(ahead)]
    ended = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return dict(line.split(" ") for line in ended.stdout.splitlines())


@pytest.fixture
def database(transactional_db: None, tmp_path: Path) -> Path:
    """Return a copy of a database with one of everything, pictures cut to size included."""
    if connection.vendor != "sqlite":
        pytest.skip("the other processes open a copy of the file")
    article = make_full_article()
    publish_article(article=article, change=Change.CORRECTION, note="صححنا اسم المعبر.")
    thread = make_thread(article)
    for number in range(3):
        make_comment(f"تعليق {number}", thread=thread, state="approved")
    make_poll(article)
    coverage = make_article("انتخابات العراق لحظة بلحظة", section=article.section, format="live_blog")
    add_post(article=coverage, post=LivePost(text="فُتحت مراكز الاقتراع."))
    presser.drain()
    copy = tmp_path / "copy.sqlite3"
    source = sqlite3.connect(str(connection.settings_dict["NAME"]).removeprefix("file://").partition("?")[0])
    target = sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    return copy


def test_every_page_is_the_same_in_another_world(database: Path, tmp_path: Path) -> None:
    """One page that reads the clock and one in the order of a set are planted, to see that they are found."""
    home = tmp_path / "home"

    here = baked_in(database, home, hash_seed=1, zone="Asia/Baghdad", ahead=0)
    there = baked_in(database, home, hash_seed=4242, zone="America/Los_Angeles", ahead=9 * YEAR)

    assert here.keys() == there.keys()
    assert {page for page in here if here[page] != there[page]} == {"sly_clock:1", "sly_set:1"}
    kinds = {page.partition(":")[0] for page in here}
    assert kinds - {"sly_clock", "sly_set"} == {kind.name for kind in page_kinds()}, "one of every kind is compared"
