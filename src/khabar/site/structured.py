"""JSON-LD: what a page says about its article to search engines, in the words of schema.org."""

import json
import re

from khabar.site.addresses import absolute
from khabar.site.assets import asset_path
from khabar.site.documents import ArticleDocument, FactVerdict, Letterhead, LiveDocument, ShareImage
from khabar.text.bidi import strip_controls

_UNSAFE_IN_SCRIPT = re.compile("[<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")

_TYPES = {
    "feature": "ReportageNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "fact_check": "AnalysisNewsArticle",
}
"""The narrower types of schema.org; what is not named is a NewsArticle."""
_RATINGS = {"correct": 5, "mostly_correct": 4, "half": 3, "misleading": 2, "wrong": 1}


def news_article(
    article: ArticleDocument, edition: Letterhead, address: str, image: ShareImage | None, image_credit: str = ""
) -> str:
    """Return the article as JSON that may stand in a <script>, under the type that its format has at schema.org."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(article.format, "NewsArticle"),
        "headline": article.headline,
        "description": article.standfirst,
        "inLanguage": edition.language,
        "datePublished": article.published.iso,
        "dateModified": (article.updated or article.published).iso,
        "articleSection": article.section.name,
        "genre": article.label,
        "dateline": article.dateline,
        "contentLocation": {"@type": "Place", "name": article.location} if article.location else None,
        "contentRating": article.warning,
        "citation": [
            {"@type": "CreativeWork", "name": source.name} | ({"url": source.path} if source.path else {})
            for source in article.sources
        ],
        "keywords": [topic.name for topic in article.topics],
        "author": [
            {"@type": "Person" if credit.is_person else "Organization", "name": credit.name}
            for credit in article.credits
        ],
        "translator": {"@type": "Person", "name": article.translator} if article.translator else None,
        "workTranslation": [
            {"@type": "NewsArticle", "inLanguage": other.language, "url": absolute(other.path)}
            for other in article.elsewhere
            if not other.is_here
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": edition.name,
            "url": absolute(edition.home),
            "correctionsPolicy": absolute(edition.corrections),
            "logo": {"@type": "ImageObject", "url": absolute(asset_path("mark.svg"))},
        },
        "mainEntityOfPage": address,
        "url": address,
    }
    said["correction"] = [
        {
            "@type": "CorrectionComment",
            "text": correction.text,
            "datePublished": correction.moment.iso,
            "author": {"@type": "Organization", "name": correction.signature or edition.name},
        }
        for correction in article.corrections
    ]
    if image:
        said["image"] = {"@type": "ImageObject", "url": image.url, "width": image.width, "height": image.height} | (
            {"creditText": image_credit} if image_credit else {}
        )
    if article.live:
        said |= _live_coverage(article.live, article)
    kept = {name: value for name, value in said.items() if value}
    review = _claim_review(article, kept)
    return in_script({"@context": kept.pop("@context"), "@graph": [kept, review]} if review else kept)


def _live_coverage(live: LiveDocument, article: ArticleDocument) -> dict[str, object]:
    """Return what makes the article a LiveBlogPosting: its span and the posts that stand on its page."""
    newest = max((post.edited or post.moment).iso for post in live.posts) if live.posts else ""
    return {
        "@type": "LiveBlogPosting",
        "coverageStartTime": article.published.iso,
        "coverageEndTime": live.ended.iso if live.ended else "",
        "dateModified": max(newest, (article.updated or article.published).iso),
        "liveBlogUpdate": [
            {
                name: value
                for name, value in {
                    "@type": "BlogPosting",
                    "headline": post.title or " ".join(post.paragraphs)[:110],
                    "articleBody": "\n".join(post.paragraphs),
                    "datePublished": post.moment.iso,
                    "dateModified": post.edited.iso if post.edited else "",
                    "url": absolute(post.path.partition("#")[0]) + f"#p{post.number}",
                    "author": {"@type": "Person", "name": post.author} if post.author else None,
                    "image": absolute(post.picture.standard.path) if post.picture else "",
                }.items()
                if value
            }
            for post in live.posts
        ],
    }


def _claim_review(article: ArticleDocument, said: dict[str, object]) -> dict[str, object] | None:
    """Return the ClaimReview of a fact check, after its first verdict; None for what is no fact check."""
    verdict = next((block for block in article.blocks if isinstance(block, FactVerdict)), None)
    if verdict is None or article.format != "fact_check":
        return None
    claim: dict[str, object] = {"@type": "Claim", "name": verdict.claim}
    if verdict.claimant:
        claim["author"] = {"@type": "Thing", "name": verdict.claimant}
    rating: dict[str, object] = {"@type": "Rating", "alternateName": verdict.label}
    if verdict.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[verdict.verdict], "bestRating": 5, "worstRating": 1}
    return (
        {
            "@type": "ClaimReview",
            "claimReviewed": verdict.claim,
            "itemReviewed": claim,
            "reviewRating": rating,
            "author": said["publisher"],
            "datePublished": said["datePublished"],
            "url": said["url"],
        }
        if "url" in said
        else None
    )


def in_script(said: dict[str, object]) -> str:
    """Return *said* as JSON without anything that could end a <script> or turn the direction of what follows."""
    text = strip_controls(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
    return _UNSAFE_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
