"""What an article's body is made of, one block per file. Blocks hold content; how they look is the site's business."""

from khabar.newsroom.blocks.body import ArticleBody
from khabar.newsroom.blocks.embed import kept_embed
from khabar.newsroom.blocks.sources import ArticleSources

__all__ = ["ArticleBody", "ArticleSources", "kept_embed"]
