"""Bakes every page that there is and prints a digest of each, from a database that it only reads.

    python -m tests.site.bake_in_another_world DATABASE SECONDS

The clock is SECONDS ahead; hash seed and time zone are what the environment says. Tests run it in processes of its own.
"""

import datetime
import hashlib
import os
import random
import sys
import time
from collections.abc import Callable

DATABASE, AHEAD = sys.argv[1], int(sys.argv[2])
_time = time.time


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "khabar.settings.testing"
    os.environ["KHABAR_DATABASE_URL"] = f"sqlite:///{DATABASE}"
    time.time = lambda: _time() + AHEAD
    import django
    from django.utils import timezone

    django.setup()
    now = timezone.now
    timezone.now = lambda: now() + datetime.timedelta(seconds=AHEAD)
    random.seed(AHEAD)
    from khabar.press.baking import bake
    from khabar.press.registry import PageKind, Sheet, page_kinds, register_page_kind

    def sly(name: str, text: Callable[[], str]) -> None:
        bake_sly = lambda argument: [Sheet("/sly/", text().encode())]  # noqa: E731
        register_page_kind(PageKind(name, bake_sly, lambda key: [], lambda: ["1"], 99))

    sly("sly_clock", lambda: str(timezone.now().year))
    sly("sly_set", lambda: "".join({str(number) for number in range(50)}))
    for kind in page_kinds():
        for argument in kind.every_argument():
            result = bake(kind.name, argument)
            told = repr((result.sheets, sorted(result.keys))).encode()
            print(f"{kind.name}:{argument} {hashlib.sha256(told).hexdigest()}")


main()
