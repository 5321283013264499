import threading

data = threading.local()
data.x = "main"
seen = []
def worker(n):
    seen.append(hasattr(data, "x"))
    data.x = n
    seen.append(data.x)
for n in range(2):
    t = threading.Thread(target=worker, args=(n,))
    t.start(); t.join()
print(seen, data.x, data.__dict__)
try:
    data.y
except AttributeError as e:
    print("AttributeError:", e)
del data.x
print(hasattr(data, "x"))
try:
    del data.x
except AttributeError as e:
    print("AttributeError:", e)

class Mine(threading.local):
    kind = "class attribute"
    def __init__(self, start):
        self.count = start
        made.append(threading.current_thread().name)

    @property
    def double(self):
        return self.count * 2

    def add(self):
        self.count += 1
        return self.count

made = []
m = Mine(5)
print(m.add(), m.double, m.kind)
t = threading.Thread(target=lambda: seen.append((m.count, m.add(), m.double)), name="other")
t.start(); t.join()
print(seen[-1], m.count, made)
m.kind = "own"
print(m.kind, Mine.kind, sorted(m.__dict__))
try:
    m.z
except AttributeError as e:
    print("AttributeError:", e)
try:
    threading.local(1)
except TypeError as e:
    print("TypeError:", e)
