"""The front as an RSGI application: `granian --interface rsgi --factory khabar.press.front.app:create_app`.

A GET or HEAD of a baked page is answered from memory; a photo from its folder; everything else by Django, through the
relay. Query strings do not matter to baked pages.
"""

import unicodedata

from khabar.press.front.configuration import Configuration
from khabar.press.front.media import PREFIX as MEDIA
from khabar.press.front.media import Media
from khabar.press.front.memory import Memory
from khabar.press.front.negotiation import accepted_encodings, matches
from khabar.press.front.notices import answer_notice
from khabar.press.front.pages import REVALIDATE, Answer, in_location
from khabar.press.front.relay import AppAway, AppTooSlow, BodyIncomplete, BodyTooLong, LengthRequired, Relay
from khabar.press.front.rsgi import Answering, Scope

# Addresses that Django alone knows. When it is away they are away; any other address that is not baked is missing.
_DJANGOS = ("/admin", "/static/", "/media/", "/-/")
_DJANGOS_IN_EDITIONS = ("-", "search")


class Front:
    """One worker's front."""

    def __init__(self, configuration: Configuration) -> None:
        self._memory = Memory(configuration.store_file, configuration.memory_limit)
        self._media = Media(configuration.media_dir)
        self._relay = Relay(
            configuration.app_origin,
            configuration.front_secret,
            configuration.trusted_proxies,
            configuration.body_limit,
        )

    async def __rsgi__(self, scope: Scope, answering: Answering) -> None:
        method = scope.method if scope.proto == "http" else ""
        if method == "GET" or method == "HEAD":
            page = self._memory.get(scope.path)
            if page is not None:
                headers = scope.headers
                answer = page.answer(accepted_encodings(headers.get("accept-encoding")))
                if answer.status == 410 and not answer.body:
                    answer_notice(self._memory, 410, scope, answering)
                else:
                    _send(answer, method, headers.get("if-none-match"), answering)
                return
        await self._answer_elsewhere(scope, answering)

    async def _answer_elsewhere(self, scope: Scope, answering: Answering) -> None:
        if scope.proto != "http":
            answering.close(404)
            return
        if scope.method in ("GET", "HEAD"):
            if scope.path.startswith(MEDIA):
                self._media.answer(scope, answering)
                return
            better = self._better_address(scope.path)
            if better is not None:
                location = in_location(better, scope.query_string)
                answering.response_empty(301, [("location", location), ("cache-control", REVALIDATE)])
                return
        try:
            await self._relay.hand_on(scope, answering)
        except AppAway:
            answer_notice(self._memory, 503 if _is_djangos(scope) else 404, scope, answering)
        except AppTooSlow:
            answer_notice(self._memory, 504, scope, answering)
        except BodyTooLong:
            answer_notice(self._memory, 413, scope, answering)
        except LengthRequired:
            answer_notice(self._memory, 411, scope, answering)
        except BodyIncomplete:
            answer_notice(self._memory, 408, scope, answering)

    def _better_address(self, path: str) -> str | None:
        """Return the baked address that *path* means: in NFC, with the slash at its end."""
        composed = unicodedata.normalize("NFC", path)
        candidates = [composed] if composed.endswith("/") else [composed, composed + "/"]
        return next((one for one in candidates if one != path and self._memory.get(one) is not None), None)


def create_app(configuration: Configuration | None = None) -> Front:
    """Make the front, told by the environment unless told here."""
    return Front(configuration or Configuration.from_environment())


def _send(answer: Answer, method: str, if_none_match: str | None, answering: Answering) -> None:
    if if_none_match is not None and answer.etag and matches(if_none_match, answer.etag):
        answering.response_empty(304, answer.headers_of_304)
    elif method == "HEAD":
        answering.response_empty(answer.status, answer.headers_of_head)
    else:
        answering.response_bytes(answer.status, answer.headers, answer.body)


def _is_djangos(scope: Scope) -> bool:
    if scope.method not in ("GET", "HEAD") or scope.path.startswith(_DJANGOS):
        return True
    pieces = scope.path.split("/")
    return len(pieces) > 3 and pieces[2] in _DJANGOS_IN_EDITIONS
