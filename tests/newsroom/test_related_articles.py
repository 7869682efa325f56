"""Each article keeps those that are like it: found once it is public, changed by new ones, and none that is gone."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.newsroom.actions import publish_article, relate_articles, save_draft, unpublish_article
from khabar.newsroom.actions.relate_articles import KEPT, MANY
from khabar.newsroom.models import Article, RelatedArticle
from khabar.press.models import Touch
from khabar.search import following
from khabar.search.engines import COLLECTIONS
from khabar.search.models import Change, Document
from khabar.search.rebuilding import rebuild
from khabar.search.related import Related, likest
from tests.factories.newsroom import make_archive, make_article, make_edition, make_section
from tests.search.things import follow_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexes")]

BRIDGE = "أعيد افتتاح جسر المطاحن بعد ترميم دام سنة، وعادت السيارات والحافلات إلى عبور النهر من ضفة إلى ضفة."
ENGINEER = "يعبر الجسر المرمم يوميًا آلاف المشاة، ويقول مهندس الترميم إن جسر المطاحن سيحمل الحافلات والسيارات معًا."
BUSES = "الحافلات الليلية تعبر جسر المطاحن حتى الفجر، والسيارات تنتظر عند الضفة الأخرى لترميم الرصيف."
FOOTBALL = "فاز الفريق في مباراة القمة بهدف في الدقيقة الأخيرة، واحتفل اللاعبون مع الجمهور في الملعب."

# With the article's own indexing: six a list that is looked for and kept, and here there are three.
BAR = 32


@pytest.fixture
def indexes(db: None) -> None:
    for collection in COLLECTIONS:
        rebuild(collection)
    for name in ("الرمادي", "الموصل", "البصرة", "كركوك", "دهوك", "أربيل"):
        make_article(f"مدرسة في {name}", body=[("paragraph", f"<p>سوق قديمة في مدينة {name}.</p>")])
    follow_all()


def make_story(headline: str, text: str, *, live: bool = True, **fields: object) -> Article:
    return make_article(headline, body=[("paragraph", f"<p>{text}</p>")], live=live, **fields)  # type: ignore[arg-type]


def related_to(article: Article) -> list[int]:
    return list(article.related_articles.order_by("place").values_list("related", flat=True))


def touched(do: Callable[[], object]) -> set[str]:
    """Return the keys of related lists that *do* touches."""
    Touch.objects.all().delete()
    do()
    return {key for key in Touch.objects.values_list("key", flat=True) if key.startswith("list:related:")}


def test_an_article_gets_those_like_it_once_it_can_be_found() -> None:
    engineer = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    make_story("هدف في الدقيقة الأخيرة", FOOTBALL)
    follow_all()
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    assert related_to(bridge) == []

    assert touched(follow_all) == {f"list:related:{bridge.pk}", f"list:related:{engineer.pk}"}

    assert related_to(bridge) == [engineer.pk]
    assert related_to(engineer) == [bridge.pk], "the older one offers the newer too"


def test_saving_again_without_a_change_touches_no_list() -> None:
    engineer = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    follow_all()
    engineer.save()

    assert touched(follow_all) == set()


def test_an_article_that_becomes_another_gets_another_list() -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    engineer = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    match = make_story("مباراة الكأس غدًا", "مدرب الفريق راض عن اللاعبين، والجمهور اشترى تذاكر الملعب كلها.")
    follow_all()
    bridge.headline, bridge.body = "هدف في الدقيقة الأخيرة", [("paragraph", f"<p>{FOOTBALL}</p>")]
    publish_article(article=bridge)

    follow_all()

    assert related_to(bridge) == [match.pk]
    relate_articles([engineer.pk])
    assert related_to(engineer) == []


@pytest.mark.parametrize("state", ["draft", "unpublished", "changed and not published"])
def test_no_list_has_what_readers_cannot_see(state: str) -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    hidden = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER, live=state == "unpublished")
    follow_all()
    if state == "unpublished":
        assert related_to(bridge) == [hidden.pk]
        unpublish_article(article=hidden)
        assert related_to(bridge) == [], "gone with the article, not a second later"
        hidden.standfirst = "ما زالت مسودة"
        save_draft(article=hidden)
    follow_all()
    relate_articles([bridge.pk, hidden.pk])

    assert related_to(bridge) == []
    assert not RelatedArticle.objects.filter(related=hidden).exists()


def test_what_a_draft_of_a_live_article_says_relates_it_to_nothing() -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    football = make_story("هدف في الدقيقة الأخيرة", FOOTBALL)
    football.body = [("paragraph", f"<p>{ENGINEER}</p>")]
    football.headline = "مهندس جسر المطاحن يشرح الترميم"
    save_draft(article=football)
    follow_all()

    assert related_to(bridge) == []


def test_an_article_published_again_comes_back_and_its_readers_hear_of_it() -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    engineer = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    follow_all()
    unpublish_article(article=engineer)
    publish_article(article=Article.objects.get(pk=engineer.pk))

    assert related_to(bridge) == []
    assert f"list:related:{bridge.pk}" in touched(follow_all)
    assert related_to(bridge) == [engineer.pk]


def test_an_article_that_left_while_lists_were_made_gets_into_none(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    engineer = make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    follow_all()
    RelatedArticle.objects.all().delete()

    def likest_then_withdrawn(document: Document, number: int) -> list[Related]:
        found = likest(document, number)
        unpublish_article(article=Article.objects.get(pk=engineer.pk))
        return found

    monkeypatch.setattr(import_module("khabar.newsroom.actions.relate_articles"), "likest", likest_then_withdrawn)

    relate_articles([bridge.pk], older_too=False)

    assert related_to(bridge) == []


def test_deleting_an_article_takes_it_out_of_every_list() -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    follow_all()

    bridge.delete()

    assert not RelatedArticle.objects.exists()


def test_articles_of_another_edition_are_not_related() -> None:
    syria = make_section("أخبار سوريا", edition=make_edition("ar-sy"))
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER, section=syria)
    follow_all()

    assert related_to(bridge) == []


@pytest.mark.parametrize(("likeness_of_last", "changes"), [(9.0, False), (0.01, True)])
def test_a_full_list_changes_only_for_what_is_likelier_than_its_last(likeness_of_last: float, changes: bool) -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    others = [make_story(f"خبر {number}", "لا شيء.") for number in range(KEPT)]
    follow_all()
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=bridge, related=other, place=place, likeness=likeness_of_last)
        for place, other in enumerate(others)
    )
    buses = make_story("حافلات حتى الفجر", BUSES)

    keys = touched(follow_all)

    assert (f"list:related:{bridge.pk}" in keys) == changes
    assert (buses.pk in related_to(bridge)) == changes


def test_many_at_once_leave_the_lists_of_older_articles_alone() -> None:
    bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    follow_all()
    for number in range(MANY):
        make_story(f"مهندس جسر المطاحن يشرح الترميم {number}", f"{ENGINEER} {number}")

    follow_all()

    assert related_to(bridge) == []


def test_relating_costs_the_same_with_ten_and_with_thousands_of_articles() -> None:
    def queries_of_relating() -> int:
        bridge = make_story("جسر المطاحن يعود إلى الخدمة", BRIDGE)
        with CaptureQueriesContext(connection) as queries:
            follow_all()
        assert related_to(bridge)
        return sum("SAVEPOINT" not in query["sql"] for query in queries)

    make_archive(10)
    index_without_relating()
    make_story("مهندس جسر المطاحن يشرح الترميم", ENGINEER)
    make_story("حافلات حتى الفجر", BUSES)
    follow_all()
    queries_of_relating()
    with_ten = queries_of_relating()
    make_archive(2_000)
    index_without_relating()

    assert queries_of_relating() == with_ten
    assert with_ten <= BAR, f"{with_ten} queries"


def index_without_relating() -> None:
    """Index what no change was noted for, as an archive that was there before."""
    known = Document.objects.filter(kind="article").values("object_id")
    rows = Article.objects.exclude(pk__in=known).values_list("pk", flat=True)
    Change.objects.bulk_create((Change(kind="article", object_id=pk) for pk in rows), batch_size=500)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following, "_tell", lambda *_: None)
        patch.setattr(following, "BATCH", 5000)
        follow_all()
