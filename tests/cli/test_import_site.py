"""What `khabar import wordpress`, `ghost` and `khabar export` tell an operator, and what she gets to keep."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khabar.cli import khabar
from khabar.newsroom.models import Article
from khabar.settings.home import Home
from tests.factories.newsroom import make_edition
from tests.interchange.importing import ARABIC, GHOST


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """Let commands work on the tests' database, with a home of their own."""
    made = Home(tmp_path / "home")
    for module in ("khabar.cli.import_site", "khabar.cli.export"):
        monkeypatch.setattr(sys.modules[module], "open_installation", lambda: made)
    make_edition()
    return made.root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(khabar, arguments)


def test_sums_are_facts_and_the_report_lies_in_the_home(home: Path) -> None:
    told = json.loads(run("import", "wordpress", str(ARABIC), "--json").stdout)

    assert (told["in the file: post"], told["post changed"], told["post skipped"], told["comments added"]) == (
        7,
        6,
        1,
        6,
    )
    assert Path(told["report"]).parent == home / "imports"
    assert Path(told["report"]).read_text().count('"kind": "post"') == 7


def test_ghost_comes_in_too(home: Path) -> None:
    told = json.loads(run("import", "ghost", str(GHOST), "--json").stdout)

    assert (told["in the file: posts"], told["page imported"]) == (5, 1)


def test_dry_run_says_that_it_was_one(home: Path) -> None:
    result = run("import", "wordpress", str(ARABIC), "--dry-run")

    assert "Nothing was saved: that was a dry run." in result.stderr
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("import", "wordpress", str(GHOST)), "it is no export of WordPress"),
        (("import", "ghost", str(ARABIC)), "no JSON that can be read"),
        (("import", "wordpress", str(ARABIC), "--edition", "xx"), "There is no edition xx. There are: ar."),
        (("import", "wordpress", str(ARABIC), "--media-from", "/nowhere"), "There is no folder /nowhere."),
        (("export", "xx", "--format", "wxr"), "There is no edition xx."),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_way_out(home: Path, arguments: tuple[str, ...], why: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 1
    assert why in result.stderr
    assert not Article.objects.exists()


def test_numbers_that_disagree_are_no_success(home: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    comment = "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>"
    broken.write_text(
        ARABIC.read_text().replace("<wp:post_id>12<", f"<wp:wrapped>{comment}</wp:wrapped><wp:post_id>12<"), "utf-8"
    )

    result = run("import", "wordpress", str(broken))

    assert result.exit_code == 1
    assert "The file holds 8 comments; the report tells of 7." in result.stderr


def test_export_goes_to_a_file_or_to_standard_output(home: Path, tmp_path: Path) -> None:
    run("import", "wordpress", str(ARABIC))

    to_file = run("export", "ar", "--format", "wxr", "--output", str(tmp_path / "out.xml"))
    shown = run("export", "ar", "--format", "jsonl", "--only-public")

    assert to_file.exit_code == 0
    assert (tmp_path / "out.xml").read_text().endswith("</rss>\n")
    assert [path.name for path in tmp_path.glob("out*")] == ["out.xml"]
    assert [json.loads(line)["kind"] for line in shown.stdout.splitlines()].count("article") == 2


def test_import_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """A process of its own on a home of its own, killed again and again: in the end each story is there once."""
    environment: dict[str, Any] = {**os.environ, "KHABAR_HOME": str(tmp_path / "home")}
    for name in ("DJANGO_SETTINGS_MODULE", "KHABAR_DATABASE_URL", "KHABAR_SEARCH_ENGINE"):
        environment.pop(name, None)
    khabar_command = [sys.executable, "-m", "khabar"]
    subprocess.run([*khabar_command, "init"], env=environment, check=True, capture_output=True)
    story = (
        "<item><title>خبر {0}</title><link>https://x.example/{0}/</link><content:encoded><![CDATA[<p>نص</p>]]>"
        "</content:encoded><wp:post_id>{0}</wp:post_id><wp:post_date_gmt>2017-11-03 06:30:00</wp:post_date_gmt>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
    head = ARABIC.read_text().partition("<channel>")[0]
    file = tmp_path / "many.xml"
    file.write_text(head + "<channel>" + "".join(story.format(number) for number in range(1, 401)) + "</channel></rss>")
    command = [*khabar_command, "import", "wordpress", str(file), "--json"]

    report = tmp_path / "report.jsonl"
    killed = subprocess.Popen([*command, "--report", str(report)], env=environment, stdout=subprocess.DEVNULL)
    while killed.poll() is None and (not report.exists() or report.stat().st_size < 5000):
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    told = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)

    assert told.get("post known", 0) + told.get("post imported", 0) == 400
    assert told["post known"] >= 50
    lines = subprocess.run(
        [*khabar_command, "export", "ar", "--format", "jsonl"], env=environment, check=True, capture_output=True
    ).stdout.splitlines()
    headlines = [json.loads(line).get("headline") for line in lines]
    assert sorted(filter(None, headlines)) == sorted(f"خبر {number}" for number in range(1, 401))
