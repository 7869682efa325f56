"""The record of what articles of each format say beyond their text. Braces name what is filled in."""

from dataclasses import dataclass

from khabar.text.plurals import PluralForms


@dataclass(frozen=True)
class FormatNames:
    """The label over the headline; the plain news article has none. Named as the formats are."""

    feature: str
    opinion: str
    interview: str
    explainer: str
    gallery: str
    video: str
    audio: str
    live_blog: str
    fact_check: str


@dataclass(frozen=True)
class Warnings:
    """What a reader is told before she sees it, named as the sensitivities are."""

    graphic: str
    violence: str
    abuse: str
    suicide: str


@dataclass(frozen=True)
class VerdictNames:
    """What a fact check found, from right to wrong."""

    correct: str
    mostly_correct: str
    half: str
    misleading: str
    wrong: str
    unproven: str
    satire: str


@dataclass(frozen=True)
class FormatWords:
    names: FormatNames
    opinion_note: str
    warning: str
    warnings: Warnings
    show_covered: str
    location: str
    sources: str
    breaking: str

    # blocks
    question: str
    answer: str
    key_points: str
    gallery: str
    photos: PluralForms
    photo_of: str
    transcript: str
    download: str
    captions: str
    claim: str
    claim_by: str
    verdict: str
    verdicts: VerdictNames
    table: str

    # live coverage
    live_now: str
    live_over: str
    live_summary: str
    live_key_moment: str
    live_no_posts: str
    live_posts: PluralForms
    live_updated: str
    live_post_link: str
    live_new: str
    live_key_post: str
    live_edited: str
    live_all: str
    live_newest: str
    live_newer: str
    live_older: str
    live_withdrawn: str
