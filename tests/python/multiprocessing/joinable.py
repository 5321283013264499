"""A joinable queue: the parent waits until all that was put is done."""
import multiprocessing as mp


def work(jobs, results):
    while (job := jobs.get()) is not None:
        results.put((job, job**2))
        jobs.task_done()
    jobs.task_done()


if __name__ == "__main__":
    jobs, results = mp.JoinableQueue(), mp.Queue()
    workers = [mp.Process(target=work, args=(jobs, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for job in range(8):
        jobs.put(job)
    jobs.join()
    print(sorted(results.get() for _ in range(8)))
    for _ in workers:
        jobs.put(None)
    jobs.join()
    for worker in workers:
        worker.join()
    print([worker.exitcode for worker in workers])
    try:
        jobs.task_done()
    except ValueError as error:
        print(error)
    jobs.put("one more")
    print(jobs.get())
    jobs.task_done()
    jobs.join()
    print("joined")
