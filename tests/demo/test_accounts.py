"""Who can sign in to the demo, and how they learn it."""

from __future__ import annotations

import json
import stat
from collections import Counter
from dataclasses import replace
from io import StringIO

from rich.console import Console

from demo import FILE_NAME, SIZES, read_sign_ins, table
from demo.people import build_people
from demo.posts import sign_in_posts
from demo.tree import MODEL_CELL, build_tree
from models import Role, SessionKind
from services import accounts
from tests.demo.conftest import TINY, Demo
from tests.fresh_machine import NOW


def test_every_role_has_a_sign_in_at_the_province(demo: Demo) -> None:
    held = {one.role for one in demo.summary.sign_ins if one.level == "province"}
    assert held == {role.value for role in Role}


def test_one_commune_has_its_offices_a_secretary_and_ten_members_of_one_cell(demo: Demo) -> None:
    commune = {one.role for one in demo.summary.sign_ins if one.level == "commune"}
    cell = Counter((one.role, one.organisation) for one in demo.summary.sign_ins if one.level == "cell")
    assert commune >= {"organisation_board", "publisher", "feedback_officer", "administrator"}
    assert cell == {("cell_secretary", MODEL_CELL): 1, ("member", MODEL_CELL): 10}


def test_the_file_tells_what_is_needed_and_only_its_owner_reads_it(demo: Demo) -> None:
    file = demo.runtime.settings.data_folder / FILE_NAME
    lines = json.loads(file.read_text(encoding="utf-8"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all(line.keys() >= {"role", "login", "password", "organisation", "member_id"} for line in lines)
    assert read_sign_ins(file.parent) == demo.summary.sign_ins


def test_everybody_in_the_file_signs_in_and_holds_the_role(demo: Demo) -> None:
    for one in demo.summary.sign_ins:
        signed_in = accounts.sign_in(
            demo.runtime,
            login=one.login,
            password=one.password,
            otp=None,
            kind=SessionKind.BEARER,
            device_name="Điện thoại thử",
            address="192.0.2.1",
        )
        assert str(signed_in.member_id) == one.member_id
        with demo.acting(one) as work:
            held = {
                (role.role.value, role.organisation)
                for role in accounts.identity(work, signed_in.member_id).roles
            }
            assert (one.role, one.organisation) in held
            assert [session.id for session in accounts.own_sessions(work)] == [signed_in.session_id]
            accounts.sign_out(work, signed_in.session_id)


def test_the_table_fits_a_terminal(demo: Demo) -> None:
    terminal = StringIO()
    Console(width=80, file=terminal).print(table(demo.summary.sign_ins))
    shown = terminal.getvalue()
    first = demo.summary.sign_ins[0]
    assert first.password in shown
    assert f"{first.login[:4]} {first.login[4:7]} {first.login[7:]}" in shown
    assert shown.count("0400 ") == len(demo.summary.sign_ins)


def test_the_sign_ins_are_the_same_in_every_size() -> None:
    trees = [build_tree(size) for size in (TINY, *SIZES.values())]
    beginnings = [replace(tree, units=tree.units[:7]) for tree in trees]
    tiny, *others = [list(sign_in_posts(build_people(tree, NOW.date()))) for tree in beginnings]
    assert others == [tiny, tiny]
