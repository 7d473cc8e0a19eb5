"""Slots: an answer from above, and until then one of our own."""

from duren_sawit.ui.slots import Slot


def test_a_slot_answers_for_itself_until_it_is_filled():
    unread = Slot(lambda user: 0)

    assert unread("sari") == 0

    unread.fill(lambda user: len(user))

    assert unread("sari") == 4


def test_a_slot_is_filled_by_a_decorator_too():
    words = Slot(str)

    @words.fill
    def answer() -> str:
        return "Kelurahan"

    assert (words(), answer()) == ("Kelurahan", "Kelurahan")
