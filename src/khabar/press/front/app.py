"""The front as an RSGI application.

A GET or HEAD of a baked page is answered from memory; a photo from its folder; everything else by Django, through the
relay. Query strings do not matter to baked pages. What can be answered without waiting for anyone is answered by
`answer_at_once`, which the server may call outside of the event loop; the rest by `hand_on`.
"""

import asyncio
import signal
import time
import unicodedata
from collections.abc import Awaitable, Callable

from khabar.press.front.access_log import AccessLog, Noted
from khabar.press.front.asking import Asking, TooManyAsk
from khabar.press.front.conditions import has_it
from khabar.press.front.configuration import Configuration
from khabar.press.front.media import PREFIX as MEDIA
from khabar.press.front.media import Media
from khabar.press.front.memory import Memory
from khabar.press.front.negotiation import PREFERENCE, accepted_encodings
from khabar.press.front.notices import Notices
from khabar.press.front.noting import Noting
from khabar.press.front.numbered import numbered_path
from khabar.press.front.pages import REVALIDATE, Answer, Preparing, in_location
from khabar.press.front.parting import Parting
from khabar.press.front.refusals import refused
from khabar.press.front.relay import (
    AppAway,
    AppTooSlow,
    BodyIncomplete,
    BodyTooLong,
    BrokenOff,
    LengthRequired,
    Relay,
    TooBusy,
)
from khabar.press.front.rsgi import Answering, Headers, Scope
from khabar.press.front.security import SecurityHeaders
from khabar.press.front.visiting import Visiting
from khabar.press.stores.visits import visits_file

# Addresses that Django alone knows. When it is away they are away; any other address that is not baked is missing.
_DJANGOS = ("/admin", "/static/", "/media/", "/-/")
_DJANGOS_IN_EDITIONS = ("-", "search")
_READING = ("allow", "GET, HEAD, OPTIONS")
_STALE = ("x-khabar-stale", "the page store cannot be read")


class Front:
    """One worker's front."""

    def __init__(self, configuration: Configuration) -> None:
        security = SecurityHeaders(https=configuration.https)
        preparing = Preparing(
            security, tag_headers=configuration.tag_headers, caches_ask=configuration.trusted_proxies > 0
        )
        self._memory = Memory(configuration.store_file, configuration.memory_limit, preparing)
        self._notices = Notices(self._memory, security)
        self._media = Media(configuration.media_dir, security)
        self._relay = Relay(
            configuration.app_origin,
            configuration.front_secret,
            configuration.trusted_proxies,
            configuration.body_limit,
            security.of_every_answer,
        )
        self._asking = Asking(self._relay.has_baked) if configuration.bakes_on_demand else None
        self._visiting = Visiting(visits_file(configuration.store_file), self._memory.take_visits)
        self.answer_at_once: Callable[[Scope, Answering], bool] = self._answer_at_once
        self.hand_on: Callable[[Scope, Answering], Awaitable[None]] = self._hand_on
        self._log: AccessLog | None = None
        if configuration.access_log is not None:
            self._log = configuration.access_log
            self._note_in(self._log)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.add_signal_handler(signal.SIGUSR1, self._write_log)
        self._visiting.start()
        if self._log is not None:
            self._log.start()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._visiting.stop()
        if self._log is not None:
            self._log.stop()

    async def __rsgi__(self, scope: Scope, answering: Answering) -> None:
        if not self.answer_at_once(scope, answering):
            await self.hand_on(scope, answering)

    def can_serve_pages(self) -> bool:
        """Say whether pages can be read. Without them the front answers all the same: 503 for each."""
        return self._memory.can_read()

    def part(self) -> None:
        """Ask every client to open a new connection for her next request: another worker will have it."""
        at_once, on = self.answer_at_once, self.hand_on
        self.answer_at_once = lambda scope, answering: at_once(scope, Parting(answering))
        self.hand_on = lambda scope, answering: on(scope, Parting(answering))

    def _note_in(self, log: AccessLog) -> None:
        """Have every answer from now on noted in *log*."""
        at_once, on = self.answer_at_once, self.hand_on

        def answer_and_note(scope: Scope, answering: Answering) -> bool:
            began = time.time()
            noting = Noting(answering)
            is_answered = at_once(scope, noting)
            if is_answered:
                log.note(Noted(began, time.time() - began, scope, noting.status, noting.size))
            return is_answered

        async def hand_on_and_note(scope: Scope, answering: Answering) -> None:
            began = time.time()
            noting = Noting(answering)
            try:
                await on(scope, noting)
            finally:
                log.note(Noted(began, time.time() - began, scope, noting.status, noting.size))

        self.answer_at_once, self.hand_on = answer_and_note, hand_on_and_note

    def _write_log(self) -> None:
        if self._log is not None:
            self._log.write()

    def _answer_at_once(self, scope: Scope, answering: Answering) -> bool:
        """Answer from memory, store or folder of photos; return False if only Django can answer."""
        method = scope.method
        if method == "GET" or method == "HEAD":
            headers = scope.headers
            accepted = accepted_encodings(headers.get("accept-encoding"))
            numbered = numbered_path(scope.path, scope.query_string) if scope.query_string else None
            answer = self._memory.get(numbered, accepted) if numbered is not None else None
            if answer is None:
                answer = self._memory.get(scope.path, accepted)
            if answer is not None:
                if answer.status in (410, 503) and not answer.body:
                    self._notices.answer(answer.status, scope, answering)
                else:
                    self._send(answer, method, headers, answering)
                return True
        return self._answer_elsewhere(scope, answering)

    def _send(self, answer: Answer, method: str, came: Headers, answering: Answering) -> None:
        known, since = came.get("if-none-match"), came.get("if-modified-since")
        more = [_STALE] if self._memory.is_stale else []
        if (known or since) and answer.etag and has_it(known, since, answer.etag, answer.changed_at):
            answering.response_empty(304, answer.headers_of_304() + more)
        elif method == "HEAD":
            answering.response_empty(answer.status, answer.headers_of_head() + more)
        else:
            answering.response_bytes(answer.status, answer.headers + more if more else answer.headers, answer.body)

    def _answer_elsewhere(self, scope: Scope, answering: Answering) -> bool:
        """Answer what is neither page nor Django's: refusals, photos, better addresses."""
        path = scope.path
        if (status := refused(scope)) is not None:
            self._notices.answer(status, scope, answering)
        elif scope.method not in ("GET", "HEAD"):
            return self._refuse_to_write(scope, answering)
        elif path.startswith(MEDIA):
            self._media.answer(scope, answering)
        elif (better := self._better_address(path)) is not None:
            location = in_location(better, scope.query_string)
            answering.response_empty(301, [("location", location), ("cache-control", REVALIDATE)])
        elif self._memory.is_stale and not _is_djangos(scope):
            # Nobody knows whether there is such a page: "missing" would be a lie that search engines remember.
            self._notices.answer(503, scope, answering)
        else:
            return False
        return True

    def _refuse_to_write(self, scope: Scope, answering: Answering) -> bool:
        """Answer what would write to a page or a photo; return False for everything else."""
        page = None if scope.path.startswith(MEDIA) else self._memory.get(scope.path, PREFERENCE)
        if not scope.path.startswith(MEDIA) and (page is None or page.status != 200):
            return False
        if scope.method == "OPTIONS":
            answering.response_empty(204, [_READING])
        else:
            self._notices.answer(405, scope, answering, _READING)
        return True

    async def _hand_on(self, scope: Scope, answering: Answering) -> None:
        try:
            if self._asking is not None and not _is_djangos(scope):
                await self._answer_from_archive(self._asking, scope, answering)
            else:
                await self._relay.hand_on(scope, answering)
        except (TooManyAsk, TooBusy):
            self._notices.answer(503, scope, answering)
        except AppAway:
            # Where pages are baked when they are asked for, an address without one is not known to be missing.
            is_missing = self._asking is None and not _is_djangos(scope)
            self._notices.answer(404 if is_missing else 503, scope, answering)
        except AppTooSlow:
            self._notices.answer(504, scope, answering)
        except BrokenOff:
            self._notices.answer(502, scope, answering)
        except BodyTooLong:
            self._notices.answer(413, scope, answering)
        except LengthRequired:
            self._notices.answer(411, scope, answering)
        except BodyIncomplete:
            self._notices.answer(408, scope, answering)

    async def _answer_from_archive(self, asking: Asking, scope: Scope, answering: Answering) -> None:
        """Have the page baked if there is one on demand. What Django does not know is missing, and not asked again."""
        path = unicodedata.normalize("NFC", scope.path)
        if not await asking.has_baked(path) and (path.endswith("/") or not await asking.has_baked(f"{path}/")):
            self._notices.answer(404, scope, answering)
        elif not self._answer_at_once(scope, answering):
            self._notices.answer(503, scope, answering)

    def _better_address(self, path: str) -> str | None:
        """Return the baked address that *path* means: in NFC, with the slash at its end."""
        composed = unicodedata.normalize("NFC", path)
        candidates = [composed] if composed.endswith("/") else [composed, composed + "/"]
        return next((one for one in candidates if one != path and self._memory.get(one, PREFERENCE) is not None), None)


def create_app(configuration: Configuration | None = None) -> Front:
    """Make the front, told by the environment unless told here."""
    return Front(configuration or Configuration.from_environment())


def _is_djangos(scope: Scope) -> bool:
    if scope.method not in ("GET", "HEAD") or scope.path.startswith(_DJANGOS):
        return True
    pieces = scope.path.split("/")
    return len(pieces) > 3 and pieces[2] in _DJANGOS_IN_EDITIONS
