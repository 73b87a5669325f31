"""The programs that are measured. Each: (asked, pages, work folder, processes) -> wall, CPU, memory."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import time

ENDINGS = {".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"}
ALONE = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # processes are what runs side by side


def documents(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS)


def pages_of(folder: pathlib.Path, into: pathlib.Path) -> list[pathlib.Path]:
    """Each page as a PNG of its own at the document's resolution (PDF: 300 dpi)."""
    into.mkdir()
    for number, file in enumerate(documents(folder)):
        stem = into / f"{number:04}"
        if file.suffix.lower() == ".pdf":
            command = ["pdftoppm", "-r", "300", "-gray", "-png", file, stem]
        else:
            command = ["convert", file, "+adjoin", f"{stem}-%02d.png"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return sorted(into.glob("*.png"))


def in_child(work) -> tuple[float, float, float]:
    """Runs `work` in a process of its own, so that what its children used is its alone."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # the child must never go on as its parent
            print(error, file=sys.stderr)
            os._exit(1)
    _, status, used = os.wait4(child, 0)
    if status != 0:
        raise SystemExit("a program that was to be measured failed")
    # ru_maxrss of wait4 is that of the largest descendant that was waited for.
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def side_by_side(commands: list[list], processes: int) -> None:
    def run(command):
        ended = subprocess.run(command, env=ALONE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, check=False)
        if ended.returncode:
            print(*command, ended.stderr[-400:], file=sys.stderr)

    with concurrent.futures.ThreadPoolExecutor(processes) as pool:
        list(pool.map(run, commands))


def rosett(asked, _pages, work, readers):
    (work / "rosett.toml").write_text(f"readers = {readers}\nstable_seconds = 0\n")
    shutil.copytree(asked.folder, work / "inbox")
    for folder in [work, *(work / "inbox").rglob("*"), work / "inbox"]:
        folder.chmod(0o750 if folder.is_dir() else 0o640)
    command = [asked.rosett, "--data", work, "watch", "--once"]
    return in_child(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                                           stderr=open(work / "log", "w")))


def ocrmypdf(asked, _pages, work, processes):
    options = ["--deskew", "--rotate-pages", "--clean", "-l", "swe", "-j", "1", "--image-dpi", "300",
               "--skip-text", "--output-type", "pdf"]
    commands = []
    for number, file in enumerate(documents(asked.folder)):
        commands.append(["ocrmypdf", *options, file, work / f"{number}.pdf"])
    return in_child(lambda: side_by_side(commands, processes))


def tesseract(_asked, pages, work, processes):
    commands = [["tesseract", page, work / page.stem, "-l", "swe"] for page in pages]
    return in_child(lambda: side_by_side(commands, processes))


PROGRAMS = {"rosett": rosett, "ocrmypdf": ocrmypdf, "tesseract": tesseract}
