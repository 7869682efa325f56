"""What every page depends on beside its keys: the program that bakes it and the settings that it may print.

When the fingerprint differs from the one in the store, every page of every kind is ordered at the start of the press.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

from django.conf import settings

from khabar.press.registry import page_kinds

_SUFFIXES = frozenset({".py", ".html", ".jinja", ".xml", ".txt", ".json", ".css", ".js", ".svg", ".woff2"})
_NEVER_PRINTED = frozenset(
    {
        "KHABAR_FRONT_SECRET",
        "KHABAR_SECRET_KEY",
        "KHABAR_DATABASE_URL",
        "KHABAR_STORE",
        "KHABAR_S3_ACCESS_KEY",
        "KHABAR_S3_SECRET_KEY",
        "KHABAR_PURGE",
        "KHABAR_TAG_HEADERS",
        "KHABAR_FASTLY_TOKEN",
        "KHABAR_CLOUDFLARE_TOKEN",
        "KHABAR_ALLOWED_HOSTS",
        "KHABAR_TRUSTED_PROXIES",
    }
)


def fingerprint() -> str:
    """Return the fingerprint of this program with these settings. The files are read once a process."""
    printed = {
        name: getattr(settings, name)
        for name in dir(settings)
        if name.startswith("KHABAR_") and name not in _NEVER_PRINTED
    }
    plain = sorted((name, value) for name, value in printed.items() if isinstance(value, str | int | list))
    roots = sorted({kind.bake.__module__.partition(".")[0] for kind in page_kinds()})
    told = repr((plain, settings.TIME_ZONE, [_program(root) for root in roots]))
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _program(package: str) -> str:
    """Return a digest of every source file, template and asset below the top-level *package*."""
    found = hashlib.sha256()
    for folder in sorted(map(Path, getattr(sys.modules.get(package), "__path__", ()))):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file()):
            found.update(str(file.relative_to(folder)).encode() + b"\n" + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
