"""The rules, one file each, in the order in which they have their say.

Where two rules would mark the same place the earlier one has it. So what concerns a whole word comes before what
concerns a letter of it, and a mark's place in the line before the number of spaces around it.
"""

from khabar.text.house_style.rule import Rule
from khabar.text.house_style.rules import (
    dashes,
    double_space,
    ellipsis,
    hamza_to_choose,
    house_names,
    invisible_characters,
    keyboard_letters,
    latin_punctuation,
    missing_space_after_mark,
    missing_space_around_pair,
    mixed_digits,
    percent_sign,
    persian_zwnj,
    preferred_spelling,
    presentation_forms,
    quotes,
    repeated_letters,
    repeated_mark,
    repeated_word,
    separate_conjunction,
    sorani_e,
    space_before_mark,
    space_inside_pair,
    spelling_slips,
    tanwin_place,
    tatweel,
    unpaired_bracket,
    urdu_full_stop,
)

RULES: tuple[Rule, ...] = (
    # What a text must be cleared of before its words can be read.
    presentation_forms.RULE,
    sorani_e.RULE,
    invisible_characters.RULE,
    tatweel.RULE,
    # Words.
    house_names.RULE,
    preferred_spelling.RULE,
    keyboard_letters.RULE,
    repeated_letters.RULE,
    spelling_slips.FIRST_HAMZA,
    spelling_slips.FINAL_TEH,
    spelling_slips.FINAL_YEH,
    hamza_to_choose.RULE,
    repeated_word.RULE,
    tanwin_place.RULE,
    # Spaces that split what belongs together.
    separate_conjunction.RULE,
    persian_zwnj.RULE,
    # Marks.
    ellipsis.RULE,
    repeated_mark.RULE,
    latin_punctuation.RULE,
    urdu_full_stop.RULE,
    quotes.QUOTES,
    quotes.SINGLE_QUOTES,
    quotes.UNPAIRED_QUOTE,
    unpaired_bracket.RULE,
    dashes.DOUBLE_HYPHEN,
    dashes.SPACED_HYPHEN,
    dashes.NUMBER_RANGE,
    percent_sign.RULE,
    mixed_digits.RULE,
    # Spaces around marks, and at last any others.
    missing_space_after_mark.RULE,
    missing_space_around_pair.RULE,
    space_before_mark.RULE,
    space_inside_pair.RULE,
    double_space.RULE,
)
