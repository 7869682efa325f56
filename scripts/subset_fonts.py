"""Make the web fonts of the public site from the published npm packages of their families.

    python scripts/subset_fonts.py FOLDER-OF-TGZ

The packages are `@fontsource-variable/noto-naskh-arabic` and `@fontsource/ibm-plex-sans-arabic`, as `npm pack` gives
them. Each face becomes one file for pages in Arabic script, with the letters of Arabic, Persian, Urdu and Sorani, their
harakat, the three digit sets, the punctuation of a newspaper and plain Latin letters for the names in it; and one file
for pages in Latin script. The packages' own "arabic" files hold neither ASCII digits nor full stops, so quotation marks
and years would come from another typeface: that is why the two are merged here. The faces are renamed: a licence
may reserve the name of the original for the original. The results are committed: nobody needs this to run Khabar.
"""

import io
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "src" / "khabar" / "site" / "static" / "site" / "fonts"

ARABIC_LETTERS = set(range(0x0621, 0x063B)) | set(range(0x0641, 0x064B)) | {0x0640, 0x0671}
PERSIAN_LETTERS = set(map(ord, "پچژگکی"))
URDU_LETTERS = set(map(ord, "ٹڈڑںہھےۓۂۃ"))
SORANI_LETTERS = set(map(ord, "ڕڵۆێەڤڎ"))
LOAN_LETTERS = set(map(ord, "ڨڭڥ"))
HARAKAT = set(range(0x064B, 0x0656)) | {0x0670}
WESTERN_DIGITS = set(map(ord, "0123456789"))
ARABIC_DIGITS = set(range(0x0660, 0x066A)) | set(range(0x06F0, 0x06FA))
ARABIC_PUNCTUATION = set(map(ord, "،؛؟٪٫٬٭۔ﷲﷺ"))
PUNCTUATION = set(map(ord, " !\"#%&'()*+,-./:;<=>?@[]_|«»‹›…–—“”‘’·•×−°€$")) | {0x00A0}
JOINERS = {0x200C, 0x200D}
BASIC_LATIN = set(range(0x41, 0x5B)) | set(range(0x61, 0x7B))
LATIN_LETTERS = BASIC_LATIN | set(range(0xC0, 0x100)) | set(map(ord, "ıŒœŠšŸŽž"))

ARABIC_FILE = ARABIC_LETTERS | PERSIAN_LETTERS | URDU_LETTERS | SORANI_LETTERS | LOAN_LETTERS | HARAKAT | JOINERS
ARABIC_FILE |= ARABIC_DIGITS | ARABIC_PUNCTUATION
ARABIC_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "locl"]
LATIN_FEATURES = ["kern", "ccmp", "locl", "liga"]


@dataclass(frozen=True)
class Face:
    """One weight of one family: where it comes from and what it is called here."""

    package: str
    source: str
    name: str
    family: str
    weight: int
    is_variable: bool

    def file(self, script: str) -> str:
        axis = "wght" if self.is_variable else str(self.weight)
        return f"package/files/{self.source}-{script}-{axis}-normal.woff2"


NASKH = ("fontsource-variable-noto-naskh-arabic", "noto-naskh-arabic")
PLEX = ("fontsource-ibm-plex-sans-arabic", "ibm-plex-sans-arabic")
FACES = [
    Face(*NASKH, name="text", family="Khabar Text", weight=400, is_variable=True),
    Face(*PLEX, name="headline", family="Khabar Headline", weight=700, is_variable=False),
]


def main(folder: Path) -> None:
    """Write every face, and the licence beside it, into the site's static files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        package = next(folder.glob(f"{face.package}-*.tgz"))
        with tarfile.open(package) as archive:
            arabic = _open(archive, face.file("arabic"), face)
            latin = _open(archive, face.file("latin"), face)
            (TARGET / f"{face.source}-OFL.txt").write_bytes(_read(archive, "package/LICENSE"))
        letters = _subset(arabic, ARABIC_FILE, ARABIC_FEATURES)
        # Without kerning: it costs 2 kB, and between the few Latin words of an Arabic page nobody sees it.
        marks = _subset(latin, PUNCTUATION | WESTERN_DIGITS | BASIC_LATIN, ["ccmp"])
        _write(_woff2(_merge(letters, marks), face.family), f"{face.name}-{face.weight}.woff2")
        latin_file = _subset(latin, LATIN_LETTERS | PUNCTUATION | WESTERN_DIGITS, LATIN_FEATURES)
        _write(_woff2(latin_file, f"{face.family} Latin"), f"{face.name}-latin-{face.weight}.woff2")


def _open(archive: tarfile.TarFile, name: str, face: Face) -> TTFont:
    font = TTFont(io.BytesIO(_read(archive, name)), recalcTimestamp=False)
    if face.is_variable:
        font = instantiateVariableFont(font, {"wght": face.weight})
    font.flavor = None
    return _reopened(font)


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise SystemExit(f"{name} is not a file in the package")
    return member.read()


def _reopened(font: TTFont) -> TTFont:
    """Return a copy of *font*: subsetting changes a font in place."""
    memory = io.BytesIO()
    font.save(memory)
    return TTFont(io.BytesIO(memory.getvalue()), recalcTimestamp=False)


def _subset(font: TTFont, characters: set[int], features: list[str]) -> TTFont:
    font = _reopened(font)
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return _reopened(font)


def _merge(letters: TTFont, marks: TTFont) -> TTFont:
    """Put punctuation and digits into the face of the letters."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "letters.ttf"), Path(folder, "marks.ttf")]
        letters.save(paths[0])
        marks.save(paths[1])
        return Merger().merge([str(path) for path in paths])


def _woff2(font: TTFont, family: str) -> bytes:
    for record in list(font["name"].names):
        if record.nameID == 1:
            record.string = family
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    font.flavor = "woff2"
    memory = io.BytesIO()
    font.save(memory)
    return memory.getvalue()


def _write(content: bytes, name: str) -> None:
    (TARGET / name).write_bytes(content)
    print(f"{name}: {len(content):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python scripts/subset_fonts.py FOLDER-OF-TGZ")
    main(Path(sys.argv[1]))
