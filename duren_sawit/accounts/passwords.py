"""One-time passwords that can be read out over a counter and typed on a phone."""

import secrets

# Short, plain, hard to confuse when spoken: fruit, trees, animals, weather, things of a house.
WORDS = """
    alpukat angin awan ayam bambu bantal bayam belut bening berang bintang buah bulan bunga
    burung cabai camar cemara cendana daun delima dermaga duku durian embun fajar gabus gajah
    gambir gelas gerimis gula hujan ikan jagung jahe jambu jati jeruk kacang kamboja kapal kapas
    kawan kebun kelapa kelinci kenari kendi kerbau ketan kopi kucing kuda kunyit labu lada
    ladang lampu langit laut lebah lemari lilin lobak lontar madu mangga manggis markisa mawar
    melati merpati muara nanas nangka ombak padi pagar pandan pantai pasir payung pelita pepaya
    perahu pinang pisang pulau putih rambutan rebana rotan rumput rusa sabun salak salju samudra
    sapi sawah sawo selasih semangka senja serai singkong sirsak sungai taman tangga tebu telaga
    teluk tempe teratai terong timun tomat tupai ubi udang ulat waluh wangi wortel
    """.split()  # noqa: SIM905 -- a list to be read, not typed


def one_time_password() -> str:
    """Like `kenari-teluk-sawo-madu-4821`: about 41 bits, for one sign-in behind a lockout."""
    words = (secrets.choice(WORDS) for _ in range(4))
    return "-".join((*words, f"{secrets.randbelow(9000) + 1000}"))
