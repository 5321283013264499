import random
import string

random.seed(5)
alphabet = string.ascii_letters + string.digits
print(''.join(random.choice(alphabet) for _ in range(12)), all(c in string.printable for c in alphabet), string.ascii_lowercase[::5], len(string.punctuation))
shift = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
print('hello world'.translate(shift), ''.join(c for c in 'a,b! c.' if c not in string.punctuation), {c for c in 'x1y2' if c in string.digits} == {'1', '2'})
