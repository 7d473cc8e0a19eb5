"""Invented names for the people of the demo village, from many corners of the country."""

from duren_sawit.accounts.choices import Title

WOMEN = """
Siti Nur Dewi Endang Yuni Wati Lina Rina Maya Fitri Indah Ratih Sulastri Rohani Tuti Kartika Melati
Nining Eka Wulan Hesti Lestari Mariana Yohana Fatimah Khadijah Marlina Rosdiana Suryani Tiur
Ketut Ayu Debora Ester Halimah Zubaedah Juminten Sumarni Ningsih Astuti
""".split()  # noqa: SIM905 -- a list to be read
MEN = """
Agus Slamet Joko Bambang Eko Hadi Iwan Rudi Yanto Asep Ujang Dadang Hasan Husein Abdul Ahmad Rizal
Fajar Dimas Wahyu Tri Suparman Sukardi Karyono Made Wayan Nyoman Yosef Markus Togar Binsar Ucok
Daeng Andi Syamsul Zulkifli Burhan Mahmud Kosasih Tatang
""".split()  # noqa: SIM905 -- a list to be read
FAMILY = """
Santoso Wijaya Hidayat Saputra Nugroho Setiawan Purnomo Susilo Raharjo Hartono Kusuma Permana
Firmansyah Maulana Ramadhan Siregar Nasution Simanjuntak Hutapea Sitorus Lubis Tampubolon Manurung
Rangkuti Batubara Pasaribu Latuconsina Patty Tuasikal Mandagi Wenas Lumentut Palar Suryadi Mulyadi
Supriatna Sutisna Gunawan Prasetyo Utomo Handoko Pratama Irawan Syahputra Alamsyah Basri Kurnia
""".split()  # noqa: SIM905 -- a list to be read

FIRST = {Title.IBU: WOMEN, Title.BAPAK: MEN}
