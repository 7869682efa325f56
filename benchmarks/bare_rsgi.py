"""The least that an RSGI application can do: the measure of `benchmarks/front.py`. Serves one body from memory."""

import os
from pathlib import Path
from typing import Any

_BODY = Path(os.environ["BARE_BODY"]).read_bytes()
_HEADERS = [("content-type", "text/html; charset=utf-8"), ("content-encoding", "br")]


async def app(scope: Any, proto: Any) -> None:
    proto.response_bytes(200, _HEADERS, _BODY)
