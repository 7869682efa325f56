"""Where articles stand, who writes them, and the review of each edition."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('newsroom', '0016_photo_rights_uses_and_likeness'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assigned', 'was given to you'), ('taken_over', 'was given to somebody else'), ('sent_back', 'was sent back'), ('approved', 'was approved'), ('live', 'is live')], max_length=12)),
                ('text', models.TextField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='assignee',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assigned_articles', to=settings.AUTH_USER_MODEL, verbose_name='assigned to'),
        ),
        migrations.AddField(
            model_name='article',
            name='due_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='article',
            name='stage',
            field=models.CharField(choices=[('planned', 'Planned'), ('writing', 'In writing'), ('editing', 'With the editors'), ('ready', 'Ready'), ('scheduled', 'Scheduled'), ('live', 'Live'), ('away', 'Off the board')], db_default='writing', default='writing', editable=False, max_length=10, verbose_name='stage'),
        ),
        migrations.AddField(
            model_name='edition',
            name='review',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='editions', to='wagtailcore.workflow', verbose_name='review'),
        ),
        migrations.AddField(
            model_name='edition',
            name='review_is_required',
            field=models.BooleanField(default=False, help_text='Until the last step has approved an article, nobody but those of that step publishes it.', verbose_name='only what was approved is published'),
        ),
        migrations.AddField(
            model_name='editionreview',
            name='deciders',
            field=models.ManyToManyField(editable=False, related_name='+', to='auth.group', verbose_name='groups that decide'),
        ),
        migrations.AddField(
            model_name='editionreview',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='auth.group', verbose_name='group'),
        ),
        migrations.AddField(
            model_name='editionreview',
            name='publishers_decide',
            field=models.BooleanField(default=True, editable=False, verbose_name='whoever may publish decides'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['stage', 'due_at', 'id'], name='newsroom_article_board'),
        ),
        migrations.AddField(
            model_name='notice',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='newsroom.article'),
        ),
        migrations.AddField(
            model_name='notice',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notice',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL),
        ),
    ]
