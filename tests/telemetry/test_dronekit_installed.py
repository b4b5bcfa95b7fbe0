from importlib import metadata

import pytest

from telemetry.dronekit_installed import why_not


def installed(**packages: str):
    def version_of(package: str) -> str:
        try:
            return packages[package]
        except KeyError:
            raise metadata.PackageNotFoundError(package) from None

    return version_of


def test_dronekit2_alone_is_fine():
    assert why_not(installed(dronekit2="3.0.0")) is None


def test_a_later_dronekit2_is_fine():
    assert why_not(installed(dronekit2="12.1")) is None


@pytest.mark.parametrize("packages", [{"dronekit": "2.9.2"}, {"dronekit": "2.9.2", "dronekit2": "3.0.0"}])
def test_the_old_package_is_refused_even_beside_the_new_one(packages: dict[str, str]):
    said = why_not(installed(**packages))
    assert said is not None
    assert said.startswith(
        "The old package dronekit 2.9.2 is installed and hides dronekit2. "
        "Uninstall both, then install dronekit2"
    )


def test_without_any_the_line_that_installs_it_is_named():
    assert why_not(installed()) == "DroneKit is not installed: pip install 'dronekit2>=3'"


def test_an_older_dronekit2_is_to_be_upgraded():
    assert "dronekit2 2.1 is too old" in str(why_not(installed(dronekit2="2.1")))
