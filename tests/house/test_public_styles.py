"""Public styles serve both directions: logical properties only. And Arabic letters are never spaced out or slanted."""

import re
from collections.abc import Iterator

from tests.house.repository import SOURCE, files, shown, told

PUBLIC_PARTS = (SOURCE / "site", SOURCE / "conversation")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)")
_DECLARATION = re.compile(r"(?<![\w-])(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}]|\Z)")
_STYLE_ATTRIBUTE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_PHYSICAL = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
_SLANTED = re.compile(r"\b(italic|oblique)\b")
_NOT_SPACED = re.compile(r"(normal|0(\.0+)?(px|em|rem|ch)?)(\s*!important)?\Z")


def faults_of_style(css: str) -> list[str]:
    """Return the declarations that hold for one direction only, or that harm Arabic letters, with their lines."""
    return [
        f"{line}: {name}: {value} ({why})" for line, name, value in _declarations(css) if (why := _fault(name, value))
    ]


def faults_of_markup(template: str) -> list[str]:
    """Return the same for the style attributes and elements of a template."""
    styles = [match.group(1) or match.group(2) or "" for match in _STYLE_ATTRIBUTE.finditer(template)]
    styles += [match.group(1) for match in _STYLE_ELEMENT.finditer(template)]
    return [fault for style in styles for fault in faults_of_style(style)]


def _declarations(css: str) -> Iterator[tuple[int, str, str]]:
    css = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), css)
    css = _QUOTED.sub("''", css)
    for match in _DECLARATION.finditer(css):
        yield css.count("\n", 0, match.start()) + 1, match.group(1), " ".join(match.group(2).split())


def _fault(name: str, value: str) -> str:
    if _PHYSICAL.search(name) or _PHYSICAL.search(value):
        return "one direction only"
    if name == "letter-spacing" and not _NOT_SPACED.match(value):
        return "tears joined letters apart"
    if name in ("font-style", "font") and _SLANTED.search(value):
        return "Arabic has no italic"
    return ""


def test_public_styles_hold_in_both_directions() -> None:
    found = [
        f"{shown(path)}:{fault}"
        for part in PUBLIC_PARTS
        for path in files(".css", below=part)
        for fault in faults_of_style(path.read_text(encoding="utf-8"))
    ]
    found += [
        f"{shown(path)}: {fault}"
        for part in PUBLIC_PARTS
        for path in files(".html", below=part)
        for fault in faults_of_markup(path.read_text(encoding="utf-8"))
    ]

    assert not found, told(
        found,
        "write the logical property (margin-inline-start, inset-inline-end, text-align: start, float: inline-start); "
        "emphasise Arabic with weight or colour, never with letter-spacing or italic.",
    )


def test_physical_directions_are_found_in_properties_and_values() -> None:
    planted = ".a { margin-left: 1em; float: right }\n.b {\n  text-align: left;\n  border-top-right-radius: 2px;\n}"

    assert [fault.partition(" (")[0] for fault in faults_of_style(planted)] == [
        "1: margin-left: 1em",
        "1: float: right",
        "3: text-align: left",
        "4: border-top-right-radius: 2px",
    ]


def test_spaced_and_slanted_letters_are_found() -> None:
    planted = ".a{letter-spacing:.05em}.b{font-style:italic}.c{font:italic 1em/1.5 serif}"

    assert len(faults_of_style(planted)) == 3


def test_styles_inside_markup_are_found() -> None:
    assert faults_of_markup('<p style="padding-left: 2px">') == ["1: padding-left: 2px (one direction only)"]
    assert faults_of_markup("<style>p { right: 0 }</style>") == ["1: right: 0 (one direction only)"]


def test_logical_styles_comments_and_file_names_pass() -> None:
    css = """
    /* left: 0 was wrong here */
    .a::before { content: "left: 1"; background: url(arrow-left.svg); margin-inline-start: 1em; letter-spacing: 0 }
    .copyright { inset-inline-end: 0; text-align: start; font-style: normal; letter-spacing: normal }
    """

    assert faults_of_style(css) == []
