"""What all deeds share: chance, clock and secrets, and texts that are made of them."""

import datetime
from typing import Any

from django.contrib.auth.models import User

from khabar.newsroom.models import Agency, Article, Author, Byline, Section, StandingPage, Topic
from tests.exactness.choosing import Chance, some
from tests.exactness.clock import Clock
from tests.exactness.secrets import Secrets
from tests.factories.newsroom import make_staff

NAMES = ("القائم", "الأنبار", "دير الزور", "نينوى", "أمن")
DAYS_BACK = (0, 0, 0, 1, 31, 62)
MOST_ARTICLES = 14
HOURS = (datetime.timedelta(hours=1), datetime.timedelta(hours=7))


class Texts:
    """Makes what articles and pages say."""

    def __init__(self, chance: Chance, clock: Clock, secrets: Secrets | None = None) -> None:
        self.chance = chance
        self.clock = clock
        self.secrets = secrets or Secrets()
        self.moderator = User.objects.filter(username="moderator-of-life").first() or make_staff(
            "moderator-of-life", superuser=True
        )

    def new_article(self, *, section: Section | None = None, **fields: Any) -> Article | None:
        sections = [section] if section else some(self.chance, Section)
        if not sections or Article.objects.count() >= MOST_ARTICLES:
            return None
        article = Article(edition=sections[0].edition, section=sections[0], published_at=self.some_day(), **fields)
        self.retell(article)
        article.bylines = self.some_bylines()
        article.topics = some(self.chance, Topic, edition=article.edition)
        return article

    def retell(self, article: Article) -> None:
        article.headline = f"{self.chance.one_of(NAMES)} {self.secrets.word()}"
        article.standfirst = self.chance.one_of(["", f"مقدمة {self.secrets.word()}"])
        article.body = [("paragraph", f"<p>نص {self.secrets.word()} عن {self.chance.one_of(NAMES)}.</p>")]

    def retell_page(self, page: StandingPage) -> None:
        page.title = f"{self.chance.one_of(['من نحن', 'اتصل بنا'])} {self.secrets.word()}"
        page.body = f"<p>{self.secrets.word()}</p>"

    def some_bylines(self) -> list[Byline]:
        who = self.chance.one_of([None, *Author.objects.order_by("pk"), *Agency.objects.order_by("pk")])
        return [] if who is None else [Byline(**{"author" if isinstance(who, Author) else "agency": who})]

    def some_day(self) -> datetime.datetime:
        return self.clock.now() - datetime.timedelta(days=self.chance.one_of(DAYS_BACK))

    def some_hours(self) -> datetime.timedelta:
        return self.chance.one_of(HOURS)


def as_the_desk_has_it(article: Article) -> Article:
    """Return *article* as its newest revision says: what an editor sees who opens it.

    Where another article took the slug since, the editor was told so and left it empty.
    """
    latest: Article = article.get_latest_revision_as_object()
    if Article.objects.filter(edition=latest.edition, slug=latest.slug).exclude(pk=latest.pk).exists():
        latest.slug = ""
    return latest
