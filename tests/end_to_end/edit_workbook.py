"""Edits a workbook as a person would, by LibreOffice without a window.

edit_workbook.py IN.xlsx OUT.xlsx EDITS.json

EDITS is a list of edits, done in order:
  {"edit": "set", "sheet": S, "key": K, "field": F, "column": C, "text": T}   typed as text
  {"edit": "type", "sheet": S, "key": K, "field": F, "column": C, "text": T}  typed, so that the
                                                    program takes it for a number or a day
  {"edit": "sort", "sheet": S, "column": C}         descending, by the column
  {"edit": "move", "sheet": S, "column": C}         before all others
  {"edit": "hide", "sheet": S}                      every other row, as a filter does
  {"edit": "retype", "sheet": S, "column": C}       every cell of the column as the text it shows
  {"edit": "delete", "sheet": S, "column": C}       the whole column
  {"edit": "remove", "sheet": S, "key": K}          all lines of the row
`field` ("" for none) is what stands under «Fältkod»; without it the first row with the key is meant.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellAddress, TableSortField

LONGEST_START = 60  # seconds


def property_of(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(LONGEST_START * 10):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # not there yet
            time.sleep(0.1)
    sys.exit("LibreOffice did not start")


class Sheet:
    def __init__(self, sheet):
        self.sheet = sheet
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        self.columns = cursor.RangeAddress.EndColumn + 1
        self.rows = cursor.RangeAddress.EndRow + 1
        keys = self.column("Radnyckel")
        filled = [row for row in range(1, self.rows) if self.text(keys, row)]
        self.last = max(filled) if filled else 0

    def text(self, column, row):
        return self.sheet.getCellByPosition(column, row).String

    def column(self, heading):
        for column in range(self.columns):
            if self.text(column, 0) == heading:
                return column
        sys.exit(f"no column {heading}")

    def row_of(self, edit):
        keys = self.column("Radnyckel")
        fields = self.column("Fältkod") if "field" in edit else None
        for row in range(1, self.last + 1):
            if self.text(keys, row) != edit["key"]:
                continue
            if fields is None or self.text(fields, row) == edit["field"]:
                return row
        sys.exit(f"no row {edit}")

    def set(self, edit):
        cell = self.sheet.getCellByPosition(self.column(edit["column"]), self.row_of(edit))
        cell.String = edit["text"]

    def type(self, edit):
        cell = self.sheet.getCellByPosition(self.column(edit["column"]), self.row_of(edit))
        cell.NumberFormat = 0
        cell.FormulaLocal = edit["text"]

    def sort(self, edit):
        field = TableSortField()
        field.Field, field.IsAscending = self.column(edit["column"]), False
        area = self.sheet.getCellRangeByPosition(0, 0, self.columns - 1, self.last)
        area.sort(
            (
                property_of("ContainsHeader", True),
                property_of("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
            )
        )

    def move(self, edit):
        self.sheet.Columns.insertByIndex(0, 1)
        self.columns += 1
        source = self.column(edit["column"])
        area = self.sheet.getCellRangeByPosition(source, 0, source, self.rows - 1)
        to = CellAddress()
        to.Sheet, to.Column, to.Row = area.RangeAddress.Sheet, 0, 0
        self.sheet.moveRange(to, area.RangeAddress)

    def hide(self, _edit):
        for row in range(1, self.last + 1, 2):
            self.sheet.Rows.getByIndex(row).IsVisible = False

    def retype(self, edit):
        column = self.column(edit["column"])
        for row in range(1, self.last + 1):
            cell = self.sheet.getCellByPosition(column, row)
            cell.String = cell.String

    def remove(self, edit):
        keys = self.column("Radnyckel")
        for row in range(self.last, 0, -1):
            if self.text(keys, row) == edit["key"]:
                self.sheet.Rows.removeByIndex(row, 1)

    def delete(self, edit):
        self.sheet.Columns.removeByIndex(self.column(edit["column"]), 1)


def edited(document, edits):
    for edit in edits:
        sheet = Sheet(document.Sheets.getByName(edit["sheet"]))
        getattr(sheet, edit["edit"])(edit)


def main():
    source, target, edits = sys.argv[1:]
    with open(edits, encoding="utf-8") as file:
        wanted = json.load(file)
    with tempfile.TemporaryDirectory() as home:
        pipe = f"rosett{os.getpid()}"
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp",
                f"-env:UserInstallation=file://{home}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connected(pipe)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            hidden = (property_of("Hidden", True),)
            document = desktop.loadComponentFromURL(
                uno.systemPathToFileUrl(os.path.abspath(source)), "_blank", 0, hidden
            )
            edited(document, wanted)
            document.storeToURL(
                uno.systemPathToFileUrl(os.path.abspath(target)),
                (property_of("FilterName", "Calc MS Excel 2007 XML"),),
            )
            document.close(True)
            try:
                desktop.terminate()
            except Exception:  # it answers by going away
                pass
            office.wait(timeout=LONGEST_START)
        finally:
            if office.poll() is None:
                office.kill()
                office.wait()


main()
