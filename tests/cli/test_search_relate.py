"""`khabar search relate` finds related articles for an archive that was there before."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khabar.cli.search import search
from khabar.newsroom.models import RelatedArticle
from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild
from tests.factories.newsroom import make_article
from tests.search.things import follow_all

pytestmark = pytest.mark.django_db

BRIDGE = "<p>أعيد افتتاح جسر المطاحن بعد ترميم دام سنة، وعادت الحافلات إلى عبور النهر.</p>"
BUSES = "<p>الحافلات الليلية تعبر جسر المطاحن حتى الفجر، والنهر تحتها.</p>"


def relate() -> Result:
    return CliRunner().invoke(search, ["relate", "--json"], catch_exceptions=False)


def make_archive_of_stories() -> None:
    make_article("جسر المطاحن يعود إلى الخدمة", body=[("paragraph", BRIDGE)])
    make_article("حافلات حتى الفجر", body=[("paragraph", BUSES)])
    make_article("مسودة عن جسر المطاحن", body=[("paragraph", BRIDGE)], live=False)
    for name in ("الرمادي", "الموصل", "البصرة", "كركوك"):
        make_article(f"مدرسة في {name}", body=[("paragraph", f"<p>سوق قديمة في مدينة {name}.</p>")])


def test_lists_are_found_for_every_article_that_readers_see() -> None:
    for collection in COLLECTIONS:
        rebuild(collection)
    make_archive_of_stories()
    follow_all()
    RelatedArticle.objects.all().delete()

    first, second = relate(), relate()

    assert json.loads(first.stdout) == {"articles": 6, "changed": 2}
    assert json.loads(second.stdout) == {"articles": 6, "changed": 0}
    assert RelatedArticle.objects.count() == 2


def test_without_an_index_it_names_the_way_out(settings: Any) -> None:
    settings.KHABAR_SEARCH_ENGINE = "tantivy"
    for collection in COLLECTIONS:
        rebuild(collection)
    make_archive_of_stories()
    follow_all()
    settings.KHABAR_SEARCH_DIR = f"{settings.KHABAR_SEARCH_DIR}-away"

    result = relate()

    assert result.exit_code == 1
    assert "khabar search rebuild" in result.stderr
