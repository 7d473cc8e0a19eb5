"""The language switch in the frame of every page."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views import i18n
from django.views.decorators.http import require_POST

from duren_sawit.accounts.access import public
from duren_sawit.accounts.adapters import remember_choice
from duren_sawit.accounts.choices import Language
from duren_sawit.accounts.models import User
from duren_sawit.accounts.services import people


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Django's switch; the profile follows, at once or when this visitor signs in."""
    answer: HttpResponse = i18n.set_language(request)
    language = Language.of(request.POST.get("language", ""))
    if language and isinstance(request.user, User):
        people.choose_language(request.user, language=language, by=request.user, at=timezone.now())
    elif language:
        remember_choice(answer, language)
    return answer
