"""Django as a WSGI application: what the process "app" serves behind the front.

Believes what is said about the reader (address, scheme) only when the front says it, which proves itself by a secret
that `khabar run` makes at each start.
"""

import hmac
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

SAID_BY_FRONT = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request, without what someone else than the front claims about the reader."""
    secret = os.environ.get("KHABAR_FRONT_SECRET", "")
    if not secret or not hmac.compare_digest(environ.get("HTTP_X_KHABAR_FRONT", "").encode(), secret.encode()):
        for name in SAID_BY_FRONT:
            environ.pop(name, None)
    answer: Iterable[bytes] = _django(environ, start_response)
    return answer
