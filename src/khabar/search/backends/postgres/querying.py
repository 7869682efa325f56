"""Turns an EngineQuery into one statement that scores by BM25. Knows how postings are packed; opens no connection.

The postings of all terms are read once and summed up by document. What a document has is kept as bits: one for a word
that any of its terms finds, one for each term of a word that several must find, one for each token of a phrase. Words,
phrases and exclusions are then questions to those bits; only phrases whose tokens are all there look into the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from khabar.search.backends.base import EngineQuery, Phrase, Term, Word
from khabar.search.backends.postgres.bits import Bits, bits_in
from khabar.search.backends.postgres.inverting import filter_token, spaced, storable
from khabar.search.backends.postgres.lengths import SHORTEST, norms
from khabar.search.backends.postgres.statistics import Key, Statistics, key_of, phrase_keys
from khabar.search.backends.postgres.tables import FIELD_NUMBERS

_COMMON_SHARE: Final = 0.03
"""Above this share of the documents, reading all of them is cheaper than looking up those that were found."""


@dataclass(slots=True)
class Statement:
    """SQL with the names of tables in braces, and its values."""

    sql: str
    values: dict[str, object]
    reads_many: bool


@dataclass(slots=True)
class _Row:
    """How the postings of one term count: into which sum, and with which bits."""

    key: Key
    weight: float
    sum: int
    bit: int | None


def statement_for(query: EngineQuery, statistics: Statistics) -> Statement:
    """Return the statement that answers *query*: rows of total, those to count, id and score.

    The last two are NULL on an empty page. Those to count are ids, NULL where the query counts nothing.
    """
    return _Maker(query, statistics).statement()


class _Maker:
    def __init__(self, query: EngineQuery, statistics: Statistics) -> None:
        self._query = query
        self._statistics = statistics
        self._bits = Bits()
        self._rows: list[_Row] = []
        self._values: dict[str, Any] = {}
        self._sums = 1

    def statement(self) -> Statement:
        query = self._query
        found, bonuses, conditions = self._words()
        phrase_scores, phrase_conditions = self._phrases()
        conditions += phrase_conditions
        conditions += [self._not(one, f"excluded{number}") for number, one in enumerate(query.excluded)]
        for term in query.extra:
            self._rows.append(_Row(key_of(term), self._weight(term), 0, None))
        conditions += self._restrictions()
        score = " + ".join([*found, *bonuses, *phrase_scores, *self._recency()])
        if query.order != "best":
            score = "0"
        matched, join = self._matched(must_match=bool(query.words or query.phrases))
        texts = "JOIN {phrase_text} AS texts USING (id)" if phrase_conditions else ""
        where = " AND ".join(f"({condition})" for condition in conditions) or "true"
        counted = self._counted()
        self._values |= {"limit": query.limit, "offset": query.offset}
        sql = f"""
            WITH {matched}
            found AS MATERIALIZED (
                SELECT id, published, ({score})::real AS score
                FROM {join} {texts}
                WHERE {where}
            ),
            page AS (
                SELECT id, published, score FROM found ORDER BY {_ORDERS[query.order]}
                LIMIT %(limit)s OFFSET %(offset)s
            ),
            whole AS MATERIALIZED (SELECT count(*) AS total FROM found)
            SELECT total, {counted} AS counted, id, score FROM whole LEFT JOIN page ON true
            ORDER BY {_ORDERS[query.order]}
        """  # noqa: S608  every value is a parameter; the rest is made of this module's own words
        postings = sum(self._statistics.frequencies.get(row.key, 0) for row in self._rows)
        reads_many = postings > self._statistics.documents * _COMMON_SHARE
        return Statement(sql, {**self._values, **self._bits.values}, reads_many)

    def _counted(self) -> str:
        """Return what gives the ids whose values are counted: their rows are looked up when it is known how few."""
        counting = self._query.counting
        if counting is None:
            return "NULL::bigint[]"
        self._values |= {"counted": counting.most, "sample": counting.sample}
        few = "CASE WHEN total <= %(counted)s THEN %(counted)s ELSE %(sample)s END"
        order = _ORDERS[self._query.order]
        return f"ARRAY(SELECT id FROM found ORDER BY {order} LIMIT (SELECT {few} FROM whole))"  # noqa: S608  as above

    def _words(self) -> tuple[list[str], list[str], list[str]]:
        """Return the sums to score by, the bonus of those that have every word, and what a document must have."""
        query = self._query
        simple = [word for word in query.words if word.terms and _least(word) == 1]
        demanding = [word for word in query.words if word.terms and _least(word) > 1]
        sums, counts = ["sum0"], []
        every, bonuses = [], []
        simple_bits = self._bits.take(len(simple))
        for word, bit in zip(simple, simple_bits, strict=True):
            self._add(word.terms, 0, [bit] * len(word.terms))
            bonuses += self._presence(word, bit, self._bits.has_any([bit]))
        if simple:
            counts.append(self._bits.count(simple_bits))
            every.append(self._bits.has_all(simple_bits))
        for word in demanding:
            condition, number = self._demanding(word)
            bonuses += self._presence(word, self._bits.used, condition)
            sums.append(f"CASE WHEN {condition} THEN sum{number} ELSE 0 END")
            counts.append(f"({condition})::integer")
            every.append(condition)
        conditions = []
        if query.words:
            least = max(1, min(query.minimum_words, len(query.words)))
            self._values["minimum_words"] = least
            if not counts:
                conditions.append("false")
            elif least == 1 and not demanding:
                conditions.append(self._bits.has_any(simple_bits))
            else:
                conditions.append(f"{' + '.join(counts)} >= %(minimum_words)s")
        if query.all_words_bonus and len(query.words) > 1 and all(word.terms for word in query.words):
            self._values["all_words_bonus"] = query.all_words_bonus
            condition = " AND ".join(f"({one})" for one in every)
            bonuses.append(f"CASE WHEN {condition} THEN %(all_words_bonus)s::float8 ELSE 0 END")
        return sums, bonuses, conditions

    def _presence(self, word: Word, number: int, condition: str) -> list[str]:
        """Return what *word* adds by being found, under a *number* of its own."""
        if not word.presence:
            return []
        self._values[f"presence{number}"] = word.presence
        return [f"CASE WHEN {condition} THEN %(presence{number})s::float8 ELSE 0 END"]

    def _demanding(self, word: Word, *, scores: bool = True) -> tuple[str, int]:
        """Return the condition of a word that several terms must find, and the number of the sum that is its own."""
        bits = self._bits.take(len(word.terms))
        number = self._sums
        if scores:
            self._sums += 1
        self._add(word.terms, number if scores else 0, bits, scores=scores)
        name = f"least{bits[0]}"
        self._values[name] = _least(word)
        return f"{self._bits.count(bits)} >= %({name})s", number

    def _add(self, terms: Sequence[Term], number: int, bits: Sequence[int], *, scores: bool = True) -> None:
        for term, bit in zip(terms, bits, strict=True):
            self._rows.append(_Row(key_of(term), self._weight(term) if scores else 0.0, number, bit))

    def _weight(self, term: Term) -> float:
        return term.boost * self._statistics.weight(key_of(term))

    def _phrases(self) -> tuple[list[str], list[str]]:
        scores, conditions = [], []
        for number, phrase in enumerate(self._query.phrases):
            keys = phrase_keys(phrase)
            if not keys:
                conditions.append("false")
                continue
            bits = self._phrase_bits(keys)
            text = self._phrase_text(phrase, f"phrase{number}")
            # Spaces are doubled for counting: of two phrases side by side, each then has its own on both sides.
            apart = f"replace(texts.{phrase.field}, ' ', '  ')"
            self._values[f"counted{number}"] = spaced([storable(token) for token in phrase.tokens], apart=True)
            count = f"(cardinality(string_to_array({apart}, %(counted{number})s::text)) - 1)"
            column = FIELD_NUMBERS[phrase.field]
            self._values[f"norms{column}"] = self._norms(column)
            self._values["shortest"] = list(SHORTEST)
            self._values[f"weight{number}"] = phrase.boost * self._statistics.weight(*keys)
            norm = f"(%(norms{column})s::float8[])[width_bucket(lengths[{column + 1}], %(shortest)s::integer[])]"
            scores.append(f"%(weight{number})s::float8 * (1 - {norm} / ({norm} + {count}))")
            there = f"position({text} IN texts.{phrase.field}) > 0"
            conditions.append(f"CASE WHEN {self._bits.has_all(bits)} THEN {there} ELSE false END")
        return scores, conditions

    def _phrase_bits(self, keys: Sequence[Key]) -> list[int]:
        distinct = list(dict.fromkeys(keys))
        bits = self._bits.take(len(distinct))
        self._rows += [_Row(key, 0.0, 0, bit) for key, bit in zip(distinct, bits, strict=True)]
        return bits

    def _phrase_text(self, phrase: Phrase, name: str) -> str:
        self._values[name] = spaced([storable(token) for token in phrase.tokens])
        return f"%({name})s::text"

    def _not(self, one: Word | Phrase, name: str) -> str:
        """Return the condition that *one* is not in a document."""
        if isinstance(one, Word):
            if not one.terms:
                return "true"
            if _least(one) > 1:
                condition, _number = self._demanding(one, scores=False)
                return f"NOT ({condition})"
            bits = self._bits.take(1)
            self._add(one.terms, 0, bits * len(one.terms), scores=False)
            return f"NOT ({self._bits.has_any(bits)})"
        keys = phrase_keys(one)
        if not keys:
            return "true"
        has_all = self._bits.has_all(self._phrase_bits(keys))
        text = self._phrase_text(one, name)
        there = f"SELECT position({text} IN other.{one.field}) > 0 FROM {{phrase_text}} AS other"  # noqa: S608  names of columns
        return f"CASE WHEN {has_all} THEN NOT ({there} WHERE other.id = document.id) ELSE true END"

    def _restrictions(self) -> list[str]:
        query = self._query
        conditions = []
        for number, keeping in enumerate(query.filters):
            self._values[f"filter{number}"] = [filter_token(keeping.name, value) for value in keeping.values]
            conditions.append(f'filters && %(filter{number})s::text[] COLLATE "C"')
        if query.published_from is not None:
            self._values["published_from"] = query.published_from
            conditions.append("published >= %(published_from)s::bigint")
        if query.published_until is not None:
            self._values["published_until"] = query.published_until
            conditions.append("published <= %(published_until)s::bigint")
        if query.without:
            self._values["without"] = list(query.without)
            conditions.append("id <> ALL(%(without)s::bigint[])")
        return conditions

    def _recency(self) -> Iterable[str]:
        for number, recency in enumerate(self._query.recency):
            self._values |= {f"since{number}": recency.since, f"bonus{number}": recency.bonus}
            yield f"CASE WHEN published >= %(since{number})s::bigint THEN %(bonus{number})s::float8 ELSE 0 END"

    def _matched(self, *, must_match: bool) -> tuple[str, str]:
        """Return the sums and bits of each document as the beginning of a WITH, and the documents joined to them."""
        masks = [f"mask{mask}" for mask in range(self._bits.masks)]
        sums = [f"sum{number}" for number in range(self._sums)]
        rows = [row for row in self._rows if self._statistics.frequencies.get(row.key)]
        if not rows:
            nothing = ", ".join([*(f"0::bigint AS {mask}" for mask in masks), *(f"0::float8 AS {one}" for one in sums)])
            return "", f"{{document}} AS document CROSS JOIN (SELECT {nothing}) AS matched"
        self._term_values(rows, masks)
        columns = ", ".join(f"%({name})s::{kind}[]" for name, kind in _term_columns(masks))
        names = ", ".join(name for name, _kind in _term_columns(masks))
        norms_of = " ".join(f"WHEN {number} THEN %(norms{number})s::float8[]" for number in self._fields(rows))
        is_of = ["" if self._sums == 1 else f" FILTER (WHERE into_sum = {number})" for number in range(self._sums)]
        summed = [f"coalesce(sum(score){filtered}, 0) AS {one}" for one, filtered in zip(sums, is_of, strict=True)]
        kept = [f"bit_or({mask}) AS {mask}" for mask in masks]
        carried = ", ".join(["into_sum", *masks])
        # Each document counts once for a token, and where it has the token more often, what that adds counts too.
        matched = f"""
            term AS MATERIALIZED (
                SELECT *, CASE field {norms_of} END AS norms FROM unnest({columns}) AS given({names})
            ),
            postings AS MATERIALIZED (
                SELECT first_slot, places, often, classes, weight, norms, {carried}
                FROM term CROSS JOIN LATERAL (
                    SELECT segment::bigint << 15 AS first_slot, coalesce(places, ARRAY[place]) AS places,
                        coalesce(often, CASE WHEN frequency > 1 THEN ARRAY[(place::integer << 8) | frequency] END)
                            AS often,
                        classes || ''::bytea AS classes
                    FROM {{posting}} AS p JOIN {{length_class}} AS c USING (segment, field)
                    WHERE p.field = term.field AND p.token = term.token OFFSET 0
                ) AS postings_of_term
            ),
            matched AS (
                SELECT slot, {", ".join([*summed, *kept])}
                FROM (
                    SELECT first_slot + place AS slot, {carried},
                        weight / (1 + norms[get_byte(classes, place) + 1]) AS score
                    FROM (
                        SELECT first_slot, unnest(places) AS place, classes, weight, norms, {carried} FROM postings
                    ) AS once
                    UNION ALL
                    SELECT first_slot + place, {carried}, weight * (frequency / (frequency + norm) - 1 / (1 + norm))
                    FROM (
                        SELECT first_slot, again >> 8 AS place, again & 255 AS frequency, {carried}, weight,
                            norms[get_byte(classes, again >> 8) + 1] AS norm
                        FROM (
                            SELECT first_slot, unnest(often) AS again, classes, weight, norms, {carried} FROM postings
                            WHERE often IS NOT NULL
                        ) AS more
                    ) AS more_often
                ) AS scored
                GROUP BY slot
            ),
        """  # noqa: S608  every value is a parameter; the rest is made of this module's own words
        if must_match:
            return matched, "matched JOIN {document} AS document USING (slot)"
        filled = [f"coalesce({name}, 0) AS {name}" for name in [*masks, *sums]]
        every = f"(SELECT document.*, {', '.join(filled)} FROM {{document}} AS document LEFT JOIN matched USING (slot))"  # noqa: S608  names of columns
        return matched, f"{every} AS document"

    def _term_values(self, rows: Sequence[_Row], masks: Sequence[str]) -> None:
        self._values |= {
            "field": [FIELD_NUMBERS[row.key[0]] for row in rows],
            "token": [row.key[1] for row in rows],
            "weight": [row.weight for row in rows],
            "into_sum": [row.sum for row in rows],
        }
        for number, mask in enumerate(masks):
            self._values[mask] = [bits_in(row.bit, number) for row in rows]
        for number in self._fields(rows):
            self._values[f"norms{number}"] = self._norms(number)

    def _norms(self, number: int) -> list[float]:
        return list(norms(self._statistics.average_lengths[number]))

    @staticmethod
    def _fields(rows: Sequence[_Row]) -> list[int]:
        return sorted({FIELD_NUMBERS[row.key[0]] for row in rows})


_ORDERS: Final = {
    "best": "score DESC, published DESC, id DESC",
    "newest": "published DESC, id DESC",
    "oldest": "published, id",
}


def _term_columns(masks: Sequence[str]) -> list[tuple[str, str]]:
    fixed = [("field", "smallint"), ("token", "text"), ("weight", "float8"), ("into_sum", "integer")]
    return [*fixed, *((mask, "bigint") for mask in masks)]


def _least(word: Word) -> int:
    return max(1, min(word.minimum_terms, len(word.terms)))
