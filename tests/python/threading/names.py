"""The names of threads: given, counted, changed while they run."""
import threading

main = threading.current_thread()
print(main.name, main is threading.main_thread(), main.ident == threading.get_ident())
print(type(main).__name__, main.daemon, main.is_alive())


def work():
    seen.append(threading.current_thread().name)


seen = []
first, second = threading.Thread(target=work), threading.Thread(target=work)
named = threading.Thread(target=work, name="loader")
print(first.name, second.name, named.name)
print(first.ident, first.is_alive())
for thread in (first, second, named):
    thread.start()
    thread.join()
print(seen)
print(first.ident is None, first.is_alive())

# A lambda's name is counted too, and a subclass has no target to be named after.
print(threading.Thread(target=lambda: None).name)


class Worker(threading.Thread):
    def run(self):
        self.name = f"{self.name} (busy)"
        seen.append(threading.current_thread().name)


worker = Worker(name="worker")
worker.start()
worker.join()
print(worker.name, seen[-1])
plain = Worker()
print(plain.name)
plain.name = 42
print(repr(plain.name))
print(str(plain))
print(repr(threading.Thread(name="idle", daemon=True)))
