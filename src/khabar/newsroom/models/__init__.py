"""The things a newsroom keeps, one concept per file. They know nothing of addresses, templates or readers."""

from khabar.newsroom.models.agency import Agency
from khabar.newsroom.models.article import Article, ArticleQuerySet
from khabar.newsroom.models.article_format import ArticleFormat, Sensitivity
from khabar.newsroom.models.author import Author
from khabar.newsroom.models.byline import Byline
from khabar.newsroom.models.draft_note import DraftNote
from khabar.newsroom.models.edition import CommentMode, Edition
from khabar.newsroom.models.edition_review import EditionReview
from khabar.newsroom.models.edition_style import EditionStyle, style_of
from khabar.newsroom.models.former_address import FormerAddress
from khabar.newsroom.models.former_path import FormerPath
from khabar.newsroom.models.licence import Licence
from khabar.newsroom.models.live_coverage import LiveCoverage, LivePost
from khabar.newsroom.models.notice import Notice, NoticeKind
from khabar.newsroom.models.package import Package, PackageArticle
from khabar.newsroom.models.photo import Photo, PhotoRendition
from khabar.newsroom.models.photo_fingerprint import PhotoFingerprint
from khabar.newsroom.models.photo_use import PhotoUse
from khabar.newsroom.models.related_article import RelatedArticle
from khabar.newsroom.models.sealed_name import SealedName
from khabar.newsroom.models.section import Section
from khabar.newsroom.models.stage import Stage
from khabar.newsroom.models.standing_page import StandingPage
from khabar.newsroom.models.topic import Topic
from khabar.newsroom.models.translation import Lateness, Settled, Translation
from khabar.newsroom.models.version import Change, Version

__all__ = [
    "Agency",
    "Article",
    "ArticleFormat",
    "ArticleQuerySet",
    "Author",
    "Byline",
    "Change",
    "CommentMode",
    "DraftNote",
    "Edition",
    "EditionReview",
    "EditionStyle",
    "FormerAddress",
    "FormerPath",
    "Lateness",
    "Licence",
    "LiveCoverage",
    "LivePost",
    "Notice",
    "NoticeKind",
    "Package",
    "PackageArticle",
    "Photo",
    "PhotoFingerprint",
    "PhotoRendition",
    "PhotoUse",
    "RelatedArticle",
    "SealedName",
    "Section",
    "Sensitivity",
    "Settled",
    "Stage",
    "StandingPage",
    "Topic",
    "Translation",
    "Version",
    "style_of",
]
