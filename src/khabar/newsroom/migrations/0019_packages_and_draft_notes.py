"""Articles that go live together, and notes on drafts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0018_give_stages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('assigned', 'was given to you'), ('taken_over', 'was given to somebody else'), ('sent_back', 'was sent back'), ('approved', 'was approved'), ('live', 'is live'), ('note', 'has a new note'), ('lock_taken', 'was taken over: you had it locked')], max_length=12),
        ),
        migrations.CreateModel(
            name='Package',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'package',
                'verbose_name_plural': 'packages',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PackageArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_live', models.BooleanField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.article')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='newsroom.package')),
            ],
        ),
        migrations.AddField(
            model_name='package',
            name='articles',
            field=models.ManyToManyField(related_name='packages', through='newsroom.PackageArticle', to='newsroom.article'),
        ),
        migrations.CreateModel(
            name='DraftNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='note')),
                ('passage', models.CharField(blank=True, max_length=300, verbose_name='passage')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='draft_notes', to='newsroom.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'note on a draft',
                'verbose_name_plural': 'notes on drafts',
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('settled_at__isnull', True)), fields=['article'], name='newsroom_open_draft_notes')],
            },
        ),
        migrations.AddConstraint(
            model_name='packagearticle',
            constraint=models.UniqueConstraint(fields=('package', 'article'), name='newsroom_once_in_a_package'),
        ),
    ]
