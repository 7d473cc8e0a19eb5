"""Imports fold into their layers, in order, and nothing gets lost on the way."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import FileSystemStorage

from duren_sawit.ui.stylesheets import (
    PAGE_STYLE,
    FoldingStaticFilesStorage,
    ImportBroken,
    fold,
)
from tests.architecture.house import ROOT

CSS = ROOT / "static" / "css"


def folded(style: str, **parts: str) -> str:
    files = {f"css/{name}.css": text for name, text in parts.items()}
    return fold(style, "css/app.css", files.__getitem__)


def test_an_import_becomes_its_layer():
    style = '@layer a, b;\n\n@import url("one.css") layer(b);\n'

    assert folded(style, one="p { margin: 0 }\n") == (
        "@layer a, b;\n\n@layer b {\np { margin: 0 }\n}\n"
    )


def test_a_charset_would_be_invalid_inside_a_layer():
    style = '@import url("one.css") layer(b);\n'

    assert folded(style, one='@charset "UTF-8";p{}') == "@layer b {\np{}}\n"


@pytest.mark.parametrize(
    "line", ['@import "one.css";', "@import url(one.css) layer(b);", '@import url("one.css");']
)
def test_an_import_without_a_layer_is_refused(line):
    with pytest.raises(ImportBroken):
        folded(f"{line}\n", one="p{}")


def test_a_part_that_points_elsewhere_is_refused():
    with pytest.raises(ImportBroken, match=r"css/one\.css points at another file"):
        folded('@import url("one.css") layer(b);\n', one="p{background:url(x.png)}")


def test_every_stylesheet_of_the_page_is_imported_once():
    imported = re.findall(r'url\("([^"]+)"\)', (CSS / "app.css").read_text())
    ours = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")}

    assert sorted(imported) == sorted(set(imported))
    assert {path for path in imported if not path.startswith("../vendor/")} == {
        path for path in ours if path != "app.css" and not path.startswith("print/")
    }


def test_collecting_leaves_one_stylesheet(tmp_path):
    storage = FoldingStaticFilesStorage(location=tmp_path)
    paths = {}
    for finder in finders.get_finders():
        for name, source in finder.list([]):
            if name.startswith(("css/", "vendor/bootstrap-5")):
                paths[name] = (source, name)
                with source.open(name) as file:
                    storage.save(name, file)

    list(storage.post_process(paths))

    hashed = storage.hashed_files[PAGE_STYLE]
    style = (tmp_path / hashed).read_text()
    assert "@import" not in style
    assert style.count("@layer ui {") == len(list((CSS / "ui").glob("*.css")))
    assert (tmp_path / f"{hashed}.br").stat().st_size < 40_000
    assert not (tmp_path / PAGE_STYLE).exists()


def test_a_dry_run_writes_nothing(tmp_path):
    storage = FoldingStaticFilesStorage(location=tmp_path)
    source = FileSystemStorage(location=CSS.parent)

    list(storage.post_process({PAGE_STYLE: (source, PAGE_STYLE)}, dry_run=True))

    assert not (tmp_path / PAGE_STYLE).exists()
