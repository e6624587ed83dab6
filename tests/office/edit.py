"""Opens a workbook in LibreOffice, types into cells as a person would, and saves it as .xlsx.

    python3 edit.py in.xlsx out.xlsx '[{"header": "项目名称", "row": 2, "says": "…"}]'

A cell is named by its column's header and its row, from 1. LibreOffice runs without a window and with a profile of
its own, and ends with this script.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def option(name, value):
    return PropertyValue(Name=name, Value=value)


def connect(pipe, office):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None:
                sys.exit(f"soffice ended with {office.returncode}")
            time.sleep(0.1)
    sys.exit("soffice did not answer within 30 seconds")


def cell_below(sheet, header, row):
    for line in range(20):
        for column in range(200):
            if sheet.getCellByPosition(column, line).String == header:
                return sheet.getCellByPosition(column, row - 1)
    sys.exit(f"no column {header}")


def edit(desktop, source, target, edits):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (option("Hidden", True),))
    sheet = document.Sheets.getByIndex(0)
    for wanted in edits:
        cell_below(sheet, wanted["header"], wanted["row"]).FormulaLocal = wanted["says"]
    document.storeToURL(
        uno.systemPathToFileUrl(target), (option("FilterName", "Calc MS Excel 2007 XML"),)
    )
    document.close(True)


def main():
    source, target, edits = sys.argv[1:]
    pipe = f"liangdeng-{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe, office)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            edit(desktop, os.path.abspath(source), os.path.abspath(target), json.loads(edits))
            desktop.terminate()
            office.wait(timeout=30)
        finally:
            if office.poll() is None:
                office.kill()


main()
