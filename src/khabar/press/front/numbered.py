"""Where the store keeps what another system's site numbered in its queries: `/?p=12` is kept at `/~p=12`. Pure.

Pages have no queries here, and addresses in the store none. So that old links still lead, the front looks there first.
"""

import re

_NUMBERED = re.compile(r"(?:^|&)(?:p|page_id)=(\d{1,18})(?:&|$)")


def numbered_path(path: str, query_string: str) -> str | None:
    """Return where the redirect from *path* with that query would be, or None if the query numbers nothing.

    >>> numbered_path("/", "p=12"), numbered_path("/blog/", "utm=x&page_id=7"), numbered_path("/", "page=2")
    ('/~p=12', '/blog/~p=7', None)
    """
    found = _NUMBERED.search(query_string)
    if found is None:
        return None
    return f"{path if path.endswith('/') else path + '/'}~p={found[1]}"
