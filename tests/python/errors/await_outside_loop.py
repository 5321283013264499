import asyncio

print("no loop runs here")
asyncio.get_running_loop()
