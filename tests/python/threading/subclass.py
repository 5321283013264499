import threading

class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}")
        self.n = n
        self.result = None

    def run(self):
        self.result = sum(range(self.n))

workers = [Worker(n) for n in (10, 100, 1000)]
for w in workers:
    w.start()
for w in workers:
    w.join()
    print(w.name, w.result)

class Forgetful(threading.Thread):
    def __init__(self):
        pass

try:
    Forgetful().start()
except RuntimeError as e:
    print("RuntimeError:", e)

class Plain(threading.Thread):
    pass

p = Plain(target=print, args=("from", "plain"), kwargs={"sep": "-"})
p.start()
p.join()
print(type(p).__name__, p.name, repr(p).startswith("<Plain(Thread-1 (print), stopped "))
