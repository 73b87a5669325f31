"""What a run took, and the table of all."""
from dataclasses import dataclass


@dataclass
class Run:
    program: str
    processes: int
    pages: int
    wall: float    # seconds
    cpu: float     # seconds of processor time, children included
    memory: float  # MB of the largest process

    @property
    def rate(self) -> float:
        """Pages a minute."""
        return 60 * self.pages / self.wall


def table(runs: list[Run]) -> str:
    lines = ["| program | processes | pages | wall s | pages/min | CPU s/page | largest process MB | times |",
             "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for run in runs:
        ours = next((one for one in runs
                     if one.program == "rosett" and one.processes == run.processes), None)
        times = f"{ours.rate / run.rate:.1f}" if ours and ours is not run else ""
        lines.append(f"| {run.program} | {run.processes} | {run.pages} | {run.wall:.0f} | {run.rate:.1f} "
                     f"| {run.cpu / run.pages:.2f} | {run.memory:.0f} | {times} |")
    return "\n".join(lines)
