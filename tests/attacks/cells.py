"""What a cell does so that recording and verification see different things.

Name of the case -> the cell's source. Each is recorded, and verified with
forked and with cold kernels; all three must agree with the name.
"""
CELLS = {
    "refused_carriage_return": r'print("0.9999\r0.2630")',
    "refused_backspace": r'print("0.9999\b\b\b\b\b\b0.2630")',
    "refused_escape_sequence": r'print("0.9999\x1b[2K0.2630")',
    "refused_direction_override": 'print("\\u202e0362.0")',
    "refused_zero_width_space": 'print("0.26\\u200b30")',
    "refused_carriage_return_in_a_display": (
        r'display({"text/plain": "0.9999\r0.2630"}, raw=True)'),
    "accepted_carriage_return_in_a_result": (  # IPython begins a new line
        "class Tricky:\n    def __repr__(self):\n"
        '        return "0.9999\\r0.2630"\nTricky()'),
    "refused_display_update": (
        'shown = display(1, display_id="a")\nshown.update(2)'),
    "refused_update_of_an_earlier_cell": (
        "from IPython.display import update_display\n"
        'display(1, display_id="a")\nupdate_display(2, display_id="a")'),
    "refused_clear_output": (
        "from IPython.display import clear_output\n"
        "print(1)\nclear_output()\nprint(2)"),
    "refused_clear_output_that_waits": (
        "from IPython.display import clear_output\n"
        "print(1)\nclear_output(wait=True)\nprint(2)"),
    "refused_widget": (
        "from comm import create_comm\n"
        'create_comm(target_name="a")\nprint(1)'),
    "refused_subprocess": (
        'import subprocess\nsubprocess.run(["echo", "0.9999"])\nNone'),
    "refused_shell_escape": "!echo 0.9999",
    "refused_os_write": 'import os\nos.write(1, b"0.9999")\nNone',
    "refused_os_write_to_stderr": 'import os\nos.write(2, b"x")\nNone',
    "refused_write_below_print": (
        'import sys\nsys.__stdout__.write("0.9999")\nNone'),
    "refused_c_library": (
        'import ctypes\nctypes.CDLL(None).puts(b"0.9999")\nNone'),
    "refused_forked_child": (
        "import os\nchild = os.fork()\nif not child:\n"
        "    print(0.9999, flush=True)\n    os._exit(0)\n"
        "os.waitpid(child, 0)[1]"),
    "refused_process_of_multiprocessing": (
        "import multiprocessing\n"
        'context = multiprocessing.get_context("fork")\n'
        "child = context.Process(target=print, args=(0.9999,))\n"
        "child.start()\nchild.join()"),
    "refused_late_thread": (
        "import threading\nimport time\n\ndef late():\n"
        "    time.sleep(0.5)\n    print(0.9999)\n\n"
        "threading.Thread(target=late).start()"),
    "refused_endless_helper_thread": (
        "import threading\nimport time\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    ),
    "refused_unfinished_task": (
        "import asyncio\n\nasync def late():\n    await asyncio.sleep(1)\n"
        "    print(0.9999)\n\ntask = asyncio.create_task(late())"),
    "refused_warning": 'import warnings\nwarnings.warn("eski")',
    "refused_log": 'import logging\nlogging.getLogger().warning("x")',
    "refused_exit": "import os\nos._exit(0)",
    "refused_html": "from IPython.display import HTML\nHTML('<b>0.9999</b>')",
    "refused_script": (
        "from IPython.display import Javascript\nJavascript('1')"),
    "refused_svg_with_a_script": (
        "from IPython.display import SVG\n"
        "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\">"
        "<script>1</script></svg>')"),
    "accepted_text_around_a_display": (
        'print("a")\ndisplay(1)\nprint("b")\ndisplay(2)\nprint("c")\n3'),
    "accepted_text_after_a_figure": (
        "import matplotlib.pyplot as plt\nprint('a')\nplt.plot([1, 2])\n"
        "plt.show()\nprint('b')"),
    "accepted_slow_loop": (
        "import time\nfor i in range(3):\n    print(i, flush=True)\n"
        "    time.sleep(0.3)"),
    "accepted_joined_thread": (
        "import threading\nthread = threading.Thread(target=print, args=(1,))"
        "\nthread.start()\nthread.join()\nprint(2)"),
    "accepted_executor": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor() as pool:\n"
        "    print(list(pool.map(abs, [-1, -2])))"),
    "accepted_await": (
        "import asyncio\nawait asyncio.sleep(0.1)\nprint(1)"),
    "accepted_captured_subprocess": (
        "import subprocess\nprint(subprocess.run(\n"
        '    ["echo", "1"], capture_output=True, text=True).stdout)'),
    "accepted_clean_folder": (
        "import os\nopen('qoldiq.txt', 'w').close()\nsorted(os.listdir())"),
    "accepted_named_display": 'display(1, display_id="a")\nNone',
    "accepted_caught_error": (
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n"
        "    print(error)"),
}
# What rules refuse in the file: recording writes it, and says so.
IN_THE_FILE = {"refused_html", "refused_script", "refused_svg_with_a_script"}
