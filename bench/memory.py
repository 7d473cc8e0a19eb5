"""How much memory one process holds after it has printed fifty papers."""

import os

import psutil

PAPERS = 50
ROWS = 1000


def main(press: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
    import django  # noqa: PLC0415 -- slow import

    django.setup()
    from bench import bench_documents  # noqa: PLC0415 -- needs the settings
    from duren_sawit.documents.rendering import clean_press, print_paper  # noqa: PLC0415 -- needs the settings

    before = _resident()
    for _paper in range(PAPERS):
        job = bench_documents.list_job(ROWS) if press == "TYPST" else bench_documents.letter_job()
        clean_press(print_paper(job, lambda _done: None).page_count)
    print(_resident() - before)


def _resident() -> float:
    return float(psutil.Process().memory_info().rss) / 1_000_000
