"""How much memory one process gains while it prints fifty papers."""

import os

import psutil

TENTH, FIFTIETH = 10, 50
ROWS = 1000


def main(press: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
    import django  # noqa: PLC0415 -- slow import

    django.setup()
    from bench import bench_documents  # noqa: PLC0415 -- needs the settings
    from duren_sawit.documents.rendering import clean_press, print_paper  # noqa: PLC0415 -- needs the settings

    resident = {}
    for number in range(1, FIFTIETH + 1):
        job = bench_documents.list_job(ROWS) if press == "TYPST" else bench_documents.letter_job()
        clean_press(job, print_paper(job, lambda _done: None))
        resident[number] = psutil.Process().memory_info().rss / 1_000_000
    print(resident[FIFTIETH] - resident[TENTH])
