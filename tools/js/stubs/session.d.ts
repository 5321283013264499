// Stands in for the bindings that wasm-bindgen generates beside the worker.
declare const session: { (options: object): Promise<unknown>; [exported: string]: any };
export = session;
