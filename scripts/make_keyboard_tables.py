"""Make the tables of keyboard layouts from xkeyboard-config, by asking libxkbcommon what each key types.

    python scripts/make_keyboard_tables.py

Needs the Debian packages xkb-data (the layouts; MIT/X11 licence) and libxkbcommon0. A layout is written as two strings,
what its keys type alone and with shift, in the order of KEYS. The table is committed: nobody needs this to run Khabar.
"""

import ctypes
import subprocess
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "khabar" / "text" / "keyboard_tables.py"
LICENCE = Path("/usr/share/doc/xkb-data/copyright")
ROWS = {"AE": 12, "AD": 12, "AC": 11, "AB": 10}
KEYS = ["TLDE", *(f"{row}{number:02d}" for row, keys in ROWS.items() for number in range(1, keys + 1)), "BKSL"]
# The layouts of our readers: name in the table, layout and variant of xkeyboard-config.
LAYOUTS = {
    "latin": ("us", ""),
    "arabic_101": ("ara", ""),
    "arabic_102_azerty": ("ara", "azerty"),
    "arabic_macintosh": ("ara", "mac"),
    "persian": ("ir", "pes"),
    "urdu_phonetic": ("pk", "urd-phonetic"),
    "urdu_crulp": ("pk", "urd-crulp"),
    "sorani": ("iq", "ku_ara"),
    "latin_azerty": ("fr", ""),
}
HEAD = '''"""What the keys of our readers' keyboards type. Made by scripts/make_keyboard_tables.py.

From xkeyboard-config {version}. Of each layout: what its keys type alone, and with shift, in the order of the rows from
top to bottom: the key before 1, the digits, the three rows of letters, the key beside Enter. NO_KEY stands for a key
that types no letter or sign. xkeyboard-config is under the MIT/X11 licence: keyboard-tables-license.txt.
"""

from typing import Final

NO_KEY: Final = "∅"

LAYOUTS: Final[dict[str, tuple[str, str]]] = {{
'''
NO_KEY = "∅"


class Names(ctypes.Structure):
    """struct xkb_rule_names"""

    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


def library() -> ctypes.CDLL:
    """Return libxkbcommon with the types of the few functions that are used."""
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    xkb.xkb_context_new.restype = ctypes.c_void_p
    xkb.xkb_keymap_new_from_names.restype = ctypes.c_void_p
    xkb.xkb_keymap_new_from_names.argtypes = [ctypes.c_void_p, ctypes.POINTER(Names), ctypes.c_int]
    xkb.xkb_keymap_key_by_name.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    xkb.xkb_keymap_key_by_name.restype = ctypes.c_uint32
    xkb.xkb_keymap_key_get_syms_by_level.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.POINTER(ctypes.POINTER(ctypes.c_uint32)),
    ]
    xkb.xkb_keysym_to_utf32.restype = ctypes.c_uint32
    return xkb


def typed(xkb: ctypes.CDLL, keymap: int, level: int) -> list[str]:
    """Return what each of KEYS types at *level* (0 alone, 1 with shift)."""
    found = []
    for name in KEYS:
        key = xkb.xkb_keymap_key_by_name(keymap, name.encode())
        symbols = ctypes.POINTER(ctypes.c_uint32)()
        count = xkb.xkb_keymap_key_get_syms_by_level(keymap, key, 0, level, ctypes.byref(symbols))
        text = "".join(chr(xkb.xkb_keysym_to_utf32(symbols[place])) for place in range(count))
        text = unicodedata.normalize("NFKC", text)  # a key types lam and alef as one sign; texts have the two letters
        shows = text and all(unicodedata.category(sign)[0] in "LNPS" for sign in text)
        found.append(text if shows else NO_KEY)
    return found


def main() -> None:
    xkb = library()
    context = xkb.xkb_context_new(0)
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", "xkb-data"], capture_output=True, text=True, check=True
    ).stdout
    lines = [HEAD.format(version=version)]
    for name, (layout, variant) in LAYOUTS.items():
        names = Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
        keymap = xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
        if not keymap:
            raise SystemExit(f"libxkbcommon knows no layout {layout}({variant}).")
        lines.append(f'    "{name}": (\n')
        lines += [f"        {' '.join(typed(xkb, keymap, level))!r},\n" for level in (0, 1)]
        lines.append("    ),\n")
    lines.append("}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")
    (TARGET.parent / "keyboard-tables-license.txt").write_text(LICENCE.read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run(["ruff", "format", "--quiet", str(TARGET)], check=False)


if __name__ == "__main__":
    main()
