"""What the newsroom does, one verb per file. Each is one transaction; readers see its effect after the commit."""

from khabar.newsroom.actions.add_articles import add_articles
from khabar.newsroom.actions.furnish_edition import furnish_edition
from khabar.newsroom.actions.hide_difference import hide_difference
from khabar.newsroom.actions.make_sizes import make_due_sizes
from khabar.newsroom.actions.move_article import MoveRefused, move_article, unschedule_article
from khabar.newsroom.actions.note_on_draft import TooManyNotes, note_on_draft, settle_note
from khabar.newsroom.actions.plan_article import assign_article, plan_article
from khabar.newsroom.actions.protect_byline import protect_byline
from khabar.newsroom.actions.publish_article import publish_article
from khabar.newsroom.actions.publish_due import publish_due
from khabar.newsroom.actions.publish_package import PackageRefused, publish_package, undo_package
from khabar.newsroom.actions.relate_articles import relate_articles
from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.actions.schedule_article import schedule_article
from khabar.newsroom.actions.set_review import set_review, steps_of
from khabar.newsroom.actions.set_up_newsroom import set_up_newsroom
from khabar.newsroom.actions.set_up_staff import set_up_roles
from khabar.newsroom.actions.settle_translation import settle_translation
from khabar.newsroom.actions.take_over_lock import take_over_lock
from khabar.newsroom.actions.translate_article import translate_article, translation_in
from khabar.newsroom.actions.unpublish_article import unpublish_article

__all__ = [
    "MoveRefused",
    "PackageRefused",
    "TooManyNotes",
    "add_articles",
    "assign_article",
    "furnish_edition",
    "hide_difference",
    "make_due_sizes",
    "move_article",
    "note_on_draft",
    "plan_article",
    "protect_byline",
    "publish_article",
    "publish_due",
    "publish_package",
    "relate_articles",
    "save_draft",
    "schedule_article",
    "set_review",
    "set_up_newsroom",
    "set_up_roles",
    "settle_note",
    "settle_translation",
    "steps_of",
    "take_over_lock",
    "translate_article",
    "translation_in",
    "undo_package",
    "unpublish_article",
    "unschedule_article",
]
