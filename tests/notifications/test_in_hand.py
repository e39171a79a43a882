"""One thread at a time does a job, and for as long as it takes its worker counts as alive."""

from __future__ import annotations

import threading

from notifications.in_hand import InHand


def test_a_job_that_came_back_waits_for_its_first_run() -> None:
    in_hand, order, holds, may_go = InHand(), [], threading.Event(), threading.Event()

    def first() -> None:
        with in_hand.holding(7, worker_id=1):
            holds.set()
            may_go.wait(10)
            order.append("first")

    def again() -> None:
        with in_hand.holding(7, worker_id=2):
            order.append("again")

    threads = [threading.Thread(target=first), threading.Thread(target=again)]
    threads[0].start()
    assert holds.wait(10)
    threads[1].start()
    with in_hand.holding(8, worker_id=3):  # another job waits for nobody
        assert in_hand.workers == {1, 3}
    may_go.set()
    for thread in threads:
        thread.join(10)

    assert order == ["first", "again"]
    assert in_hand.workers == set()
