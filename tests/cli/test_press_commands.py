"""What `khabar press all`, `verify` and `explain` tell an operator."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result

from khabar.cli.press import press
from khabar.newsroom.models import Article
from khabar.press import presser
from khabar.press.registry import Sheet, page_kinds, temporary_page_kinds
from tests.factories.newsroom import make_article

pytestmark = pytest.mark.django_db


def khabar_press(*arguments: str) -> Result:
    return CliRunner().invoke(press, arguments, catch_exceptions=False)


@pytest.fixture
def article() -> Article:
    article = make_article("معبر القائم")
    presser.drain()
    return article


def test_verify_of_a_sound_store_counts_and_succeeds(article: Article) -> None:
    result = khabar_press("verify", "--all", "--json")

    told = json.loads(result.stdout)
    assert (result.exit_code, told["differences"], told["waiting"], told["found"]) == (0, 0, 0, [])
    assert told["compared"] > 10


def test_verify_shows_where_a_page_differs_and_fails(article: Article) -> None:
    Article.objects.update(headline="معبر البوكمال")

    result = khabar_press("verify", "--url", article.full_url or "")

    assert result.exit_code == 1
    assert f"(article:{article.pk})" in result.stdout
    assert "معبر القائم" in result.stdout.partition("stored:")[2]
    assert "معبر البوكمال" in result.stdout.partition("fresh:")[2]
    assert "differences: 1" in result.stdout
    assert "khabar press all" in result.stderr


def test_verify_compares_a_sample(article: Article) -> None:
    assert json.loads(khabar_press("verify", "--sample", "3", "--json").stdout)["compared"] == 3


def test_verify_of_an_address_nobody_has_says_so() -> None:
    presser.drain()

    result = khabar_press("verify", "--url", "/ar/nothing/")

    assert result.exit_code == 1
    assert "Nothing was ever baked at /ar/nothing/" in result.stderr


def test_a_rebuild_says_that_pages_failed_and_bakes_the_others(article: Article) -> None:
    def fails(argument: str) -> list[Sheet]:
        raise ValueError("a template failed")

    kinds = [replace(kind, bake=fails) if kind.name == "article" else kind for kind in page_kinds()]
    with temporary_page_kinds(*kinds):
        result = khabar_press("all", "--jobs", "1")

    assert result.exit_code == 1
    assert "Pages failed: 1." in result.stderr
    assert "a template failed" in result.stdout
    assert "waiting: 0" in result.stdout


def test_verify_wants_one_choice() -> None:
    assert khabar_press("verify", "--all", "--sample", "3").exit_code == 2


def test_explain_follows_a_permalink_to_the_page_and_its_keys(article: Article) -> None:
    result = khabar_press("explain", f"https://news.example/a/{article.pk}?from=feed")

    assert result.exit_code == 0
    first, second = result.stdout.split("\n\n")
    assert f"answer: 301 redirect, to /ar/2017/11/03/{article.slug}/" in first
    assert f"page: article:{article.pk}" in second
    assert f"article:{article.pk}" in second.partition("keys: ")[2]


def test_explain_reads_a_percent_encoded_path_and_writes_json(article: Article) -> None:
    result = khabar_press("explain", quote(f"/ar/2017/11/03/{article.slug}/"), "--json")

    (told,) = json.loads(result.stdout)
    assert (told["page"], told["status"], told["says"]) == (f"article:{article.pk}", 200, "page")
    assert told["baked_at"]


def test_explain_of_an_address_nobody_had_says_so(article: Article) -> None:
    result = khabar_press("explain", "/ar/nothing/")

    assert result.exit_code == 1
    assert "Nothing was ever baked at /ar/nothing/" in result.stderr
