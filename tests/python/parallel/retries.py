# ours
# Calls that failed are made again, and only those.
import parallel

tries = {}
def flaky(name):
    tries[name] = tries.get(name, 0) + 1
    if name == "b" and tries[name] < 3: raise ConnectionError(f"try {tries[name]}")
    return name.upper()
names = {"a": "a", "b": "b", "c": "c"}
results = parallel.map(flaky, names, silent=True)
rounds = 1
while results.failures:
    print("failed:", {n: str(t.exc) for n, t in results.failed.items()})
    again = parallel.map(flaky, {n: names[n] for n in results.failed}, silent=True)
    results.update(again)
    rounds += 1
print(results, rounds, dict(sorted(tries.items())))
