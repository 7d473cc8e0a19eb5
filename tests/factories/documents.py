"""Letters, their copies and their numbers."""

import factory
from factory.django import DjangoModelFactory

from duren_sawit.documents.choices import CopyState, LetterKind, Paper
from duren_sawit.documents.models import Copy, Letter, NumberSequence
from duren_sawit.lib import codes
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.areas import AreaFactory


class NumberSequenceFactory(DjangoModelFactory):
    class Meta:
        model = NumberSequence

    classification = "400.9"
    unit = factory.Sequence("S{}".format)
    year = 2026


class LetterFactory(DjangoModelFactory):
    """A letter nobody has approved yet: `LetterFactory(approved=True)` for one that counts."""

    class Meta:
        model = Letter

    class Params:
        approved = factory.Trait(approved_by=factory.SubFactory(UserFactory), approved_at=NOW)

    kind = LetterKind.ASSIGNMENT_LETTER
    sequence = factory.SubFactory(NumberSequenceFactory)
    serial = 1
    number = factory.LazyAttribute(lambda letter: f"400.9/001/{letter.sequence.unit}/XI/2026")
    subject_type = "accounts.roleassignment"
    subject_id = factory.Sequence(lambda n: 900_000 + n)  # nobody's
    about = "Sari Contoh, Ketua RT 003/RW 002"
    area = factory.SubFactory(AreaFactory)
    paper = Paper.A4
    snapshot = {"title": "SURAT TUGAS"}
    content_hash = factory.LazyAttribute(lambda letter: codes.content_hash(letter.snapshot))
    code = factory.LazyFunction(codes.generate)
    needs_approval = True
    issued_by = factory.SubFactory(UserFactory)
    issued_at = NOW


class CopyFactory(DjangoModelFactory):
    """A copy in the queue: `CopyFactory(ready=True)`, `(failed=True)`, `(rendering=True)`."""

    class Meta:
        model = Copy

    class Params:
        rendering = factory.Trait(
            state=CopyState.RENDERING, started_at=NOW, attempt_count=1, progress_total=3
        )
        failed = factory.Trait(state=CopyState.FAILED, failure="Pustaka Pango belum terpasang.")
        ready = factory.Trait(
            state=CopyState.READY,
            file=factory.django.FileField(data=b"%PDF-1.7\n%%EOF\n", filename="salinan.pdf"),
            file_hash="0" * 64,
            page_count=1,
            byte_count=15,
            rendered_at=NOW,
        )

    letter = factory.SubFactory(LetterFactory)
    number = 1
    is_draft = factory.LazyAttribute(lambda copy: copy.letter.is_draft)
    requested_by = factory.SubFactory(UserFactory)
    requested_at = NOW
