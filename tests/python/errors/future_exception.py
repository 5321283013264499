from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    results = pool.map(int, ["1", "2", "three"])
    for result in results:
        print(result)
