import pytest

from maps.addresses.hit import Kind
from maps.addresses.written_address import Parts, parts


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "Brīvības iela 12A, Dobele, Dobeles nov., LV-3701",
            Parts(Kind.STREET, "Brīvības iela", "12A", "Dobele", "", "Dobeles nov."),
        ),
        (
            '"Zelmeņi", Tērvetes pag., Dobeles nov., LV-3730',
            Parts(Kind.FARM, "Zelmeņi", "", "", "Tērvetes pag.", "Dobeles nov."),
        ),
        (
            "„Ozoli“, Kroņauce, Tērvetes pag., Dobeles nov.",
            Parts(Kind.FARM, "Ozoli", "", "Kroņauce", "Tērvetes pag.", "Dobeles nov."),
        ),
        (
            "Tērvete, Tērvetes pag., Dobeles nov.",
            Parts(Kind.VILLAGE, "Tērvete", "", "", "Tērvetes pag.", "Dobeles nov."),
        ),
        (
            "Upytės g. 12 K2, Joniškis, Joniškio r. sav.",
            Parts(Kind.STREET, "Upytės g.", "12 K2", "Joniškis", "", "Joniškio r. sav."),
        ),
        (
            "Joniškio r. sav., Kriukų sen., Pašvitinys, Upytės g. 3",
            Parts(Kind.STREET, "Upytės g.", "3", "Pašvitinys", "Kriukų sen.", "Joniškio r. sav."),
        ),
        ("Dobeles nov.", Parts(Kind.AREA, "Dobeles nov.", "", "", "", "")),
        ("", None),
        (", ,", None),
    ],
)
def test_an_address_in_one_line(address: str, expected: Parts | None):
    assert parts(address) == expected
