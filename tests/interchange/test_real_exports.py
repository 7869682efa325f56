"""Every real export that we have comes in whole: what its text holds is told of, and comes in once."""

from pathlib import Path

import pytest

from khabar.interchange.formats.records import UnreadableExport
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.models import Article, StandingPage
from tests.interchange.importing import ghost, wordpress
from tests.site.paper import baked

pytestmark = [pytest.mark.django_db, pytest.mark.samples]

WORDPRESS = (
    "64-block-test-data authors-multiline crazy-cdata malformed-simple malformed multiple-cdata namespace-edge-cases"
    " post-content-blank-lines slashes small-export term-meta test-serialized-comment-meta"
    " test-serialized-postmeta-with-cdata themeunittestdata.wordpress valid-wxr-1.0 valid-wxr-1.1 wordpress_wxr"
    " wordpress_wxr_funke wordpress_wxr_thumb wxr-comprehensive wxr-simple wxr-utf-8-challenges"
).split()
GHOST = "ghost multi-post-only posts single-post-author single-post-only".split()


@pytest.mark.parametrize("name", WORDPRESS)
def test_wordpress_export_comes_in_whole_and_once(name: str, samples: Path) -> None:
    file = samples / "wordpress-wxr" / f"{name}.xml"
    telling, again = Telling(), Telling()

    sums = wordpress(file, telling=telling)
    wordpress(file, telling=again)

    assert sums.disagreements() == []
    came = telling.number("post", Outcome.IMPORTED, Outcome.CHANGED)
    assert came == Article.objects.count() == again.number("post", Outcome.KNOWN)
    assert telling.number("page", Outcome.IMPORTED, Outcome.CHANGED) == StandingPage.objects.count()
    assert came == sums.held.get("post", 0) - telling.number("post", Outcome.SKIPPED)
    for article in Article.objects.live()[:5]:
        assert any(status == 200 for status, _text in baked("article", article.pk).values())


def test_every_wordpress_sample_is_listed(samples: Path) -> None:
    assert {path.stem for path in (samples / "wordpress-wxr").glob("*.xml")} == set(WORDPRESS)


def test_export_of_comments_of_another_program_comes_in(samples: Path) -> None:
    sums = wordpress(samples / "migration" / "comments-migration" / "wordpress.xml")

    assert sums.disagreements() == []
    assert sums.comments_added == 8


@pytest.mark.parametrize("name", GHOST)
def test_ghost_export_comes_in_whole_and_once(name: str, samples: Path) -> None:
    file = samples / "migration" / "ghost-migrate" / f"{name}.json"
    again = Telling()

    sums = ghost(file)
    ghost(file, telling=again)

    assert sums.disagreements() == []
    assert Article.objects.count() == sums.items_held == again.number("post", Outcome.KNOWN)


@pytest.mark.parametrize("name", ["Entry:1234.json", "response.json", "sample.xml"])
def test_what_is_no_export_of_ghost_is_refused(name: str, samples: Path) -> None:
    with pytest.raises(UnreadableExport):
        ghost(samples / "migration" / "ghost-migrate" / name)
