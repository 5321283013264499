// Stands in for the bindings that wasm-bindgen generates beside the worker.
declare const explorer: { (options: object): Promise<unknown>; [exported: string]: any };
export = explorer;
