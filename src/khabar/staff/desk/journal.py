"""The screen of the log: a form that asks, a page of lines, and the same as a file."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from khabar.staff.journal import PERMISSION, Question, kinds, lines
from khabar.staff.noting import note
from khabar.text.dates import DateStyle, format_datetime

ON_A_PAGE: Final = 50
MOST_EXPORTED: Final = 1_000_000
_COLUMNS: Final = ("time", "person", "person_name", "action", "kind", "number", "thing", "details")


class QuestionForm(forms.Form):
    person = forms.ModelChoiceField(
        get_user_model()._default_manager.order_by("username"), required=False, empty_label=gettext_lazy("All")
    )
    kind = forms.ChoiceField(required=False)
    action = forms.ChoiceField(required=False)
    thing = forms.CharField(max_length=100, required=False)
    since = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    before = forms.IntegerField(min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("All"))]
        labels = {"person": _("Person"), "kind": _("About"), "action": _("What was done"), "thing": _("Name")}
        for name, label in {**labels, "since": _("From"), "until": _("Until")}.items():
            self.fields[name].label = label
        kind, action = self.fields["kind"], self.fields["action"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101  declared so above
        assert isinstance(action, forms.ChoiceField)  # noqa: S101  the same
        kind.choices = everything + [(str(one.pk), _name_of_kind(one)) for one in kinds(reader)]
        action.choices = everything + sorted(
            ((name, str(label)) for name, label in registry.get_choices()), key=lambda one: one[1]
        )

    @property
    def question(self) -> Question:
        """What is asked for; what makes no sense asks for nothing."""
        self.is_valid()
        said = self.cleaned_data
        return Question(
            person=said["person"].pk if said.get("person") else None,
            thing=said.get("thing") or "",
            kind=int(said["kind"]) if said.get("kind") else None,
            action=said.get("action") or "",
            since=said.get("since"),
            until=said.get("until"),
            before=said.get("before"),
        )


@never_cache
@permission_required(PERMISSION, raise_exception=True)
@require_safe
def show_log(request: HttpRequest) -> HttpResponseBase:
    """Show a page of the log, or send all that is asked for as CSV or JSON Lines."""
    form = QuestionForm(request.GET, reader=request.user)
    found = lines(request.user, form.question)
    if (format_name := request.GET.get("export")) in _WRITERS:
        note(request.user, "log_exported", by=request.user, format=format_name)
        return _file(found, format_name)
    shown = list(found[: ON_A_PAGE + 1])
    older = request.GET.copy()
    older["before"] = str(shown[ON_A_PAGE - 1].pk) if len(shown) > ON_A_PAGE else ""
    asked = request.GET.copy()
    asked.pop("before", None)
    context = {
        "header_title": _("The log"),
        "header_icon": "history",
        "breadcrumbs_items": [{"url": "", "label": _("The log")}],
        "form": form,
        "lines": [_shown(entry) for entry in shown[:ON_A_PAGE]],
        "older": older.urlencode() if older["before"] else "",
        "asked": asked.urlencode(),
    }
    return render(request, "staff/desk/log.html", context)


def _shown(entry: ModelLogEntry) -> dict[str, Any]:
    style = DateStyle(get_language() or "ar")
    return {
        "when": format_datetime(localtime(entry.timestamp), style),
        "iso": entry.timestamp.isoformat(),
        "who": entry.user_display_name,
        "what": entry.message,
        "kind": _name_of_kind(entry.content_type),
        "thing": entry.label,
        "details": details_of(entry.data),
    }


def details_of(data: Any) -> list[str]:
    """Return what a line tells beside its sentence, for people: names, networks, browsers; nothing of revisions."""
    if not isinstance(data, dict):
        return []
    told = [*data.get("groups", []), *data.get("rights", [])]
    told += [data[name] for name in ("where", "network", "browser", "system", "format") if data.get(name)]
    if data.get("with_recovery_code"):
        told.append(_("with a recovery code"))
    return [str(one) for one in told]


def _name_of_kind(kind: Any) -> str:
    model = kind.model_class() if kind is not None else None
    return str(model._meta.verbose_name) if model is not None else _("gone")


def _record(entry: ModelLogEntry) -> dict[str, Any]:
    return {
        "time": entry.timestamp.isoformat(),
        "person": entry.user.get_username() if entry.user else "",
        "person_name": str(entry.user_display_name),
        "action": entry.action,
        "kind": f"{entry.content_type.app_label}.{entry.content_type.model}" if entry.content_type else "",
        "number": str(entry.object_id),
        "thing": entry.label,
        "details": entry.data,
    }


def _csv(entries: Iterator[ModelLogEntry]) -> Iterator[str]:
    yield "\N{ZERO WIDTH NO-BREAK SPACE}" + _row(list(_COLUMNS))  # so that spreadsheets read it as Unicode
    for entry in entries:
        record = _record(entry)
        record["details"] = json.dumps(record["details"], ensure_ascii=False, default=str)
        yield _row([_harmless(str(record[column])) for column in _COLUMNS])


def _json_lines(entries: Iterator[ModelLogEntry]) -> Iterator[str]:
    for entry in entries:
        yield json.dumps(_record(entry), ensure_ascii=False, default=str) + "\n"


def _row(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _harmless(cell: str) -> str:
    """Return *cell* so that a spreadsheet takes it for text: a headline may begin like a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


_WRITERS: Final = {"csv": (_csv, "text/csv"), "jsonl": (_json_lines, "application/jsonl")}


def _file(found: Any, format_name: str) -> HttpResponse | StreamingHttpResponse:
    write, content_type = _WRITERS[format_name]
    response = StreamingHttpResponse(
        write(found[:MOST_EXPORTED].iterator(chunk_size=1000)), content_type=f"{content_type}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="khabar-log-{timezone.now():%Y-%m-%d}.{format_name}"'
    return response
