"""Whatever is pasted, it is read or refused with a known error, and every line of it can be accounted for."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.wire.formats.pasted import PageTextRefused, PastedArticle, Role
from tests.wire.formats.reading import HEADLINE, STORY, read

LINES = [
    *STORY.split("\n\n"),
    HEADLINE,
    "",
    "أخبار السهل",
    "مياه",
    "وكالة الصحافة الفرنسية",
    "أحمد سالم ومريم حداد",
    "By Ahmed Salem and Mariam Haddad",
    "بغداد - 3 تشرين الثاني/نوفمبر 2017",
    "عمال يزيلون الطمي عن الجسر. [أحمد الربيعي/رويترز]",
    "[أحمد الربيعي/رويترز]",
    "صورة: السوق القديم في النهرين",
    "هل أعجبك هذا المقال؟",
    "نعم",
    "0 تعليق",
    "رد",
    "مواضيع ذات صلة",
    "الرئيسية > أخبار السهل > مياه",
    "Share",
    "1500 / 1500",
    "القسم: أخبار السهل",
    "المصدر: رويترز",
]
pages = st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=25).map("\n".join)


def _read(text: str) -> PastedArticle | None:
    try:
        return read(text)
    except PageTextRefused:
        return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages)
def test_every_line_of_a_page_becomes_something(text: str) -> None:
    article = _read(text)
    if article is None:
        return
    kept = "\n".join(article.body)
    for line in article.lines:
        assert (line.role is Role.BLANK) == (not line.text)
        if line.role is Role.BODY:
            assert line.text in kept
        if line.role is Role.HEADLINE:
            assert line.text in article.headline
        assert line.role is Role.BLANK or line.why
    assert list(article.dropped) == [line.text for line in article.lines if line.role is Role.DROPPED]
    assert article.headline.strip()
    assert 0 <= article.confidence <= 1
    assert {field for field, value in article.as_json().items() if value and field in article.confidence_by_field} <= {
        *article.confidence_by_field
    }


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    article = _read(text)
    assert article is None or article.headline


@settings(max_examples=150, deadline=None)
@given(pages)
def test_reading_is_a_matter_of_the_text_alone(text: str) -> None:
    first, second = _read(text), _read(text)
    assert first == second
