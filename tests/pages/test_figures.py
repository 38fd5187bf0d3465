"""A figure's address is a link that finds it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.figures import Address

WORD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


def test_an_address_is_a_link_to_the_view_and_the_figure_on_it() -> None:
    address = Address("effekt", (("pilot", "stallbacka"), ("moved", "true")), "effekt-huvudutfall")
    assert str(address) == "effekt?pilot=stallbacka&moved=true#effekt-huvudutfall"
    assert Address.read(f"./{address}") == address
    assert str(Address("oversikt", (), "a")) == "oversikt#a"


@given(st.lists(st.tuples(WORD, st.text(max_size=12).filter(str.isprintable))), WORD)
def test_whatever_is_chosen_is_read_back(choices: list[tuple[str, str]], figure: str) -> None:
    address = Address("karta", tuple(choices), figure)
    assert Address.read(str(address)) == address


def test_its_id_is_the_same_everywhere_and_differs_with_the_choice() -> None:
    one, other = (Address("effekt", (("pilot", p),), "a") for p in ("stallbacka", "norra"))
    assert one.id == "0e40d40090"
    assert one.id != other.id


@pytest.mark.parametrize("written", ["", "effekt", "#a", "effekt#", "?a=1#b"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        Address.read(written)
