"""A bucket, as outlets need it: look, put and delete under a condition, list. Knows boto3 and its errors, no page.

Time limits and retries are boto3's own: five seconds to connect, twenty to answer, three tries with growing waits.
Where a server does not know the condition of a request (501), looking before has to do.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

from khabar.press.outlets.base import Trouble, Version

CONNECT_SECONDS = 5
ANSWER_SECONDS = 20
TRIES = 3
LISTED_AT_ONCE = 1000
"""The most that S3 gives in one answer."""

_LOST = {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "412", "404", "409"}
_NOT_KNOWN = {"NotImplemented", "501"}
_CURES = {
    "NoSuchBucket": "There is no such bucket. Make it, or mend its name in KHABAR_STORE.",
    "InvalidAccessKeyId": "The access key is not known there. See KHABAR_S3_ACCESS_KEY.",
    "SignatureDoesNotMatch": "The secret key is wrong. See KHABAR_S3_SECRET_KEY.",
    "AccessDenied": "These keys may not do that: they need to list, read, write and delete objects.",
    "403": "These keys may not do that: they need to list, read, write and delete objects.",
}

_opening = Lock()
"""Sessions of boto3 are not safe in threads; clients are."""


class Lost(Exception):
    """The object is not any more what it was when it was looked at."""


@dataclass(frozen=True)
class Kept:
    """An object that is there: which one, how new, and what it is a copy of. *copy_of* is empty if it is not ours."""

    etag: str
    version: Version
    copy_of: str


@dataclass(frozen=True)
class Object:
    """An object to be put. *headers* are those of PutObject, as in `ContentType`."""

    body: bytes
    copy_of: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Bucket:
    """The bucket called *name*. Safe in threads. Every call raises Trouble when the server cannot do it."""

    def __init__(self, name: str, **client: Any) -> None:
        """Open nothing yet. *client* goes to boto3: `endpoint_url`, `region_name`, keys."""
        self.name = name
        self._options = client
        self._client: Any = None

    @property
    def where(self) -> str:
        """Return the server as it is told to people, or nothing for Amazon's."""
        return f" at {self._options['endpoint_url']}" if "endpoint_url" in self._options else ""

    def look(self, key: str) -> Kept | None:
        """Return what lies under *key*, or None."""
        try:
            found = self._call("head_object", Key=key)
        except Lost:
            return None
        about = found.get("Metadata", {})
        return Kept(found["ETag"], Version.parse(about.get("version", "")), about.get("copy-of", ""))

    def put(self, key: str, thing: Object, version: Version, instead_of: Kept | None) -> None:
        """Put *thing* where *instead_of* lies, or where nothing does; raise Lost if that is not so any more."""
        condition = {"IfNoneMatch": "*"} if instead_of is None else {"IfMatch": instead_of.etag}
        about = {"version": str(version), "copy-of": thing.copy_of}
        self._call("put_object", condition, Key=key, Body=thing.body, Metadata=about, **thing.headers)

    def delete(self, key: str, kept: Kept) -> None:
        """Delete *kept*; raise Lost if something else lies there."""
        self._call("delete_object", {"IfMatch": kept.etag}, Key=key)

    def keys(self, prefix: str) -> Iterator[str]:
        """Yield every key that begins with *prefix*."""
        more: dict[str, Any] = {}
        while True:
            page = self._call("list_objects_v2", None, Prefix=prefix, MaxKeys=LISTED_AT_ONCE, **more)
            yield from (found["Key"] for found in page.get("Contents", ()))
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def _call(self, operation: str, condition: Mapping[str, str] | None = None, **arguments: Any) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError

        call: Callable[..., Any] = getattr(self._connected(), operation)
        try:
            return call(Bucket=self.name, **arguments, **(condition or {}))
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if condition and code in _NOT_KNOWN:
                return self._call(operation, **arguments)
            if code in _LOST:
                raise Lost from error
            raise Trouble(f"The bucket {self.name}: {_CURES.get(code, str(error))}") from error
        except BotoCoreError as error:
            raise Trouble(f"The bucket {self.name}: {error}") from error

    def _connected(self) -> Any:
        with _opening:
            if self._client is None:
                self._client = _new_client(self._options)
        return self._client


def _new_client(options: Mapping[str, Any]) -> Any:
    try:
        from botocore.config import Config
    except ImportError as error:
        raise Trouble("S3 needs boto3. Install it with: pip install 'khabar[s3]'") from error
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=ANSWER_SECONDS,
        retries={"mode": "standard", "total_max_attempts": TRIES},
        max_pool_connections=32,
        # Other servers than Amazon's do not know the newer checksums.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return _session().client("s3", config=config, **options)


@cache
def _session() -> Any:
    """Return the session that reads boto3's large descriptions of services once."""
    import boto3

    return boto3.session.Session()
