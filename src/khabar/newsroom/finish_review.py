"""What follows from the last approval. Wagtail loads this while it makes its own models: none is imported before."""

from typing import Any


def finish_review(workflow_state: Any, user: Any = None) -> None:
    """Publish the article, at its hour if it has one, if whoever approved it last may do so; else it is ready.

    Called inside the transaction of the approval.
    """
    from khabar.newsroom.actions.give_notice import notice_of_approval  # see above
    from khabar.newsroom.models import Article, Stage
    from khabar.newsroom.rights import policy_of

    article = workflow_state.content_object
    may_publish = user is not None and policy_of(Article).user_has_permission_for_instance(user, "publish", article)
    Article.objects.filter(pk=article.pk).update(stage=Stage.READY)
    if getattr(workflow_state, "publishes", True) and may_publish:
        revision = Article.objects.get(pk=article.pk).get_latest_revision()
        revision.publish(user=user, skip_permission_checks=True)
    notice_of_approval(workflow_state, by=user)
