import multiprocessing as mp
import sys

def fail(): raise ValueError("in the child")
if __name__ == "__main__":
    p = mp.Process(target=fail)
    p.start(); p.join()
    print(p.exitcode)
    sys.exit(p.exitcode)
