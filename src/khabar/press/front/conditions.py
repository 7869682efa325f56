"""Reads If-None-Match, If-Modified-Since and the dates of HTTP as RFC 9110 says. Pure."""

import calendar
from email.utils import formatdate, parsedate
from functools import lru_cache

LONGEST_DATE = 64


def has_it(if_none_match: str | None, if_modified_since: str | None, etag: str, changed_at: int) -> bool:
    """Say whether a client has already what has *etag* and changed at *changed_at* (seconds since 1970, 0 is unknown).

    A time counts only where the client names no ETag.
    """
    if if_none_match is not None:
        return matches(if_none_match, etag)
    if if_modified_since is None or not changed_at:
        return False
    since = seconds_of(if_modified_since)
    return since is not None and since >= changed_at


def matches(if_none_match: str, etag: str) -> bool:
    """Say whether *etag* is in a list of ETags (weak comparison).

    >>> matches('W/"a", "b"', '"a"')
    True
    """
    if if_none_match == etag or if_none_match.strip() == "*":
        return True
    return any(candidate.strip().removeprefix("W/") == etag for candidate in if_none_match.split(","))


def date_of(seconds: int) -> str:
    """Return a time as headers have it.

    >>> date_of(1509667200)
    'Fri, 03 Nov 2017 00:00:00 GMT'
    """
    return formatdate(seconds, usegmt=True)


@lru_cache(maxsize=1024)
def seconds_of(date: str) -> int | None:
    """Return the seconds since 1970 of one of HTTP's three ways to write a time, None if it is none.

    >>> seconds_of("Sun Nov  6 08:49:37 1994") == seconds_of("Sun, 06 Nov 1994 08:49:37 GMT")
    True
    """
    if len(date) > LONGEST_DATE:
        return None
    try:
        fields = parsedate(date)
        return None if fields is None else calendar.timegm(fields)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
