"""What news needs beside paragraphs: points up front, a box of facts, questions, a gallery, a chronicle, a verdict."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

ANSWER_FEATURES = ["bold", "link", "ltr", "rtl"]


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title of the box"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=[*ANSWER_FEATURES, "ul"], max_length=3000)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        label_format = "{title}"
        description = _("Background that stands beside the story: who, what, how much.")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=500)
    answer = blocks.RichTextBlock(label=_("Answer"), features=ANSWER_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        label_format = "{question}"
        description = _("One turn of an interview or an explainer.")


class GalleryPhotoBlock(blocks.StructBlock):
    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.TextBlock(label=_("Caption here"), required=False, max_length=1000, rows=1)

    class Meta:
        icon = "image"
        label = _("Photo")
        label_format = "{caption}"


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=80, help_text=_("As readers should see it: June 2014"))
    text = blocks.TextBlock(label=_("What happened"), max_length=800, rows=2)

    class Meta:
        icon = "time"
        label = _("Moment")
        label_format = "{when}"


class VerdictBlock(blocks.StructBlock):
    claim = blocks.TextBlock(label=_("The claim"), max_length=600, rows=2)
    claimant = blocks.CharBlock(label=_("Who claims it"), required=False, max_length=160)
    verdict = blocks.ChoiceBlock(
        label=_("Verdict"),
        choices=[
            ("correct", _("Correct")),
            ("mostly_correct", _("Mostly correct")),
            ("half", _("Half correct")),
            ("misleading", _("Misleading")),
            ("wrong", _("Wrong")),
            ("unproven", _("Unproven")),
            ("satire", _("Satire taken for news")),
        ],
    )
    explanation = blocks.TextBlock(label=_("In a sentence or two"), max_length=1000, rows=2)

    class Meta:
        icon = "check"
        label = _("Verdict of a fact check")
        label_format = "{claim}"
        description = _(
            "The claim and what was found. Search engines are told the same, in an article that is a fact check."
        )
