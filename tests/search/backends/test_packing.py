"""How PostgreSQL's postings and texts are packed: lengths in a byte, tokens that fit an index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

psycopg = pytest.importorskip("psycopg", reason="PSYCOPG NOT INSTALLED: the engine for PostgreSQL is not tested")

from khabar.search.backends.postgres.inverting import (  # noqa: E402  only where psycopg is
    MAX_FREQUENCY,
    Segment,
    storable,
    token_key,
)
from khabar.search.backends.postgres.lengths import CLASSES, SHORTEST, length_class, norms  # noqa: E402
from tests.search.backends.tokens import document  # noqa: E402


class TestLengths:
    def test_short_fields_keep_their_length(self) -> None:
        assert [SHORTEST[length_class(length)] for length in range(41)] == list(range(41))

    def test_classes_fill_a_byte_and_grow(self) -> None:
        assert len(SHORTEST) == CLASSES == 256
        assert list(SHORTEST) == sorted(set(SHORTEST))

    @given(st.integers(0, 400_000))
    def test_long_fields_are_rounded_down_by_an_eighth_at_most(self, length: int) -> None:
        kept = SHORTEST[length_class(length)]
        assert length * 7 / 8 - 1 < kept <= length

    def test_longer_fields_dampen_more(self) -> None:
        assert list(norms(300.0)) == sorted(norms(300.0))
        assert norms(300.0)[0] == pytest.approx(0.3)

    def test_empty_collection_divides_by_nothing(self) -> None:
        assert set(norms(0.0)) == {1.2}


class TestTokens:
    @given(st.text())
    def test_every_token_fits_an_index(self, token: str) -> None:
        assert len(token_key(storable(token)).encode()) < 2_600

    def test_long_tokens_with_the_same_beginning_stay_apart(self) -> None:
        assert token_key("ذ" * 5_000) != token_key("ذ" * 5_001)
        assert token_key("ذ" * 300) == "ذ" * 300

    @given(st.text())
    def test_what_is_storable_stays_as_it_is(self, text: str) -> None:
        kept = storable(text)
        assert storable(kept) == kept
        assert "\0" not in kept
        assert kept == text or any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)


class TestSegments:
    def segment(self, *documents: object) -> Segment:
        return Segment(7, documents)  # type: ignore[arg-type]  documents

    def rows(self, *documents: object) -> dict[tuple[object, object], tuple[object, ...]]:
        """Return size, place, frequency, places and often of each token."""
        return {
            (field, token): (size, place, frequency, places, often)
            for _segment, size, field, place, frequency, token, places, often in self.segment(*documents).posting_rows()
        }

    def test_token_of_one_document_has_no_arrays(self) -> None:
        rows = self.rows(document(1), document(2, "ذهب ذهب فضة"))
        assert rows[3, "ذهب"] == (None, 1, 2, None, None)
        assert rows[3, "فضة"] == (None, 1, None, None, None)

    def test_token_of_several_documents_has_their_places(self) -> None:
        rows = self.rows(document(1, "ذهب"), document(2), document(3, "ذهب فضة"))
        assert rows[3, "ذهب"] == (2, None, None, "{0,2}", None)

    def test_frequencies_are_kept_where_they_are_more_than_1(self) -> None:
        rows = self.rows(document(1, "ذهب"), document(2, "ذهب ذهب ذهب"))
        assert rows[3, "ذهب"] == (2, None, None, "{0,1}", f"{{{1 * 256 + 3}}}")

    def test_frequencies_beyond_a_byte_count_as_the_highest(self) -> None:
        assert self.rows(document(1, "ذهب " * 300))[3, "ذهب"] == (None, 0, MAX_FREQUENCY, None, None)

    def test_classes_of_lengths_stand_at_the_places(self) -> None:
        segment = self.segment(document(1, "ذهب فضة"), document(2), document(3, "ذهب " * 100))
        classes = {field: kept for _segment, field, kept in segment.class_rows()}
        assert classes[3] == bytes([2, 0, length_class(100)])
        assert classes[1] == bytes(3)

    def test_rows_come_in_the_order_of_the_index(self) -> None:
        keys = list(self.rows(document(1, "ذهب abc فضة", headline="نفط"), document(2, "اول")))
        assert keys == sorted(keys)
