import math
math(4)
