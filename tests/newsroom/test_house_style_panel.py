"""The house style while one writes: what the panel is answered, who may ask, and what an edition chooses."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from khabar.newsroom.admin.house_style.checking import LETTERS_AT_MOST
from khabar.newsroom.models import Edition, EditionStyle
from khabar.newsroom.models.edition_style import LINES_AT_MOST
from tests.factories.newsroom import make_article, make_edition, make_section, make_staff

pytestmark = pytest.mark.django_db


def ask(client: Client, edition: Edition, *passages: str, language: str = "ar") -> Any:
    """Return the answer of the check; every passage after the first is of the body."""
    sent = [{"text": text, "body": number > 0} for number, text in enumerate(passages)]
    address = reverse("newsroom_check_copy", args=[edition.pk])
    with translation.override(language):
        return client.post(address, json.dumps({"passages": sent}), content_type="application/json")


def style_address(edition: Edition) -> str:
    return reverse("wagtailsnippets_newsroom_edition:style", args=[edition.pk])


def chosen(**fields: Any) -> dict[str, Any]:
    return {"dash": "–", "names": "", "words": "", "trial": "", "do": "keep", "rules": ["double_space"], **fields}


def test_findings_come_by_passage_with_place_and_reason(desk: Client) -> None:
    answer = ask(desk, make_edition(), "القوات  تدخل", "نص سليم.", "قال فى بغداد").json()

    spaces, yeh = answer["findings"]
    assert (spaces["passage"], spaces["start"], spaces["end"], spaces["suggestion"]) == (0, 6, 8, " ")
    assert spaces["shown"] == "␣␣"
    assert (yeh["passage"], yeh["found"], yeh["suggestion"]) == (2, "فى", "في")
    assert (yeh["before"], yeh["after"]) == ("قال ", " بغداد")
    assert (answer["words"], answer["letters"], answer["minutes"]) == (5, 20, 1)


def test_places_are_counted_as_the_browser_counts(desk: Client) -> None:
    (finding,) = ask(desk, make_edition(), "🙂🙂 قال فى بغداد").json()["findings"]

    assert (
        "🙂🙂 قال فى بغداد".encode("utf-16-le")[finding["start"] * 2 : finding["end"] * 2].decode("utf-16-le") == "فى"
    )


def test_reason_is_told_in_the_language_of_the_admin(desk: Client, settings: Any) -> None:
    edition = make_edition()
    arabic = ask(desk, edition, "في  بغداد").json()["findings"][0]["message"]
    settings.LANGUAGE_CODE = "en"
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = ask(desk, edition, "في  بغداد", language="en").json()["findings"][0]["message"]

    assert arabic == "مسافتان حيث تكفي واحدة."
    assert english.isascii()


def test_whole_text_decides_on_digits(desk: Client) -> None:
    findings = ask(desk, make_edition(), "2017", "عام 2018 و2019", "ثم ٢٠٢٠").json()["findings"]

    assert [(one["passage"], one["suggestion"]) for one in findings] == [(2, "2020")]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("no json", 400),
        ("[]", 400),
        ('{"passages": 5}', 400),
        ('{"passages": [{"text": 5}]}', 400),
        ('{"passages": ["a"]}', 400),
        ("[" * 100_000, 400),
        (json.dumps({"passages": [{"text": "ب" * (LETTERS_AT_MOST + 1)}]}, ensure_ascii=False), 413),
        (json.dumps({"passages": [{"text": "ب"}] * 2001}), 413),
    ],
)
def test_what_is_no_copy_or_too_much_is_refused(desk: Client, body: str, status: int) -> None:
    address = reverse("newsroom_check_copy", args=[make_edition().pk])

    assert desk.post(address, body.encode(), content_type="application/json").status_code == status


def test_only_those_who_write_in_the_edition_are_answered(client: Client) -> None:
    edition = make_edition()
    moderator = make_staff("moderator")
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(moderator)

    assert ask(client, edition, "في  بغداد").status_code == 302
    client.logout()
    assert ask(client, edition, "في  بغداد").status_code == 302


def test_form_has_the_panel_and_a_new_article_is_not_called_published(desk: Client) -> None:
    article = make_article()
    new = desk.get(reverse("wagtailsnippets_newsroom_article:add")).content.decode()
    old = desk.get(reverse("wagtailsnippets_newsroom_article:edit", args=[article.pk])).content.decode()

    for page in (new, old):
        assert "data-khabar-house-style" in page
        assert 'type="module"' in page
    assert style_address(article.edition) in old
    assert 'name="change"' not in new
    assert 'name="change"' in old


def test_edition_chooses_rules_and_lists_and_the_panel_obeys(desk: Client) -> None:
    edition = make_edition()
    names, words = "أحمدي نجاد\n", "أمريكا، امريكا = أميركا"

    assert desk.post(style_address(edition), chosen(names=names, words=words)).status_code == 302
    found = ask(desk, edition, "قال احمدى نجاد فى  امريكا").json()["findings"]

    assert [one["suggestion"] for one in found] == ["أحمدي نجاد", " ", "أميركا"]  # «فى» is not looked for any more
    kept = EditionStyle.objects.get()
    assert "final_yeh" in kept.switched_off
    assert kept.switched_on == []


def test_other_edition_keeps_its_own_style(desk: Client) -> None:
    desk.post(style_address(make_edition()), chosen())

    assert [one["found"] for one in ask(desk, make_edition("fa"), "می روم, نه").json()["findings"]] != []


def test_text_is_tried_without_keeping_anything(desk: Client) -> None:
    page = desk.post(style_address(make_edition()), chosen(trial="في  <b>بغداد", do="try")).content.decode()

    assert "␣␣" in page
    assert "في &lt;b&gt;بغداد" in page
    assert not EditionStyle.objects.exists()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", "أمريكا"),
        ("", "أمريكا = "),
        ("", "= أميركا"),
        ("", "أ = ب = ج"),
        ("", "أمريكا = أميركا\nأميركا = أمريكا"),
        ("ا" * 300, ""),
        ("\n".join(["اسم"] * (LINES_AT_MOST + 1)), ""),
    ],
)
def test_list_that_cannot_be_read_names_the_trouble(names: str, words: str) -> None:
    style = EditionStyle(edition=make_edition(), names=names, words=words)

    with pytest.raises(ValidationError) as refusal:
        style.full_clean()
    assert set(refusal.value.message_dict) == {"names" if names else "words"}


def test_choosing_the_style_is_for_those_who_may_change_the_edition(client: Client) -> None:
    edition = make_section().edition
    editor = make_staff("editor")
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_article"]))
    client.force_login(editor)

    assert ask(client, edition, "في  بغداد").status_code == 200
    assert client.post(style_address(edition), chosen()).status_code == 404
    assert not EditionStyle.objects.exists()
