"""The page that says who may do what."""

from __future__ import annotations

from services.permissions import MATRIX, Permission
from tests.web.conftest import Visit
from web.accounts.role_matrix import RIGHTS
from web.words import word


def test_every_right_is_named_beside_the_roles_that_have_it(visit: Visit) -> None:
    assert set(RIGHTS) == set(Permission)
    page = visit("cell_secretary@A").get("/account/roles")
    assert page.status == 200
    for permission, name in RIGHTS.items():
        assert name in page.text
        holders = ", ".join(word(role) for role in MATRIX if permission in MATRIX[role])
        assert holders in page.text
