"""The sheets of other systems, each in a small one of our own; and real samples where there are."""

from datetime import date
from pathlib import Path

import pytest

from households.intake import books, recognition
from tests.households.intake.sheets import (
    KK,
    NIK,
    NIK_CHILD,
    NIK_WOMAN,
    OTHER_KK,
    fields,
    problems,
    read,
    workbook,
)

OPENSID = [
    "alamat",
    "dusun",
    "rw",
    "rt",
    "nama",
    "no_kk",
    "nik",
    "sex",
    "tempatlahir",
    "tanggallahir",
    "agama_id",
    "pendidikan_kk_id",
    "pendidikan_sedang_id",
    "pekerjaan_id",
    "status_kawin",
    "kk_level",
    "warganegara_id",
    "ayah_nik",
    "nama_ayah",
    "ibu_nik",
    "nama_ibu",
    "golongan_darah_id",
    "akta_lahir",
    "dokumen_pasport",
    "tanggal_akhir_paspor",
    "dokumen_kitas",
    "akta_perkawinan",
    "tanggalperkawinan",
    "akta_perceraian",
    "tanggalperceraian",
    "cacat_id",
    "cara_kb_id",
    "hamil",
    "ktp_el",
    "status_rekam",
    "alamat_sekarang",
    "status_dasar",
    "suku",
    "tag_id_card",
    "id_asuransi",
    "no_asuransi",
    "lat",
    "lng",
]


def opensid(**cells):
    return [cells.get(name, "") for name in OPENSID]


NUMBERS = opensid(
    alamat="Jl. Melati 5",
    rw="-",
    rt="004",
    nama="Budi",
    no_kk=KK,
    nik=NIK,
    sex=1.0,
    tempatlahir="Jakarta",
    tanggallahir=date(1984, 8, 17),
    agama_id=1.0,
    pendidikan_kk_id=5.0,
    pendidikan_sedang_id=18.0,
    pekerjaan_id=19.0,
    status_kawin=2.0,
    kk_level=1.0,
    cacat_id=7.0,
    status_dasar=1.0,
    lat="-6.2341",
    lng="106.9",
)
WORDS = opensid(
    alamat="Jl. Melati 5",
    rw="RW -",
    rt="RT 4",
    nama="Budi",
    no_kk="31.75.07.010110.0001",
    nik=f"'{NIK}",
    sex="Lk",
    tempatlahir="Jakarta",
    tanggallahir="17/08/1984",
    pendidikan_kk_id="SLTA / SEDERAJAT",
    pekerjaan_id="Buruh Harian Lepas",
    status_kawin="K",
    kk_level="Kepala Keluarga",
    cacat_id="TIDAK CACAT",
    status_dasar="Hidup",
    lat="-6,2341",
    lng="106,9",
)


def layout_of(content):
    return recognition.recognise(books.open_book(content)).layout.name


def test_opensid_population_reads_alike_in_numbers_and_in_words():
    content = workbook(
        (
            "Data Penduduk",
            [OPENSID, NUMBERS, WORDS, [], ["", "###", "Isi di atas."], ["", "", "x"]],
        ),
        ("Kode Data", [["sex", "id"], ["LAKI-LAKI", 1.0]]),
    )

    rows, found = read(content)

    assert found.recognition.layout.name == "opensid_population"
    assert found.ended_at == 5
    assert [row.problem for row in rows] == [None, None]
    assert rows[0].facts == rows[1].facts
    assert (rows[0].facts.rw, rows[0].facts.rt, rows[0].facts.occupation) == (0, 4, 19)
    assert not rows[0].warnings


def test_religion_and_parents_of_opensid_are_not_read():
    taken = {field for field in fields(workbook(("Data", [OPENSID, NUMBERS]))).values() if field}

    assert taken == {
        "address",
        "birth_place",
        "born_on",
        "disability",
        "education",
        "hamlet",
        "kk_number",
        "latitude",
        "life_status",
        "longitude",
        "marital_status",
        "name",
        "nik",
        "occupation",
        "relation",
        "rt",
        "rw",
        "sex",
    }


AID = ["Peserta", "No. Peserta", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Alamat"]


def aid(target, participant, *, config_id=()):
    program = [
        ["ID Program", "7"],
        *config_id,
        ["Nama Program", "BST"],
        ["Sasaran Program", target],
    ]
    row = [participant, "1", NIK, "Budi", "Jakarta", "1984-08-17", "RT 004 RW - Dusun Mangsit"]
    return workbook(("Program", program), ("Peserta", [AID, row, ["###"], ["Catatan:"]]))


@pytest.mark.parametrize("config_id", [(), (["config_id", "1"],)])
@pytest.mark.parametrize(
    ("target", "participant", "kk"), [(1.0, NIK, None), ("2", KK, KK), (4.0, "K-01", None)]
)
def test_opensid_aid_takes_its_first_column_as_the_programme_says(
    target, participant, kk, config_id
):
    rows, found = read(aid(target, participant, config_id=config_id))

    assert (found.recognition.layout.name, found.ended_at) == ("opensid_aid", 3)
    facts = rows[0].facts
    assert (facts.nik.full, facts.name, facts.rt, facts.rw) == (NIK, "Budi", 4, 0)
    assert (facts.kk_number.full if facts.kk_number else None) == kk


def test_opensid_households_group_by_their_number_without_a_relation():
    header = ["NIK", "NOMOR RUMAH TANGGA", "STATUS HUBUNGAN DALAM RUMAH TANGGA"]
    content = workbook(("Data", [header, [NIK, "007", 1.0], [NIK_WOMAN, "007", 2.0]]))

    rows, found = read(content)

    assert found.recognition.layout.name == "rtm"
    assert rows[0].group == rows[1].group != ""
    assert [row.facts.relation for row in rows] == ["", ""]


def test_siak_is_read_by_the_place_of_its_columns():
    header = ["Nomor KK", "NIK", "Nama Lengkap", *[f"k{n}" for n in range(4, 34)]]
    header += ["Petugas Registrasi"]
    row = [""] * 34
    row[0:7] = [KK, NIK, "Budi", "HIDUP", "Jakarta", "17-08-1984", "LAKI-LAKI"]
    row[11:14] = ["KAWIN", "KEPALA KELUARGA", "ISLAM"]
    row[16:21] = ["JL. MELATI 5", "012", "004", "SLTA/SEDERAJAT", "WIRASWASTA"]

    rows, found = read(workbook(("SIAK", [header, row])))

    facts = rows[0].facts
    assert found.recognition.layout.name == "siak"
    assert rows[0].problem is None
    assert (facts.kk_number.full, facts.nik.full, facts.relation) == (KK, NIK, "HEAD")
    assert (facts.address, facts.rw, facts.rt, facts.occupation) == ("JL. MELATI 5", 12, 4, 88)


BIP = [
    ["BUKU INDUK PENDUDUK WNI"],
    ["KELURAHAN DUREN SAWIT"],
    [f"No. KK : {KK}", "", "Alamat : JL. MELATI 5, Nama Dusun : MANGSIT, RT/RW : 004/012"],
    [1.0, "BUDI", NIK, "JAKARTA", "17-08-1984", "L", "KEPALA KELUARGA", "ISLAM", "SLTA", "SOPIR"],
    [2.0, "SITI", NIK_WOMAN, "BOGOR", "12-05-1986", "P", "ISTRI", "ISLAM", "SLTP", "IRT"],
    [f"No. KK : {OTHER_KK}", "", "Alamat : JL. MAWAR 1, Nama Dusun : -, RT/RW : 005/-"],
    [1.0, "ANI", "0", "BOGOR", "1986-05-12", "P", "KEPALA KELUARGA", "ISLAM", "SLTP", "IRT"],
    ["No. KK : 12345", "", "Alamat : JL. X, RT/RW : 1/1"],
    [1.0, "CICI", "", "", "", "P", "KEPALA KELUARGA"],
    ["Keterangan:"],
    ["Dicetak oleh petugas"],
]


def test_a_book_of_residents_gives_each_member_what_stands_above():
    rows, found = read(workbook(("BIP", BIP)))

    assert (found.recognition.layout.name, found.ended_at) == ("bip_2016", 10)
    assert [row.number for row in rows] == [4, 5, 7, 9]
    first = rows[1].facts
    assert (first.kk_number.full, first.relation, first.name) == (KK, "WIFE", "SITI")
    assert (first.address, first.rt, first.rw) == ("JL. MELATI 5, Dusun MANGSIT", 4, 12)
    assert (rows[2].facts.nik, rows[2].facts.rt, rows[2].facts.rw) == (None, 5, 0)
    assert rows[0].group == rows[1].group != rows[2].group
    assert problems(rows) == {"A8": "No. KK terdiri dari 16 angka; ini baru 5."}


def test_titles_repeated_above_each_family_are_no_members():
    titles = ["No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tgl Lahir", "JK", "SHDK"]
    content = workbook(("BIP", [BIP[0], BIP[2], titles, *BIP[3:6], titles, BIP[6]]))

    rows, _found = read(content)

    assert [row.facts.name for row in rows] == ["BUDI", "SITI", "ANI"]
    assert [row.facts.rt for row in rows] == [4, 4, 5]


BDT = {
    "ruta_6 (1)": "3GDKWU",
    "ID rumah tangga (2)": "317507000700001",
    "Nama SLS (11)": "RW 03, RT 07",
    "Alamat (12)": "JL. MELATI 5",
    "Nama KRT (13)": "BUDI",
    "Nomor HP  yang aktif (48)": "1",
    "Nama ART": "",
    "NIK": "",
    "HubKRT": "",
    "Nomor urut keluarga": "",
    "Hubungan dengan kepala keluarga": "",
    "jenis kelamin": "",
    "Status perkawinan": "2",
    "Jenis cacat": "0",
    "Pendidikan tertinggi": "7",
}


def bdt(name, nik, family, relation, sex, **more):
    own = {
        "Nama ART": name,
        "NIK": nik,
        "HubKRT": "3",
        "Nomor urut keluarga": family,
        "Hubungan dengan kepala keluarga": relation,
        "jenis kelamin": sex,
    }
    return [own.get(label, more.get(label, value)) for label, value in BDT.items()]


def test_bdt_tells_families_within_a_household_and_codes_of_its_own():
    content = workbook(
        (
            "Sheet1",
            [
                list(BDT),
                ["KOLOM", *[float(number) for number in range(2, len(BDT) + 1)]],
                bdt("BUDI", NIK, "1", "1", "1"),
                bdt("SITI", NIK_WOMAN, "1", "2", "2"),
                bdt("DODI", NIK_CHILD, "2", "7", "1", **{"Jenis cacat": "4"}),
            ],
        )
    )

    rows, found = read(content)

    assert (found.recognition.layout.name, found.recognition.first_row) == ("bdt_2015", 3)
    assert [row.facts.relation for row in rows] == ["HEAD", "WIFE", "HELPER"]
    assert [row.facts.disability for row in rows] == ["NONE", "NONE", ""]
    assert rows[0].group == rows[1].group != rows[2].group
    assert {(row.facts.address, row.facts.rt, row.facts.rw) for row in rows} == {
        ("JL. MELATI 5", 7, 3)
    }
    assert {row.facts.education + row.facts.phone for row in rows} == {""}


@pytest.mark.parametrize(
    ("header", "row", "layout"),
    [
        (
            "IDBDT IDARTBDT Nama JnsKel TglLahir HubKRT NIK NoKK NUK Hubkel Sta_kawin Jenis_cacat",
            ["1", "2", "Budi", "1", "17-08-1984", "1", NIK, KK, "1", "1", "2", "0"],
            "dtks",
        ),
        (
            """nomor_induk_kependudukan nomor_kartu_keluarga nama jenis_kelamin tanggal_lahir
            status_kawin status_hubungan_keluarga alamat_ktp rt_ktp rw_ktp""",
            [NIK, KK, "Budi", "1", "1984-08-17", "2", "1", "JL. MELATI", "004", "012"],
            "dtsen",
        ),
        (
            "NIK NOKK Nama Alamat idsemesta PKH BPNT",
            [NIK, KK, "Budi", "JL. X", "1", "YA", ""],
            "siks_ng",
        ),
        (
            "NAMA_PENERIMA NIK_KTP TAHAP BANSOS IDSEMESTA ALAMAT",
            ["Budi", NIK, "1", "BPNT", "9", "JL. X"],
            "siks_ng",
        ),
        (
            "NAMA_PENERIMA NOMOR_KARTU NIK_KTP NOKK_DTKS IDARTBDT IDKELUARGA NMPROP ALAMAT",
            ["Budi", "6013", NIK, KK, "1", "2", "DKI", "JL. X"],
            "list",
        ),
    ],
)
def test_lists_of_the_ministry_are_read_by_their_names(header, row, layout):
    rows, found = read(workbook(("Data", [header.split(), row])))

    assert found.recognition.layout.name == layout
    assert rows[0].problem is None
    assert (rows[0].facts.nik.full, rows[0].facts.name) == (NIK, "Budi")


def test_a_relation_whose_list_is_uncertain_is_left_open():
    header = ["nomor_induk_kependudukan", "nama", "status_hubungan_keluarga"]

    rows, _found = read(workbook(("D", [header, [NIK, "A", "1"], [NIK_WOMAN, "B", "3"]])))

    assert [row.facts.relation for row in rows] == ["HEAD", ""]
    assert rows[1].warnings == ["“3” belum dikenal sebagai Hubungan keluarga; dibiarkan kosong."]


# Published samples of others are not ours to keep here; they are read where somebody put them.
FORMATS = [parent / "shared" / "formats" for parent in Path(__file__).parents]
SAMPLES = {
    # rows, rows with a problem, families, where the data ended
    "contoh_penduduk.xlsx": ("opensid_population", 97, 0, 37, 0),
    "FormatImporExcel.xlsm": ("opensid_population", 1, 1, 1, 13),
    "format_impor_program_bantuan.xlsx": ("opensid_aid", 2, 0, 1, 4),
    "contoh-data-bdt2015.xlsx": ("bdt_2015", 7, 0, 2, 0),
}
THERE = [folder / name for folder in FORMATS for name in SAMPLES if (folder / name).exists()]

if THERE:

    @pytest.mark.parametrize("path", THERE, ids=lambda path: path.name)
    def test_real_samples_are_read_to_the_last_row(path):
        rows, found = read(path.read_bytes())

        assert SAMPLES[path.name] == (
            found.recognition.layout.name,
            len(rows),
            len(problems(rows)),
            len({row.group for row in rows}),
            found.ended_at,
        )
