"""Readers who never stop: threads that follow every link of the real front and look closely at what they get.

    python -m tests.exactness.readers URL STOP_FILE

Ends when STOP_FILE appears, and prints as JSON what was wrong, which marker words were met, and how much was read.
"""

import gzip
import hashlib
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import httpx

from tests.exactness.words import number_of, words_in

READERS = 3
ENCODINGS = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
PERMALINKS = 40
LONGEST_FOLLOWING_SECONDS = 30.0
_LINKS = re.compile(rb'href="(/[^"#?]*|https?://[^"#?]*)"')
_HEADLINE = re.compile(rb"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TEXTS = ("text/html", "application/rss+xml", "application/xml", "application/opensearchdescription+xml")
_FORMS = re.compile(r"/(admin|media|search)(/|$)")


@dataclass
class Seen:
    """What all readers saw together."""

    faults: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    answers: dict[int, int] = field(default_factory=dict)
    unanswered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    body_of_etag: dict[tuple[str, str], str] = field(default_factory=dict)


class Reader:
    """One reader, who remembers per address what she saw last."""

    def __init__(self, url: str, seen: Seen, number: int) -> None:
        self.url = url
        self.seen = seen
        self._headlines: dict[str, int] = {}
        self._changed: dict[str, float] = {}
        self._encodings = cycle([*ENCODINGS][number:] + [*ENCODINGS][:number])
        self._paths = ["/", "/ar/", "/sitemap.xml", "/ar/feed.xml", *(f"/a/{pk}" for pk in range(1, PERMALINKS))]
        self._guessed = set(self._paths)
        self._links: dict[str, set[str]] = {}

    def read_until(self, stop: Path) -> None:
        """Go round all addresses that were ever linked, until the file *stop* is there."""
        with httpx.Client(base_url=self.url, timeout=30, trust_env=False) as client:
            while not stop.exists():
                for path in list(self._paths):
                    if stop.exists():
                        return
                    try:
                        self._read(client, path)
                    except httpx.TransportError:
                        with self.seen.lock:
                            self.seen.unanswered += 1
                        time.sleep(0.02)
                    except Exception as error:
                        with self.seen.lock:
                            self._fault(f"{path}: {type(error).__name__}: {error}")

    def _read(self, client: httpx.Client, path: str) -> None:
        encoding = next(self._encodings)
        with client.stream("GET", path, headers={"accept-encoding": encoding}) as response:
            raw = b"".join(response.iter_raw())
        with self.seen.lock:
            self.seen.answers[response.status_code] = self.seen.answers.get(response.status_code, 0) + 1
            self._look(path, response, raw)
        if response.status_code == 404 and path not in self._guessed:
            self._look_into(client, path)

    def _look_into(self, client: httpx.Client, path: str) -> None:
        """See why a link led to nothing. What was taken away before it could be followed is no fault: soon no page
        leads to it. What stays away is one. What comes late is counted: a press that dies between two pages may cause
        it, and tests/press/test_targets.py holds the order in which pages are laid.
        """
        deadline = time.monotonic() + LONGEST_FOLLOWING_SECONDS
        while time.monotonic() < deadline:
            leading = next((one for one, links in self._links.items() if path in links), None)
            if leading is None:
                return
            if client.get(path).status_code == 200:
                with self.seen.lock:
                    self.seen.late.add(path)
                return
            self._remember_links(leading, client.get(leading).content)
            time.sleep(0.02)
        self._fault(f"a link leads to nothing: {path}, from {leading}")

    def _look(self, path: str, response: httpx.Response, raw: bytes) -> None:
        status = response.status_code
        if status >= 500:
            self._fault(f"{path} answered {status}")
        if status != 200:
            self._links.pop(path, None)
            location = response.headers.get("location", "")
            if location.startswith("/"):
                self._follow(unquote(location))
            return
        try:
            body = ENCODINGS[response.headers.get("content-encoding", "identity")](raw)
        except (OSError, EOFError, brotli.error):
            self._fault(f"{path} cannot be unpacked")
            return
        self._look_at_body(path, response, body)

    def _look_at_body(self, path: str, response: httpx.Response, body: bytes) -> None:
        etag = response.headers.get("etag", "")
        digest = hashlib.sha256(body).hexdigest()
        if self.seen.body_of_etag.setdefault((path, etag), digest) != digest:
            self._fault(f"{path}: one ETag {etag}, two texts")
        if response.headers["content-type"].startswith("text/html") and not body.rstrip().endswith(b"</html>"):
            self._fault(f"{path} is torn")
        if "last-modified" in response.headers:
            changed = parsedate_to_datetime(response.headers["last-modified"]).timestamp()
            if changed < self._changed.get(path, 0):
                self._fault(f"{path} went back in time")
            self._changed[path] = changed
        if not response.headers["content-type"].startswith(_TEXTS):
            return
        text = body.decode()
        self.seen.words.update(words_in(text))
        self._look_at_headline(path, body)
        self._remember_links(path, body)
        for link in self._links[path]:
            self._follow(link)

    def _remember_links(self, path: str, body: bytes) -> None:
        addresses = [link.decode() for link in _LINKS.findall(body)]
        self._links[path] = {unquote(urlsplit(one).path) for one in addresses if one.startswith(("/", self.url))}

    def _look_at_headline(self, path: str, body: bytes) -> None:
        """Each rewriting of an article has a later word in its headline: it must never be followed by an earlier one.

        Several articles may have one address after another, so an article is known by its permalink.
        """
        headline = _HEADLINE.search(body)
        share = re.search(rb"(?:/a/|%2Fa%2F)(\d+)", body)
        words = words_in(headline[1].decode()) if headline else []
        if not words or share is None:
            return
        article, number = share[1].decode(), number_of(words[0])
        if number < self._headlines.get(article, 0):
            self._fault(f"{path}: an older headline of article {article} after a newer one")
        self._headlines[article] = number

    def _follow(self, path: str) -> None:
        if path not in self._paths and not _FORMS.search(path):
            self._paths.append(path)

    def _fault(self, what: str) -> None:
        self.seen.faults.add(what)


def main(url: str, stop: Path) -> None:
    seen = Seen()
    readers = [Reader(url, seen, number % len(ENCODINGS)) for number in range(READERS)]
    threads = [threading.Thread(target=reader.read_until, args=(stop,)) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = {
        "faults": sorted(seen.faults),
        "words": sorted(seen.words),
        "late": sorted(seen.late),
        "answers": seen.answers,
        "unanswered": seen.unanswered,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
