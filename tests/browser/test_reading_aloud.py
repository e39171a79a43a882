"""Hearing a directive instead of reading it."""

from __future__ import annotations

from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.web.material import published

_VOICES = "() => speechSynthesis.getVoices().filter((voice) => voice.lang.startsWith('vi')).length"


def test_it_is_offered_where_the_device_can(handbook: Handbook, sit: Sit) -> None:
    directive_id = published(handbook.world)
    reader = sit(handbook.world.members["A"][0])
    reader.open(f"/directives/{directive_id}")
    offered = reader.page.get_by_role("button", name="Nghe đọc").is_visible()
    assert offered == (reader.page.evaluate(_VOICES) > 0)
