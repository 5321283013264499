# Run it five times. In which order do the
# threads speak? Nobody promised one.
import threading


def speak(name):
    for step in range(3):
        print(f"{name} is at step {step}")


threads = []
for name in ["Ada", "Bob", "Cyd"]:
    thread = threading.Thread(target=speak, args=(name,), name=name)
    threads.append(thread)
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all three have ended")
