"""How dry the fine dead fuel is, from the air round it: the Fine Fuel Moisture Code of the Canadian system.

Sources: Van Wagner and Pickett 1985, "Equations and FORTRAN program for the Canadian Forest Fire Weather
Index System" (VWP); the code's scale with the constant of Wotton, Alexander and Taylor 2009, GLC-X-10.
"""

from __future__ import annotations

import math

_SCALE = 250.0 * 59.5 / 101.0  # 147.277: a code of 0 is then 250 % of water exactly
_WETTEST_PERCENT = 250.0


def moisture_percent(air_c: float, humidity_percent: float) -> float:
    """Water in the fuel, of its dry weight, once it has given to the air what it will: VWP equation 4.

    That is the equilibrium of drying. Dew and rain are not in it; in fog it is wet enough to hardly burn.
    """
    humidity = min(100.0, max(0.0, humidity_percent))
    settled = 0.942 * humidity**0.679 + 11.0 * math.exp((humidity - 100.0) / 10.0)
    settled += 0.18 * (21.1 - air_c) * (1.0 - math.exp(-0.115 * humidity))
    return max(0.0, settled)


def fine_fuel_code(fuel_percent: float) -> float:
    """FFMC, 0 (soaked) to 101 (bone dry): VWP equation 10."""
    water = min(_WETTEST_PERCENT, fuel_percent)
    return 59.5 * (_WETTEST_PERCENT - water) / (_SCALE + water)


def water_percent(code: float) -> float:
    """The water that a code stands for: VWP equation 1, the other way round."""
    return _SCALE * (101.0 - code) / (59.5 + code)
