"""Every sentence of the admin has its Arabic: found in the code, present in the catalogue, compiled as it stands."""

import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from khabar.text.plurals import plural_form
from tests.house.repository import PARTS, SOURCE, files, shown, told

LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY}
ARABIC_FORMS = 6
_LATE_TANWEEN = re.compile("ا\N{ARABIC FATHATAN}")
MessageId = tuple[str | None, str]


def sentences_of_code(source: bytes) -> set[MessageId]:
    """Return the sentences that a Python module hands to gettext, each with its context."""
    found = set()
    for _line, message, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
        found.add((context, message if isinstance(message, str) else message[0]))
    return found


def sentences_of_template(template: str) -> set[MessageId]:
    """Return the sentences that a Django template translates."""
    if "i18n" not in template:
        return set()
    # A template's indentation is not Python's: the tokenizer must not see it.
    return sentences_of_code("\n".join(line.strip() for line in templatize(template).splitlines()).encode())


def faults_of_catalogue(catalogue: Catalog, used: set[MessageId]) -> list[str]:
    """Return what is missing, left over, doubtful or broken in *catalogue*, measured by the sentences in use."""
    known = {(message.context, _identity(message)): message for message in catalogue if message.id}
    faults = [f"missing: {sentence!r}" for _context, sentence in sorted(used - known.keys(), key=str)]
    faults += [
        f"nobody says this any more: {sentence!r}" for _context, sentence in sorted(known.keys() - used, key=str)
    ]
    for (_context, sentence), message in known.items():
        if not all(message.string if isinstance(message.string, tuple) else [message.string]):
            faults.append(f"not translated: {sentence!r}")
        if message.pluralizable and len(message.string) != ARABIC_FORMS:
            faults.append(f"Arabic has {ARABIC_FORMS} plural forms: {sentence!r}")
        if message.fuzzy:
            faults.append(f"marked as doubtful (fuzzy): {sentence!r}")
        faults += [f"{sentence!r}: {error}" for error in message.check(catalogue)]
    return faults


def _identity(message: Message) -> str:
    identity = message.id if isinstance(message.id, str) else message.id[0]
    return str(identity)


def _compiled(catalogue: Catalog) -> dict[MessageId, object]:
    """Return what a compiled form of *catalogue* says, so that two forms can be compared."""
    return {(message.context, _identity(message)): message.string for message in catalogue if message.id}


def _recompiled(catalogue: Catalog) -> dict[MessageId, object]:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return _compiled(read_mo(buffer))


def _sentences_of_part(part: str) -> set[MessageId]:
    used: set[MessageId] = set()
    for path in files(".py", below=SOURCE / part):
        if "migrations" not in path.parts:
            used |= sentences_of_code(path.read_bytes())
    for path in files(".html", ".txt", below=SOURCE / part):
        used |= sentences_of_template(path.read_text(encoding="utf-8"))
    return used


def _file_of(part: str) -> Path:
    return SOURCE / part / "locale" / "ar" / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="ar")


CATALOGUES = files(".po", below=SOURCE)
SPEAKING_PARTS = [part for part in PARTS if _sentences_of_part(part) or _file_of(part).exists()]


@pytest.mark.parametrize("part", SPEAKING_PARTS)
def test_every_sentence_of_a_part_has_its_arabic(part: str) -> None:
    path = _file_of(part)

    faults = faults_of_catalogue(_read(path), _sentences_of_part(part)) if path.exists() else ["there is no catalogue"]

    assert not faults, told(
        [f"{shown(path)}: {fault}" for fault in faults],
        f"mend it by hand, then: .venv/bin/pybabel compile -d src/khabar/{part}/locale -D django",
    )


def disagreements(catalogues: dict[str, Catalog]) -> list[str]:
    """Return the sentences that two catalogues translate differently: Django would say one of them everywhere."""
    said: dict[MessageId, dict[str, str]] = {}
    for part, catalogue in catalogues.items():
        for message in catalogue:
            if message.id:
                said.setdefault((message.context, _identity(message)), {})[part] = str(message.string)
    return [f"{sentence!r}: {ways}" for (_context, sentence), ways in said.items() if len(set(ways.values())) > 1]


def late_tanween_in(catalogue: Catalog) -> list[str]:
    """Return the translations that write the tanween after its alef; the house writes it before."""
    return [str(message.string) for message in catalogue if _LATE_TANWEEN.search(str(message.string))]


def test_the_parts_say_the_same_sentence_in_the_same_way() -> None:
    found = disagreements({part: _read(_file_of(part)) for part in SPEAKING_PARTS if _file_of(part).exists()})

    assert not found, told(found, "agree on one translation, or tell them apart with pgettext.")


def test_the_tanween_stands_before_its_alef_everywhere() -> None:
    found = [one for path in CATALOGUES for one in late_tanween_in(_read(path))]

    assert not found, told(found, "write مسودةً and نصًّا: the tanween is on the letter before the alef.")


@pytest.mark.parametrize("path", CATALOGUES, ids=shown)
def test_every_catalogue_is_whole_and_compiled(path: Path) -> None:
    catalogue = _read(path)
    known = {(message.context, _identity(message)) for message in catalogue if message.id}

    assert faults_of_catalogue(catalogue, known) == []
    with path.with_suffix(".mo").open("rb") as file:
        assert _compiled(read_mo(file)) == _recompiled(catalogue), told(
            [f"{shown(path)} is newer than its .mo"], f".venv/bin/pybabel compile -d {shown(path.parents[2])} -D django"
        )


@pytest.mark.parametrize("path", CATALOGUES, ids=shown)
def test_every_catalogue_counts_as_arabic_does(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        counted = GNUTranslations(file)

    # The C-like rule of the header, asked for every ending that matters.
    forms = ["zero", "one", "two", "few", "many", "other"]
    wrong = [n for n in range(250) if forms[counted.plural(n)] != plural_form("ar", n)]  # type: ignore[attr-defined]  set by its header

    assert not wrong, told([f"{shown(path)}: {wrong[:6]}"], "the header Plural-Forms is that of the other catalogues.")


def _catalogue(*messages: tuple[str | tuple[str, str], str | tuple[str, ...]]) -> Catalog:
    catalogue = Catalog(locale="ar")
    for identity, string in messages:
        catalogue.add(identity, string)
    return catalogue


def test_sentences_are_found_in_code_and_templates() -> None:
    code = b'label = _("Paste copy")\ncount = ngettext_lazy("%(n)s line", "%(n)s lines", 3)\n'
    template = '{% load i18n %}<h1>{% translate "Copy" %}</h1>{% blocktranslate %}By {{ name }}{% endblocktranslate %}'

    assert sentences_of_code(code) == {(None, "Paste copy"), (None, "%(n)s line")}
    assert sentences_of_template(template) == {(None, "Copy"), (None, "By %(name)s")}


def test_faults_of_a_catalogue_are_found() -> None:
    catalogue = _catalogue(("Save", "حفظ"), ("Publish", ""), ("Old", "قديم"), ("By %(name)s", "بقلم %(nam)s"))

    faults = faults_of_catalogue(catalogue, {(None, "Save"), (None, "Publish"), (None, "New"), (None, "By %(name)s")})

    assert [fault.partition(":")[0] for fault in faults] == [
        "missing",
        "nobody says this any more",
        "not translated",
        "'By %(name)s'",
    ]


def test_a_missing_plural_form_is_found() -> None:
    catalogue = _catalogue((("%(n)s line", "%(n)s lines"), ("%(n)s سطر",) * 5 + ("",)))

    assert faults_of_catalogue(catalogue, {(None, "%(n)s line")}) == ["not translated: '%(n)s line'"]


def test_sentences_said_in_two_ways_are_found() -> None:
    catalogues = {"newsroom": _catalogue(("article", "مادة"), ("Save", "حفظ")), "wire": _catalogue(("article", "مقال"))}

    assert disagreements(catalogues) == ["'article': {'newsroom': 'مادة', 'wire': 'مقال'}"]


def test_a_late_tanween_is_found() -> None:
    assert late_tanween_in(_catalogue(("a", "نصاً"), ("b", "نصًّا"))) == ["نصاً"]
