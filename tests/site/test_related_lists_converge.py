"""Whatever happens to articles and their related lists, each page is as a fresh bake would make it."""

import random

import pytest

from khabar.newsroom.actions import publish_article, unpublish_article
from khabar.newsroom.models import Article
from khabar.press.models import Touch
from khabar.press.recording import recording
from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild
from khabar.site.pages.article import bake
from tests.factories.newsroom import make_article, make_section
from tests.search.things import follow_all
from tests.site.markup import by_class, parsed, text_of
from tests.site.paper import make_edition_with_furniture

pytestmark = pytest.mark.django_db

SUBJECTS = (
    "جسر المطاحن والنهر والضفة والحافلات والمشاة والترميم والمهندس",
    "مباراة الكأس والفريق والهدف والملعب والجمهور والمدرب واللاعب",
    "موازنة المحافظة والمجلس والضرائب والتعليم والتصويت والنفقات",
)


class Press:
    """Bakes the pages that a touched key calls for, as the press does, and no other."""

    def __init__(self) -> None:
        self.pages: dict[int, tuple[set[str], str]] = {}

    def bake(self, pk: int) -> str:
        with recording() as keys:
            sheets = bake(str(pk))
        page = next((sheet.body.decode() for sheet in sheets if sheet.status == 200), "")
        self.pages[pk] = (set(keys), page)
        return page

    def follow(self) -> None:
        touched = set(Touch.objects.values_list("key", flat=True))
        Touch.objects.all().delete()
        for pk in Article.objects.values_list("pk", flat=True):
            if f"article:{pk}" in touched or touched & self.pages.get(pk, (set(), ""))[0]:
                self.bake(pk)


def related_on(page: str) -> list[str]:
    return (
        [text_of(one) for box in by_class(parsed(page), "alike") for one in by_class(box, "headline")] if page else []
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_pages_are_as_a_fresh_bake_would_make_them(seed: int) -> None:
    chance = random.Random(seed)
    make_edition_with_furniture()
    section = make_section("أخبار العراق")
    for collection in COLLECTIONS:
        rebuild(collection)
    press = Press()
    shown = 0
    for step in range(25):
        _change_something(chance, step, section)
        press.follow()
        if chance.random() < 0.6:
            follow_all()
            press.follow()
        if step % 5 == 4:
            before = {pk: page for pk, (_keys, page) in press.pages.items()}
            shown += sum(bool(related_on(page)) for page in before.values())
            for pk in Article.objects.values_list("pk", flat=True):
                assert related_on(before.get(pk, "")) == related_on(press.bake(pk))
    assert shown, "the pages had related articles at all"


def _change_something(chance: random.Random, step: int, section: object) -> None:
    articles = list(Article.objects.order_by("pk"))
    deed = chance.choice(["publish", "publish", "publish", "withdraw", "return", "rewrite", "delete"])
    if deed == "publish" or len(articles) < 4:
        words = chance.choice(SUBJECTS).split()
        chance.shuffle(words)
        text = " ".join([*words, f"خبر{step}"])
        make_article(f"{words[0]} {words[1]} {step}", section=section, body=[("paragraph", f"<p>{text}</p>")])
        return
    article = chance.choice(articles)
    if deed == "delete":
        article.delete()
    elif deed == "withdraw" and article.live:
        unpublish_article(article=article)
    elif deed == "return" or deed == "rewrite":
        if deed == "rewrite":
            article.body = [("paragraph", f"<p>{chance.choice(SUBJECTS)} خبر{step}</p>")]
        publish_article(article=article)
