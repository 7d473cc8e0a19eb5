"""Electronic mail, through whatever Django's settings name."""

import smtplib

from django.conf import settings
from django.core.mail import send_mail

from duren_sawit.notifications.choices import DeliveryState
from duren_sawit.notifications.models import Delivery
from duren_sawit.notifications.outcomes import Outcome
from duren_sawit.notifications.wording import Words

PERMANENT = 500  # from here on, the mail server's answer is a no for good


class Email:
    """Plain text with the address of the page; EMAIL_TIMEOUT limits the wait."""

    def deliver(self, delivery: Delivery, words: Words) -> Outcome:
        notice = delivery.notice
        page = f"{settings.PUBLIC_ADDRESS}{notice.url}" if notice.url else ""
        body = "\n\n".join(filter(None, [words.text or words.title, page]))
        try:
            send_mail(words.title, body, None, [notice.recipient.email])
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _said in refused.recipients.values()]
            return _answer(max(codes, default=PERMANENT))
        except smtplib.SMTPResponseException as answer:
            return _answer(answer.smtp_code)
        except (smtplib.SMTPException, ConnectionError, TimeoutError) as fault:
            return Outcome(DeliveryState.WAITING, type(fault).__name__)
        except OSError as fault:  # no such host, no route
            return Outcome(DeliveryState.WAITING, type(fault).__name__)
        return Outcome(DeliveryState.SENT)


def _answer(code: int) -> Outcome:
    state = DeliveryState.FAILED if code >= PERMANENT else DeliveryState.WAITING
    return Outcome(state, f"SMTP {code}")
