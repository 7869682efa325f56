"""WordPress's shortcodes, turned into HTML that says the same. Of unknown ones, the words inside are kept."""

import re
from collections.abc import Callable
from html import escape

from khabar.interchange.formats.records import Note

_OPENING = re.compile(r"\[(\[?)([A-Za-z][\w-]*)((?:\s+[^\[\]]*|\s*=[^\[\]]*)?)(/?)\]")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))|(?:"([^"]*)"|(\S+))""")
_NAMED = re.compile(r"""[\w-]+\s*=""")
_PICTURE = re.compile(r"<a\b[^>]*>\s*<img\b[^>]*>\s*</a>|<img\b[^>]*>", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<\"'\]]+")
_LINKS = (
    "youtube",
    "vimeo",
    "dailymotion",
    "soundcloud",
    "twitter",
    "tweet",
    "instagram",
    "facebook",
    "embed",
    "wpvideo",
)
_FILES = ("video", "audio", "playlist")
_SOURCES = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "url", "id")
_DEEPEST = 8


def without_shortcodes(text: str, notes: list[Note]) -> str:
    """Return *text* with each shortcode as HTML or gone, and tell *notes* of those that nobody knows."""
    for _depth in range(_DEEPEST):
        after = _once(text, notes)
        if after == text:
            break
        text = after
    return text


def _once(text: str, notes: list[Note]) -> str:
    pieces: list[str] = []
    at = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < at:
            continue
        escaped, name, attributes, _slash = opening.groups()
        closing = text.find(f"[/{name}]", opening.end()) if not escaped else -1
        if escaped or not _is_shortcode(name.lower(), attributes, closing >= 0):
            continue
        inner = text[opening.end() : closing] if closing >= 0 else ""
        end = closing + len(name) + 3 if closing >= 0 else opening.end()
        pieces += [
            text[at : opening.start()],
            _html(name.lower(), attributes, inner, text[opening.start() : end], notes),
        ]
        at = end
    return "".join([*pieces, text[at:]])


def _is_shortcode(name: str, attributes: str, is_closed: bool) -> bool:
    """Say whether WordPress or a plugin would make something of it, and not print it: [القائم] and [sic] are words."""
    if name in _HTML or name in _LINKS or name in _FILES:
        return True
    return is_closed or bool(_NAMED.search(attributes)) or ("_" in name and not attributes)


def _html(name: str, attributes: str, inner: str, whole: str, notes: list[Note]) -> str:
    given = _attributes(attributes)
    if name in _HTML:
        return _HTML[name](given, inner)
    if name in _LINKS or name in _FILES:
        return _player(given, inner, whole, notes)
    notes.append(Note(f"The shortcode [{name}] is of a plugin; the words inside it are kept.", whole[:2000]))
    return inner


def _attributes(text: str) -> dict[str, str]:
    """Return the named attributes; those without a name are numbered, as WordPress does."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        if match[1]:
            found[match[1].lower()] = match[2] or match[3] or match[4] or ""
        else:
            found[str(len(found))] = (match[5] or match[6] or "").lstrip("=")
    return found


def _caption(given: dict[str, str], inner: str) -> str:
    picture = _PICTURE.search(inner)
    if picture is None:
        return inner
    caption = given.get("caption") or f"{inner[: picture.start()]} {inner[picture.end() :]}".strip()
    key = given.get("id", "").rpartition("_")[2]
    return f'<figure data-key="{escape(key)}">{picture[0]}<figcaption>{caption}</figcaption></figure>'


def _gallery(given: dict[str, str], inner: str) -> str:
    keys = re.findall(r"\d+", given.get("ids", given.get("include", "")))
    if not keys:
        return "<khabar-uploads></khabar-uploads>"
    return "".join(f'<figure data-key="{key}"><img src=""></figure>' for key in keys)


def _player(given: dict[str, str], inner: str, whole: str, notes: list[Note]) -> str:
    url = next((one for one in (inner.strip(), *map(given.get, _SOURCES), *given.values()) if _is_url(one)), "")
    found = _URL.search(url or whole)
    if found is None:
        notes.append(Note("A player names no address; it is left out.", whole[:2000]))
        return ""
    return f'<khabar-embed data-url="{escape(found[0])}"></khabar-embed>'


def _is_url(text: str | None) -> bool:
    return text is not None and text.startswith(("http://", "https://"))


_HTML: dict[str, Callable[[dict[str, str], str], str]] = {
    "caption": _caption,
    "wp_caption": _caption,
    "gallery": _gallery,
}
