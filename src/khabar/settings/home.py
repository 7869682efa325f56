"""The home: the one folder with everything an installation owns. Knows paths and the secret key, no Django.

Two homes never share anything. The folder is `KHABAR_HOME`, by default `./var`.
"""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path

FIRST_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Home:
    """The folders and files of one installation, all below *root*."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "khabar.sqlite3"

    @property
    def settings_file(self) -> Path:
        return self.root / "khabar.toml"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def store_file(self) -> Path:
        return self.root / "store" / "pages.sqlite3"

    @property
    def access_log(self) -> Path:
        """Where the front writes what was asked for, if it is told to."""
        return self.root / "logs" / "access.log"

    @property
    def search(self) -> Path:
        """The embedded engine's indexes. May be lost: they are made again from the database."""
        return self.root / "search"

    @property
    def media(self) -> Path:
        """Renditions that readers may see."""
        return self.root / "media"

    @property
    def originals(self) -> Path:
        """Uploads as they came, never served to the public."""
        return self.root / "originals"

    @property
    def served_at_file(self) -> Path:
        """Where `khabar run` notes its address, so that other commands print the same one."""
        return self.root / "served-at"

    @property
    def demo_file(self) -> Path:
        """There if the home was made as a demo: at home it lets in without a second factor."""
        return self.root / "demo"

    @property
    def admin_assets(self) -> Path:
        """The admin's collected style sheets and scripts."""
        return self.root / "admin-assets"

    def is_made(self) -> bool:
        """Say whether `khabar init` has been here."""
        return (self.keys / "secret.key").exists()

    def make(self) -> None:
        """Make the folders and the secret key; a second call changes nothing."""
        for folder in (self.keys, self.store_file.parent, self.search, self.media, self.originals, self.admin_assets):
            folder.mkdir(parents=True, exist_ok=True)
        self.keys.chmod(0o700)
        secret = self.keys / "secret.key"
        if not secret.exists():
            descriptor = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))

    def secret_key(self) -> str:
        """Return the installation's secret, or one that lasts for this process when the home is not made yet."""
        secret = self.keys / "secret.key"
        return secret.read_text().strip() if secret.exists() else secrets.token_urlsafe(64)

    def served_at(self) -> str:
        """Return the address of the last `khabar run`, or that of the first one to come."""
        return self.served_at_file.read_text().strip() if self.served_at_file.exists() else FIRST_ADDRESS

    def file_settings(self) -> dict[str, object]:
        """Return what `khabar.toml` says, with environment-style names: `[press] purge = "x"` is KHABAR_PRESS_PURGE."""
        if not self.settings_file.exists():
            return {}
        with self.settings_file.open("rb") as file:
            return dict(_flat(tomllib.load(file), "KHABAR"))


def home_of_environment() -> Home:
    """Return the home that `KHABAR_HOME` names, by default `./var`."""
    return Home(Path(os.environ.get("KHABAR_HOME") or "var").expanduser().absolute())


def _flat(table: dict[str, object], prefix: str) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, value in table.items():
        full_name = f"{prefix}_{name.upper().replace('-', '_')}"
        if isinstance(value, dict):
            found.extend(_flat(value, full_name))
        else:
            found.append((full_name, value))
    return found
