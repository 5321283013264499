import sys

print(sys.getsizeof([1, 2, 3]) > sys.getsizeof([]), sys.getsizeof('a' * 100) > sys.getsizeof('a'), sys.getsizeof(2 ** 100) > sys.getsizeof(1), sys.getsizeof({}) < sys.getsizeof(dict.fromkeys(range(100))), sys.getsizeof(x for x in range(10 ** 6)) < sys.getsizeof(list(range(1000))))
print(sys.maxsize == 2 ** 63 - 1, sys.version_info >= (3, 11), sys.version_info[0], sys.float_info.dig, sys.int_info.default_max_str_digits, sys.byteorder)
major, minor, *_ = sys.version_info; print(major, minor, sys.version_info.releaselevel, sys.hexversion >= 0x030b0000)
print(sys.getsizeof(1), sys.getsizeof(''), sys.getsizeof(()), sys.getsizeof(1.5))
