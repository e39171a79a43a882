"""The demo that requests are measured in: what one of them costs is the same in a small one."""

from __future__ import annotations

from core.unit_of_work import Runtime
from demo import COMMUNE, Size, seed
from demo.accounts import SignIn

_SMALL = Size("bench", communes=2, cells_per_commune=5, months=6, readers=20)


def fill(runtime: Runtime, scale: str, national: Size = COMMUNE) -> list[SignIn]:
    """Fill an empty database with a demo, at national scale one of that size; who can sign in to it."""
    return seed(runtime, _SMALL if scale == "small" else national).sign_ins


def one_role(sign_ins: list[SignIn], role: str) -> SignIn:
    """The first of a role."""
    return next(one for one in sign_ins if one.role == role)
