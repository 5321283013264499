"""How processes end: exit codes, signals, and what a parent sees of them."""
import multiprocessing as mp
import sys


def end(how):
    if how == "exit 7":
        sys.exit(7)
    if how == "hang":
        mp.Event().wait()


if __name__ == "__main__":
    for how in ("return", "exit 7"):
        child = mp.Process(target=end, args=(how,), name=how)
        print(child.exitcode, child.is_alive(), child.pid)
        child.start()
        child.join()
        print(how, child.exitcode, child.is_alive())
    for stop in ("terminate", "kill"):
        child = mp.Process(target=end, args=("hang",))
        child.start()
        print(child.is_alive(), child.exitcode)
        getattr(child, stop)()
        child.join()
        print(stop, child.exitcode)
    child = mp.Process(target=end, args=("return",))
    for attempt in (child.join, child.terminate):
        try:
            attempt()
        except (AssertionError, AttributeError) as error:
            print(type(error).__name__, str(error)[:30])
    child.start()
    try:
        child.start()
    except AssertionError as error:
        print(error)
    child.join(20)
    child.close()
    try:
        child.is_alive()
    except ValueError as error:
        print(error)
