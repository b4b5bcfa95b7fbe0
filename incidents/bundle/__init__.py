"""An incident handed on: sealed into a BagIt bundle, checked by anybody, taken in by a neighbour."""
