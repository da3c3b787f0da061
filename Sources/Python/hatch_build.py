"""Puts the native library into the wheel."""

import os
import platform
import shutil
import subprocess
import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryHook(BuildHookInterface):
    def initialize(self, version, build_data):
        if self.target_name != "wheel":
            raise SystemExit("only wheels can be made: the library is compiled from the checkout around this folder")
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-" + sysconfig.get_platform().replace("-", "_").replace(".", "_")
        if version == "editable":
            # Editable: the library lies beside the modules.
            shutil.copy(self.library(), Path(self.root, "barbule", file_name()))
        else:
            build_data["force_include"][str(self.library())] = "barbule/" + file_name()

    def library(self) -> Path:
        given = os.environ.get("BARBULE_LIBRARY")
        if given:
            return Path(given).resolve()
        checkout = Path(self.root).parent.parent
        if not (checkout / "Package.swift").exists():
            raise SystemExit("no Package.swift around this folder: set BARBULE_LIBRARY to a built " + file_name())
        if not shutil.which("swift"):
            raise SystemExit("there is no swift: install Swift 6.3, or set BARBULE_LIBRARY to a built " + file_name())
        command = ["swift", "build", "-c", "release", "--product", "barbulec"]
        command += ["--package-path", str(checkout), "--scratch-path", str(checkout / ".build-python")]
        if platform.system() == "Linux":
            # The Swift runtime becomes part of the library, and only the functions of barbule.h are seen from outside.
            exports = Path(self.root, "exports.map")
            command += ["-Xswiftc", "-static-stdlib", "-Xlinker", f"--version-script={exports}", "-Xlinker", "--strip-all"]
        subprocess.run(command, check=True)
        shown = subprocess.run(command + ["--show-bin-path"], check=True, stdout=subprocess.PIPE, text=True)
        return Path(shown.stdout.strip()) / file_name()


def file_name() -> str:
    return "libbarbulec.dylib" if platform.system() == "Darwin" else "libbarbulec.so"
