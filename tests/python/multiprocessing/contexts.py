import multiprocessing as mp

def hello(q): q.put(mp.current_process().name)
def trial(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
if __name__ == "__main__":
    ctx = mp.get_context("fork")
    q = ctx.SimpleQueue()
    p = ctx.Process(target=hello, args=(q,))
    p.start(); p.join()
    print(q.get(), type(p).__name__, ctx.get_start_method(), mp.get_start_method(), mp.get_all_start_methods())
    trial(lambda: mp.set_start_method("fork"))
    mp.set_start_method("fork", force=True)
    trial(lambda: mp.get_context("x"))
    trial(lambda: ctx.set_start_method("fork"))
    print(mp.cpu_count() == ctx.cpu_count(), mp.ProcessError.__name__, issubclass(mp.TimeoutError, mp.ProcessError))
