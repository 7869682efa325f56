"""Make the tables of months, days, numbers, plurals, relative times, cities and weeks from the Unicode CLDR.

    python scripts/make_cldr_tables.py FOLDER-OF-TGZ

The folder holds these packages as `npm pack NAME@VERSION` gives them: cldr-core, cldr-dates-full, cldr-numbers-full,
cldr-misc-full, cldr-localenames-full and cldr-cal-islamic-full 48.2.0, and cldr-cal-persian-full 46.1.0. Their licence
is the Unicode License v3. Direction marks that CLDR puts around signs are left out: what is stored and compared must
hold none, and a page isolates its numbers by other means. The results are committed: nobody needs this to run Khabar.

A table says what CLDR says. Where a newspaper writes otherwise, the record of the language says so, with the reason.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "khabar" / "text" / "languages" / "cldr"
VERSIONS = {
    "cldr-core": "48.2.0",
    "cldr-dates-full": "48.2.0",
    "cldr-numbers-full": "48.2.0",
    "cldr-misc-full": "48.2.0",
    "cldr-localenames-full": "48.2.0",
    "cldr-cal-islamic-full": "48.2.0",
    "cldr-cal-persian-full": "46.1.0",
}
LANGUAGES = ("ar", "fa", "ur", "ckb", "en")
# Here CLDR has nothing of its own and repeats English or abbreviations (K, -1 min): the record brings its own words.
UNTRANSLATED = {"ckb": ("HIJRI", "JALALI", "RELATIVE", "NAMED_DAYS", "COMPACT", "NOT_A_NUMBER")}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The five sets of Arabic month names, each with the locales that must agree on it.
ARABIC_MONTHS = {
    "EGYPT": ("ar", "ar-EG", "ar-SA", "ar-SD", "ar-LY"),
    "LEVANT": ("ar-IQ", "ar-SY", "ar-JO", "ar-LB", "ar-PS"),
    "ALGERIA": ("ar-DZ", "ar-TN"),
    "MOROCCO": ("ar-MA",),
    "MAURITANIA": ("ar-MR",),
}
UNITS = ("year", "month", "week", "day", "hour", "minute")
ZONES = (
    *(f"Asia/{city}" for city in "Baghdad Damascus Beirut Amman Jerusalem Hebron Gaza Riyadh Kuwait Qatar".split()),
    *(f"Asia/{city}" for city in "Bahrain Dubai Muscat Aden Tehran Kabul Karachi Nicosia Kolkata".split()),
    *(f"Africa/{city}" for city in "Cairo Tripoli Tunis Algiers Casablanca El_Aaiun Nouakchott Khartoum".split()),
    *(f"Africa/{city}" for city in "Mogadishu Djibouti".split()),
    *(f"Europe/{city}" for city in "Istanbul London Paris Berlin Stockholm Moscow".split()),
    "America/New_York",
)
# The countries whose names a newsroom of the region writes every day.
TERRITORIES = (
    *"IQ SY LB JO PS SA KW QA BH AE OM YE EG SD SS LY TN DZ MA MR SO DJ KM".split(),
    *"IR TR AF PK IN IL CY AM AZ GE RU UA US GB FR DE IT ES GR SE CN JP KR KP".split(),
    *"ET ER KE NG ML NE TD ID MY BD CA AU BR VE VA".split(),
)
OLD_ZONE_NAMES = {"Asia/Kolkata": "Asia/Calcutta"}
DIRECTION_MARKS = str.maketrans("", "", "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}")


class Source:
    """The packages, read where they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cache  # noqa: B019  lives as long as the program
    def _archive(self, package: str) -> dict[str, bytes]:
        with tarfile.open(self._folder / f"{package}-{VERSIONS[package]}.tgz") as archive:
            wanted = [each for each in archive if each.name.endswith((".json", "/LICENSE"))]
            return {each.name: file.read() for each in wanted if (file := archive.extractfile(each))}

    def json(self, package: str, path: str) -> Any:
        return json.loads(self._archive(package)[f"package/{path}"])

    def licence(self) -> bytes:
        return self._archive("cldr-core")["package/LICENSE"]

    def main(self, package: str, locale: str, name: str) -> Any:
        return self.json(package, f"main/{locale}/{name}.json")["main"][locale]

    def supplemental(self, name: str) -> Any:
        return self.json("cldr-core", f"supplemental/{name}.json")["supplemental"]


def clean(text: str) -> str:
    """Return *text* without direction marks, and with plain spaces."""
    return text.translate(DIRECTION_MARKS).replace("\N{NO-BREAK SPACE}", " ").strip()


def is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Zs") and character != " "


def literal(value: Any) -> str:
    """Return *value* as source text in which nothing is invisible."""
    if isinstance(value, str):
        shown = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(f"\\N{{{unicodedata.name(c)}}}" if is_unseen(c) else c for c in shown) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(key)}: {literal(each)}" for key, each in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + ",)"
    return repr(value)


def months_of(source: Source, locale: str) -> tuple[str, ...]:
    """Return the months as they stand by themselves: the Persian ones inside a date carry a mark nobody prints."""
    gregorian = source.main("cldr-dates-full", locale, "ca-gregorian")["dates"]["calendars"]["gregorian"]
    return tuple(map(clean, gregorian["months"]["stand-alone"]["wide"].values()))


def calendar_of(source: Source, language: str, calendar: str) -> tuple[tuple[str, ...], str]:
    """Return the months of another calendar and the abbreviation of its era."""
    content = source.main(f"cldr-cal-{calendar}-full", language, f"ca-{calendar}")["dates"]["calendars"][calendar]
    return tuple(map(clean, content["months"]["stand-alone"]["wide"].values())), clean(content["eras"]["eraAbbr"]["0"])


def weekdays_of(source: Source, language: str) -> tuple[str, ...]:
    days = source.main("cldr-dates-full", language, "ca-gregorian")["dates"]["calendars"]["gregorian"]["days"]
    return tuple(clean(days["stand-alone"]["wide"][day]) for day in WEEKDAYS)


def relative_of(source: Source, language: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return the relative times: direction, unit and plural form lead to a pattern."""
    fields = source.main("cldr-dates-full", language, "dateFields")["dates"]["fields"]
    return {
        direction: {
            unit: {
                form.rpartition("-")[2]: clean(pattern)
                for form, pattern in fields[unit][f"relativeTime-type-{direction}"].items()
            }
            for unit in UNITS
        }
        for direction in ("past", "future")
    }


def named_days_of(source: Source, language: str) -> dict[int, str]:
    """Return the days with a name of their own: yesterday is -1."""
    day = source.main("cldr-dates-full", language, "dateFields")["dates"]["fields"]["day"]
    named = {int(key.removeprefix("relative-type-")): value for key, value in day.items() if "relative-type-" in key}
    return {distance: clean(named[distance]) for distance in sorted(named)}


def compact_of(source: Source, language: str) -> tuple[tuple[int, int, dict[str, str]], ...]:
    """Return the words for thousands and more: from which power of ten, divided by which, in each plural form."""
    numbers = source.main("cldr-numbers-full", language, "numbers")["numbers"]
    patterns = numbers["decimalFormats-numberSystem-latn"]["long"]["decimalFormat"]
    steps: list[tuple[int, int, dict[str, str]]] = []
    for power in range(3, 15):
        nouns = {}
        for key, pattern in patterns.items():
            size, _, form = key.partition("-count-")
            if size == "1" + "0" * power:
                nouns[form] = clean(pattern.replace("0", ""))
                zeros = pattern.count("0")
        divisor = power - zeros + 1
        # A later step of the same size repeats the nouns: 103 is counted as 3 is.
        if not steps or steps[-1][1] != divisor:
            steps.append((power, divisor, nouns))
    return tuple(steps)


def list_of(source: Source, language: str) -> dict[str, str]:
    patterns = source.main("cldr-misc-full", language, "listPatterns")["listPatterns"]["listPattern-type-standard"]
    return {place: patterns[place].translate(DIRECTION_MARKS) for place in ("2", "start", "middle", "end")}


def cities_of(source: Source, language: str) -> dict[str, str]:
    """Return the city that names each zone. English ones are in the zone's own name."""
    zones = source.main("cldr-dates-full", language, "timeZoneNames")["dates"]["timeZoneNames"].get("zone", {})
    cities = {}
    for zone in ZONES:
        area, _, place = OLD_ZONE_NAMES.get(zone, zone).partition("/")
        city = zones.get(area, {}).get(place, {}).get("exemplarCity")
        if city or language == "en":
            cities[zone] = clean(city or zone.partition("/")[2].replace("_", " "))
    return cities


def language_module(source: Source, language: str) -> str:
    """Return the module of one language, without its head."""
    lines = []
    if language == "ar":
        for name, (first, *others) in ARABIC_MONTHS.items():
            months = months_of(source, first)
            assert all(months_of(source, other) == months for other in others), name  # noqa: S101
            lines.append(f"{name}_MONTHS = {literal(months)}")
    else:
        lines.append(f"MONTHS = {literal(months_of(source, language))}")
    for name, calendar in (("HIJRI", "islamic"), ("JALALI", "persian")):
        months, era = calendar_of(source, language, calendar)
        lines += [f"{name}_MONTHS = {literal(months)}", f"{name}_ERA = {literal(era)}"]
    zone_names = source.main("cldr-dates-full", language, "timeZoneNames")["dates"]["timeZoneNames"]
    not_a_number = source.main("cldr-numbers-full", language, "numbers")["numbers"]["symbols-numberSystem-latn"]["nan"]
    lines += [
        f"WEEKDAYS = {literal(weekdays_of(source, language))}",
        f"RELATIVE: dict[str, dict[str, dict[str, str]]] = {literal(relative_of(source, language))}",
        f"NAMED_DAYS: dict[int, str] = {literal(named_days_of(source, language))}",
        f"COMPACT: tuple[tuple[int, int, dict[str, str]], ...] = {literal(compact_of(source, language))}",
        f"NOT_A_NUMBER = {literal(clean(not_a_number))}",
        f"LIST: dict[str, str] = {literal(list_of(source, language))}",
        f"ZONE_OF_CITY = {literal(clean(zone_names['regionFormat']))}",
        f"GREENWICH = {literal(clean(zone_names['gmtZeroFormat']))}",
        f"CITIES: dict[str, str] = {literal(cities_of(source, language))}",
    ]
    missing = UNTRANSLATED.get(language, ())
    return "\n".join(line for line in lines if not line.startswith(missing))


def number_signs_module(source: Source) -> str:
    """Return the signs of each digit system, taken from the language that writes in it by itself."""
    signs = {}
    for system, language in (("latn", "en"), ("arab", "ar"), ("arabext", "fa")):
        symbols = source.main("cldr-numbers-full", language, "numbers")["numbers"][f"symbols-numberSystem-{system}"]
        names = ("decimal", "group", "percentSign", "minusSign", "infinity")
        signs[system] = {name.removesuffix("Sign"): clean(symbols[name]) for name in names}
    return f"SIGNS: dict[str, dict[str, str]] = {literal(signs)}"


def plural_rules_module(source: Source) -> str:
    """Return a function for each language. Operands as in CLDR: the number n, its whole part i, v decimals shown."""
    rules = source.supplemental("plurals")["plurals-type-cardinal"]
    functions = [
        "from decimal import Decimal",
        "from typing import Literal",
        'PluralForm = Literal["zero", "one", "two", "few", "many", "other"]',
    ]
    for language in LANGUAGES:
        functions.append(f"def {language}(n: Decimal, i: int, v: int) -> PluralForm:")
        functions.append(f'    """Return the plural form of a number of things in {language}."""')
        for name, rule in rules[language].items():
            form, condition = name.rpartition("-")[2], rule.partition("@")[0].strip()
            chosen = f"return {literal(form)}"
            functions.append(f"    if {expression(condition)}:\n        {chosen}" if condition else f"    {chosen}")
    return "\n".join(functions)


def expression(condition: str) -> str:
    """Return a condition of CLDR as Python.

    A rule on n asks whether the number is whole before it looks at its digits.
    """
    return " or ".join(" and ".join(map(relation, both.split(" and "))) for both in condition.split(" or "))


def relation(text: str) -> str:
    found = re.fullmatch(r"([niv])( % \d+)? (=|!=) (\d+)(?:\.\.(\d+))?", text.strip())
    assert found, f"a rule of a new kind: {text}"  # noqa: S101
    operand, modulus, sign, low, high = found.groups(default="")
    number = ("i" if operand == "n" else operand) + modulus
    if high:
        python = f"{low} <= {number} <= {high}" if sign == "=" else f"not {low} <= {number} <= {high}"
    else:
        python = f"{number} {'==' if sign == '=' else '!='} {low}"
    return f"(n == i and {python})" if operand == "n" and sign == "=" else python


def places_module(source: Source) -> str:
    """Return how English writes the countries and cities of the region, by their name in each other language."""
    english = territories_of(source, "en")
    cities = cities_of(source, "en")
    tables = []
    for language in LANGUAGES:
        if language != "en":
            named = territories_of(source, language)
            # The few Sorani cities that CLDR has are the English ones. A country goes before the city of its name.
            pairs = {c: cities[zone] for zone, c in cities_of(source, language).items() if language != "ckb"}
            pairs |= {named[code]: english[code] for code in TERRITORIES if code in named}
            tables.append(f"{language.upper()}: dict[str, str] = {literal(dict(sorted(pairs.items())))}")
    return "\n".join(tables)


def territories_of(source: Source, language: str) -> dict[str, str]:
    names = source.main("cldr-localenames-full", language, "territories")["localeDisplayNames"]["territories"]
    short = {code: names.get(f"{code}-alt-short", names.get(code, "")) for code in TERRITORIES}
    if language == "en":  # the short names are letters: US, UK
        short = {code: names[code] for code in TERRITORIES}
    return {code: clean(name) for code, name in short.items() if name}


def weeks_module(source: Source) -> str:
    """Return on which day weeks and weekends begin and end, by territory. Days count from Monday, as in Python."""
    week = source.supplemental("weekData")["weekData"]
    tables = []
    for name, key in (("FIRST_DAY", "firstDay"), ("WEEKEND_START", "weekendStart"), ("WEEKEND_END", "weekendEnd")):
        days = {place: WEEKDAYS.index(day) for place, day in week[key].items() if "-" not in place}
        tables.append(f"{name}: dict[str, int] = {literal(days)}")
    return "\n".join(tables)


def write(name: str, promise: str, body: str) -> None:
    """Write one module, formatted, with a line that tells whether it was edited by hand."""
    versions = sorted(set(VERSIONS.values()), reverse=True)
    head = (
        f'"""{promise}\n\nGenerated by scripts/make_cldr_tables.py: do not edit.\n\n'
        f"Source: the Unicode CLDR, npm packages of {versions[0]} (Jalali months: {versions[1]}).\n"
        "Copyright Unicode, Inc., under the Unicode License v3, which lies beside this file.\n"
        '"""\n'
    )
    path = TARGET / f"{name}.py"
    content = ruff(f"{head}\n{body}\n# sha256:\n", path).removesuffix("# sha256:\n")
    path.write_text(f"{content}# sha256: {hashlib.sha256(content.encode()).hexdigest()}\n", encoding="utf-8")


def ruff(text: str, path: Path) -> str:
    command = [str(Path(sys.executable).with_name("ruff")), "format", "--stdin-filename", str(path), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main(folder: Path) -> None:
    """Write every table anew."""
    source = Source(folder)
    TARGET.mkdir(exist_ok=True)
    (TARGET / "unicode-license.txt").write_bytes(source.licence())
    write("__init__", "What the Unicode CLDR says of our languages, one module each.", "")
    for language in LANGUAGES:
        write(language, f"What CLDR says of the language {language}.", language_module(source, language))
    write("number_signs", "The signs of numbers in each digit system.", number_signs_module(source))
    write("plural_rules", "Which plural form a number takes.", plural_rules_module(source))
    write("places", "How English writes the names of places.", places_module(source))
    write("weeks", "On which day a week and its rest begin, by territory; 001 is the world.", weeks_module(source))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
