from __future__ import annotations

from swls.lsp.agenda import Agenda


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_jobs_come_when_they_are_due_and_in_order() -> None:
    clock, done = Clock(), []
    agenda = Agenda(clock)
    agenda.put("late", lambda: done.append("late"), delay=2)
    agenda.put("soon", lambda: done.append("soon"), delay=1)
    assert agenda.wait() == 1
    assert agenda.take() is None
    clock.now += 2.5
    assert agenda.wait() == 0
    assert agenda.overdue() == 1.5
    while job := agenda.take():
        job()
    assert done == ["soon", "late"]
    assert agenda.wait() is None
    assert agenda.overdue() == 0


def test_a_new_job_replaces_the_old_one_under_its_key() -> None:
    clock, done = Clock(), []
    agenda = Agenda(clock)
    agenda.put("check", lambda: done.append("old"))
    agenda.put("check", lambda: done.append("new"), delay=0.25)
    assert agenda.take() is None
    clock.now += 0.25
    job = agenda.take()
    assert job is not None
    job()
    assert done == ["new"]
    assert agenda.take() is None


def test_a_dropped_job_is_never_done() -> None:
    agenda = Agenda(Clock())
    agenda.put("a", lambda: None)
    agenda.drop("a")
    agenda.drop("a")
    assert agenda.wait() is None
    assert agenda.take() is None
