"""Texts that come again a little changed are found; texts on the same subject are not taken for each other."""

import random
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar.site.demo
from khabar.text.fold import fold
from khabar.text.likeness import BrokenIndex, Fingerprint, LikenessIndex, bands, fingerprint, similarity
from khabar.text.likeness.pairs import Pairs
from khabar.text.words import search_words
from tests.text.strategies import texts

COPY = Path(khabar.site.demo.__file__).parent / "copy" / "ar"
STORIES = {file.stem: file.read_text(encoding="utf-8").split("+++")[2] for file in (COPY / "articles").glob("*.md")}
COMMENTS = [
    row["text"]
    for file in (COPY / "comments").glob("*.toml")
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["comment"]
]


def share_of_runs(a: str, b: str) -> float:
    """Return the Jaccard index of runs of three words, counted and not estimated."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = ["", *search_words(text), ""]
        return {tuple(words[place : place + 3]) for place in range(len(words) - 2)}

    return len(runs(a) & runs(b)) / len(runs(a) | runs(b))


def with_a_paragraph_added(story: str) -> str:
    return story + "\n\nوأضاف المتحدث أن التفاصيل ستنشر في بيان لاحق مساء اليوم، داعيا السكان إلى الهدوء."


def with_paragraphs_moved(story: str) -> str:
    paragraphs = story.strip().split("\n\n")
    return "\n\n".join([*paragraphs[2:], *paragraphs[:2]])


def spelt_otherwise(story: str) -> str:
    return story.translate(str.maketrans("أإآىةي", "ااايهى")).replace("ال", "الـ")


@pytest.mark.parametrize("change", [with_a_paragraph_added, with_paragraphs_moved, spelt_otherwise])
def test_a_later_take_of_a_story_is_like_the_earlier_one(change: object) -> None:
    assert callable(change)
    for story in STORIES.values():
        assert similarity(fingerprint(story), fingerprint(change(story))) > 0.6


def test_spelling_alone_makes_no_difference() -> None:
    for story in STORIES.values():
        assert fingerprint(fold(story)) == fingerprint(story)


def test_different_stories_are_unlike() -> None:
    prints = [fingerprint(story) for story in STORIES.values()]
    assert max(similarity(a, b) for place, a in enumerate(prints) for b in prints[:place]) < 0.15


def test_the_estimate_stays_within_its_stated_error() -> None:
    chance = random.Random(4)
    errors = []
    for story in STORIES.values():
        words = story.split()
        for share in (0.02, 0.05, 0.1, 0.2, 0.4):
            changed = " ".join("كلمة" if chance.random() < share else word for word in words)
            estimate = similarity(fingerprint(story), fingerprint(changed))
            errors.append(estimate - share_of_runs(story, changed))
    assert abs(sum(errors) / len(errors)) < 0.02
    assert (sum(error**2 for error in errors) / len(errors)) ** 0.5 < 0.065


def test_a_comment_posted_again_with_a_word_changed_is_found_among_all_others() -> None:
    index = LikenessIndex()
    long_ones = [comment for comment in COMMENTS if len(search_words(comment)) >= 10]
    for number, comment in enumerate(long_ones):
        index.add(number, fingerprint(comment))
    for number, comment in enumerate(long_ones):
        words = comment.split()
        words[len(words) // 2] = "والله"
        assert [found.number for found in index.alike(fingerprint(" ".join(words)))] == [number]


@pytest.mark.parametrize("comment", ["شكرا", "شكرا جزيلا", "حسبنا الله ونعم الوكيل"])
def test_a_comment_of_a_few_words_is_like_itself(comment: str) -> None:
    assert similarity(fingerprint(comment), fingerprint(comment + " !!")) == 1
    assert similarity(fingerprint(comment), fingerprint("لا علاقة لهذا بذاك")) == 0


@pytest.mark.parametrize("empty", ["", " \n", "؟!…", "👍", "\N{RIGHT-TO-LEFT MARK}"])
def test_a_text_without_words_is_like_nothing(empty: str) -> None:
    nothing = fingerprint(empty)
    index = LikenessIndex()
    index.add(1, nothing)
    index.add(2, fingerprint("خبر"))
    assert bands(nothing) == ()
    assert similarity(nothing, nothing) == similarity(nothing, fingerprint("خبر")) == 0
    assert index.alike(nothing) == []
    assert len(index) == 1


@given(texts)
def test_a_fingerprint_survives_its_bytes_and_fits_its_column(text: str) -> None:
    made = fingerprint(text)
    assert Fingerprint.from_bytes(made.to_bytes()) == made
    assert len(made.to_bytes()) <= 96
    assert all(0 <= band < 2**31 for band in bands(made))


@given(texts, texts)
def test_similarity_is_the_same_both_ways_and_whole_for_equal_texts(a: str, b: str) -> None:
    first, second = fingerprint(a), fingerprint(b)
    assert 0 <= similarity(first, second) == similarity(second, first) <= 1
    assert similarity(first, first) == bool(search_words(a))


@pytest.mark.parametrize("data", [b"", bytes(63), bytes(66), bytes(64 + 9 * 4)])
def test_bytes_that_are_no_fingerprint_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="A fingerprint has 64 bytes"):
        Fingerprint.from_bytes(data)


def test_another_process_makes_the_same_fingerprint() -> None:
    program = "from khabar.text.likeness import fingerprint; print(fingerprint('فتح المعبر').to_bytes().hex())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert printed == {fingerprint("فتح المعبر").to_bytes().hex()}


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.sampled_from(COMMENTS[:12]))))
def test_the_index_holds_what_was_added_last_and_not_removed(steps: list[tuple[bool, int, str]]) -> None:
    index, expected = LikenessIndex(), dict[int, str]()
    for adds, number, comment in steps:
        if adds:
            index.add(number, fingerprint(comment))
            expected[number] = comment
        else:
            assert index.remove(number) == (expected.pop(number, None) is not None)
    assert len(index) == len(expected)
    for comment in COMMENTS[:12]:
        found = [alike.number for alike in index.alike(fingerprint(comment), at_least=1.0)]
        assert found == sorted(number for number, kept in expected.items() if kept == comment)


def test_a_phrase_that_everybody_uses_hides_no_copy() -> None:
    index = LikenessIndex()
    for number in range(3000):
        index.add(number, fingerprint(f"قالت الشرطة إن الحادث رقم {number} قيد التحقيق"))
    index.add(5000, fingerprint("قالت الشرطة إن الحادث قيد التحقيق منذ الصباح الباكر"))
    assert index.alike(fingerprint("قالت الشرطة إن الحادث قيد التحقيق منذ الصباح الباكر"))[0].number == 5000


def test_a_saved_index_is_loaded_whole(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "index"
    path.parent.mkdir()
    index = LikenessIndex()
    for number, story in enumerate(STORIES.values()):
        index.add(number, fingerprint(story))
    index.remove(3)
    index.save(path)
    loaded = LikenessIndex.load(path)
    assert [file.name for file in path.parent.iterdir()] == ["index"]
    assert len(loaded) == len(index) == len(STORIES) - 1
    assert 3 not in loaded
    assert 4 in loaded
    loaded.add(3, fingerprint(STORIES["derby"]))
    for story in STORIES.values():
        assert set(index.alike(fingerprint(story))) <= set(loaded.alike(fingerprint(story)))


def test_a_damaged_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index"
    index = LikenessIndex()
    index.add(1, fingerprint("خبر عاجل"))
    index.save(path)
    whole = path.read_bytes()
    for broken in (b"", whole[:100], whole[:-1], whole + b"\0", b"x" + whole[1:], whole[:40] + b"\xff" + whole[41:]):
        path.write_bytes(broken)
        with pytest.raises(BrokenIndex, match=r"damaged|no index of likeness"):
            LikenessIndex.load(path)


@pytest.mark.parametrize("number", [-1, 2**32])
def test_a_number_that_the_index_cannot_hold_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 4294967295"):
        LikenessIndex().add(number, fingerprint("خبر"))


@given(st.lists(st.tuples(st.sampled_from([0, 1, 4096, 2**32 - 1]), st.integers(0, 2**32 - 1))), st.integers(1, 5))
def test_pairs_are_found_by_their_key_highest_values_kept(added: list[tuple[int, int]], most: int) -> None:
    pairs = Pairs()
    for key, value in added:
        pairs.add(key, value)
    assert len(pairs) == len(set(added))
    for key in (0, 1, 4096, 2**32 - 1):
        assert list(pairs.values(key, most)) == sorted({value for known, value in added if known == key})[-most:]
