"""Photos are found by the language of their caption: those that were indexed as Arabic are indexed again."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def note_photos(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    change = apps.get_model("search", "Change")
    numbers = apps.get_model("newsroom", "Photo").objects.order_by("pk").values_list("pk", flat=True)
    change.objects.bulk_create((change(kind="photo", object_id=pk) for pk in numbers.iterator()), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0012_news_blocks"), ("search", "0001_search")]

    operations = [migrations.RunPython(note_photos, migrations.RunPython.noop, elidable=True)]
