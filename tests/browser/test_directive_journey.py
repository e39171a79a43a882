"""From page to page: a directive goes down to its reader, a question comes up and is answered."""

from __future__ import annotations

from tests.browser.conftest import Sit
from tests.browser.handbook import Handbook
from tests.browser.reader import DESK, Reader

ABSTRACT = "Về nâng cao chất lượng sinh hoạt chi bộ"


def test_down_and_up_again(handbook: Handbook, sit: Sit) -> None:
    member = handbook.world.members["A"][0]
    publish(sit("publisher@T1", viewport=DESK))
    reader = sit(None)
    reader.sign_in(member)
    read_and_acknowledge(reader)
    follow_the_figures(sit("publisher@T1"))
    send_feedback(reader)
    answer(sit("feedback_officer@X1", viewport=DESK))
    confirm(reader)


def publish(publisher: Reader) -> None:
    publisher.open("/publishing")
    publisher.follow("Soạn văn bản mới")
    page = publisher.page
    page.get_by_label("Số, ký hiệu").fill("42-HD/TU")
    page.get_by_label("Loại văn bản").select_option(label="Hướng dẫn")
    page.get_by_label("Trích yếu").fill(ABSTRACT)
    page.get_by_label("Nội dung").fill("## Mục đích\n\nViệc sinh hoạt phải **thiết thực**.")
    publisher.press("Lưu và tiếp tục")
    file = {"name": "42-HD-TU.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n"}
    page.get_by_label("Chọn tệp").set_input_files([file])  # type: ignore[list-item]  # a plain dict will do
    publisher.press("Tải tệp lên")
    publisher.follow("Tiếp tục: chọn nơi nhận")
    page.get_by_text("Chọn từng tổ chức").click()
    page.get_by_label("Đảng ủy xã Một").first.check()
    publisher.press("Xem trước số người nhận")
    assert "Sẽ gửi tới 9 đảng viên ở 2 chi bộ; 9 người chưa có kênh nhận." in publisher.text
    publisher.press("Ban hành")
    assert "Đã ban hành văn bản." in publisher.text


def read_and_acknowledge(reader: Reader) -> None:
    assert "Văn bản chưa đọc (1)" in reader.text
    reader.follow(ABSTRACT)
    assert "thiết thực" in reader.text
    with reader.page.expect_download() as fetched:
        reader.page.get_by_role("link", name="42-HD-TU.pdf").click()
    assert fetched.value.path().read_bytes() == b"%PDF-1.7\n"
    reader.press("Tôi đã đọc và quán triệt")
    assert "Đồng chí đã đọc và quán triệt lúc" in reader.text
    reader.open("/")
    assert "Không có văn bản chưa đọc" in reader.text


def follow_the_figures(publisher: Reader) -> None:
    publisher.open("/publishing")
    publisher.follow(ABSTRACT)
    assert "Đã quán triệt 1 11,1 %" in publisher.text


def send_feedback(reader: Reader) -> None:
    reader.open("/")
    reader.follow("Gửi phản ánh")
    reader.page.get_by_label("Nội dung").fill("Đường bê tông vào thôn bị lún.")
    reader.page.get_by_text("Đảng ủy xã Một").click()
    reader.press("Gửi")
    assert "Đã gửi. Đồng chí theo dõi các bước ở trang này." in reader.text
    assert reader.stored() == "{}"


def answer(officer: Reader) -> None:
    assert "Phản ánh chờ trả lời" in officer.text
    officer.follow("Đường bê tông vào thôn bị lún.")
    officer.press("Tiếp nhận")
    officer.page.get_by_label("Nội dung").fill("Xã đã giao địa chính kiểm tra trong tuần này.")
    officer.press("Gửi trả lời")
    assert "Đã gửi trả lời." in officer.text


def confirm(reader: Reader) -> None:
    reader.open("/feedback")
    reader.follow("Đường bê tông vào thôn bị lún.")
    assert "Xã đã giao địa chính kiểm tra" in reader.text
    reader.press("Việc đã được giải quyết")
    assert "Cảm ơn đồng chí đã xác nhận." in reader.text
