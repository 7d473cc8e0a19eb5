"""The words of the place, put together."""

from tests.factories.areas import SiteFactory


def test_lines_for_wide_and_narrow_screens():
    site = SiteFactory.build(village=None)

    assert site.title == "Kelurahan Duren Sawit"
    assert site.line == "Kecamatan Duren Sawit · Kota Administrasi Jakarta Timur"
    assert site.short_line == "Kec. Duren Sawit · Jakarta Timur"
    assert site.emblem_key == ""
