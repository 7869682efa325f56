"""What the keys of our readers' keyboards type. Made by scripts/make_keyboard_tables.py.

From xkeyboard-config 2.35.1-1. Of each layout: what its keys type alone, and with shift, in the order of the rows from
top to bottom: the key before 1, the digits, the three rows of letters, the key beside Enter. NO_KEY stands for a key
that types no letter or sign. xkeyboard-config is under the MIT/X11 licence: keyboard-tables-license.txt.
"""

from typing import Final

NO_KEY: Final = "∅"

LAYOUTS: Final[dict[str, tuple[str, str]]] = {
    "latin": (
        "` 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , . / \\",
        '~ ! @ # $ % ^ & * ( ) _ + Q W E R T Y U I O P { } A S D F G H J K L : " Z X C V B N M < > ? |',
    ),
    "arabic_101": (
        "ذ 1 2 3 4 5 6 7 8 9 0 - = ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ \\",
        "∅ ! @ # $ % ^ & * ) ( _ + ∅ ∅ ∅ ∅ لإ إ ` ÷ × ؛ < > ∅ ∅ ] [ لأ أ ـ ، / : \" ~ ∅ } { لآ آ ' , . ؟ ...",
    ),
    "arabic_102_azerty": (
        "ذ & é \" ' ( - è _ ç à ) = ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ \\",
        "∅ 1 2 3 4 5 6 7 8 9 0 ° + ∅ ∅ ∅ ∅ لإ إ ` ÷ × ؛ < > ∅ ∅ ] [ لأ أ ـ ، / : \" ~ ∅ } { لآ آ ' , . ؟ ...",
    ),
    "arabic_macintosh": (
        "ـ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - = ض ص ث ق ف غ ع ه خ ح ج ة ش س ي ب ل ا ت ن م ك ؛ ظ ط ذ د ز ر و ، . / \\",
        '∅ ! @ # $ ٪ ^ & * ) ( _ + ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ] [ } { » « ى ∅ ∅ آ ٱ ∅ ∅ : " ∅ ∅ ئ ء أ إ ؤ > < ؟ |',
    ),
    "persian": (
        "∅ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ض ص ث ق ف غ ع ه خ ح ج چ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و . / \\",
        "÷ ! ٬ ٫ ریال ٪ × ، * ) ( ـ + ∅ ∅ ∅ ∅ ∅ ∅ ∅ ∅ ] [ } { ؤ ئ ي إ أ آ ة » « : ؛ ك ∅ ژ ∅ ∅ ∅ ء > < ؟ |",
    ),
    "urdu_phonetic": (
        "∅ 1 2 3 4 5 6 7 8 9 0 - = ق و ع ر ت ے ء ی ہ پ ] [ ا س د ف گ ح ج ک ل ؛ ' ز ش چ ط ب ن م ، ۔ / \\",
        '~ ! @ # $ % ^ & * ) ( _ + ∅ ؤ ∅ ڑ ٹ ∅ ئ ∅ ۃ ∅ } { آ ص ڈ ∅ غ ھ ض خ ∅ : " ذ ژ ث ظ . ں ∅ < > ؟ |',
    ),
    "urdu_crulp": (
        "~ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ق و ع ر ت ے ء ی ہ پ ] [ ا س د ف گ ح ج ک ل ؛ ' ز ش چ ط ب ن م ، ۔ / \\",
        '∅ 1 2 3 4 5 6 7 8 9 0 _ + ∅ ∅ ∅ ڑ ٹ ∅ ئ ∅ ۃ ∅ } { آ ص ڈ ∅ غ ھ ض خ ∅ : " ذ ژ ث ظ . ں ∅ < ٫ ؟ |',
    ),
    "sorani": (
        "∅ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - = ق و ە ر ت ی ئ ح ۆ پ ] [ ا س د ف گ ه ژ ک ل ؛ ' ز خ ج ڤ ب ن م ، . / \\",
        '÷ ! @ # $ % ^ & * ) ( ـ + X X ه ڕ ط ێ ء ع ؤ ث } { آ ش ذ إ غ ∅ أ ك ڵ : " ض ص چ ظ ى ة ـ > < ؟ |',
    ),
    "latin_azerty": (
        "2 & é \" ' ( - è _ ç à ) = a z e r t y u i o p ∅ $ q s d f g h j k l m ù w x c v b n , ; : ! *",
        "~ 1 2 3 4 5 6 7 8 9 0 ° + A Z E R T Y U I O P ∅ £ Q S D F G H J K L M % W X C V B N ? . / § μ",
    ),
}
