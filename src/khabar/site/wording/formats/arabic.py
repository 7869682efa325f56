"""العربية: ما تقوله المواد بحسب أشكالها."""

from khabar.site.wording.formats.record import FormatNames, FormatWords, VerdictNames, Warnings
from khabar.text.plurals import PluralForms

ARABIC_FORMATS = FormatWords(
    names=FormatNames(
        feature="تقرير خاص",
        opinion="رأي",
        interview="حوار",
        explainer="شرح",
        gallery="معرض صور",
        video="فيديو",
        audio="صوت",
        live_blog="تغطية مباشرة",
        fact_check="تحقّق",
    ),
    opinion_note="يعبّر المقال عن رأي كاتبه، لا عن رأي {name}.",
    warning="تنبيه:",
    warnings=Warnings(
        graphic="في هذه المادة صور قد تكون صادمة.",
        violence="في هذه المادة وصف لأعمال عنف.",
        abuse="تتناول هذه المادة اعتداءات قد يؤلمك وصفها.",
        suicide="تتناول هذه المادة الانتحار أو إيذاء النفس.",
    ),
    show_covered="صورة قد تكون صادمة: اضغط لعرضها",
    location="مكان الحدث:",
    sources="المصادر",
    breaking="عاجل",
    question="سؤال:",
    answer="جواب:",
    key_points="أبرز ما في المادة",
    gallery="معرض الصور",
    photos=PluralForms(zero="لا صور", one="صورة واحدة", two="صورتان", few="صور", many="صورة", other="صورة"),
    photo_of="{n} من {total}",
    transcript="النص المكتوب",
    download="تنزيل الملف",
    captions="شرح مكتوب",
    claim="الادّعاء",
    claim_by="صاحبه:",
    verdict="الخلاصة",
    verdicts=VerdictNames(
        correct="صحيح",
        mostly_correct="صحيح في معظمه",
        half="صحيح في جانب منه",
        misleading="مضلّل",
        wrong="غير صحيح",
        unproven="لم يثبت",
        satire="ساخر في أصله",
    ),
    table="جدول",
    live_now="مستمرة الآن",
    live_over="انتهت التغطية",
    live_summary="الخلاصة حتى الآن",
    live_key_moment="أبرز اللحظات",
    live_no_posts="تبدأ التغطية بعد قليل.",
    live_posts=PluralForms(
        zero="لا مشاركات", one="مشاركة واحدة", two="مشاركتان", few="مشاركات", many="مشاركة", other="مشاركة"
    ),
    live_updated="آخر مشاركة",
    live_post_link="رابط هذه المشاركة",
)
