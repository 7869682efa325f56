"""What pages are made from: frozen records with every string ready to print.

Page modules fill them from the newsroom's models, templates print them. They know no database and no request, so a page
can be looked at, measured and tested without either.
"""

from khabar.site.documents.article import ArticleDocument
from khabar.site.documents.blocks import (
    Block,
    Embed,
    Exchange,
    FactBox,
    FactVerdict,
    Gallery,
    Heading,
    KeyPoints,
    Paragraph,
    PhotoBlock,
    PointList,
    PullQuote,
    Quotation,
    RelatedLinks,
    Timeline,
)
from khabar.site.documents.conversation import CommentDocument, FormDocument, PollDocument, ThreadDocument
from khabar.site.documents.feed import FeedDocument, FeedItem
from khabar.site.documents.letterhead import EditionLink, Letterhead, Link, SectionLink
from khabar.site.documents.lists import (
    Band,
    BandShape,
    Day,
    DayOfMonth,
    FrontDocument,
    ListingDocument,
    MonthOfArchive,
    YearOfArchive,
)
from khabar.site.documents.live import KeyMoment, LiveDocument, LivePageDocument, LivePostDocument
from khabar.site.documents.moment import Moment
from khabar.site.documents.other_language import OtherLanguage
from khabar.site.documents.picture import Picture, Source
from khabar.site.documents.plain import LostDocument, StandingDocument
from khabar.site.documents.search import (
    Advice,
    Chip,
    Choice,
    DayField,
    Option,
    ResultLine,
    SearchDocument,
    Turn,
)
from khabar.site.documents.sheet_head import Head, ShareImage
from khabar.site.documents.teaser import Credit, Teaser
from khabar.site.documents.versions import (
    CorrectionDocument,
    DifferenceDocument,
    PartDocument,
    PassageDocument,
    VersionDocument,
    VersionsDocument,
    WithdrawalDocument,
)

__all__ = [
    "Advice",
    "ArticleDocument",
    "Band",
    "BandShape",
    "Block",
    "Chip",
    "Choice",
    "CommentDocument",
    "CorrectionDocument",
    "Credit",
    "Day",
    "DayField",
    "DayOfMonth",
    "DifferenceDocument",
    "EditionLink",
    "Embed",
    "Exchange",
    "FactBox",
    "FactVerdict",
    "FeedDocument",
    "FeedItem",
    "FormDocument",
    "FrontDocument",
    "Gallery",
    "Head",
    "Heading",
    "KeyMoment",
    "KeyPoints",
    "Letterhead",
    "Link",
    "ListingDocument",
    "LiveDocument",
    "LivePageDocument",
    "LivePostDocument",
    "LostDocument",
    "Moment",
    "MonthOfArchive",
    "Option",
    "OtherLanguage",
    "Paragraph",
    "PartDocument",
    "PassageDocument",
    "PhotoBlock",
    "Picture",
    "PointList",
    "PollDocument",
    "PullQuote",
    "Quotation",
    "RelatedLinks",
    "ResultLine",
    "SearchDocument",
    "SectionLink",
    "ShareImage",
    "Source",
    "StandingDocument",
    "Teaser",
    "ThreadDocument",
    "Timeline",
    "Turn",
    "VersionDocument",
    "VersionsDocument",
    "WithdrawalDocument",
    "YearOfArchive",
]
