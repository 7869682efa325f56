"""Takes exports in for tests, as the command does."""

from pathlib import Path
from typing import Any

from khabar.interchange.taking_in.ghost import take_in_ghost
from khabar.interchange.taking_in.sums import Sums
from khabar.interchange.taking_in.telling import Telling
from khabar.interchange.taking_in.wordpress import take_in_wordpress
from khabar.newsroom.models import Article
from tests.factories.newsroom import make_edition

SAMPLES = Path(__file__).parent.parent / "samples"
ARABIC = SAMPLES / "wordpress" / "arabic.xml"
GHOST = SAMPLES / "ghost" / "small.json"


def wordpress(file: Path = ARABIC, *, edition: str = "ar", telling: Telling | None = None, **options: Any) -> Sums:
    return take_in_wordpress(file=file, edition=make_edition(edition), telling=telling or Telling(), **options)


def ghost(file: Path = GHOST, *, telling: Telling | None = None, **options: Any) -> Sums:
    return take_in_ghost(file=file, edition=make_edition(), telling=telling or Telling(), **options)


def called(headline: str) -> Article:
    """Return the article whose headline begins so."""
    return Article.objects.get(headline__startswith=headline)


def kinds(article: Article) -> list[str]:
    """Return the kinds of its blocks, in order."""
    return [block["type"] for block in article.body.raw_data]
