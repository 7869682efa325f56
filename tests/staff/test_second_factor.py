"""The second factor: who needs it is led to it, and until it is proven she is nobody."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.test import Client

from khabar.newsroom.actions import set_up_newsroom
from khabar.staff.models import RecoveryCode, SecondFactor
from khabar.staff.pacing import CODE
from khabar.staff.sealing import seal, unseal
from tests.factories.newsroom import make_article, make_staff
from tests.staff.conftest import Clock, sign_in
from tests.staff.telephone import Telephone

pytestmark = pytest.mark.django_db
STEP = "/admin/second-factor/"


@pytest.fixture(autouse=True)
def required(settings: object) -> None:
    settings.KHABAR_SECOND_FACTOR = "publishers"  # type: ignore[attr-defined]  # pytest-django's


def set_up(client: Client) -> tuple[Telephone, list[str]]:
    """Set up a second factor as the screen leads to it; return the telephone and the recovery codes."""
    page = client.get(STEP)
    secret = re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page.content.decode())
    assert secret
    telephone = Telephone(secret.group(1))
    page = client.post(STEP, {"code": telephone.code()})
    return telephone, page.context["codes"]


def test_who_may_publish_is_led_to_setting_it_up_and_then_to_the_desk(client: Client, editor: User) -> None:
    sign_in(client)

    assert client.get("/admin/articles/")["Location"] == STEP
    page = client.get(STEP).content.decode()
    assert "<svg" in page
    assert "http" not in page[page.index("<svg") : page.index("</svg>")].replace("http://www.w3.org/2000/svg", "")
    _telephone, codes = set_up(client)

    assert len(set(codes)) == 10
    assert client.get("/admin/articles/").status_code == 200


def test_at_the_next_sign_in_a_code_is_asked_for(client: Client, editor: User, telephone: Telephone) -> None:
    sign_in(client)
    assert client.get("/admin/")["Location"] == STEP

    assert client.post(STEP, {"code": "000000"}).status_code == 422
    assert client.get("/admin/")["Location"] == STEP
    client.post(STEP, {"code": telephone.code()})

    assert client.get("/admin/").status_code == 200


def test_who_only_writes_needs_none(client: Client, editor: User) -> None:
    make_staff("reporter", group="المراسلون")

    sign_in(client, "reporter")

    assert client.get("/admin/articles/").status_code == 200


def test_who_has_one_proves_it_even_where_her_role_needs_none(client: Client, editor: User) -> None:
    reporter = make_staff("reporter", group="المراسلون")
    SecondFactor.objects.create(account=reporter, secret=seal("JBSWY3DPEHPK3PXP"))
    sign_in(client, "reporter")

    assert client.get("/admin/articles/")["Location"] == STEP


@pytest.mark.parametrize(("choice", "is_led"), [("everybody", True), ("nobody", False), ("slip of the pen", True)])
def test_operator_can_ask_it_of_all_or_of_nobody(
    client: Client, editor: User, settings: object, choice: str, is_led: bool
) -> None:
    settings.KHABAR_SECOND_FACTOR = choice  # type: ignore[attr-defined]  # pytest-django's
    make_staff("reporter", group="المراسلون")
    sign_in(client, "reporter")

    assert (client.get("/admin/").status_code == 302) == is_led
    assert ("khabar.staff.E001" in [problem.id for problem in run_checks()]) == (choice == "slip of the pen")


def test_nothing_can_be_posted_before_it_is_proven(client: Client, editor: User, telephone: Telephone) -> None:
    article = make_article(live=False)
    sign_in(client)

    for address in (
        f"/admin/articles/delete/{article.pk}/",
        "/admin/account/",
        "/admin/sign-in/",
        f"/admin/users/{editor.pk}/",
    ):
        assert client.post(address, {}).status_code == 403, address
    article.refresh_from_db()


def test_administrator_needs_one(client: Client) -> None:
    set_up_newsroom()
    make_staff("admin", superuser=True)
    sign_in(client, "admin")

    assert client.get("/admin/")["Location"] == STEP


def test_code_counts_once(client: Client, editor: User, telephone: Telephone) -> None:
    sign_in(client)
    code = telephone.code()
    client.post(STEP, {"code": code})
    other = Client()
    sign_in(other)

    assert other.post(STEP, {"code": code}).status_code == 422
    assert other.get("/admin/")["Location"] == STEP


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_telephone_s_clock_may_be_wrong_by_half_a_minute(
    client: Client, editor: User, telephone: Telephone, later: Clock, steps: int, counts: bool
) -> None:
    sign_in(client)

    assert (client.post(STEP, {"code": telephone.code(steps)}).status_code == 302) == counts


def test_code_may_be_typed_with_arabic_digits(client: Client, editor: User, telephone: Telephone) -> None:
    sign_in(client)
    arabic = telephone.code().translate({ord(str(n)): chr(0x0660 + n) for n in range(10)})

    assert client.post(STEP, {"code": arabic}).status_code == 302


def test_recovery_code_opens_once(client: Client, editor: User) -> None:
    sign_in(client)
    _telephone, codes = set_up(client)

    for code, opens in ((codes[0].upper(), True), (codes[0], False), (codes[1].replace("-", " "), True)):
        browser = Client()
        sign_in(browser)
        assert (browser.post(STEP, {"code": code}).status_code == 302) == opens
    assert RecoveryCode.objects.count() == 8


def test_recovery_codes_and_secret_are_not_in_the_database(client: Client, editor: User) -> None:
    sign_in(client)
    _telephone, codes = set_up(client)
    factor = SecondFactor.objects.get()

    kept = " ".join([factor.secret, *RecoveryCode.objects.values_list("digest", flat=True)])

    assert unseal(factor.secret) not in kept
    assert not [code for code in codes if code in kept or code.replace("-", "") in kept]


def test_guessing_codes_becomes_slow(client: Client, editor: User, telephone: Telephone, later: Clock) -> None:
    sign_in(client)
    for _ in range(CODE.free):
        client.post(STEP, {"code": "000000"})

    assert client.post(STEP, {"code": telephone.code()}).status_code == 429
    later(3)
    assert client.post(STEP, {"code": telephone.code()}).status_code == 302


def test_wrong_code_does_not_finish_setting_up(client: Client, editor: User) -> None:
    sign_in(client)
    client.get(STEP)

    assert client.post(STEP, {"code": "123"}).status_code == 422
    assert not SecondFactor.objects.exists()


def test_fresh_recovery_codes_need_a_code_of_now(
    client: Client, editor: User, telephone: Telephone, later: Clock
) -> None:
    sign_in(client)
    client.post(STEP, {"code": telephone.code()})
    client.post("/admin/sign-in/", {"do": "codes", "code": "000000"})
    assert not RecoveryCode.objects.exists()
    later(60)

    page = client.post("/admin/sign-in/", {"do": "codes", "code": telephone.code()})

    assert len(page.context["codes"]) == RecoveryCode.objects.count() == 10


def test_another_telephone_takes_the_place_of_the_first(
    client: Client, editor: User, telephone: Telephone, later: Clock
) -> None:
    sign_in(client)
    client.post(STEP, {"code": telephone.code()})
    later(60)
    client.post("/admin/sign-in/", {"do": "replace", "code": telephone.code()})
    assert client.get("/admin/")["Location"] == STEP
    other, _codes = set_up(client)
    later(60)
    browser = Client()
    sign_in(browser)

    assert browser.post(STEP, {"code": telephone.code()}).status_code == 422
    assert browser.post(STEP, {"code": other.code()}).status_code == 302


@pytest.mark.parametrize(
    ("site", "peer", "opens"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1", True),
        ("http://localhost:8000", "::1", True),
        ("http://127.0.0.1:8000", "192.0.2.7", False),
        ("https://news.example", "127.0.0.1", False),
    ],
)
def test_demo_lets_in_without_it_on_its_own_machine_only(
    client: Client, editor: User, settings: object, site: str, peer: str, opens: bool
) -> None:
    settings.KHABAR_IS_DEMO, settings.KHABAR_SITE_URL = True, site  # type: ignore[attr-defined]  # pytest-django's
    door = client.get("/admin/login/", REMOTE_ADDR=peer).content.decode()
    sign_in(client)

    assert ("نسخة للتجربة" in door) == opens
    assert (client.get("/admin/", REMOTE_ADDR=peer).status_code == 200) == opens


def test_seal_of_another_installation_does_not_open(settings: object) -> None:
    from cryptography.fernet import Fernet

    from khabar.staff.sealing import SealBroken

    sealed = seal("كلمة")
    assert unseal(sealed) == "كلمة"
    settings.KHABAR_SEAL_KEY = Fernet.generate_key().decode()  # type: ignore[attr-defined]  # pytest-django's

    with pytest.raises(SealBroken):
        unseal(sealed)
