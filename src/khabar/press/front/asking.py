"""Asks Django to bake a page of the archive that nobody has: once for however many readers, and never many at a time.

Knows no pages: whether an address has one is Django's to say.
"""

import asyncio
from collections.abc import Awaitable, Callable

MOST_WAITING = 200
MOST_AT_ONCE = 4

Ask = Callable[[str], Awaitable[bool]]
"""Have the page of an address baked; say whether there is one. May raise what the relay raises."""


class TooManyAsk(Exception):
    """So many pages are asked for that this one is not even waited for."""


class Asking:
    """The pages that are asked for at this moment. For one event loop."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._underway: dict[str, asyncio.Task[bool]] = {}
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)

    async def has_baked(self, path: str) -> bool:
        """Return whether there is a page at *path*, which is in the store then. Raises TooManyAsk."""
        task = self._underway.get(path)
        if task is None:
            if len(self._underway) >= MOST_WAITING:
                raise TooManyAsk
            task = asyncio.create_task(self._in_turn(path))
            self._underway[path] = task
            task.add_done_callback(lambda _: self._underway.pop(path, None))
        # One reader who goes away must not take the page from the others.
        return await asyncio.shield(task)

    async def _in_turn(self, path: str) -> bool:
        async with self._turns:
            return await self._ask(path)
