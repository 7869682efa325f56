"""What the front is told by its environment. `khabar run` sets these for it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from khabar.press.front.access_log import AccessLog, Addresses, Form
from khabar.press.purges.tagging import NONE, tag_headers

MEGABYTE = 1024 * 1024
# Around the files of a form stand its other fields and its boundaries.
ROOM_FOR_THE_FORM = MEGABYTE


@dataclass(frozen=True)
class Configuration:
    store_file: Path
    media_dir: Path
    app_origin: str
    front_secret: str
    trusted_proxies: int = 0
    body_limit: int = 20 * MEGABYTE + ROOM_FOR_THE_FORM
    memory_limit: int = 256 * MEGABYTE
    https: bool = False
    tag_headers: tuple[str, ...] = ()
    bakes_on_demand: bool = False
    access_log: AccessLog | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Configuration":
        """Read the KHABAR_ variables. Raises KeyError if a required one is missing."""
        proxies = int(environment.get("KHABAR_TRUSTED_PROXIES", "0"))
        upload = int(environment.get("KHABAR_UPLOAD_MAX_MEGABYTES", "20"))
        return cls(
            store_file=Path(environment["KHABAR_STORE_FILE"]),
            media_dir=Path(environment["KHABAR_MEDIA_DIR"]),
            app_origin=environment["KHABAR_APP_ORIGIN"].rstrip("/"),
            front_secret=environment["KHABAR_FRONT_SECRET"],
            trusted_proxies=proxies,
            body_limit=upload * MEGABYTE + ROOM_FOR_THE_FORM,
            memory_limit=int(environment.get("KHABAR_FRONT_MEMORY_MEGABYTES", "256")) * MEGABYTE,
            tag_headers=tag_headers(environment.get("KHABAR_TAG_HEADERS", NONE), ()),
            https=environment.get("KHABAR_SITE_URL", "").startswith("https://"),
            bakes_on_demand=environment.get("KHABAR_PRESS_ARCHIVE_AFTER_MONTHS", "0") != "0",
            access_log=_access_log(environment, proxies),
        )


def _access_log(environment: Mapping[str, str], trusted_proxies: int) -> AccessLog | None:
    form = _one_of(environment, "KHABAR_ACCESS_LOG", ("off", *get_args(Form)))
    addresses = _one_of(environment, "KHABAR_ACCESS_LOG_ADDRESSES", get_args(Addresses))
    if form == "off":
        return None
    file = Path(environment["KHABAR_ACCESS_LOG_FILE"])
    return AccessLog(file, cast(Form, form), cast(Addresses, addresses), trusted_proxies)


def _one_of(environment: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """Return the setting *name*, by default the first of the *known* values. Raises ValueError for any other."""
    value = environment.get(name, known[0])
    if value not in known:
        raise ValueError(f"{name} is one of {', '.join(known)}, not {value}.")
    return value
