"""Every component by its structure; what a component shows is escaped, what it wraps is not."""

import pytest
from django.contrib.messages import constants
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from pytest_django.asserts import assertHTMLEqual, assertInHTML

from duren_sawit.ui.charts import Bar, BarChart
from duren_sawit.ui.stations import Station, StationState
from duren_sawit.ui.templatetags.ui import message_tone
from duren_sawit.ui.tones import Tone
from duren_sawit.ui.work import Work
from tests.ui.rendering import drawn, render


def test_icon_beside_a_word_is_silent():
    assertHTMLEqual(render('{% icon name="bell" %}'), drawn("bell"))


def test_icon_alone_is_named():
    assertHTMLEqual(
        render('{% icon name="bell" label="Kabar" %}'),
        drawn("bell").replace('aria-hidden="true"', 'role="img" aria-label="Kabar"'),
    )


def test_icon_that_is_not_in_the_sprite_is_a_mistake():
    with pytest.raises(LookupError, match="'unicorn' is not listed"):
        render('{% icon name="unicorn" %}')


@pytest.mark.parametrize(
    ("kind", "look"),
    [
        ("primary", "btn-primary"),
        ("plain", "btn-outline-primary"),
        ("danger", "btn-outline-danger"),
        ("quiet", "btn-link"),
    ],
)
def test_button_has_four_kinds(kind, look):
    assertHTMLEqual(
        render('{% button label="Simpan" kind=kind icon="printer" size="l" %}', kind=kind),
        f'<button class="btn {look} btn-lg" type="submit">{drawn("printer")}Simpan</button>',
    )


def test_locked_button_says_why():
    assertHTMLEqual(
        render('{% button label="Tutup" kind="primary" locked="Selisih 10 kg." does="button" %}'),
        f'<button class="btn btn-primary" type="button" disabled>{drawn("lock")}Tutup</button>'
        '<p class="help">Selisih 10 kg.</p>',
    )


def test_link_opens_over_the_page_when_it_can():
    assertHTMLEqual(
        render('{% link label="Hapus" href="/hapus/" kind="danger" size="s" dialog=True %}'),
        '<a class="btn btn-outline-danger btn-sm" href="/hapus/" hx-get="/hapus/"'
        ' hx-target="#dialog">Hapus</a>',
    )


def test_heading_says_where_one_is():
    assertHTMLEqual(
        render(
            '{% heading title="Tahap 1" over="Beras" over_href="/b/" here="Tahap" lead="Dua" %}'
        ),
        '<span class="over"><a href="/b/">Beras</a> / Tahap</span><h1>Tahap 1</h1>'
        '<p class="lead">Dua</p>',
    )


def test_heading_alone_is_one_title():
    assertHTMLEqual(render('{% heading title="Surat" %}'), "<h1>Surat</h1>")


def test_panel_wraps_what_it_is_given():
    assertHTMLEqual(
        render(
            '{% panel title="A & B" lead="Isi" aside="kg" flush=True tone="next" %}'
            "<p>x</p>{% endpanel %}"
        ),
        '<section class="panel" data-flush data-tone="next" aria-label="A &amp; B">'
        '<header><h2>A &amp; B</h2><span class="small quiet">kg</span><p>Isi</p></header>'
        "<p>x</p></section>",
    )


def test_plain_panel_is_plain():
    assertHTMLEqual(
        render('{% panel title="Surat" %}{{ name }}{% endpanel %}', name="<b>"),
        '<section class="panel" aria-label="Surat"><header><h2>Surat</h2></header>&lt;b&gt;'
        "</section>",
    )


@pytest.mark.parametrize("tone", Tone)
def test_tag_carries_its_tone_three_ways(tone):
    assertHTMLEqual(
        render('{% tag word="sah" tone=tone %}', tone=tone),
        f'<span class="tag" data-tone="{tone}">{drawn(tone.tag_icon)}sah</span>',
    )


def test_tag_may_bring_its_own_icon():
    assertHTMLEqual(
        render('{% tag word="tertutup" icon="lock" %}'),
        f'<span class="tag" data-tone="plain">{drawn("lock")}tertutup</span>',
    )


def test_unknown_tone_is_a_mistake():
    with pytest.raises(ValueError, match="'merah' is not a valid Tone"):
        render('{% tag word="x" tone="merah" %}')


@pytest.mark.parametrize("tone", Tone)
def test_notice_says_the_state_then_what_to_do(tone):
    assertHTMLEqual(
        render('{% notice title="Belum sah." tone=tone %}Tanda tangani.{% endnotice %}', tone=tone),
        f'<div class="notice" data-tone="{tone}">{drawn(tone.icon)}<div>'
        "<p><b>Belum sah.</b> Tanda tangani.</p></div></div>",
    )


@pytest.mark.parametrize(("tone", "role"), [("stop", "alert"), ("ok", "status")])
def test_live_notice_is_read_out(tone, role):
    html = render('{% notice title="x" tone=tone live=True %}{% endnotice %}', tone=tone)

    assert f'role="{role}"' in html


def test_notice_may_offer_a_way_out():
    html = render('{% notice title="x" action="Unduh" href="/u/" %}{% endnotice %}')

    assert '<a class="btn btn-sm btn-outline-primary" href="/u/">Unduh</a>' in html


def test_bar_is_as_wide_as_its_part():
    assertHTMLEqual(
        render('{% bar part=112 whole=124 also=6 label="112 dari 124" size="l" %}'),
        '<svg class="bar" data-size="l" role="img" aria-label="112 dari 124">'
        '<rect class="base" width="100%" height="100%" rx="2"/>'
        '<rect class="c1" width="90.32%" height="100%"/>'
        '<rect class="c3" x="90.32%" width="4.84%" height="100%"/></svg>',
    )


def test_progress_is_counted():
    assertHTMLEqual(
        render(
            '{% progress words="Menyusun slip" done=780 total=1240 noun="slip" %}'
            "<p>b</p>{% endprogress %}"
        ),
        '<div class="working"><p class="lab">Menyusun slip: 780 dari 1.240 slip</p>'
        + render('{% bar part=780 whole=1240 label="Menyusun slip" %}')
        + "<p>b</p></div>",
    )


def test_tasks_hold_work_and_only_the_first_is_primary():
    work = Work(
        title="2 roster",
        why="RT 004",
        action="Masukkan",
        url="/r/",
        icon="journal-text",
        tone=Tone.WAIT,
        due_words="Batas besok.",
    )

    html = render(
        '{% tasks label="Menunggu" %}{% task work=work primary=True %}{% endtasks %}', work=work
    )

    assertHTMLEqual(
        html,
        '<section class="panel" data-flush aria-label="Menunggu"><article class="task">'
        f'<span class="mark" data-tone="wait">{drawn("journal-text")}</span>'
        '<div><h2>2 roster</h2><p>RT 004 <span class="due">Batas besok.</span></p></div>'
        '<a class="btn btn-primary" href="/r/">Masukkan</a></article></section>',
    )


def test_facts_are_a_list_of_labelled_values():
    assertHTMLEqual(
        render(
            '{% facts big=True %}{% fact label="NIK" wide=True %}<b>1</b>{% endfact %}'
            "{% endfacts %}"
        ),
        '<dl class="facts" data-big><div class="wide"><dt>NIK</dt><dd><b>1</b></dd></div></dl>',
    )


def test_figure_is_written_as_the_village_writes_numbers():
    assertHTMLEqual(
        render('{% figure value=1198 of="keluarga" %}'),
        '<p class="figure">1.198 <small>keluarga</small></p>',
    )


def test_empty_state_shows_the_roofs_and_what_to_do():
    assertHTMLEqual(
        render('{% empty_state title="Belum ada" text="Mulai." %}<a>Impor</a>{% endempty_state %}'),
        '<div class="empty"><img src="/static/img/roofs-small.svg" alt="" width="282" height="85">'
        '<h2>Belum ada</h2><p>Mulai.</p><div class="acts"><a>Impor</a></div></div>',
    )


def test_table_becomes_cards_and_is_named():
    assertHTMLEqual(
        render('{% table caption="Surat" inset=True %}<tbody></tbody>{% endtable %}'),
        '<table class="tbl" data-cards data-inset><caption class="visually-hidden">Surat</caption>'
        "<tbody></tbody></table>",
    )


def pages(number: int, base: str = "") -> str:
    page = Paginator(range(1, 125), 8).page(number)
    return render('{% pager page=page noun="keluarga" base=base %}', page=page, base=base)


def pager(words: str, links: str) -> str:
    return (
        '<nav class="pager" aria-label="Halaman daftar">'
        f'<span class="quiet num">{words} keluarga</span><span class="acts">{links}</span></nav>'
    )


def page_link(address: str, label: str, way: str) -> str:
    before, after = ("", drawn("chevron-right")) if way == "next" else (drawn("chevron-left"), "")
    look = "btn btn-sm btn-outline-primary"
    return f'<a class="{look}" href="{address}" rel="{way}">{before}{label}{after}</a>'


def test_pager_starts_without_a_way_back():
    assertHTMLEqual(
        pages(1), pager("1\N{EN DASH}8 dari 124", page_link("?halaman=2", "Berikut", "next"))
    )


def test_pager_keeps_the_question():
    back = page_link("?q=sari&amp;halaman=15", "Sebelum", "prev")

    assertHTMLEqual(pages(16, base="?q=sari"), pager("121\N{EN DASH}124 dari 124", back))


def test_pager_in_the_middle_goes_both_ways():
    both = page_link("?halaman=1", "Sebelum", "prev") + page_link("?halaman=3", "Berikut", "next")

    assertHTMLEqual(pages(2, base="?"), pager("9\N{EN DASH}16 dari 124", both))


def test_steps_say_what_is_done_and_what_is_now():
    assertHTMLEqual(
        render("{% steps labels=labels current=2 %}", labels=["Berkas", "Periksa", "Terapkan"]),
        f'<ol class="steps"><li>{drawn("check-lg")}Berkas'
        '<span class="visually-hidden">, selesai</span></li>'
        '<li aria-current="step">2. Periksa</li><li>3. Terapkan</li></ol>',
    )


STATIONS = [
    Station("Musyawarah", StationState.DONE, "18 Oktober", "/m/"),
    Station("Penyaluran", StationState.HERE, "Tahap 1"),
    Station("Evaluasi", StationState.NEXT),
]
CHECK = drawn("check-lg")


def test_stations_tell_done_here_and_next_in_words_too():
    assertHTMLEqual(
        render('{% stations title="Beras" stations=stations %}', stations=STATIONS),
        '<section class="line" aria-label="Beras"><header><b>Beras</b>'
        '<span class="reached">Langkah 2 dari 3</span>'
        '<span class="herename">Langkah 2 dari 3: Penyaluran</span></header><ol>'
        f'<li data-state="done"><a href="/m/"><span class="dot" aria-hidden="true">{CHECK}</span>'
        "<b>Musyawarah</b></a><small>18 Oktober</small>"
        '<span class="visually-hidden">selesai</span></li>'
        '<li data-state="here" aria-current="step"><span class="dot" aria-hidden="true">2</span>'
        "<b>Penyaluran</b><small>Tahap 1</small>"
        '<span class="visually-hidden">sedang berjalan</span></li>'
        '<li data-state="next"><span class="dot" aria-hidden="true">3</span><b>Evaluasi</b>'
        '<span class="visually-hidden">belum</span></li></ol>'
        '<details class="allsteps"><summary>Lihat semua langkah</summary><ul>'
        '<li>1. <a href="/m/">Musyawarah, 18 Oktober</a></li><li>2. Penyaluran, Tahap 1</li>'
        "<li>3. Evaluasi</li></ul></details></section>",
    )


def test_slim_stations_lead_back_to_the_programme():
    html = render(
        '{% stations title="Beras" stations=stations url="/b/" size="slim" %}', stations=STATIONS
    )

    assert '<section class="line" data-size="slim"' in html
    assert '<a href="/b/">Beras</a>' in html
    assert "<small>" not in html
    assert "allsteps" not in html


def test_mask_hides_birth_date_and_sex_from_eyes_and_ears():
    assertHTMLEqual(
        render("{% mask number=number %}", number="3175070101900012"),
        '<span class="mask" aria-hidden="true">317507<i>••••••</i>0012</span>'
        '<span class="visually-hidden">317507 6 angka disembunyikan 0012</span>',
    )


def test_mask_of_a_number_with_a_slip_shows_nothing_of_it():
    assert "3175" not in render("{% mask number=number %}", number="31750701019")


def test_confirm_makes_the_safe_answer_primary():
    html = render(
        '{% confirm title="Batalkan?" verb="Batalkan impor" action="/b/" back="/i/" token="t0k" %}'
        '<ul class="will">{% will icon="arrow-repeat" %}<b>86</b> kembali.{% endwill %}</ul>'
        "{% endconfirm %}"
    )

    assertHTMLEqual(
        html,
        '<form class="confirm confirm-box" method="post" action="/b/">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="t0k">'
        '<h2 id="dialog-title">Batalkan?</h2><ul class="will">'
        f"<li>{drawn('arrow-repeat')}<span><b>86</b> kembali.</span></li></ul>"
        '<div class="acts">'
        '<button class="btn btn-outline-danger" type="submit">Batalkan impor</button>'
        '<a class="btn btn-primary" href="/i/" data-ds-close>Biarkan</a></div></form>',
    )


def test_confirm_makes_the_deed_primary_when_nothing_is_taken_away():
    html = render(
        '{% confirm title="Terapkan?" verb="Terapkan 2 baris" action="/t/" back="/i/" token="t0k"'
        ' kind="primary" %}<p>Bisa dibatalkan.</p>{% endconfirm %}'
    )

    assertInHTML('<button class="btn btn-primary" type="submit">Terapkan 2 baris</button>', html)
    assertInHTML('<a class="btn btn-link" href="/i/" data-ds-close>Biarkan</a>', html)


def test_docs_list_papers_with_their_state_and_way():
    assertHTMLEqual(
        render(
            '{% docs %}{% doc title="Roster" note="F4" icon="printer" %}'
            "<a>Cetak</a>{% enddoc %}{% enddocs %}"
        ),
        f'<ul class="docs"><li>{drawn("printer")}<span><b>Roster</b>'
        '<small class="num">F4</small></span><span><a>Cetak</a></span></li></ul>',
    )


def test_chip_says_that_it_is_chosen():
    assertHTMLEqual(
        render('{% chip label="Semua" href="?" chosen=True %}{% chip label="RT" href="?rt=1" %}'),
        '<a class="chip" href="?" aria-current="true">Semua</a><a class="chip" href="?rt=1">RT</a>',
    )


def test_chart_keeps_its_table_underneath():
    chart = BarChart("Sari terbanyak.", (Bar("Sari", 3),), row_head="Nama", value_head="Jumlah")

    assertHTMLEqual(
        render("{% chart of=chart %}", chart=chart),
        f'<figure class="chart">{chart.svg()}'
        '<details class="asdata"><summary>Lihat sebagai tabel</summary>'
        '<table class="tbl" data-inset><caption class="visually-hidden">Sari terbanyak.</caption>'
        '<thead><tr><th scope="col">Nama</th><th scope="col" class="n">Jumlah</th></tr></thead>'
        '<tbody><tr><td>Sari</td><td class="n">3</td></tr></tbody></table></details></figure>',
    )


@pytest.mark.parametrize(
    ("level", "tone"),
    [
        (constants.DEBUG, Tone.PLAIN),
        (constants.INFO, Tone.INFO),
        (constants.SUCCESS, Tone.OK),
        (constants.WARNING, Tone.WAIT),
        (constants.ERROR, Tone.STOP),
    ],
)
def test_messages_have_tones(level, tone):
    assert message_tone(level) == tone


@pytest.mark.parametrize(
    "source",
    [
        '{% panel judul="x" %}{% endpanel %}',
        '{% panel "x" %}{% endpanel %}',
        "{% panel %}{% endpanel %}",
        '{% tag word="x" colour="red" %}',
        "{% tag 'x' %}",
        '{% icon name="bell" size="l" %}',
    ],
)
def test_an_argument_nobody_knows_fails_when_the_template_is_compiled(source):
    with pytest.raises(TemplateSyntaxError):
        render(source)
