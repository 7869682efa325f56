"""Fills the installation named by KHABAR_HOME with live articles: `python benchmarks/fill.py 1000`."""

import datetime
import json
import os
import random
import sys
import uuid

import django

WORDS = (
    "المدينة النهر الجسر المجلس المحافظة السوق الموسم القمح المدرسة الطريق المياه الكهرباء المستشفى الميناء "
    "أعلن قال أكد افتتح بدأ ارتفع انخفض وصل عاد استقبل بحث ناقش اليوم أمس صباح مساء بعد قبل خلال منذ"
).split()


def main(count: int) -> None:
    """Add *count* articles in five sections, spread over the last two years, the newest last."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
    django.setup()
    from django.utils import timezone

    from khabar.newsroom.models import Article, Edition, Section
    from khabar.press.keys import key
    from khabar.press.outbox import touch
    from khabar.search.outbox import note_changes

    chance = random.Random(2017)
    edition = Edition.objects.get(code="ar")
    sections = [
        Section.objects.get_or_create(edition=edition, slug=f"section-{number}", defaults={"name": f"قسم {number}"})[0]
        for number in range(1, 6)
    ]
    now = timezone.now()
    articles = []
    for number in range(count):
        headline = " ".join(chance.choices(WORDS, k=8))
        paragraphs = [" ".join(chance.choices(WORDS, k=60)) + "." for _ in range(6)]
        moment = now - datetime.timedelta(days=730 * (count - number - 1) / count, minutes=1)
        articles.append(
            Article(
                edition=edition,
                section=sections[number % 5],
                headline=headline,
                slug=f"{headline.replace(' ', '-')[:90]}-{number}",
                body=json.dumps([{"type": "paragraph", "value": f"<p>{text}</p>"} for text in paragraphs]),
                published_at=moment,
                first_published_at=moment,
                last_published_at=moment,
                live=True,
                translation_key=uuid.uuid4(),
            )
        )
    Article.objects.bulk_create(articles, batch_size=500)
    # Bulk inserts send no signals: what they touch is said here.
    touch(key("list", "edition", edition.pk), *(key("article", article.pk) for article in articles))
    touch(*(key("list", "section", section.pk) for section in sections))
    note_changes("article", [article.pk for article in articles])


if __name__ == "__main__":
    main(int(sys.argv[1]))
