"""How the form of an article is laid out: first what readers see, in their order, then where it is filed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from khabar.newsroom.admin.articles.changing import change_panel
from khabar.newsroom.admin.articles.form import ArticleForm
from khabar.newsroom.admin.edition_form import EditionPanel
from khabar.newsroom.admin.translating.panel import TranslationPanel, TranslatorPanel

_content = [
    TranslationPanel(),
    change_panel,
    TitleFieldPanel("headline", placeholder=_("Headline"), widget=AdminAutoHeightTextInput(attrs={"rows": 1})),
    FieldRowPanel(
        [
            EditionPanel("edition", heading=_("Edition")),
            FieldPanel("section", heading=_("Section")),
            FieldPanel("format"),
        ],
        classname="khabar-filing",
    ),
    FieldPanel("standfirst", widget=AdminAutoHeightTextInput(attrs={"rows": 1})),
    FieldRowPanel([FieldPanel("dateline"), FieldPanel("location")]),
    InlinePanel(
        "bylines",
        panels=[FieldRowPanel([FieldPanel("author", heading=_("Author")), FieldPanel("agency", heading=_("Agency"))])],
        heading=_("Bylines"),
        label=_("Byline"),
        help_text=_("In the order readers see. Each is an author or an agency."),
    ),
    TranslatorPanel("translator"),
    MultiFieldPanel(
        [
            FieldPanel("lead_photo", heading=_("Photo")),
            FieldPanel("lead_photo_caption", widget=AdminAutoHeightTextInput(attrs={"rows": 1})),
        ],
        heading=_("Lead photo"),
        icon="image",
    ),
    HelpPanel(template="newsroom/photos/of_article.html"),
    FieldPanel("body"),
    FieldPanel("sources"),
    FieldPanel("internal_notes", classname="khabar-notes", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
]

_announcing = [
    FieldRowPanel([FieldPanel("kicker"), FieldPanel("short_headline")]),
    FieldRowPanel([FieldPanel("breaking_until"), FieldPanel("sensitivity")]),
    MultiFieldPanel(
        [FieldPanel("social_headline"), FieldPanel("social_image")], heading=_("When it is shared"), icon="link"
    ),
]

_filing = [
    FieldPanel("topics"),
    FieldPanel("slug"),
    FieldPanel("published_at"),
    FieldPanel("comment_mode"),
    PublishingPanel(),
]

article_panels = TabbedInterface(
    [
        ObjectList(_content, heading=_("Content")),
        ObjectList(_announcing, heading=_("Fronts and sharing")),
        ObjectList(_filing, heading=_("Filing and readers")),
    ],
    base_form_class=ArticleForm,
)
