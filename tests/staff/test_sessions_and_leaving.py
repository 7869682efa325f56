"""Where an account is signed in can be seen and ended; and who leaves the team leaves her work."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from khabar.newsroom.models import Article
from khabar.staff.browsers import summary_of
from khabar.staff.models import SecondFactor, StaffSession
from tests.factories.newsroom import make_article, make_author, make_staff
from tests.staff.conftest import Clock, sign_in
from tests.staff.telephone import Telephone

pytestmark = pytest.mark.django_db
MINE = "/admin/sign-in/"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"


def lines(client: Client, address: str = MINE) -> list[object]:
    found: list[object] = client.get(address).context["sessions"]
    return found


@pytest.fixture
def operator(editor: User) -> Client:
    make_staff("operator", group="مشغلو النظام")
    client = Client()
    sign_in(client, "operator")
    return client


def test_account_sees_where_it_is_signed_in(client: Client, editor: User) -> None:
    sign_in(client, HTTP_USER_AGENT=FIREFOX)
    sign_in(Client())

    here, there = lines(client)

    assert here.browser == "Firefox على Android"  # type: ignore[attr-defined]
    assert (here.is_current, there.is_current) == (True, False)  # type: ignore[attr-defined]
    assert here.network == "127.0.0.0/24"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("user_agent", "summary"),
    [
        (FIREFOX, ("Firefox", "Android")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17 Safari/604",
            ("Safari", "iPhone"),
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/129 Safari/537 Edg/129", ("Edge", "Windows")),
        ("<script>alert(1)</script>", ("", "")),
        ("", ("", "")),
    ],
)
def test_browser_is_told_in_a_word_or_two(user_agent: str, summary: tuple[str, str]) -> None:
    assert summary_of(user_agent) == summary


def test_one_session_is_ended(client: Client, editor: User) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)
    there = lines(client)[1]

    client.post(MINE, {"do": "end", "session": there.mark})  # type: ignore[attr-defined]

    assert other.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_all_others_are_ended(client: Client, editor: User) -> None:
    others = [Client(), Client()]
    for browser in (client, *others):
        sign_in(browser)

    client.post(MINE, {"do": "end-others"})

    assert [browser.get("/admin/").status_code for browser in (client, *others)] == [200, 302, 302]


def test_nobody_ends_a_session_of_somebody_else(client: Client, editor: User, operator: Client) -> None:
    sign_in(client)
    mark = lines(operator, f"{MINE}{editor.pk}/")[0].mark  # type: ignore[attr-defined]
    make_staff("reporter", group="المراسلون")
    stranger = Client()
    sign_in(stranger, "reporter")

    stranger.post(MINE, {"do": "end", "session": mark})
    assert stranger.get(f"{MINE}{editor.pk}/").status_code == 302
    stranger.post(f"{MINE}{editor.pk}/", {"do": "end-all"})
    stranger.post(f"{MINE}{editor.pk}/", {"do": "leave"})

    assert client.get("/admin/").status_code == 200
    operator.post(f"{MINE}{editor.pk}/", {"do": "end", "session": mark})
    assert client.get("/admin/").status_code == 302


def test_keys_of_sessions_never_leave_the_server(client: Client, editor: User) -> None:
    sign_in(client)
    page = client.get(MINE).content.decode()

    assert not [key for key in StaffSession.objects.values_list("pk", flat=True) if key in page]


def test_session_is_written_once_in_five_minutes_and_not_at_each_click(
    client: Client, editor: User, later: Clock
) -> None:
    sign_in(client)
    client.get("/admin/")
    before = StaffSession.objects.get().session_data
    client.get("/admin/")
    assert StaffSession.objects.get().session_data == before
    later(301)
    client.get("/admin/")

    assert StaffSession.objects.get().session_data != before


def test_leaver_is_disabled_and_her_work_stays(
    client: Client, editor: User, operator: Client, telephone: Telephone
) -> None:
    author = make_author("سلمى", user=editor)
    draft = make_article("مسودتها", live=False, user=editor, bylines=[author])
    published = make_article("منشورها", user=editor, bylines=[author])
    Article.objects.filter(pk=draft.pk).update(locked=True, locked_by=editor)
    sign_in(client)
    address = f"{MINE}{editor.pk}/"

    page = operator.get(address).content.decode()
    assert "مسودتها" in page
    assert "منشورها" not in page
    operator.post(address, {"do": "leave"})

    editor.refresh_from_db()
    draft.refresh_from_db()
    published.refresh_from_db()
    assert (editor.is_active, editor.has_usable_password(), editor.groups.count()) == (False, False, 0)
    assert not SecondFactor.objects.filter(account=editor).exists()
    assert not StaffSession.objects.filter(account_id=editor.pk).exists()
    assert client.get("/admin/").status_code == 302
    assert sign_in(Client()) == 200
    assert (draft.locked, published.live) == (False, True)
    assert published.bylines.get().author == author
    assert author.user == editor


def test_nobody_disables_herself(editor: User, operator: Client) -> None:
    account = User.objects.get(username="operator")

    operator.post(f"{MINE}{account.pk}/", {"do": "leave"})

    account.refresh_from_db()
    assert account.is_active


def test_operator_cannot_make_herself_or_another_an_administrator_nor_touch_one(editor: User, operator: Client) -> None:
    chief = make_staff("root", superuser=True)
    account = User.objects.get(username="operator")
    form = {
        "username": "operator",
        "email": "o@khabar.example",
        "first_name": "ر",
        "last_name": "م",
        "is_superuser": "on",
        "is_active": "on",
    }

    operator.post(f"/admin/users/edit/{account.pk}/", form)
    operator.post(
        "/admin/users/new/", {**form, "username": "puppet", "password1": "a long secret", "password2": "a long secret"}
    )
    operator.post(
        f"/admin/users/edit/{chief.pk}/", {**form, "password1": "a long secret", "password2": "a long secret"}
    )
    operator.post(f"{MINE}{chief.pk}/", {"do": "leave"})

    chief.refresh_from_db()
    assert list(User.objects.filter(is_superuser=True)) == [chief]
    assert chief.check_password("secret")
    assert chief.is_active


def test_sessions_that_are_over_are_thrown_away_and_no_others(db: None) -> None:
    from khabar.staff.actions.forget_sessions import forget_sessions

    now = timezone.now()
    for name, hours in (("over", -1), ("runs", 1)):
        StaffSession.objects.create(
            session_key=name, session_data="", expire_date=now + datetime.timedelta(hours=hours)
        )

    assert forget_sessions() == 1
    assert list(StaffSession.objects.values_list("session_key", flat=True)) == ["runs"]
