"""Invented names as a kelurahan in East Jakarta has them: people from many corners of the country.

A person gets given names of the parents' community and of the years of birth; then, by custom, a
clan name, the father's name, a second given name, or nothing at all.
"""

from dataclasses import dataclass
from random import Random

from duren_sawit.lib.nik import Sex

MODERN_SINCE = 1985  # parents began to choose other names about then
MODERN = {
    Sex.MALE: """
        Rafi Rizki Fajar Aldi Dimas Farhan Bayu Rangga Ilham Reza Arya Galang Fikri Naufal
        Raka Azka Daffa Gibran Kenzo Alvaro Zidan Rayhan Fauzan Hafiz Yusuf Ibrahim Akbar
        Bagas Satria Revan Abizar Arkan Danish Elvano Haikal Irfan Luthfi Raihan Syahrul Zaki
    """.split(),  # noqa: SIM905 -- a list to be read
    Sex.FEMALE: """
        Putri Nabila Zahra Aulia Salsabila Anisa Dinda Citra Intan Amelia Keisha Alya Naila
        Syifa Kayla Azzahra Rania Tiara Vania Aqila Hana Kirana Nayla Safira Shakila Talita
        Meisya Novita Wulan Rahma Khairunnisa Adelia Berliana Cahya Febri Laras Olivia Raisa
        Syahla Zaskia
    """.split(),  # noqa: SIM905 -- a list to be read
}
SECOND = {
    Sex.MALE: """
        Saputra Pratama Ramadhan Maulana Hidayat Nugraha Firmansyah Setiawan Permana Kurniawan
        Wijaya Al-Fatih Fadillah Syahputra Prasetyo Gunawan Anugrah Perdana
    """.split(),  # noqa: SIM905 -- a list to be read
    Sex.FEMALE: """
        Lestari Rahmawati Maharani Ramadhani Anggraini Safitri Oktaviani Permatasari Handayani
        Puspita Khoirunnisa Azzahra Wulandari Utami Kusuma Putri Hidayati Apriliani
    """.split(),  # noqa: SIM905 -- a list to be read
}


@dataclass(frozen=True)
class Community:
    """Where a family's names come from; `clans` are carried by children after their father."""

    weight: int
    men: list[str]
    women: list[str]
    men_second: list[str]
    women_second: list[str]
    clans: list[str]
    single: float  # how many of the old have one name only
    modern: float  # how many of the young have names of the whole country


def _community(
    weight: int, single: float, modern: float, *words: str, clans: str = ""
) -> Community:
    men, women, men_second, women_second = (part.split() for part in words)
    return Community(weight, men, women, men_second, women_second, clans.split(), single, modern)


COMMUNITIES = (
    _community(  # Betawi
        30,
        0.3,
        0.7,
        """Mamat Rohman Naman Saman Jayadi Sanusi Mahfud Jaelani Rojali Muhidin Nasrullah
        Sarmili Marzuki Ramli Muhamad Moch. Abdul Ahmad Hasan Maulana Nawawi Syarif
        Usman Yahya Asmat Boih Dulloh Entong Hamdani Kosim Matalih Naseh Rohili Saidi
        Tohir Ucup""",
        """Siti Rohmah Maemunah Saodah Halimah Nurhayati Mursinah Romlah Aminah Khodijah
        Rogayah Sopiah Hamidah Zubaedah Nurlaela Munawaroh Rohani Salbiah Masnah Fatimah
        Icih Jubaedah Marfuah Neneng Saadah Suhaenah Tinah Umyati Yani Zaenab""",
        """Hidayatullah Rahman Hakim Rasyid Syukur Jamil Mansur Sobari Fadli Anwar Basri
        Hasbullah Junaedi Latif Mukhtar Ridwan Zaelani""",
        """Rohmah Hasanah Jannah Fauziah Mulyati Rohayati Sadiah Nurjanah Hayati Komariah
        Laila Musyarofah Saidah Yulianti Zakiah""",
    ),
    _community(  # Javanese
        36,
        0.5,
        0.6,
        """Slamet Suparman Sukardi Karyono Parjo Sugeng Wagiman Tukijan Sutrisno Mulyono
        Sunarto Paimin Suroto Bambang Agus Eko Joko Tri Dwi Hadi Heru Untung Yanto Budi
        Sigit Wahyu Teguh Catur Didik Edi Gatot Imam Kuswanto Ngadiman Purwanto Rahmat
        Santoso Tarno Wiji""",
        """Sumarni Juminten Sulastri Ngatinem Sukinah Partini Wagiyem Tumini Sri Endang
        Yuni Dwi Tri Wahyuni Titik Kartini Lestari Retno Ningsih Suprihatin Murni Ratna
        Rina Eni Darmi Giyanti Hartini Indah Kasiyem Lasmi Mujiati Painah Rukmini
        Suyatmi Tutik Winarti""",
        """Santoso Wibowo Raharjo Susilo Purnomo Widodo Hartono Nugroho Setyawan Utomo
        Prasetyo Kuncoro Pamungkas Wicaksono Subagyo Haryanto Prabowo Suwito Wahyudi""",
        """Astuti Rahayu Handayani Setyowati Wulandari Ningrum Pujiastuti Susanti
        Purwaningsih Indriyani Lestari Kusumawati Wijayanti Hastuti Mulyani""",
    ),
    _community(  # Sundanese
        15,
        0.4,
        0.6,
        """Asep Ujang Dadang Cecep Encep Kosasih Tatang Endang Aang Iwan Deden Jajang
        Nandang Dede Yayat Wawan Oman Rahmat Sobandi Toto Uus Adang Iding Maman Odih
        Suhendar Tarya""",
        """Euis Neneng Nining Iis Teti Cucu Imas Lilis Enok Yeti Ai Eneng Popon Titin Yayah
        Oneng Wiwin Aisah Empat Kokom Mimin Nyai Rodiah Tati""",
        """Supriatna Sutisna Kurnia Hermawan Suryana Mulyana Permana Suhendra Rukmana
        Saepudin Gunawan Koswara Nugraha Ruhiyat""",
        """Rohayati Sumiati Suryani Nurjanah Kurniasih Maryati Rosmiati Sukaesih Rukmini
        Karwati Julaeha Mulyani""",
    ),
    _community(  # Batak
        5,
        0.0,
        0.3,
        """Togar Binsar Parulian Monang Sahat Poltak Saut Marihot Jonggi Hotman Ramot Tigor
        Maruli Pardomuan Bonar Dapot Horas Jansen Luhut Rikardo""",
        """Tiurma Rotua Lamria Romauli Tiomina Duma Riama Netty Marlina Rouli Sondang Tiar
        Hotmauli Bunga Delima Ester Lasma Nurmala Risma""",
        "Parsaoran Halomoan Martua Partogi Mangatur Sabar",
        "Uli Rosalina Kristina Magdalena Martalena Rumondang",
        clans="""Siregar Nasution Simanjuntak Hutapea Sitorus Lubis Tampubolon Manurung Rangkuti
        Batubara Pasaribu Simbolon Marpaung Sinaga Panjaitan Sihombing""",
    ),
    _community(  # Minang
        4,
        0.2,
        0.5,
        """Syafrizal Zulkifli Yusrizal Afrizal Syamsul Burhan Rusdi Nasrul Masril Edison
        Rinaldi Hendri Amrizal Bustami Darwis Erizal Fahmi Iskandar""",
        """Yusmaniar Rosmaniar Nurbaiti Asnimar Desmawati Yulinar Rosna Murniati Erlinda
        Gusneti Adisma Dahniar Emi Fitriyeni Irdawati""",
        "Putra Chaniago Malin Rasyid Efendi Tanjung Piliang Koto",
        "Yenti Wati Syafni Elviza Marlis Fitri Roza Deswita",
    ),
    _community(  # Chinese-Indonesian
        4,
        0.0,
        0.2,
        """Hendra Budi Andi Johan Rudy Stefanus Kevin Ferry Tommy Sugianto Hartanto Yohanes
        Alvin Benny Daniel Edwin Felix Herman Irwan Jimmy""",
        """Lily Mei Fenny Susana Lanny Yenny Vera Linda Cynthia Novi Jessica Melisa Angela
        Grace Ingrid Juliana Maria Sherly Tina Wenny""",
        "Kristianto Adinata Sutanto Wirawan Lukito Budiman Salim",
        "Kristiani Lusiana Wijayanti Dewi Anggraeni Agustina",
        clans="Halim Tanuwijaya Gunadi Limanto Hartono Susanto Wijaya Kusnadi Tandiono Chandra",
    ),
    _community(  # the east: Ambon, Minahasa, Flores
        4,
        0.0,
        0.2,
        """Yosef Markus Yohanis Petrus Frans Melkianus Domi Semuel Ferdinan Yakob Aloysius
        Benyamin Cornelis Elias Gabriel Hendrik""",
        """Yohana Maria Debora Marice Fransina Ester Selfina Dorkas Yuliana Agustina
        Beatrix Ludia Mama Oktovina Paulina Regina""",
        "Lambertus Stevanus Oktavianus Kornelis Adrianus",
        "Theresia Magdalena Wilhelmina Margaretha Yosefina",
        clans="""Latuconsina Patty Tuasikal Mandagi Wenas Lumentut Palar Lamanepa Hurek Kelen
        Manuhutu Sopacua Rumengan Tangkau Bria""",
    ),
    _community(  # Malay, Palembang, Bugis, Madura
        2,
        0.3,
        0.5,
        """Syahrial Daeng Andi Baharuddin Muslimin Hamzah Mathari Moh. Rusli Azwar Sudirman
        Idris Fadholi Jumadi Kadir""",
        """Rosmini Hasnah Nurcaya Maimunah Sitti Musdalifah Suhartini Hosna Rabiah Juairiah
        Suryati Aisyah Kalsum Marhamah""",
        "Alamsyah Amir Rauf Saleh Zainuddin Fathoni",
        "Wati Rahim Husna Fitriani Ramlah Amalia",
    ),
)
WEIGHTS = [community.weight for community in COMMUNITIES]
TITLES_OF_THE_OLD = {Sex.MALE: "H. ", Sex.FEMALE: "Hj. "}
DEGREES = ("S.Pd.", "S.E.", "S.H.", "S.Kom.", "S.T.", "Amd.")


def community(chance: Random) -> Community:
    return chance.choices(COMMUNITIES, WEIGHTS)[0]


def name(
    chance: Random, of: Community, sex: Sex, *, born: int, surname: str = "", well_off: float = 0
) -> str:
    """A full name, 120 letters at most by far. `surname` is a clan's or the father's."""
    words = [_first(chance, of, sex, born)]
    if chance.random() < _second_share(of, born, surname):
        words.append(_second(chance, of, sex, born))
    if surname and surname not in words:
        words.append(surname)
    if words[-1] == words[0] and len(words) > 1:
        words.pop()
    full = " ".join(words)
    if born < 1970 and chance.random() < 0.05 + well_off * 0.1:
        return TITLES_OF_THE_OLD[sex] + full
    if 1960 < born < 2002 and chance.random() < (well_off - 0.5) * 0.2:
        return f"{full}, {chance.choice(DEGREES)}"
    return full


def clan(chance: Random, of: Community) -> str:
    """The name all of a family carry, where there is such a custom."""
    return chance.choice(of.clans) if of.clans else ""


def _first(chance: Random, of: Community, sex: Sex, born: int) -> str:
    if born >= MODERN_SINCE and chance.random() < of.modern:
        return chance.choice(MODERN[sex])
    return chance.choice(of.men if sex == Sex.MALE else of.women)


def _second(chance: Random, of: Community, sex: Sex, born: int) -> str:
    if born >= MODERN_SINCE and chance.random() < of.modern:
        return chance.choice(SECOND[sex])
    return chance.choice(of.men_second if sex == Sex.MALE else of.women_second)


def _second_share(of: Community, born: int, surname: str) -> float:
    if surname:
        return 0.35
    return 0.95 if born >= MODERN_SINCE else 1 - of.single
