"""Turns the documents of Ghost's editors, Lexical and the older Mobiledoc, into the HTML that Ghost would have made."""

import html
from collections.abc import Callable
from typing import Any, Final

from khabar.interchange.formats.records import Note

DEEPEST: Final = 60
_BOLD = 1
_TAGS = {
    "paragraph": "p",
    "quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
    "extended-quote": "blockquote",
}


def html_of_lexical(document: Any, notes: list[Note]) -> str:
    """Return the HTML of a Lexical *document*; what is of an unknown kind is told of, and its words are kept."""
    root = document.get("root") if isinstance(document, dict) else None
    return _nodes(root, notes, 0) if isinstance(root, dict) else ""


def _nodes(parent: dict[str, Any], notes: list[Note], depth: int) -> str:
    children = parent.get("children")
    if not isinstance(children, list) or depth > DEEPEST:
        return ""
    return "".join(_node(child, notes, depth) for child in children if isinstance(child, dict))


def _node(node: dict[str, Any], notes: list[Note], depth: int) -> str:
    kind = str(node.get("type", ""))
    inside = _nodes(node, notes, depth + 1)
    if kind in ("text", "extended-text"):
        words = html.escape(str(node.get("text", "")), quote=False)
        is_bold = isinstance(node.get("format"), int) and node["format"] & _BOLD
        return f"<b>{words}</b>" if is_bold else words
    if kind == "linebreak":
        return "<br>"
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{inside}</{_TAGS[kind]}>"
    if kind in ("heading", "extended-heading"):
        tag = str(node.get("tag", "h2"))
        tag = tag if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
        return f"<{tag}>{inside}</{tag}>"
    if kind == "list":
        tag = "ol" if node.get("listType") == "number" else "ul"
        return f"<{tag}>{inside}</{tag}>"
    if kind in ("link", "autolink"):
        return f'<a href="{html.escape(str(node.get("url", "")))}">{inside}</a>'
    if kind in ("horizontalrule", "paywall", "divider"):
        return "<hr>"
    return card(kind, node, notes) or inside


def card(kind: str, said: dict[str, Any], notes: list[Note]) -> str:
    """Return the HTML of a card: a picture, a player, a bookmark, HTML of its own. Unknown ones are told of."""
    make = _CARDS.get(kind)
    if make is not None:
        return make(said)
    notes.append(Note(f"The card «{kind}» has no place here; the words in it are kept.", str(said)[:2000]))
    words = (str(said[name]) for name in _WORDS if isinstance(said.get(name), str) and said[name])
    return "".join(f"<p>{word}</p>" for word in words)


_WORDS = (
    "heading",
    "header",
    "subheader",
    "title",
    "content",
    "html",
    "calloutText",
    "buttonText",
    "productDescription",
)


def _text(said: dict[str, Any], *names: str) -> str:
    return next((str(said[name]) for name in names if isinstance(said.get(name), str) and said[name]), "")


def _picture(said: dict[str, Any]) -> str:
    source, alt_text = html.escape(_text(said, "src")), html.escape(_text(said, "alt", "title"))
    return f'<figure><img src="{source}" alt="{alt_text}"><figcaption>{_text(said, "caption")}</figcaption></figure>'


def _gallery(said: dict[str, Any]) -> str:
    pictures = said.get("images")
    found = "".join(_picture(one) for one in pictures if isinstance(one, dict)) if isinstance(pictures, list) else ""
    return found + (f"<p>{_text(said, 'caption')}</p>" if _text(said, "caption") else "")


def _player(said: dict[str, Any]) -> str:
    url = html.escape(_text(said, "url", "src"))
    title = _text(said, "caption", "title")
    return (
        f'<figure><khabar-embed data-url="{url}"></khabar-embed><figcaption>{title}</figcaption></figure>'
        if url
        else ""
    )


def _bookmark(said: dict[str, Any]) -> str:
    about = said.get("metadata")
    title = _text(about, "title") if isinstance(about, dict) else ""
    return _player({"url": _text(said, "url"), "title": title or _text(said, "title")})


def _own_html(said: dict[str, Any]) -> str:
    return _text(said, "html", "markdown")


def _code(said: dict[str, Any]) -> str:
    return f"<pre>{html.escape(_text(said, 'code'), quote=False)}</pre>"


def _callout(said: dict[str, Any]) -> str:
    return f"<p>{_text(said, 'calloutText', 'text')}</p>"


def _toggle(said: dict[str, Any]) -> str:
    return f"<h3>{_text(said, 'heading')}</h3>{_text(said, 'content')}"


def _nothing(_said: dict[str, Any]) -> str:
    return " "


_CARDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "image": _picture,
    "gallery": _gallery,
    "embed": _player,
    "video": _player,
    "audio": _player,
    "file": _player,
    "bookmark": _bookmark,
    "html": _own_html,
    "card-markdown": _own_html,
    "markdown": _own_html,
    "code": _code,
    "codeblock": _code,
    "callout": _callout,
    "toggle": _toggle,
    "hr": _nothing,
    "paywall": _nothing,
}


def html_of_mobiledoc(document: Any, notes: list[Note]) -> str:
    """Return the HTML of a Mobiledoc of version 0.3; total, whatever *document* is."""
    if not isinstance(document, dict) or not isinstance(document.get("sections"), list):
        return ""
    return "".join(_section(section, document, notes) for section in document["sections"])


def _section(section: Any, document: dict[str, Any], notes: list[Note]) -> str:
    match section:
        case [1, str(tag), list(markers), *_]:
            return f"<{tag}>{_markers(markers, document)}</{tag}>" if tag.isalnum() else _markers(markers, document)
        case [3, "ul" | "ol" as tag, list(items), *_]:
            inside = "".join(f"<li>{_markers(one, document)}</li>" for one in items if isinstance(one, list))
            return f"<{tag}>{inside}</{tag}>"
        case [2, str(address), *_]:
            return f'<figure><img src="{html.escape(address)}"></figure>'
        case [10, int(number), *_]:
            match _at(document.get("cards"), number):
                case [str(kind), dict(said), *_]:
                    return card(kind, said, notes)
    notes.append(Note("A part of the text is of an unknown kind; it is left out.", str(section)[:2000]))
    return ""


def _markers(markers: list[Any], document: dict[str, Any]) -> str:
    pieces: list[str] = []
    closing: list[str] = []
    for marker in markers:
        match marker:
            case [0, list(opened), int(closed), str(words), *_]:
                for number in opened:
                    tag, start = _markup(_at(document.get("markups"), number))
                    pieces.append(start)
                    closing.append(tag)
                pieces.append(html.escape(words, quote=False))
                for _each in range(min(closed, len(closing))):
                    pieces.append(f"</{closing.pop()}>")
            case [1, *_]:
                pieces.append("<br>")
    pieces += [f"</{tag}>" for tag in reversed(closing)]
    return "".join(pieces)


def _markup(markup: Any) -> tuple[str, str]:
    match markup:
        case ["a", [_, str(address), *_], *_]:
            return "a", f'<a href="{html.escape(address)}">'
        case [str(tag), *_] if tag.isalnum():
            return tag, f"<{tag}>"
    return "span", "<span>"


def _at(values: Any, number: Any) -> Any:
    if isinstance(values, list) and isinstance(number, int) and 0 <= number < len(values):
        return values[number]
    return None
