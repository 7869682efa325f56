"""Texts for the laws of khabar.text: any Unicode, and Arabic as it really arrives, invisible characters included."""

from pathlib import Path

from hypothesis import strategies as st

import khabar.site.demo

CONTROLS = [
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{ARABIC LETTER MARK}",
    "\N{LEFT-TO-RIGHT EMBEDDING}",
    "\N{RIGHT-TO-LEFT EMBEDDING}",
    "\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT OVERRIDE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{FIRST STRONG ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
]
INVISIBLE = [
    *CONTROLS,
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH JOINER}",
    "\N{ZERO WIDTH SPACE}",
    "\N{WORD JOINER}",
    "\N{SOFT HYPHEN}",
]

_pieces = st.one_of(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    st.sampled_from("أإآٱىیےةەہھکگپچژئؤءۆێڕڵ"),
    st.characters(min_codepoint=0x064B, max_codepoint=0x0655),
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
    st.sampled_from(INVISIBLE),
    st.sampled_from(" \n\r،؛؟«»()[]-–/:.+#%&<>'\"_ـ"),
    st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
    st.sampled_from("abcXYZéß"),
)
arabic_texts = st.text(_pieces, max_size=60)
texts = st.one_of(arabic_texts, st.text(max_size=60))

_DEMO = Path(khabar.site.demo.__file__).parent / "copy" / "ar" / "articles"
_SENTENCES = sorted(
    {
        sentence.strip("«» ")
        for file in _DEMO.glob("*.md")
        for sentence in file.read_text(encoding="utf-8").split("+++")[2].replace("\n", " ").split(". ")
        if len(sentence) > 60 and not {*sentence} & {*"{}[]«»٪\N{EN DASH}\N{EM DASH}"} and "--" not in sentence
    }
)
# Arabic prose as newspapers print it, without the signs that some old encodings lack.
news_texts = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True).map(". ".join)
