"""Gives what is there the stage that it is in, and each edition the review that its articles had."""

import datetime

from django.db import migrations
from django.utils import timezone


def give_stages(apps, schema_editor):
    """Give each article the stage that follows from what is known of it; drafts of old are off the board."""
    Article = apps.get_model("newsroom", "Article")
    Revision = apps.get_model("wagtailcore", "Revision")
    State = apps.get_model("wagtailcore", "WorkflowState")
    ContentType = apps.get_model("contenttypes", "ContentType")
    rows = Article._base_manager
    rows.filter(live=True, has_unpublished_changes=False).update(stage="live")
    rows.filter(live=False, first_published_at__isnull=False).update(stage="away")
    old = timezone.now() - datetime.timedelta(days=30)
    rows.filter(live=False, first_published_at=None, latest_revision__created_at__lt=old).update(stage="away")
    rows.filter(live=False, first_published_at=None, latest_revision=None).update(stage="away")
    kind = ContentType.objects.filter(app_label="newsroom", model="article").first()
    if kind is None:
        return
    reviewed = State.objects.filter(base_content_type=kind, status="in_progress").values_list("object_id", flat=True)
    waiting = Revision.objects.filter(base_content_type=kind, approved_go_live_at__isnull=False)
    for numbers, stage in ((reviewed, "editing"), (waiting.values_list("object_id", flat=True), "scheduled")):
        for number in numbers:
            rows.filter(pk=int(number)).update(stage=stage)


def give_reviews(apps, schema_editor):
    """Let every edition keep the review that articles had; each makes its own as soon as it is changed there."""
    Link = apps.get_model("wagtailcore", "WorkflowContentType")
    links = Link.objects.filter(content_type__app_label="newsroom", content_type__model="article")
    for workflow in links.filter(workflow__active=True).values_list("workflow", flat=True)[:1]:
        apps.get_model("newsroom", "Edition").objects.update(review=workflow)
    links.delete()


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0017_stages_and_reviews'),
    ]

    operations = [
        migrations.RunPython(give_stages, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(give_reviews, migrations.RunPython.noop, elidable=True),
    ]
