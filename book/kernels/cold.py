"""Cold kernels: a new process for each notebook, for recording and nbval."""
import subprocess
import sys
from pathlib import Path

import ipykernel.kernelspec
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import KernelManager
from nbval.kernel import RunningKernel

from book.kernels import CleanFolder, kernel_environment

GUARDED = Path(__file__).with_name("guarded.py")
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL,
         "stderr": subprocess.DEVNULL}


class Specs(KernelSpecManager):
    """Knows one kernel: the guarded one, in the Python of this process."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the specification of the guarded kernel, for any name."""
        return KernelSpec(
            resource_dir=ipykernel.kernelspec.RESOURCES,
            language="python", display_name="Python 3",
            argv=[sys.executable, "-Xfrozen_modules=off", str(GUARDED),
                  "-f", "{connection_file}"])


class ColdKernel(RunningKernel):
    """A kernel of nbval in a new process and a clean folder."""

    def __init__(self, kernel_name: str = "", cwd: str = ".",
                 startup_timeout: float = 60) -> None:
        """Start a kernel whose folder is a clean copy of ``cwd``.

        kernel_name : not used, the Python is that of this process.
        startup_timeout : seconds.
        Raises `RuntimeError` when the kernel does not start in time.
        """
        self.folder = CleanFolder(cwd)
        self.km = KernelManager(kernel_spec_manager=Specs())
        self.km.start_kernel(
            cwd=str(self.folder.path), env=kernel_environment(), **QUIET)
        self.kc = self.km.client()
        self.kc.start_channels()
        try:
            self.kc.wait_for_ready(timeout=startup_timeout)
            self._ensure_iopub_up()
        except RuntimeError:
            self.stop()
            raise

    def stop(self) -> None:
        """End the kernel's process and remove its folder."""
        super().stop()
        self.folder.remove()
