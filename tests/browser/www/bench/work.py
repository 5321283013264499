"""The playground's CPU-bound workloads in plain Python: the same algorithms on the
same inputs, with the same answers. Run by CPython (sequential, and by
`multiprocessing`) and by Pyodide (sequential)."""

import hashlib
import json
import struct
import sys
import time
from array import array

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


# --- random numbers: xoshiro256++, seeded by SplitMix64 ---------------------------


def mix(number):
    number = (number + GOLDEN) & MASK
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & MASK
    return number ^ (number >> 31)


def stream(seed, index):
    number = mix(seed ^ mix(index))
    return [mix((number + word * GOLDEN) & MASK) for word in range(4)]


def draw(state, count):
    a, b, c, d = state
    for _ in range(count):
        total = (a + d) & MASK
        yield ((total << 23 | total >> 41) + a) & MASK
        shifted = (b << 17) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45 | d >> 19) & MASK


def draw_bytes(state, count):
    return b"".join(number.to_bytes(8, "little") for number in draw(state, count // 8))


def cut(total, parts, index):
    return total * index // parts


def share(total, parts, index):
    return cut(total, parts, index), cut(total, parts, index + 1)


# --- the workloads: `__init__` makes the input, `run` does one task of a phase ------


class Primes:
    TUTORIAL = [
        15_492_781, 15_492_787, 15_492_803, 15_492_811, 15_492_810, 15_492_833, 15_492_859, 15_502_547,
        15_520_301, 15_527_509,
    ]

    def __init__(self, tasks, size, seed):
        is_tutorial = size == self.TUTORIAL[0] and tasks <= len(self.TUTORIAL)
        self.numbers = self.TUTORIAL[:tasks] if is_tutorial else [(size | 1) + 2 * task for task in range(tasks)]
        self.phases = [tasks]

    def run(self, phase, task, before):
        number = self.numbers[task]
        if number % 2 == 0:
            return int(number == 2)
        for divisor in range(3, number, 2):
            if number % divisor == 0:
                return 0
        return 1


class Mandelbrot:
    LEFT, TOP, SIDE, MAX_ITERATIONS = -2.05, -1.35, 2.7, 2_000

    def __init__(self, tasks, size, seed):
        self.tasks, self.size = tasks, size
        self.phases = [tasks]
        self.shades = bytes(self.shade(count) for count in range(self.MAX_ITERATIONS + 1))

    def run(self, phase, task, before):
        left, top, right, bottom = self.tile(task)
        step = self.SIDE / self.size
        pixels = bytearray()
        for row in range(top, bottom):
            im = self.TOP + (row + 0.5) * step
            for column in range(left, right):
                pixels.append(self.shades[self.iterations(self.LEFT + (column + 0.5) * step, im)])
        return bytes(pixels)

    def iterations(self, re, im):
        x = y = 0.0
        for count in range(self.MAX_ITERATIONS):
            xx = x * x
            yy = y * y
            if xx + yy > 4.0:
                return count
            y = (x + x) * y + im
            x = xx - yy + re
        return self.MAX_ITERATIONS

    def tile(self, index):
        bands = -(-int((4 * self.tasks) ** 0.5) // 2)
        first_of = [cut(self.tasks, bands, band) for band in range(bands + 1)]
        band = max(band for band in range(bands) if first_of[band] <= index)
        first, end = first_of[band], first_of[band + 1]
        left, right = share(self.size, end - first, index - first)
        return left, cut(self.size, self.tasks, first), right, cut(self.size, self.tasks, end)

    def shade(self, count):
        def logarithm(number):
            whole = number.bit_length() - 1
            return 1_024 * whole + ((1_024 * number) >> whole) - 1_024

        if count == 0:
            return 1
        if count >= self.MAX_ITERATIONS:
            return 0
        return 1 + 254 * logarithm(count) // logarithm(self.MAX_ITERATIONS)


class Matmul:
    COLUMNS = 8

    def __init__(self, tasks, size, seed):
        self.tasks, self.size = tasks, size
        self.phases = [tasks]
        entries = [float((number >> 60) - 8) for number in draw(stream(seed, 0), 2 * size * size)]
        self.left = [entries[row * size:(row + 1) * size] for row in range(size)]
        columns = []
        for panel in range(size // self.COLUMNS):
            start = (size + panel * self.COLUMNS) * size
            block = entries[start:start + self.COLUMNS * size]
            columns.extend(block[column::self.COLUMNS] for column in range(self.COLUMNS))
        self.columns = columns

    def run(self, phase, task, before):
        first, end = share(self.size, self.tasks, task)
        product = array("f")
        for row in self.left[first:end]:
            product.extend([sum([a * b for a, b in zip(row, column)]) for column in self.columns])
        return product.tobytes()


class Montecarlo:
    def __init__(self, tasks, size, seed):
        darts = size * 1_000_000
        self.phases = [tasks]
        self.shares = [share(darts, tasks, task) for task in range(tasks)]
        self.states = [stream(seed, task) for task in range(tasks)]

    def run(self, phase, task, before):
        first, end = self.shares[task]
        hits = 0
        for both in draw(self.states[task], end - first):
            x = both >> 33
            y = both & 0x7FFFFFFF
            if x * x + y * y < 1 << 62:
                hits += 1
        return hits


class Sort:
    """Chunks and parts of all chunks by Python's own sort, which merges sorted runs."""

    def __init__(self, tasks, size, seed):
        self.tasks = tasks
        self.phases = [tasks, tasks]
        self.numbers = array("I", (number >> 32 for number in draw(stream(seed, 0), 1_000 * size)))

    def run(self, phase, task, before):
        if phase == 0:
            first, end = share(len(self.numbers), self.tasks, task)
            return array("I", sorted(self.numbers[first:end])).tobytes()
        return self.merge(before[task])

    def merge(self, parts):
        numbers = []
        for part in parts:
            numbers.extend(array("I", part))
        numbers.sort()
        return array("I", numbers).tobytes()

    def between(self, outputs):
        """Cuts the sorted chunks into a list of parts for each merging task."""
        from bisect import bisect_left

        chunks = [array("I", output) for output in outputs]
        tasks = self.tasks
        samples = sorted(chunk[cut(len(chunk), tasks, index)] for chunk in chunks for index in range(tasks))
        pivots = [samples[cut(len(samples), tasks, index) + tasks // 2] for index in range(1, tasks)]
        cuts = [[0, *(bisect_left(chunk, pivot) for pivot in pivots), len(chunk)] for chunk in chunks]
        return [
            [chunk[at[task]:at[task + 1]].tobytes() for chunk, at in zip(chunks, cuts)] for task in range(tasks)
        ]


class Hash:
    """By `hashlib`, which is written in C and may use the processor's instructions for it."""

    BUFFER_BYTES, MEGABYTE = 1 << 16, 1 << 20

    def __init__(self, tasks, size, seed):
        self.phases = [tasks]
        self.buffer = draw_bytes(stream(seed, 0xFFFFFFFF), self.BUFFER_BYTES)
        self.own = [draw_bytes(stream(seed, task), 32) for task in range(tasks)]
        self.shares = [share(size * self.MEGABYTE, tasks, task) for task in range(tasks)]

    def run(self, phase, task, before):
        hasher = hashlib.sha256(self.own[task])
        first, end = self.shares[task]
        left = end - first
        while left > 0:
            count = min(left, len(self.buffer))
            hasher.update(self.buffer if count == len(self.buffer) else self.buffer[:count])
            left -= count
        return hasher.digest()


WORK = {
    "primes": Primes, "mandelbrot": Mandelbrot, "matmul": Matmul,
    "montecarlo": Montecarlo, "sort": Sort, "hash": Hash,
}


# --- running ----------------------------------------------------------------------


def checksum(outputs):
    """The playground's: the first 16 digits of the SHA-256 over all outputs."""
    hasher = hashlib.sha256()
    for output in outputs:
        hasher.update(struct.pack("<Q", output) if isinstance(output, int) else output)
    return hasher.hexdigest()[:16]


def one_run(work, spread):
    """All phases; `spread` does a phase's tasks and gives their outputs in order."""
    outputs = []
    for phase, tasks in enumerate(work.phases):
        before = work.between(outputs) if phase > 0 else None
        outputs = spread(phase, tasks, before)
    return outputs


def measure(work, spread, samples):
    took_ms, outputs = [], []
    for _ in range(samples):
        began = time.perf_counter()
        outputs = one_run(work, spread)
        took_ms.append(1e3 * (time.perf_counter() - began))
    return {"took": took_ms, "checksum": checksum(outputs)}


def sequential(workload, tasks, size, seed, samples):
    work = WORK[workload](tasks, size, seed)
    return measure(work, lambda phase, tasks, before: [work.run(phase, task, before) for task in range(tasks)], samples)


def prepare(workload, tasks, size, seed):
    """Each process makes the input itself, before anything is timed."""
    global _work
    _work = WORK[workload](tasks, size, seed)


def one_task(phase, task, parts):
    return _work.run(phase, 0, [parts]) if parts is not None else _work.run(phase, task, None)


def parallel(workload, tasks, size, seed, samples, workers):
    from multiprocessing import Pool

    work = WORK[workload](tasks, size, seed)
    with Pool(workers, prepare, (workload, tasks, size, seed)) as pool:

        def spread(phase, tasks, before):
            calls = [(phase, task, before[task] if before else None) for task in range(tasks)]
            return pool.starmap(one_task, calls, chunksize=1)

        # Who is still at its input is not ready: a run that is not timed.
        one_run(work, spread)
        return measure(work, spread, samples)


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    workers = asked.pop("workers")
    print(json.dumps({
        "version": sys.version.split()[0],
        "sequential": sequential(**asked),
        "parallel": parallel(**asked, workers=workers),
    }))
