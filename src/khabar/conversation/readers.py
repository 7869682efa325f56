"""A reader without an account: a signed random word in a cookie, set only when she takes part.

It lets her change her vote and see what became of her comment. The database keeps a keyed hash of it, never the word,
and the cookie travels only to reader actions below `/<edition>/-/`, so that baked pages stay the same for everyone.
"""

import secrets
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "khabar_reader"
_SALT = "khabar.conversation.reader"
_MAX_AGE_SECONDS = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Reader:
    """Whoever sent a request. A new one has her token made for this answer and knows nothing of earlier ones."""

    token: str
    is_new: bool

    @property
    def hash(self) -> str:
        return salted_hmac(_SALT, self.token, algorithm="sha256").hexdigest()


def known_reader(request: HttpRequest) -> Reader | None:
    """Return the reader that *request* comes from, or None if it carries no token of ours."""
    try:
        token = Signer(salt=_SALT).unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return None
    return Reader(token, is_new=False)


def reader_of(request: HttpRequest) -> Reader:
    """Return the reader that *request* comes from, a new one if she never took part."""
    return known_reader(request) or Reader(secrets.token_urlsafe(18), is_new=True)


def remember(reader: Reader, request: HttpRequest, response: HttpResponse, edition_code: str) -> None:
    """Give the reader her token, to last a year from her latest part in the conversation."""
    response.set_cookie(
        COOKIE,
        Signer(salt=_SALT).sign(reader.token),
        max_age=_MAX_AGE_SECONDS,
        path=f"/{edition_code}/-/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
