"""Articles that go live together: all of them or none, at once or at an hour, and back again together."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from khabar.newsroom.actions import (
    PackageRefused,
    publish_due,
    publish_package,
    save_draft,
    set_up_newsroom,
    set_up_roles,
    undo_package,
)
from khabar.newsroom.models import Article, Edition, Package, Stage
from tests.factories.newsroom import make_article, make_edition, make_section, make_staff

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def ready(db: None) -> list[Article]:
    """Return three articles of a newsroom that are ready."""
    section = make_section(edition=set_up_newsroom())
    articles = [make_article(f"من الحزمة {place}", live=False, section=section) for place in range(3)]
    Article.objects.update(stage=Stage.READY)
    return articles


def numbers(articles: list[Article]) -> list[int]:
    return [article.pk for article in articles]


def live() -> int:
    return Article.objects.filter(live=True).count()


def let_time_pass() -> None:
    """Let what is scheduled be due since an hour, to the same minute."""
    past = timezone.now() - HOUR
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at, revision.content["go_live_at"] = past, past.isoformat()
        revision.save()
    Package.objects.update(at=past)


def test_chosen_articles_go_live_together_and_are_withdrawn_together(client: Client, ready: list[Article]) -> None:
    client.force_login(make_staff("the-chief", group="رؤساء التحرير"))
    assert "من الحزمة 2" in client.get("/admin/board/package/").content.decode()

    client.post("/admin/board/package/", {"articles": numbers(ready[:2]), "name": "الموازنة", "at": ""})
    assert set(Article.objects.filter(live=True)) == set(ready[:2])
    assert "الموازنة" in client.get("/admin/board/package/").content.decode()

    client.post(f"/admin/board/package/{Package.objects.get().pk}/undo/")
    assert live() == 0


def test_one_that_cannot_be_published_holds_up_all_and_each_is_named(client: Client, ready: list[Article]) -> None:
    Article.objects.filter(pk=ready[1].pk).update(locked=True, locked_by=make_staff("colleague"))
    empty = Article.objects.get(pk=ready[2].pk)
    empty.body = []
    save_draft(article=empty)
    client.force_login(make_staff("the-chief", group="رؤساء التحرير"))

    page = client.post("/admin/board/package/", {"articles": numbers(ready), "at": ""}).content.decode()

    assert live() == 0
    assert not Package.objects.exists()
    assert "<bdi>من الحزمة 1</bdi>: قفلها أحد." in page
    assert "<bdi>من الحزمة 2</bdi>: لا نص فيها بعد." in page
    assert "<bdi>من الحزمة 0</bdi>" not in page


def test_scheduled_package_goes_live_whole_or_not_at_all(ready: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    chief = make_staff("the-chief", group="رؤساء التحرير")
    publish_package(numbers=numbers(ready), user=chief, at=timezone.now() + HOUR)
    assert set(Article.objects.values_list("stage", flat=True)) == {Stage.SCHEDULED}
    let_time_pass()
    whole = Article.publish

    def stumble(self: Article, *args: object, **kwargs: object) -> None:
        if self.pk == ready[2].pk:
            raise OSError
        whole(self, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(Article, "publish", stumble)
        assert publish_due() == 0
    assert live() == 0

    assert publish_due() == 3
    assert live() == 3


def test_undone_before_its_hour_a_package_is_ready_again(ready: list[Article]) -> None:
    chief = make_staff("the-chief", group="رؤساء التحرير")
    package = publish_package(numbers=numbers(ready), user=chief, at=timezone.now() + HOUR)

    assert undo_package(package=package, user=chief) == []

    assert set(Article.objects.values_list("stage", flat=True)) == {Stage.READY}
    let_time_pass()
    assert publish_due() == 0
    with pytest.raises(PackageRefused):
        undo_package(package=package, user=chief)


def test_article_that_readers_had_before_stays_when_the_package_is_undone(ready: list[Article]) -> None:
    chief = make_staff("the-chief", group="رؤساء التحرير")
    old = make_article("قديمة", section=ready[0].section)
    old.headline = "قديمة محدثة"
    save_draft(article=old)
    package = publish_package(numbers=[old.pk, ready[0].pk], user=chief)

    assert undo_package(package=package, user=chief) == [old]
    assert list(Article.objects.filter(live=True)) == [old]


def test_package_takes_nothing_that_is_not_hers_to_publish(client: Client, ready: list[Article]) -> None:
    english = make_edition("en")
    set_up_roles(edition=english)
    foreign = make_article("Secret", live=False, section=make_section("Iraq", edition=english))
    Article.objects.filter(pk=foreign.pk).update(stage=Stage.READY)
    chief = make_staff("the-chief", group="رؤساء التحرير")
    client.force_login(chief)

    assert "Secret" not in client.get("/admin/board/package/").content.decode()
    client.post("/admin/board/package/", {"articles": [foreign.pk, ready[0].pk], "at": ""})
    with pytest.raises(PackageRefused):
        publish_package(numbers=[foreign.pk, ready[0].pk], user=chief)
    with pytest.raises(PackageRefused):
        publish_package(numbers=[ready[0].pk], user=chief)
    Edition.objects.update(review_is_required=True)
    reporter = make_staff("reporter", group="المراسلون")
    with pytest.raises(PackageRefused):
        publish_package(numbers=numbers(ready), user=reporter)
    client.force_login(reporter)
    assert client.get("/admin/board/package/").status_code in (302, 403)

    assert live() == 0
