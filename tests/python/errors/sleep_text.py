import time
time.sleep('x')
