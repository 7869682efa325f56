"""What the parts declare to the press: kinds of pages, and which model touches which keys. The press knows no article.

Declarations stand in the parts' `press_pages.py` and `press_keys.py`, found at start-up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """What one address answers. Paths are decoded Unicode in NFC: `/ar/2017/11/03/القوات/`."""

    path: str
    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    immutable: bool = False


@dataclass(frozen=True)
class PageKind:
    """One kind of public page.

    `bake(argument)` returns every address the page (name, argument) owns now. `arguments_of_key(key)` names the pages
    that must exist because of a key, `every_argument()` all there are. Lower `priority` is baked first.
    """

    name: str
    bake: Callable[[str], list[Sheet]]
    arguments_of_key: Callable[[str], Iterable[str]]
    every_argument: Callable[[], Iterable[str]]
    priority: int


KeysOf = Callable[[Any], Iterable[str]]

_page_kinds: dict[str, PageKind] = {}
_touches: dict[type, KeysOf] = {}


def register_page_kind(kind: PageKind) -> None:
    """Add a kind of page; its name is its own."""
    if kind.name in _page_kinds:
        raise ValueError(f"There is a page kind called {kind.name} already.")
    _page_kinds[kind.name] = kind


def register_touches(model: type, keys_of: KeysOf) -> None:
    """Say which keys a row of *model* touches when it changes; asked with the row before and the row after."""
    if model in _touches:
        raise ValueError(f"{model.__name__} says already which keys it touches.")
    _touches[model] = keys_of


def page_kinds() -> Iterator[PageKind]:
    """Yield every kind, first to be baked first."""
    yield from sorted(_page_kinds.values(), key=lambda kind: (kind.priority, kind.name))


def page_kind(name: str) -> PageKind:
    """Return the kind called *name*; raise KeyError when no part declares it any more."""
    return _page_kinds[name]


def keys_touched_by(model: type) -> KeysOf | None:
    """Return what *model* declared, or None."""
    return _touches.get(model)
