"""An outlet in a bucket of S3, or of anything that speaks its language. Knows objects, no page.

An address is an object under the name of its file, plain, with `.gz` and `.br` beside it if it is text: S3 cannot
choose between them, a CDN before it can. An address that leads elsewhere is a small page with the redirect in its
metadata, which S3's own web sites obey; one that is gone has no object. Every object says which version it is and what
it is a copy of: one that is up to date is not sent again, and one that is newer is left alone, by a condition of the
request.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from khabar.press.outlets.base import Answer, NewerThere, Trouble, Version
from khabar.press.outlets.bucket import Bucket, Kept, Lost, Object
from khabar.press.outlets.forms import in_ascii, leading_to, plain
from khabar.press.outlets.naming import ENDINGS, address, object_name

REVALIDATE = "public, max-age=0, must-revalidate"
KEEP_A_YEAR = "public, max-age=31536000, immutable"
AT_ONCE = 16
LONGEST_KEY_BYTES = 1024
_RECIPE = 1
"""Raised when the same page is to be another object: objects of another recipe are sent again."""
_TRIES = 5
_SWEPT_AT_ONCE = 500
_ENCODINGS = {".gz": "gzip", ".br": "br"}


class S3:
    """All objects below *prefix*, which is empty or ends with a slash."""

    def __init__(self, bucket: Bucket, prefix: str = "") -> None:
        self.bucket = bucket
        self.prefix = prefix

    @property
    def name(self) -> str:
        return f"s3://{self.bucket.name}/{self.prefix}".rstrip("/") + self.bucket.where

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        newer: list[str] = []

        def take(answer: Answer) -> None:
            try:
                self._take(answer, version)
            except NewerThere:
                newer.append(answer.path)

        # What is taken away has left before the first new object is there.
        for is_page in (False, True):
            with ThreadPoolExecutor(AT_ONCE) as threads:
                list(threads.map(take, [answer for answer in answers if answer.is_page is is_page]))
        if newer:
            raise NewerThere(", ".join(newer[:5]))

    def _take(self, answer: Answer, version: Version) -> None:
        """Have the plain object before its packed forms, and take it away after them.

        So where it is not there, neither are they, and need not be looked for.
        """
        wanted = self._objects(answer)
        if not wanted:
            return
        plain_key, *packed_keys = wanted
        kept = self.bucket.look(plain_key)
        if wanted[plain_key] is not None:
            self.make_good(plain_key, wanted[plain_key], version, kept)
            for key in packed_keys:
                if kept is not None:
                    self.make_good(key, wanted[key], version, self.bucket.look(key))
                elif wanted[key] is not None:
                    self.make_good(key, wanted[key], version, None)
        elif kept is not None:
            for key in packed_keys:
                self.make_good(key, None, version, self.bucket.look(key))
            self.make_good(plain_key, None, version, kept)

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        swept = 0
        keys = self.bucket.keys(self.prefix)
        while some := list(islice(keys, _SWEPT_AT_ONCE)):
            answers = ask({self._address(key) for key in some})
            unknown = {answer.path for answer in answers if answer.page is None}
            for key in some:
                if self._address(key) in unknown:
                    kept = self.bucket.look(key)
                    if kept is not None and kept.copy_of:
                        swept += self.make_good(key, None, version, kept)
        return swept

    def make_good(self, key: str, wanted: Object | None, version: Version, kept: Kept | None) -> bool:
        """Have *wanted*, or nothing, under *key*, where *kept* was seen; say whether that took a change.

        Raises NewerThere if something newer is there.
        """
        for _ in range(_TRIES):
            if kept is not None and kept.version > version:
                raise NewerThere(key)
            try:
                if wanted is not None and (kept is None or kept.copy_of != wanted.copy_of):
                    self.bucket.put(key, wanted, version, kept)
                    return True
                if wanted is None and kept is not None:
                    self.bucket.delete(key, kept)
                    return True
                return False
            except Lost:
                kept = self.bucket.look(key)
        raise Trouble(f"{self.name}: {key} is written by somebody else all the time")

    def _objects(self, answer: Answer) -> dict[str, Object | None]:
        """Return what *answer* needs under each key that its address may have; None is nothing."""
        name = object_name(answer.path)
        if name is None or len(f"{self.prefix}{name}".encode()) + 3 > LONGEST_KEY_BYTES:
            return {}
        key = self.prefix + name
        found: dict[str, Object | None] = dict.fromkeys((key, *(key + ending for ending in ENDINGS)))
        page = answer.page
        if page is None:
            return found
        copy_of = f"{page.digest}-{_RECIPE}"
        if answer.is_page:
            headers = {
                "ContentType": page.content_type,
                "CacheControl": KEEP_A_YEAR if page.immutable else REVALIDATE,
            }
            found[key] = Object(plain(page), copy_of, headers)
            for ending, body in ((".gz", page.gzip), (".br", page.brotli)):
                if body is not None:
                    packed = {**headers, "ContentEncoding": _ENCODINGS[ending]}
                    found[key + ending] = Object(body, copy_of, packed)
        elif answer.is_redirect:
            location = in_ascii(page.location or "/")
            headers = {
                "ContentType": "text/html; charset=utf-8",
                "CacheControl": REVALIDATE,
                "WebsiteRedirectLocation": location,
            }
            found[key] = Object(leading_to(location), copy_of, headers)
        return found

    def _address(self, key: str) -> str:
        name = key.removeprefix(self.prefix)
        return address(name[:-3] if name.endswith(ENDINGS) else name)
