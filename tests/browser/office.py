"""A data folder with read samples and the review page over it; goes away with the test."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

SOURCE = Path(os.environ["ROSETT_SOURCE_DIR"])
ROSETT = Path(os.environ["ROSETT_BIN_DIR"]) / "rosett"
PASSWORD = "fyra ord efter varandra"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Office:
    def __init__(self, samples: list[str], serve: str = "",
                 register: Path = SOURCE / "samples/personer.csv",
                 files: dict[str, bytes] | None = None):
        self.data = Path(tempfile.mkdtemp(prefix="rosett-browser-"))
        self.port = free_port()
        # However well the samples are read, something of them is to be looked at.
        (self.data / "rosett.toml").write_text(
            f'kommun = "Stockholm"\nstable_seconds = 0\nincomplete_seconds = 0\n'
            f"accepted_errors_per_10000 = 0.03\n"
            f"[serve]\nport = {self.port}\nwith_watch = true\n{serve}\n")
        self.run("register", "import", "personer", str(register))
        for sample in samples:
            self.drop(sample)
        (self.data / "inbox").mkdir(exist_ok=True)
        for name, content in (files or {}).items():
            (self.data / "inbox" / name).write_bytes(content)
        self.run("watch", "--once")
        self.service = subprocess.Popen([ROSETT, "--data", self.data, "watch"],
                                        stderr=subprocess.DEVNULL)
        self.wait_for_page()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def run(self, *arguments: str, text: str = "") -> str:
        done = subprocess.run([ROSETT, "--data", self.data, *arguments], input=text,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add_user(self, name: str, role: str, *more: str) -> None:
        self.run("user", "add", name, "--role", role, *more, text=PASSWORD + "\n")

    def sample(self, name: str) -> Path:
        """The one document in that folder of samples/."""
        return next(file for file in sorted((SOURCE / "samples" / name).iterdir())
                    if not file.name.endswith(".jsonl"))

    def drop(self, name: str) -> None:
        inbox = self.data / "inbox"
        inbox.mkdir(exist_ok=True)
        shutil.copy(self.sample(name), inbox)

    def wait_for_page(self) -> None:
        for _ in range(300):
            try:
                with urllib.request.urlopen(self.address, timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the page does not answer")

    def close(self) -> None:
        self.service.send_signal(signal.SIGTERM)
        self.service.wait(30)
        shutil.rmtree(self.data)


def text_pdf(lines: list[str]) -> bytes:
    """One page with these lines; their brackets are escaped."""
    drawing = "BT /F1 11 Tf 14 TL 60 780 Td " + "".join(f"({line}) Tj T* " for line in lines) + "ET"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
               "/Resources<</Font<</F1 5 0 R>>>>>>",
               f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    file, table = "%PDF-1.4\n", ""
    for number, each in enumerate(objects, 1):
        table += f"{len(file):010} 00000 n \n"
        file += f"{number} 0 obj{each}endobj\n"
    return (f"{file}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\n"
            f"startxref\n{len(file)}\n%%EOF\n").encode("latin-1")


def hostile_pdf() -> bytes:
    """One page whose text is markup, a formula and a number."""
    return text_pdf(["<script>alert\\(1\\)</script>", '=HYPERLINK\\("x"\\)',
                     "Personnummer 20100314-2381"])
