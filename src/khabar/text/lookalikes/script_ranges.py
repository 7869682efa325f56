"""The letters and marks of each script, in hexadecimal. Made by scripts/make_lookalike_tables.py from Unicode 15.0.0.

© 2022 Unicode®, Inc. Used under the Unicode licence, https://www.unicode.org/license.txt: the data may be used,
changed and passed on if this notice stays with them.
"""

# Under the empty name: what several scripts share.
SCRIPT_RANGES = {
    "": """
        b5 2b9-2c1 2c6-2d1 2ec 2ee 300-36f 374 485-486 640 64b-655 670 951-954 1ab0-1ace 1cd0-1cd2 1cd4-1cfa
        1dc0-1dff 20d0-20f0 2102 2107 210a-2113 2115 2119-211d 2124 2128 212c-212d 212f-2131 2133-2139
        213c-213f 2145-2149 2e2f 3006 302a-302d 3031-3035 303c 3099-309a 30fc a717-a71f a788 a9cf fe00-fe0f
        fe20-fe2d ff70 ff9e-ff9f 101fd 102e0 1133b 1cf00-1cf2d 1cf30-1cf46 1d165-1d169 1d16d-1d172 1d17b-1d182
        1d185-1d18b 1d1aa-1d1ad 1d400-1d454 1d456-1d49c 1d49e-1d49f 1d4a2 1d4a5-1d4a6 1d4a9-1d4ac 1d4ae-1d4b9
        1d4bb 1d4bd-1d4c3 1d4c5-1d505 1d507-1d50a 1d50d-1d514 1d516-1d51c 1d51e-1d539 1d53b-1d53e 1d540-1d544
        1d546 1d54a-1d550 1d552-1d6a5 1d6a8-1d6c0 1d6c2-1d6da 1d6dc-1d6fa 1d6fc-1d714 1d716-1d734 1d736-1d74e
        1d750-1d76e 1d770-1d788 1d78a-1d7a8 1d7aa-1d7c2 1d7c4-1d7cb e0100-e01ef
    """,
    "Arabic": """
        610-61a 620-63f 641-64a 656-65f 66e-66f 671-6d3 6d5-6dc 6df-6e8 6ea-6ef 6fa-6fc 6ff 750-77f 870-887
        889-88e 898-8e1 8e3-8ff fb50-fbb1 fbd3-fd3d fd50-fd8f fd92-fdc7 fdf0-fdfb fe70-fe74 fe76-fefc
        1ee00-1ee03 1ee05-1ee1f 1ee21-1ee22 1ee24 1ee27 1ee29-1ee32 1ee34-1ee37 1ee39 1ee3b 1ee42 1ee47 1ee49
        1ee4b 1ee4d-1ee4f 1ee51-1ee52 1ee54 1ee57 1ee59 1ee5b 1ee5d 1ee5f 1ee61-1ee62 1ee64 1ee67-1ee6a
        1ee6c-1ee72 1ee74-1ee77 1ee79-1ee7c 1ee7e 1ee80-1ee89 1ee8b-1ee9b 1eea1-1eea3 1eea5-1eea9 1eeab-1eebb
    """,
    "Cyrillic": """
        400-481 483-484 487-52f 1c80-1c88 1d2b 1d78 2de0-2dff a640-a672 a674-a67d a67f-a69f fe2e-fe2f
    """,
    "Greek": """
        370-373 376-377 37a-37d 37f 386 388-38a 38c 38e-3a1 3a3-3e1 3f0-3f5 3f7-3ff 1d26-1d2a 1d5d-1d61
        1d66-1d6a 1dbf 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4
        1fb6-1fbc 1fbe 1fc2-1fc4 1fc6-1fcc 1fd0-1fd3 1fd6-1fdb 1fe0-1fec 1ff2-1ff4 1ff6-1ffc 2126 ab65
        1d242-1d244
    """,
    "Latin": """
        41-5a 61-7a aa ba c0-d6 d8-f6 f8-2b8 2e0-2e4 1d00-1d25 1d2c-1d5c 1d62-1d65 1d6b-1d77 1d79-1dbe
        1e00-1eff 2071 207f 2090-209c 212a-212b 2132 214e 2183-2184 2c60-2c7f a722-a787 a78b-a7ca a7d0-a7d1
        a7d3 a7d5-a7d9 a7f2-a7ff ab30-ab5a ab5c-ab64 ab66-ab69 fb00-fb06 ff21-ff3a ff41-ff5a 10780-10785
        10787-107b0 107b2-107ba 1df00-1df1e
    """,
}
