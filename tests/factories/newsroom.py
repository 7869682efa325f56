"""Makes the newsroom's things for tests: plain functions that fill in what a test does not care about."""

import datetime
import io
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from khabar.newsroom.actions import publish_article, save_draft
from khabar.newsroom.models import Agency, Article, Author, Byline, Edition, Photo, Section, Stage, StandingPage, Topic

PUBLISHED_AT = datetime.datetime(2017, 11, 3, 9, 30, tzinfo=datetime.UTC)
PARAGRAPH = "<p>استعادت القوّات العراقية معبراً حدوديّاً مع سوريا، وفق ما أعلن الجيش.</p>"

_numbers = count(1)


def make_edition(code: str = "ar", **fields: Any) -> Edition:
    """Return the edition *code*, making it if it is not there."""
    defaults = {"name": "خبر" if code == "ar" else f"Khabar {code}", "language": code.partition("-")[0], **fields}
    return Edition.objects.get_or_create(code=code, defaults=defaults)[0]


def make_section(name: str = "أخبار العراق", *, edition: Edition | None = None, **fields: Any) -> Section:
    """Return the section called *name*, making it if it is not there."""
    edition = edition or (fields["parent"].edition if fields.get("parent") else make_edition())
    return Section.objects.get_or_create(edition=edition, name=name, defaults=fields)[0]


def make_topic(name: str = "أمن", *, edition: Edition | None = None, **fields: Any) -> Topic:
    """Return the topic called *name*, making it if it is not there."""
    return Topic.objects.get_or_create(edition=edition or make_edition(), name=name, defaults=fields)[0]


def make_agency(name_ar: str = "وكالة الصحافة الفرنسية", **fields: Any) -> Agency:
    """Return the agency called *name_ar*, making it if it is not there."""
    return Agency.objects.get_or_create(name_ar=name_ar, defaults=fields)[0]


def make_author(name: str = "سلمى الجبوري", **fields: Any) -> Author:
    """Return the author called *name*, making it if it is not there."""
    return Author.objects.get_or_create(name=name, defaults=fields)[0]


def make_article(
    headline: str | None = None,
    *,
    live: bool = True,
    section: Section | None = None,
    bylines: list[Author | Agency] | None = None,
    topics: list[Topic] | None = None,
    published_at: datetime.datetime | None = PUBLISHED_AT,
    user: User | None = None,
    **fields: Any,
) -> Article:
    """Return an article as the desk would have made it: a draft, or published (without waiting for the press)."""
    section = section or make_section(edition=fields.get("edition"))
    fields.setdefault("edition", section.edition)
    fields.setdefault("body", [("paragraph", PARAGRAPH)])
    article = Article(
        headline=headline or f"خبر رقم {next(_numbers)}", section=section, published_at=published_at, **fields
    )
    article.bylines = [
        Byline(**{"author" if isinstance(who, Author) else "agency": who}, sort_order=place)
        for place, who in enumerate(bylines or [])
    ]
    article.topics = topics or []
    if live:
        publish_article(article=article, user=user)
    else:
        save_draft(article=article, user=user)
    return Article.objects.get(pk=article.pk)


def make_archive(number: int, *, section: Section | None = None) -> None:
    """Make *number* live articles a minute apart, quickly: one statement, no revisions, nothing touched."""
    section = section or make_section()
    now = timezone.now()
    first = next(_numbers)
    Article.objects.bulk_create(
        Article(
            edition=section.edition,
            section=section,
            headline=f"من الأرشيف {first}-{place}",
            slug=f"من-الأرشيف-{first}-{place}",
            published_at=now - datetime.timedelta(minutes=place),
            first_published_at=now - datetime.timedelta(minutes=place),
            stage=Stage.LIVE,
        )
        for place in range(number)
    )


def image_bytes(
    *, size: tuple[int, int] = (1600, 900), format: str = "JPEG", color: str = "#7a1f2b", **options: Any
) -> bytes:
    """Return a plain image file; *options* are Pillow's when saving, such as `exif`."""
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, format, **options)
    return file.getvalue()


def make_photo(
    title: str = "مركز القائم الحدودي", *, data: bytes | None = None, name: str = "IMG_0042.jpg", **fields: Any
) -> Photo:
    """Return a photo taken in from *data*, by default a small plain one."""
    file = ContentFile(data or image_bytes(size=(64, 36)), name=name)
    return Photo.objects.create(title=title, file=file, **fields)


def make_standing_page(
    title: str = "سياسة التعليقات", *, edition: Edition | None = None, live: bool = True, **fields: Any
) -> StandingPage:
    """Return a standing page of *edition*."""
    fields.setdefault("body", "<p>نرحب بتعليقات القراء.</p>")
    return StandingPage.objects.create(edition=edition or make_edition(), title=title, live=live, **fields)


def make_staff(name: str = "editor", *, group: str | None = None, superuser: bool = False) -> User:
    """Return a member of staff, in the group called *group* if there is one by that name."""
    make = User.objects.create_superuser if superuser else User.objects.create_user
    user = make(username=name, email=f"{name}@khabar.example", password="secret")
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
