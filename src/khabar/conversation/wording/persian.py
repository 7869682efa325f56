"""The conversation in Persian."""

from khabar.conversation.wording.record import (
    CommentWording,
    ConversationWording,
    PollWording,
    ReasonWording,
    RefusalWording,
)
from khabar.text.plurals import PluralForms


def _joined(text: str) -> str:
    """Return *text* with Persian's half-space for each underscore: invisible, so it is not written raw in source."""
    return text.replace("_", "\N{ZERO WIDTH NON-JOINER}")


PERSIAN = ConversationWording(
    language="fa",
    letters=PluralForms(other="نویسه"),
    refusals=RefusalWording(
        name_missing=_joined("نام نوشته نشده است. لطفاً نامی را که کنار دیدگاه دیده می_شود بنویسید."),
        name_too_long="نام بیش از اندازه بلند است: حداکثر {limit}.",
        name_unprintable=_joined("در نام نشانه_های پنهانی هست که چاپ نمی_شود. لطفاً آن را دوباره بنویسید."),
        email_malformed=_joined("نشانی ایمیل درست نیست. نمونه: name@example.com؛ این بخش را می_توانید خالی بگذارید."),
        text_missing="دیدگاه خالی است. لطفاً پیش از فرستادن، آن را بنویسید.",
        text_too_long=_joined(
            "دیدگاه بیش از اندازه بلند است: حداکثر {limit}؛ نوشته شما {excess} بیشتر است. "
            "چیزی از آن حذف نشده است؛ لطفاً کوتاه_ترش کنید."
        ),
        text_unprintable=_joined(
            "در دیدگاه نشانه_های پنهانی هست که چاپ نمی_شود. لطفاً آن_ها را پاک کنید یا متن را دوباره بنویسید."
        ),
        too_many_from_reader=_joined(
            "در زمانی کوتاه دیدگاه_های زیادی فرستاده_اید. "
            "لطفاً ده دقیقه دیگر دوباره بفرستید؛ نوشته شما در پایین مانده است."
        ),
        too_many_from_network=_joined(
            "در زمانی کوتاه از شبکه شما دیدگاه_های زیادی رسیده است. "
            "لطفاً ده دقیقه دیگر دوباره بفرستید؛ نوشته شما در پایین مانده است."
        ),
    ),
    reasons=ReasonWording(
        insult="در آن به کسی توهین شده است.",
        hate=_joined("به خشونت یا نفرت دامن می_زند."),
        off_topic="به موضوع مقاله مربوط نیست.",
        personal_data="اطلاعات شخصی شما یا کس دیگری در آن هست.",
        false=_joined("ادعایی نادرست یا گمراه_کننده در آن هست."),
        spam="تبلیغ یا پیامی تکراری و نامربوط به مقاله است.",
        illegal="در آن چیزی خلاف قانون هست.",
        other=_joined("با سیاست دیدگاه_ها همخوان نیست."),
    ),
    comment=CommentWording(
        not_sent_title="دیدگاه شما هنوز فرستاده نشده است",
        not_sent=_joined("لطفاً بخش_های مشخص_شده را بازبینی کنید و دوباره بفرستید. هرچه نوشته_اید سر جای خود است."),
        received_title="سپاس، دیدگاه شما رسید",
        received=_joined("دیدگاه شما در انتظار بررسی است و پس از تأیید، زیر مقاله دیده می_شود."),
        yours_title="دیدگاه شما درباره مقاله",
        yours="وضعیت دیدگاه شما چنین است.",
        not_here=_joined(
            "هر دیدگاه پیش از انتشار خوانده می_شود. از این مرورگر دیدگاهی برای این مقاله فرستاده نشده است."
        ),
        pending="در انتظار بررسی",
        approved="زیر مقاله منتشر شده است",
        rejected="منتشر نشد",
        closed_title=_joined("بخش دیدگاه_ها بسته است"),
        closed=_joined(
            "این مقاله دیگر دیدگاه نمی_پذیرد و نوشته شما ذخیره نشد. "
            "متن کامل آن در پایین است تا اگر خواستید نسخه_ای بردارید."
        ),
    ),
    poll=PollWording(
        question="آیا این مقاله را پسندیدید؟",
        result_title="نظر خوانندگان",
        thanks="سپاس، نظر شما ثبت شد.",
        changed="نظر شما تغییر کرد.",
        withdrawn=_joined("نظر شما پس گرفته شد و دیگر شمرده نمی_شود."),
        not_voted="پاسخی از شما در این مرورگر ثبت نشده است.",
        choice_missing="لطفاً «بله» یا «نه» را انتخاب کنید.",
        too_many_from_network=_joined(
            "در زمانی کوتاه از شبکه شما پاسخ_های زیادی رسیده است. لطفاً یک ساعت دیگر دوباره تلاش کنید."
        ),
    ),
    elsewhere_title="درخواست پذیرفته نشد",
    elsewhere=_joined(
        "این درخواست از صفحه_ای در سایتی دیگر آمده بود و کاری انجام نشد. "
        "لطفاً مقاله را در سایت ما باز کنید و از همان_جا بفرستید."
    ),
)
