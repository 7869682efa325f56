"""Tells the press every kind of public page. Found at start-up; what a kind is stands in its module."""

from khabar.press.registry import register_page_kind
from khabar.site.pages import (
    archive,
    article,
    asset,
    corrections,
    feed,
    front,
    live,
    lost,
    root,
    search_description,
    section,
    sitemap,
    standing,
    topic,
    versions,
)

PAGE_KINDS = (
    asset.KIND,
    root.KIND,
    article.KIND,
    front.KIND,
    section.KIND,
    topic.KIND,
    lost.KIND,
    standing.KIND,
    feed.KIND,
    versions.KIND,
    live.KIND,
    corrections.KIND,
    search_description.KIND,
    archive.MONTH,
    archive.INDEX,
    sitemap.MONTH,
    sitemap.INDEX,
    sitemap.PAGES,
)

for _kind in PAGE_KINDS:
    register_page_kind(_kind)
