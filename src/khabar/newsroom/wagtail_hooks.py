"""Puts the newsroom's screens into Wagtail's admin. Found by Wagtail under this name."""

from wagtail import hooks
from wagtail.admin.wagtail_hooks import register_keyboard_shortcuts_menu_item
from wagtail.snippets.models import register_snippet

from khabar.newsroom.admin import (
    action_menu,
    appearance,
    group_rights,
    home,
    leaving,
    links,
    log,
    menu,
    originals,
    paragraph_direction,
    protected_bylines,
    sample_content,
    waiting,
)
from khabar.newsroom.admin.agencies import AgencyViewSet
from khabar.newsroom.admin.articles.viewset import ArticleViewSet
from khabar.newsroom.admin.authors import AuthorViewSet
from khabar.newsroom.admin.board import doors as board
from khabar.newsroom.admin.editions import EditionViewSet
from khabar.newsroom.admin.house_style import checking
from khabar.newsroom.admin.house_style import page as house_style_page
from khabar.newsroom.admin.of_edition import DeleteWithinReach
from khabar.newsroom.admin.photos.addresses import photo_addresses
from khabar.newsroom.admin.photos.telling import tell_of_photos
from khabar.newsroom.admin.sections import SectionViewSet
from khabar.newsroom.admin.standing_pages import StandingPageViewSet
from khabar.newsroom.admin.topics import TopicViewSet
from khabar.newsroom.admin.translating import doors as translating
from khabar.newsroom.admin.translating import views as translation_desk
from khabar.newsroom.models.sealed_name import writes_under_a_pen_name

for viewset in (
    ArticleViewSet,
    SectionViewSet,
    TopicViewSet,
    AgencyViewSet,
    AuthorViewSet,
    StandingPageViewSet,
    EditionViewSet,
):
    register_snippet(viewset)

# A high order where Wagtail's own parts act on the same hook before.
LAST = 1000

hooks.register("insert_global_admin_css", appearance.style_sheet)
hooks.register("insert_global_admin_js", appearance.scripts)
hooks.register("register_bulk_action", DeleteWithinReach, order=LAST)
hooks.register("register_group_permission_panel", group_rights.rights_in_editions)
hooks.register("register_admin_urls", originals.originals_addresses)
hooks.register("register_admin_urls", photo_addresses, order=-1)
hooks.register("after_create_snippet", tell_of_photos)
hooks.register("after_edit_snippet", tell_of_photos)
hooks.register("register_admin_urls", protected_bylines.addresses)
hooks.register("register_admin_urls", checking.addresses)
hooks.register("register_admin_urls", sample_content.addresses)
hooks.register("register_admin_urls", board.addresses)
hooks.register("register_admin_menu_item", board.in_menu)
hooks.register("register_log_actions", board.actions_of_the_log)
hooks.register("construct_snippet_action_menu", action_menu.construct_action_menu)
hooks.register("register_admin_urls", waiting.addresses)
hooks.register("register_admin_menu_item", protected_bylines.in_menu)
hooks.register("register_log_actions", protected_bylines.actions_of_the_log)
hooks.register("register_log_actions", house_style_page.actions_of_the_log)
hooks.register("register_permissions", protected_bylines.right)
hooks.register("register_admin_urls", translation_desk.addresses)
hooks.register("register_admin_menu_item", translating.in_menu)
hooks.register("register_log_actions", translating.in_log)
hooks.register("khabar_log_of", log.log_of)
hooks.register("khabar_is_discreet", writes_under_a_pen_name)
hooks.register("khabar_work_of", leaving.work_of)
hooks.register("khabar_leaving", leaving.let_go)
# Wagtail keeps the list of shortcuts in its menu of help, whose other doors lead to pages in English.
hooks.register("register_admin_menu_item", register_keyboard_shortcuts_menu_item)
hooks.register("register_admin_search_area", menu.article_search_area)
hooks.register("construct_main_menu", menu.construct_main_menu)
hooks.register("construct_reports_menu", menu.construct_reports_menu)
hooks.register("construct_homepage_panels", home.construct_homepage_panels)
hooks.register("construct_homepage_summary_items", home.construct_homepage_summary_items, order=LAST)
hooks.register("register_icons", paragraph_direction.icons)
hooks.register("register_rich_text_features", links.register_link_feature, order=LAST)
hooks.register("register_rich_text_features", paragraph_direction.register_features)
