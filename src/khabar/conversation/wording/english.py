"""The conversation in English."""

from khabar.conversation.wording.record import (
    CommentWording,
    ConversationWording,
    PollWording,
    ReasonWording,
    RefusalWording,
)
from khabar.text.plurals import PluralForms

ENGLISH = ConversationWording(
    language="en",
    letters=PluralForms(one="1 character", other="characters"),
    refusals=RefusalWording(
        name_missing="The name is missing. Please write the name to show with your comment.",
        name_too_long="The name is too long: at most {limit}.",
        name_unprintable="The name has hidden signs in it that cannot be printed. Please type it again.",
        email_malformed="This is not an e-mail address. One looks like name@example.com; "
        "the field may also stay empty.",
        text_missing="The comment is empty. Please write it before sending.",
        text_too_long="The comment is too long: at most {limit}, yours has {excess} more. "
        "Nothing was cut; please shorten it.",
        text_unprintable="The comment has hidden signs in it, perhaps from copied text. "
        "Please remove them or type it again.",
        too_many_from_reader="You sent many comments in a short time. "
        "Please try again in ten minutes; your text is kept below.",
        too_many_from_network="Many comments came from your network in a short time. Please try again in ten minutes; "
        "your text is kept below.",
    ),
    reasons=ReasonWording(
        insult="It insults or abuses people.",
        hate="It incites to violence or hatred.",
        off_topic="It is not about the article.",
        personal_data="It contains personal data, yours or someone else's.",
        false="It makes a claim that is false or misleading.",
        spam="It is advertising, or a repeated message that has nothing to do with the article.",
        illegal="It contains something against the law.",
        other="It is not in line with the comments policy.",
    ),
    comment=CommentWording(
        not_sent_title="Your comment has not been sent yet",
        not_sent="Please look at the fields marked below and send it again. Everything you typed is still there.",
        received_title="Thank you, your comment has arrived",
        received="It is waiting for a moderator and will appear under the article once approved.",
        yours_title="Your comment on the article",
        yours="This is where your comment stands.",
        not_here="A moderator reads every comment before it is published. No comment on "
        "this article was sent from this browser.",
        pending="Waiting for the moderator",
        approved="Published under the article",
        rejected="Not published",
        closed_title="Comments are closed",
        closed="This article takes no more comments, so yours was not kept. Here is its whole text for you to copy.",
    ),
    poll=PollWording(
        question="Did you like this article?",
        result_title="What readers say",
        thanks="Thank you, your answer counts.",
        changed="Your answer has been changed.",
        withdrawn="Your answer has been withdrawn and no longer counts.",
        not_voted="No answer of yours is known to this browser.",
        choice_missing="Please choose “Yes” or “No”.",
        too_many_from_network="Many answers came from your network in a short time. Please try again in an hour.",
    ),
    elsewhere_title="The request was not accepted",
    elsewhere="It came from a page of another site, so nothing was done. "
    "Please open the article here and send it from there.",
)
