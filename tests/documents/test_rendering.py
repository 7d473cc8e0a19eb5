"""Both presses make papers that open and hold their words and marks; they read nothing else."""

import sys
from dataclasses import replace

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.documents import rendering
from duren_sawit.documents.choices import LetterKind, Paper
from duren_sawit.documents.rendering import INSIDE, PressFailed, print_paper, read_local
from tests.documents.papers import DRAFT, fonts_of, job_for, millimetres, printed, words_of
from tests.factories.accounts import UserFactory

LONG = "Raden Ajeng Siti Nur Aminah Kusumawardhani Prawirodirdjo, S.Pd., M.Pd."


@pytest.fixture
def assignment(village):
    return village.people[Role.SURVEYOR].assignments.select_related("person", "area__parent").get()


def test_the_letter_says_what_it_should(assignment):
    reader = printed(job_for(LetterKind.ASSIGNMENT_LETTER, assignment))

    [page] = reader.pages
    words = words_of(page)
    for part in (
        "KELURAHAN DUREN SAWIT",
        "SURAT TUGAS",
        "Nomor: 400.9/001/ST/XI/2026",
        "Ani Contoh",
        "RT 003/RW 002",
        "Jakarta, 24 November 2026",
        "Lurah Duren Sawit",
        "Budi Contoh",
        "Sidik 7F3A-91C2-D04E",
        "Periksa keaslian: durensawit.example/periksa/K4RT-9XPM",
        "Salinan ke-1",
        "Halaman 1 dari 1",
    ):
        assert part in words
    assert "KONSEP" not in words
    assert reader.metadata.title == "Surat tugas 400.9/001/ST/XI/2026"


def test_the_list_says_what_it_should(village):
    reader = printed(job_for(LetterKind.DUTY_LIST, village.area))

    first, second = (words_of(page) for page in reader.pages)
    for part in (
        "DAFTAR PETUGAS DAN PENGURUS WILAYAH",
        "Nomor 400.9/001/DP/XI/2026",
        "Sidik 7F3A-91C2-D04E",
        "Salinan ke-1",
        "Keadaan Selasa, 24 November 2026",
        "Periksa keaslian: durensawit.example/periksa/K4RT-9XPM",
        "Jumlah halaman ini: 5 (lima) orang",
        "Halaman 1 dari 2",
    ):
        assert part in first
    for part in ("Agus Contoh", "Jumlah seluruhnya: 9 (sembilan) orang", "Halaman 2 dari 2"):
        assert part in second


def test_page_counts_are_told(village, assignment):
    letter = print_paper(job_for(LetterKind.ASSIGNMENT_LETTER, assignment), lambda _done: None)
    duty_list = print_paper(job_for(LetterKind.DUTY_LIST, village.area), lambda _done: None)

    assert (letter.page_count, duty_list.page_count) == (1, 2)


@pytest.mark.parametrize(
    ("kind", "paper", "size"),
    [
        (LetterKind.ASSIGNMENT_LETTER, Paper.A4, (210, 297)),
        (LetterKind.ASSIGNMENT_LETTER, Paper.F4, (215, 330)),
        (LetterKind.DUTY_LIST, Paper.A4_LANDSCAPE, (297, 210)),
        (LetterKind.DUTY_LIST, Paper.F4_LANDSCAPE, (330, 215)),
    ],
)
def test_papers_have_their_size(village, assignment, kind, paper, size):
    subject = assignment if kind == LetterKind.ASSIGNMENT_LETTER else village.rw_002

    reader = printed(job_for(kind, subject, paper=paper))

    assert {millimetres(page) for page in reader.pages} == {size}


def test_only_the_shipped_fonts_are_used_and_they_travel_along(village, assignment):
    letter = printed(job_for(LetterKind.ASSIGNMENT_LETTER, assignment))
    duty_list = printed(job_for(LetterKind.DUTY_LIST, village.area))

    assert fonts_of(letter) == {"TeXGyreBonum", "TeXGyreBonumBold", "NotoSans"}
    assert fonts_of(duty_list) == {"NotoSansRegular", "NotoSansBold", "NotoSansMonoRegular"}


@pytest.mark.parametrize("kind", list(LetterKind))
def test_drafts_are_marked_on_every_page(village, assignment, kind):
    subject = assignment if kind == LetterKind.ASSIGNMENT_LETTER else village.area

    reader = printed(job_for(kind, subject, marks=DRAFT))

    texts = [words_of(page).replace(" ", "") for page in reader.pages]
    assert [text.count("KONSEP") for text in texts] == [2] * len(texts)  # the mark and the foot


def test_a_full_last_sheet_has_room_for_signatures(village):
    for _person in range(20):
        UserFactory(role=Role.SURVEYOR, area=village.rt_001)

    reader = printed(job_for(LetterKind.DUTY_LIST, village.rw_005))

    [page] = reader.pages
    assert "Ketua RW 005" in words_of(page)


def test_a_full_last_sheet_of_a4_has_room_too(village):
    for _person in range(18):
        UserFactory(role=Role.SURVEYOR, area=village.rt_001)

    reader = printed(job_for(LetterKind.DUTY_LIST, village.rw_005, paper=Paper.A4_LANDSCAPE))

    assert len(reader.pages) == 1


def test_a_long_name_is_squeezed_into_its_line(village):
    UserFactory(role=Role.SURVEYOR, area=village.rt_001, full_name=LONG)

    [page] = printed(job_for(LetterKind.DUTY_LIST, village.rw_005)).pages

    assert LONG in words_of(page)


def test_words_are_never_read_as_instructions(village):
    spell = '#read("/etc/passwd") *x* $y$ \\ <b>{{ 7 }}</b>'
    UserFactory(role=Role.SURVEYOR, area=village.rt_001, full_name=spell)

    [page] = printed(job_for(LetterKind.DUTY_LIST, village.rw_005)).pages

    assert spell in words_of(page)


def test_the_progress_is_told_in_steps(assignment):
    steps: list[int] = []

    print_paper(job_for(LetterKind.ASSIGNMENT_LETTER, assignment), steps.append)

    assert steps == [1, 2, 3]


@pytest.mark.parametrize(
    "address",
    [
        "http://durensawit.example/x.png",
        "https://durensawit.example/static/css/print/letter.css",
        "file:///etc/passwd",
        "/etc/passwd",
        "data:text/plain,x",
        f"{INSIDE}/etc/passwd",
        f"{INSIDE}/static/css/print/nowhere.css",
        f"{INSIDE}/static/",
        f"{INSIDE}/static/../manage.py",
        f"{INSIDE}/static/%2e%2e/%2e%2e/etc/passwd",
        f"{INSIDE}/media/../../etc/passwd",
        f"{INSIDE}/media//etc/passwd",
        f"{INSIDE}/media/letterhead",
        f"{INSIDE}.example/static/css/print/letter.css",
    ],
)
def test_papers_read_nothing_but_static_files_and_media(address):
    with pytest.raises(rendering.UNREADABLE):
        read_local(address)


def test_papers_read_static_files():
    assert read_local(f"{INSIDE}/static/css/print/fonts.css").startswith(b"/* The shipped fonts")


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("emblem", ["../../../etc/passwd", "letterhead/gone.svg"])
def test_an_emblem_from_elsewhere_ends_the_printing(village, assignment, kind, emblem):
    subject = assignment if kind == LetterKind.ASSIGNMENT_LETTER else village.area
    job = job_for(kind, subject)
    stolen = {**job.letter, "letterhead": {**job.letter["letterhead"], "emblem": emblem}}

    with pytest.raises(PressFailed) as caught:
        print_paper(replace(job, letter=stolen), lambda _done: None)

    assert str(caught.value) == "Lambang atau gaya surat belum terbaca. Hubungi pengelola."


class _WithoutPango:
    """Imports as on a machine on which Pango was never installed."""

    def find_spec(self, name, _path=None, _target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@pytest.fixture
def without_pango(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_WithoutPango(), *sys.meta_path])


@pytest.mark.usefixtures("without_pango")
def test_without_pango_letters_say_what_is_missing_and_lists_are_printed(village, assignment):
    letter = job_for(LetterKind.ASSIGNMENT_LETTER, assignment)

    with pytest.raises(PressFailed) as caught:
        print_paper(letter, lambda _done: None)

    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in str(caught.value)
    assert len(printed(job_for(LetterKind.DUTY_LIST, village.area)).pages) == 2


def test_the_nip_of_whoever_signs_stands_on_one_line(village, assignment):
    lurah = village.people[Role.LURAH]
    lurah.nip = "197008171995031001"
    lurah.save()
    job = job_for(LetterKind.ASSIGNMENT_LETTER, assignment)

    lines = printed(job).pages[0].extract_text().splitlines()

    assert "NIP. 19700817 199503 1 001" in [line.strip() for line in lines]
