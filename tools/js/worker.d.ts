// The library types `self` for every kind of worker; all of ours get messages.
interface WorkerGlobalScope {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}
