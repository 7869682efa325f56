"""Seals what must not be read by who only has the database: with a key that lies beside it, in the home's `keys`."""

import os
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class SealBroken(Exception):
    """What was sealed cannot be opened: it was sealed with another key."""


def seal(text: str) -> str:
    """Return *text* as only this installation can read it."""
    return _lock().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what *sealed* says, or raise SealBroken."""
    try:
        return _lock().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken("The key in keys/seal.key is not the one with which this was sealed.") from error


def _lock() -> Fernet:
    return Fernet(settings.KHABAR_SEAL_KEY or _key_in(settings.KHABAR_HOME / "keys" / "seal.key"))


@cache
def _key_in(path: Path) -> bytes:
    """Return the key in the file at *path*, making it the first time."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes().strip()
    key = Fernet.generate_key()
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
