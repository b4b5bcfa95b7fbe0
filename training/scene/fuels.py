"""How each fuel looks while it burns and after. How fast fire runs through it is `training.fire`'s.

How long flames stand is said there, too. Flames 600 to 750 C as a radiometer sees them through thin fire;
smouldering peat 300 to 600 C below ash that hides most of it (Rein 2013). The rest is set so that it looks
as fires do.
"""

from __future__ import annotations

from training.camera.burn import Burning
from training.exercise.scenario import Fuel
from training.fire.fuel import FLAMES_S

BURNING = {
    Fuel.GRASS: Burning(
        620.0, FLAMES_S[Fuel.GRASS], 1.1, 110.0, 40.0, ember_share=0.05, ember_c=360.0, ember_s=500.0,
        smoke=0.6, smoke_s=45.0, smoke_rgb=(208, 204, 198), charred=0.8,
    ),
    Fuel.CROP: Burning(
        660.0, FLAMES_S[Fuel.CROP], 1.7, 140.0, 60.0, ember_share=0.06, ember_c=400.0, ember_s=1_200.0,
        smoke=0.6, smoke_s=70.0, smoke_rgb=(196, 188, 176), rises_m_s=2.0, charred=0.88,
    ),
    Fuel.SHRUB: Burning(
        680.0, FLAMES_S[Fuel.SHRUB], 2.3, 170.0, 110.0, ember_share=0.07, ember_c=440.0, ember_s=2_400.0,
        smoke=0.65, smoke_s=150.0, smoke_rgb=(190, 186, 182), rises_m_s=2.0,
    ),
    Fuel.PINE: Burning(
        700.0, FLAMES_S[Fuel.PINE], 4.0, 190.0, 150.0, ember_share=0.1, ember_c=500.0, ember_s=3_600.0,
        smoke=0.75, smoke_s=400.0, smoke_rgb=(178, 174, 170), rises_m_s=2.4, charred=0.7,
    ),
    Fuel.PEAT: Burning(
        330.0, 0.0, 0.0, 44.0, 9_000.0, ember_share=0.1, ember_c=330.0, ember_s=14_400.0,
        smoke=0.42, smoke_s=14_400.0, smoke_rgb=(206, 206, 206), rises_m_s=0.5, charred=0.6,
    ),
    Fuel.BUILDING: Burning(
        720.0, FLAMES_S[Fuel.BUILDING], 3.2, 420.0, 1_800.0, ember_share=0.3, ember_c=560.0, ember_s=7_200.0,
        smoke=0.9, smoke_s=7_200.0, smoke_rgb=(98, 94, 92), rises_m_s=3.0, charred=0.9, above_m=5.5,
    ),
}  # fmt: skip
