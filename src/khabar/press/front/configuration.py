"""What the front is told by its environment. `khabar run` sets these for it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Configuration":
        """Read the KHABAR_ variables. Raises KeyError if a required one is missing."""
        upload = int(environment.get("KHABAR_UPLOAD_MAX_MEGABYTES", "20"))
        return cls(
            store_file=Path(environment["KHABAR_STORE_FILE"]),
            media_dir=Path(environment["KHABAR_MEDIA_DIR"]),
            app_origin=environment["KHABAR_APP_ORIGIN"].rstrip("/"),
            front_secret=environment["KHABAR_FRONT_SECRET"],
            trusted_proxies=int(environment.get("KHABAR_TRUSTED_PROXIES", "0")),
            body_limit=upload * MEGABYTE + ROOM_FOR_THE_FORM,
            memory_limit=int(environment.get("KHABAR_FRONT_MEMORY_MEGABYTES", "256")) * MEGABYTE,
            https=environment.get("KHABAR_SITE_URL", "").startswith("https://"),
        )
