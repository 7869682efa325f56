"""The log of who did what: what happens to accounts is in it, it can be asked and taken along, and it only grows."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from khabar.newsroom.actions import publish_article, set_up_roles
from khabar.newsroom.models import Edition
from khabar.staff.actions import reset_second_factor
from khabar.staff.journal import LogIsAppendOnly
from tests.factories.newsroom import make_article, make_edition, make_section, make_staff
from tests.staff.conftest import sign_in
from tests.staff.telephone import Telephone

pytestmark = pytest.mark.django_db
LOG = "/admin/log/"


def actions(**about: object) -> list[str]:
    found = ModelLogEntry.objects.filter(action__startswith="khabar.", **about).order_by("pk")
    return [action.removeprefix("khabar.") for action in found.values_list("action", flat=True)]


@pytest.fixture
def operator(editor: User) -> Client:
    make_staff("operator", group="مشغلو النظام")
    client = Client()
    sign_in(client, "operator")
    return client


def test_sign_ins_failures_and_sign_outs_are_noted_with_where_they_came_from(client: Client, editor: User) -> None:
    ModelLogEntry.objects.all()._raw_delete("default")
    sign_in(client, password="wrong")
    sign_in(client, "no such account")
    sign_in(client, HTTP_USER_AGENT="Firefox/131 Android")
    client.post("/admin/logout/")

    assert actions() == ["sign_in_failed", "sign_in", "sign_out"]
    assert ModelLogEntry.objects.get(action="khabar.sign_in").data == {
        "network": "127.0.0.0/24",
        "browser": "Firefox",
        "system": "Android",
    }
    assert not ModelLogEntry.objects.filter(label__contains="no such").exists()


def test_roles_rights_and_powers_are_noted_wherever_they_change(editor: User, telephone: Telephone) -> None:
    ModelLogEntry.objects.all()._raw_delete("default")
    group = Group.objects.get(name="المراسلون")
    editor.groups.add(group)
    group.user_set.remove(editor)
    group.permissions.add(Permission.objects.get(codename="delete_article"))
    editor.is_superuser = True
    editor.save()
    editor.set_password("another secret")
    editor.save()
    reset_second_factor(account=editor)
    editor.is_active = False
    editor.save()

    assert actions() == [
        "joined_group",
        "left_group",
        "right_given",
        "became_administrator",
        "password_changed",
        "second_factor_reset",
        "disabled",
    ]
    assert ModelLogEntry.objects.get(action="khabar.right_given").data == {"rights": ["newsroom.delete_article"]}


def test_saving_an_account_without_a_change_is_not_noted(editor: User) -> None:
    before = len(actions())

    editor.first_name = "سلمى"
    editor.save()

    assert len(actions()) == before


def test_lines_are_neither_changed_nor_deleted(editor: User, client: Client) -> None:
    sign_in(client)
    line = ModelLogEntry.objects.first()
    line.label = "another"

    with pytest.raises(LogIsAppendOnly):
        line.save()
    with pytest.raises(LogIsAppendOnly), transaction.atomic():
        line.delete()
    with pytest.raises(LogIsAppendOnly), transaction.atomic():
        ModelLogEntry.objects.all().delete()


@pytest.mark.parametrize("role", ["editor", "reporter", "translator", "photo_editor", "moderator"])
def test_other_roles_do_not_read_it(editor: User, role: str) -> None:
    somebody = make_staff(f"some-{role}")
    somebody.groups.add(set_up_roles(edition=Edition.objects.get())[role])
    client = Client()
    sign_in(client, f"some-{role}")

    for address in (LOG, f"{LOG}?export=csv"):
        assert client.get(address).status_code in (302, 403)


def test_operator_reads_of_accounts_and_nothing_of_articles(editor: User, operator: Client) -> None:
    make_article("مسودة لا يراها", live=False, user=editor)

    page = operator.get(LOG).content.decode()
    taken = b"".join(operator.get(f"{LOG}?export=jsonl").streaming_content).decode()  # type: ignore[attr-defined]

    assert "editor" in page
    assert "مسودة لا يراها" not in page + taken


def test_chief_reads_of_the_articles_of_her_edition_only(editor: User) -> None:
    make_staff("chief", group="رؤساء التحرير")
    publish_article(article=make_article("خبرنا", live=False), user=editor)
    english = make_section("Iraq", edition=make_edition("en"))
    publish_article(article=make_article("Theirs", live=False, section=english), user=editor)
    chief = Client()
    sign_in(chief, "chief")

    page = chief.get(LOG).content.decode()

    assert "خبرنا" in page
    assert "Theirs" not in page


def test_log_is_asked_by_person_thing_kind_and_time(editor: User, operator: Client, client: Client) -> None:
    sign_in(client)

    def found(**question: object) -> set[str]:
        return {f"{line['who']}: {line['thing']}" for line in operator.get(LOG, question).context["lines"]}

    assert found(person=editor.pk, action="khabar.sign_in") == {"editor: editor"}
    assert found(thing="operato", action="khabar.sign_in") == {"operator: operator"}
    assert found(until="2001-01-01") == set()
    assert found(since="2001-01-01", action="khabar.sign_in") == {"editor: editor", "operator: operator"}
    assert operator.get(LOG, {"person": "x", "since": "never", "before": "-3", "kind": "0"}).status_code == 200


def test_older_lines_are_a_page_away_and_a_page_costs_the_same(
    editor: User, operator: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(120):
        editor.set_password(str(number))
        editor.save()
    with django_assert_max_num_queries(25):  # type: ignore[operator]  # pytest-django's
        page = operator.get(LOG)

    seen = [line["iso"] for line in page.context["lines"]]
    older = operator.get(f"{LOG}?{page.context['older']}")

    assert len(seen) == 50
    assert min(seen) >= max(line["iso"] for line in older.context["lines"])


def test_log_is_taken_along_as_csv_and_json_lines_and_that_is_noted(editor: User, operator: Client) -> None:
    User.objects.create_user("=cmd", password="secret").groups.add(Group.objects.first())

    as_csv = b"".join(operator.get(f"{LOG}?export=csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    as_lines = b"".join(operator.get(f"{LOG}?export=jsonl").streaming_content).decode()  # type: ignore[attr-defined]

    rows = list(csv.DictReader(io.StringIO(as_csv)))
    records = [json.loads(line) for line in as_lines.splitlines()]
    assert "'=cmd" in {row["thing"] for row in rows}
    assert [record["action"] for record in records[:1]] == ["khabar.log_exported"]
    assert {record["thing"] for record in records} >= {"=cmd", "operator"}
    assert len(records) == len(rows) + 1
    assert actions(user__username="operator")[-2:] == ["log_exported", "log_exported"]
