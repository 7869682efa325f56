"""From the words of KHABAR_STORE to outlets. Pure: opens no connection and no folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from khabar.press.outlets.base import Outlet
from khabar.press.outlets.bucket import Bucket
from khabar.press.outlets.files import FileTree
from khabar.press.outlets.s3 import S3

EXAMPLES = "pages, files:/srv/khabar-files or s3://bucket/prefix"
_OPTIONS = {"endpoint": "endpoint_url", "region": "region_name"}


class Unfit(Exception):
    """A setting cannot be understood. Its text says how to mend it."""


def chosen_outlets(words: Iterable[str], keys: Mapping[str, str]) -> list[Outlet]:
    """Return the outlets that *words* name; *keys* are `access` and `secret`, for S3. Raises Unfit."""
    wanted = [word.strip() for word in words]
    outlets = [_outlet(word, keys) for word in wanted if word not in ("", "pages")]
    if len({outlet.name for outlet in outlets}) < len(outlets):
        raise Unfit(f"KHABAR_STORE names one place twice: {', '.join(wanted)}")
    return outlets


def _outlet(word: str, keys: Mapping[str, str]) -> Outlet:
    if word.startswith("s3://"):
        bucket, prefix = bucket_at(word, keys)
        return S3(bucket, prefix)
    kind, _, where = word.partition(":")
    folder = Path(where)
    if kind != "files" or not folder.is_absolute() or folder == Path("/"):
        raise Unfit(f"KHABAR_STORE says {word!r}: it has to be {EXAMPLES}, several with commas between them.")
    return FileTree(folder)


def bucket_at(url: str, keys: Mapping[str, str]) -> tuple[Bucket, str]:
    """Return the bucket and the prefix at `s3://bucket/prefix?endpoint=https://…&region=…`. Raises Unfit."""
    parts = urlsplit(url)
    options = parse_qs(parts.query)
    if not parts.hostname or options.keys() - _OPTIONS.keys() or parts.username:
        raise Unfit(f"{url!r} has to be like s3://bucket/prefix?endpoint=https://s3.example.org&region=eu-central-1")
    client = {_OPTIONS[name]: values[-1] for name, values in options.items()}
    if keys.get("access"):
        client |= {"aws_access_key_id": keys["access"], "aws_secret_access_key": keys.get("secret", "")}
    prefix = parts.path.strip("/")
    return Bucket(parts.netloc, **client), f"{prefix}/" if prefix else ""
