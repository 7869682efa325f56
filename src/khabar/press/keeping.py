"""Keeps answers from one snapshot to the next, for one presser, until something is touched that they show.

A front shows thirty teasers, and one of them changed: the others need not be read again. Nothing old is shown: before
a snapshot is used, whatever it sees in the outbox is forgotten, and what was taken from there in between was heard of,
or the press's clock tells that another presser took it; then everything is. Knows keys, clock and outbox, no page.
"""

from collections.abc import Collection

from django.db import connection

from khabar.press.remembering import Memory

MOST_ANSWERS = 4000
MOST_TOUCHES = 1000
_LOOK = """
    SELECT number, NULL FROM press_clock WHERE id = 1
    UNION ALL SELECT NULL, key FROM (SELECT key FROM press_touch WHERE ordered_up_to = 0 LIMIT %s) AS fresh
"""


class Kept:
    """Answers, with the keys that they recorded and the press's clock up to which they are known to hold."""

    def __init__(self) -> None:
        self._answers: Memory = {}
        self._clock = 0

    def answers_here(self) -> Memory:
        """Return the answers that hold in the snapshot that is open now; what is added is read in it. One query."""
        with connection.cursor() as cursor:
            cursor.execute(_LOOK, [MOST_TOUCHES])
            rows = cursor.fetchall()
        clock = next((number for number, _key in rows if number is not None), 0)
        touched = {key for _number, key in rows if key is not None}
        if clock != self._clock or len(touched) >= MOST_TOUCHES or len(self._answers) > MOST_ANSWERS:
            self.forget()
        self._clock = clock
        self._drop(touched)
        return self._answers

    def hear(self, keys: Collection[str], clock: int) -> None:
        """Forget what shows one of *keys*, which were taken from the outbox when the press's clock came to *clock*."""
        if clock == self._clock + 1:
            self._clock = clock
            self._drop(keys)

    def forget(self) -> None:
        """Forget everything."""
        self._answers.clear()

    def _drop(self, keys: Collection[str]) -> None:
        touched = frozenset(keys)
        if touched:
            for place in [place for place, (_, shown) in self._answers.items() if not touched.isdisjoint(shown)]:
                del self._answers[place]
