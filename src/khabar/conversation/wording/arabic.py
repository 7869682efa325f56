"""The conversation in Arabic: formal and kind, and without a gender where the language lets us."""

from khabar.conversation.wording.record import (
    CommentWording,
    ConversationWording,
    PollWording,
    ReasonWording,
    RefusalWording,
)
from khabar.text.plurals import PluralForms

ARABIC = ConversationWording(
    language="ar",
    letters=PluralForms(
        zero="لا حروف",
        one="حرف واحد",
        two="حرفان",
        few="أحرف",
        many="حرفًا",
        other="حرف",
    ),
    refusals=RefusalWording(
        name_missing="نسيت كتابة الاسم. يُرجى كتابة الاسم الذي سيظهر مع تعليقك.",
        name_too_long="الاسم أطول من المسموح: الحد الأقصى {limit}.",
        name_unprintable="في الاسم رموز خفية لا تُطبع. يُرجى كتابته من جديد.",
        email_malformed="عنوان البريد الإلكتروني غير صحيح. يُكتب هكذا: name@example.com، ويمكن ترك الخانة فارغة.",
        text_missing="خانة التعليق فارغة. يُرجى كتابة تعليقك قبل الإرسال.",
        text_too_long="التعليق أطول من المسموح: الحد الأقصى {limit}، والزيادة {excess}. "
        "لم نحذف منه شيئًا؛ يُرجى اختصاره.",
        text_unprintable="في التعليق رموز خفية لا تُطبع، ربما جاءت مع نص منسوخ. يُرجى حذفها أو كتابة النص من جديد.",
        too_many_from_reader="وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى المحاولة بعد عشر دقائق؛ ما كتبته باقٍ أدناه.",
        too_many_from_network="وصلت من شبكتك تعليقات كثيرة في وقت قصير. "
        "يُرجى المحاولة بعد عشر دقائق؛ ما كتبته باقٍ أدناه.",
    ),
    reasons=ReasonWording(
        insult="فيه شتم أو إساءة إلى أشخاص.",
        hate="فيه تحريض على العنف أو الكراهية.",
        off_topic="لا يتناول موضوع المقال.",
        personal_data="فيه معلومات شخصية عن صاحب التعليق أو عن غيره.",
        false="فيه ادعاء غير صحيح أو مضلِّل.",
        spam="فيه إعلان أو رسالة مكررة لا صلة لها بالمقال.",
        illegal="فيه ما يخالف القانون.",
        other="لا يوافق سياسة التعليقات.",
    ),
    comment=CommentWording(
        not_sent_title="لم يُرسل التعليق بعد",
        not_sent="يُرجى مراجعة الخانات المشار إليها ثم إعادة الإرسال. كل ما كتبته ما زال في مكانه.",
        received_title="وصل تعليقك، شكرًا لك",
        received="ينتظر تعليقك قراءة المشرف، ويظهر تحت المقال بعد الموافقة عليه.",
        yours_title="تعليقك على المقال",
        yours="هذا ما آل إليه تعليقك.",
        not_here="يقرأ المشرف كل تعليق قبل نشره. لم يُرسَل من هذا المتصفح تعليق على هذا المقال.",
        pending="ينتظر قراءة المشرف",
        approved="منشور تحت المقال",
        rejected="لم يُنشر",
        closed_title="باب التعليق مغلق",
        closed="لم يعد التعليق على هذا المقال متاحًا، ولذلك لم يُحفظ ما أرسلته. نعيد إليك نصه كاملًا لتنسخه إن شئت.",
    ),
    poll=PollWording(
        question="هل أعجبك هذا المقال؟",
        result_title="رأي القراء",
        thanks="شكرًا لك، سُجّل رأيك.",
        changed="عُدّل رأيك.",
        withdrawn="سُحب رأيك ولم يعد محسوبًا.",
        not_voted="لم تُسجَّل لك إجابة من هذا المتصفح.",
        choice_missing="يُرجى اختيار «نعم» أو «لا».",
        too_many_from_network="وصلت من شبكتك إجابات كثيرة في وقت قصير. يُرجى المحاولة بعد ساعة.",
    ),
    elsewhere_title="لم يُقبل الطلب",
    elsewhere="جاء هذا الطلب من صفحة في موقع آخر، ولذلك لم يُنفَّذ ولم يتغير شيء. "
    "يُرجى فتح المقال في موقعنا والإرسال من هناك.",
)
