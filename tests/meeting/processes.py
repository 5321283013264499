# Each of two processes computes until the other one has come: that is only possible if both run at
# once, or take turns.
from multiprocessing import Process, RawValue


def meet(mine, other):
    mine.value = 1
    while other.value == 0:
        pass


one, two = RawValue("i"), RawValue("i")
process = Process(target=meet, args=(one, two))
process.start()
meet(two, one)
process.join()
print("met", process.exitcode)
