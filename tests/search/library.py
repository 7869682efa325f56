"""A small library of documents for tests of finding: rows as the worker makes them, and the index of them."""

import datetime

from khabar.search import vocabulary
from khabar.search.engines import SITE, engine
from khabar.search.finding import Results, Search, find
from khabar.search.indexing import texts_of
from khabar.search.models import Document
from khabar.search.question import read_question
from khabar.search.tokenising import tokenise

BEGINNING = datetime.datetime(2017, 11, 3, 9, 0, tzinfo=datetime.UTC)
NEWS = (
    ("القوات العراقية تستعيد معبراً مع سوريا", "سيطرت القوّات على معبر القائم الحدودي في الأنبار بعد معركة مع داعش."),
    ("رئيس الوزراء يزور القائم", "وصل حيدر العبادي إلى القائم، وأشاد بالقوات التي استعادت المدينة."),
    ("أسعار الذهب ترتفع في بغداد", "قال تجار إن الطلب على الذهب زاد في أسواق بغداد مع هبوط الدولار."),
    ("منتخب العراق يفوز في البصرة", "سجّل المنتخب هدفين في ملعب البصرة الدولي أمام ستين ألف متفرج."),
    ("جامعة الموصل تفتح أبوابها", "عاد آلاف الطلاب إلى جامعة الموصل، وقالت وزارة التعليم إن المختبرات جاهزة."),
    ("شركة Apple تعرض هاتف iPhone في بغداد", "عرضت شركة Apple هاتفها الجديد iPhone، ويبدأ البيع في الشتاء."),
)  # fmt: skip


def make_document(number: int, headline: str, text: str = "", **fields: object) -> Document:
    """Make the row of a public document, published *number* hours after BEGINNING."""
    defaults: dict[str, object] = {
        "kind": "thing",
        "object_id": number,
        "edition": "ar",
        "language": "ar",
        "is_public": True,
        "published_at": BEGINNING + datetime.timedelta(hours=number),
    }
    return Document.objects.create(headline=headline, text=text, **(defaults | fields))


def index_all() -> None:
    """Put every public document into the index, and its words into the vocabulary, as the worker does."""
    rows = list(Document.objects.public())
    engine(SITE).apply([tokenise(texts_of(row)) for row in rows], [])
    vocabulary.rebuild()


def results_of(typed: str, **options: object) -> Results:
    """Return what a reader of the Arabic edition gets for *typed*."""
    return find(Search(read_question(typed), "ar", **options))  # type: ignore[arg-type]  options of Search


def headlines(results: Results) -> list[str]:
    return [found.headline.text for found in results.found]
