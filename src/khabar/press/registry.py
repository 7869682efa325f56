"""What the parts declare to the press: kinds of pages, and which model touches which keys. The press knows no article.

Declarations stand in the parts' `press_pages.py` and `press_keys.py`, found at start-up.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from khabar.press.sheets import Sheet
from khabar.press.touching import register_touches

__all__ = [
    "PageKind",
    "Sheet",
    "page_kind",
    "page_kinds",
    "register_page_kind",
    "register_touches",
    "temporary_page_kinds",
]


@dataclass(frozen=True)
class PageKind:
    """One kind of public page.

    `bake(argument)` returns every address the page (name, argument) owns now. `arguments_of_key(key)` names the pages
    that must exist because of a key, `every_argument()` all there are. Lower `priority` is baked first. A kind that
    `comes_first` holds what other pages ask for by names that change with the program, as assets: it is in the store
    before any page of the same program.

    A kind whose old pages may be baked on demand says which of some arguments are such, and which argument an address
    means, if any. Both are cheap: they are asked for every address that nobody knows.

    `prepare(arguments)` may read, for pages that are about to be baked in this snapshot, what each of them would read
    for itself, and put it into memory (`khabar.press.remembering`).
    """

    name: str
    bake: Callable[[str], list[Sheet]]
    arguments_of_key: Callable[[str], Iterable[str]]
    every_argument: Callable[[], Iterable[str]]
    priority: int
    comes_first: bool = False
    on_demand: Callable[[Collection[str]], Iterable[str]] | None = None
    argument_at: Callable[[str], str | None] | None = None
    prepare: Callable[[Sequence[str]], object] | None = None


_page_kinds: dict[str, PageKind] = {}


def register_page_kind(kind: PageKind) -> None:
    """Add a kind of page; its name is its own."""
    if kind.name in _page_kinds:
        raise ValueError(f"There is a page kind called {kind.name} already.")
    _page_kinds[kind.name] = kind


def page_kinds() -> Iterator[PageKind]:
    """Yield every kind, first to be baked first."""
    yield from sorted(_page_kinds.values(), key=lambda kind: (kind.priority, kind.name))


def page_kind(name: str) -> PageKind:
    """Return the kind called *name*; raise KeyError when no part declares it any more."""
    return _page_kinds[name]


@contextmanager
def temporary_page_kinds(*kinds: PageKind) -> Iterator[None]:
    """Know only *kinds* inside the block. For tests."""
    before = dict(_page_kinds)
    _page_kinds.clear()
    try:
        for kind in kinds:
            register_page_kind(kind)
        yield
    finally:
        _page_kinds.clear()
        _page_kinds.update(before)
