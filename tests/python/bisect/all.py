from bisect import bisect, bisect_left, bisect_right, insort, insort_left

a = [1, 3, 3, 3, 7, 9]
for x in (0, 1, 2, 3, 5, 9, 10):
    print(x, bisect_left(a, x), bisect_right(a, x), bisect(a, x), bisect_left(a, x, 2), bisect_right(a, x, 1, 4))
b = [10, 20]
insort(b, 15); insort_left(b, 20); insort(b, 5); print(b)
grades = lambda score: 'FDCBA'[bisect([60, 70, 80, 90], score)]
print([grades(score) for score in (33, 99, 77, 70, 89, 90, 100)])
people = [('ann', 20), ('bob', 30), ('cy', 40)]
print(bisect_left(people, 30, key=lambda p: p[1]), bisect(people, 30, key=lambda p: p[1]))
insort(people, ('dan', 35), key=lambda p: p[1]); print(people)
for bad in (lambda: bisect([1], 1, -1), lambda: bisect([1], 'a'), lambda: insort([1], 1, lo=-2)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
