"""Codes that change every half minute (TOTP, RFC 6238) and codes on paper: made, compared, used once.

The arithmetic is django-otp's; what is kept and how it is used up is ours.
"""

import base64
import hashlib
import hmac
import secrets
import time
from typing import Any, Final
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django_otp.oath import TOTP

from khabar.staff.models import RecoveryCode, SecondFactor
from khabar.staff.pacing import CODE, Lane, begin_attempt, end_attempt
from khabar.staff.sealing import seal, unseal

ISSUER: Final = "Khabar"
STEP_SECONDS: Final = 30
TOLERANCE: Final = 1
"""Steps by which a telephone's clock may be wrong, either way."""
RECOVERY_CODES: Final = 10
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"


def new_secret() -> str:
    """Return a fresh secret, as telephones take it by hand: in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address_of(secret: str, username: str) -> str:
    """Return the address that a telephone's program reads from the square."""
    query = urlencode({"secret": secret, "issuer": ISSUER, "algorithm": "SHA1", "digits": 6, "period": STEP_SECONDS})
    return f"otpauth://totp/{quote(f'{ISSUER}:{username}')}?{query}"


def square_of(address: str) -> SafeString:
    """Return *address* as a picture for a camera, drawn here: no other server learns the secret."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=True))


def step_of(secret: str, code: str, after: int = -1) -> int | None:
    """Return the step whose code *code* is, if it is one of now and later than the step *after*."""
    digits = code.strip()
    if len(digits) != 6 or not digits.isdecimal():
        return None
    totp = TOTP(base64.b32decode(secret), step=STEP_SECONDS)
    totp.time = time.time()
    return totp.t() if totp.verify(int(digits), TOLERANCE, after + 1) else None


def take_on(account: Any, secret: str, code: str) -> list[str] | None:
    """Let *account* prove itself by *secret* from now on, if *code* shows that the telephone has it.

    Returns the recovery codes, which are shown this once; None if the code is wrong. Raises TooFast.
    """
    lanes = _lanes(account)
    begin_attempt(lanes)
    step = step_of(secret, _latin(code))
    if step is None:
        return None
    end_attempt(lanes)
    with transaction.atomic():
        SecondFactor.objects.filter(account=account).delete()
        factor = SecondFactor.objects.create(account=account, secret=seal(secret), last_step=step)
        return _fresh_codes(factor)


def prove(account: Any, code: str) -> str:
    """Use up *code* for *account*; return "code" or "recovery" for the kind it was, or nothing. Raises TooFast."""
    factor = SecondFactor.objects.filter(account=account).first()
    if factor is None:
        return ""
    lanes = _lanes(account)
    begin_attempt(lanes)
    kind = "code" if _use_step(factor, code) else "recovery" if _use_recovery_code(factor, code) else ""
    if kind:
        end_attempt(lanes)
    return kind


def renew_recovery_codes(account: Any) -> list[str]:
    """Return fresh recovery codes; the earlier ones count no more."""
    with transaction.atomic():
        factor = SecondFactor.objects.get(account=account)
        factor.recovery_codes.all().delete()
        return _fresh_codes(factor)


def _use_step(factor: SecondFactor, code: str) -> bool:
    step = step_of(unseal(factor.secret), _latin(code), after=factor.last_step)
    # The comparison in the UPDATE decides between two who send one code at once.
    return step is not None and bool(
        SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step)
    )


def _use_recovery_code(factor: SecondFactor, code: str) -> bool:
    digest = _digest(factor, _latin(code).strip().lower().replace("-", "").replace(" ", ""))
    deleted, _rows = factor.recovery_codes.filter(digest=digest).delete()
    return deleted > 0


def _fresh_codes(factor: SecondFactor) -> list[str]:
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(12)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(factor=factor, digest=_digest(factor, code)) for code in codes)
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def _digest(factor: SecondFactor, code: str) -> str:
    """Return what is kept of a recovery code. Sixty bits of chance need no slow hash, a key does no harm."""
    return hmac.new(unseal(factor.secret).encode(), code.encode(), hashlib.sha256).hexdigest()


def _latin(code: str) -> str:
    """Return *code* with digits of Arabic and Persian keyboards as telephones show them."""
    return code.translate({0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)})


def _lanes(account: Any) -> list[Lane]:
    return [Lane(f"code:{account.pk}", CODE)]
