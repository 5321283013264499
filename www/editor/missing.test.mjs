// Modules that the library lacks, tried without a page: `node --test www/editor/missing.test.mjs`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { missingModules } from "./missing.js";

const MODULES = Object.keys(JSON.parse(readFileSync(new URL("names.json", import.meta.url), "utf8")).modules);

/** @param {string} source */
const missing = (source) => missingModules(source, MODULES);
/** Which modules, and where. @param {string} source */
const places = (source) => missing(source).map(({ message, line, column, endColumn }) => [message.split(" ")[4], line, column, endColumn].join(" "));

test("modules that are there are not told, nor is what is within them", () => {
  for (const source of [
    "import threading, asyncio, os.path as p",
    "from concurrent import futures\nfrom concurrent.futures import ThreadPoolExecutor",
    "import concurrent.futures, collections.abc, requests.exceptions, json.decoder",
    "from __future__ import annotations\nimport _thread, builtins, __main__",
    "from . import a\nfrom .b import c",
    "print('important')",
    "",
  ]) assert.deepEqual(missing(source), [], source);
});

test("modules that are not there are told in their places", () => {
  assert.deepEqual(places("import numpy as np"), ["numpy 1 7 12"]);
  assert.deepEqual(places("import time, pandas as pd,  tqdm\n\nfrom scipy.stats import norm"), ["pandas 1 13 19", "tqdm 1 28 32", "scipy.stats 3 5 16"]);
  assert.deepEqual(places("def f():\n    import joblib; x = 1; import ray\nif x: import dask"), ["joblib 2 11 17", "ray 2 33 36", "dask 3 13 17"]);
  assert.deepEqual(places("from from_ import a"), ["from_ 1 5 10"]);
  assert.deepEqual(places("x = '😀'; import numpy"), ["numpy 1 16 21"]);
});

test("texts and comments import nothing", () => {
  for (const source of ["# import numpy", "'''\nimport numpy\n'''", '"""a \\""" \nimport numpy\n"""', "x = 'a' # '''\ny = 2", "x = 'a\\\nimport numpy'", "x = '''\nimport numpy"]) {
    assert.deepEqual(missing(source), [], source);
  }
  assert.deepEqual(places("x = '\nimport numpy"), ["numpy 2 7 12"]);
});

test("who catches that a module is not there knows", () => {
  for (const source of [
    "try:\n    import numpy\nexcept ImportError:\n    numpy = None",
    "try: import numpy\nexcept: numpy = None",
    "def f():\n    try:\n        x = 1\n\n        if x:\n            import numpy\n    except (ValueError, ModuleNotFoundError) as error:\n        pass",
    "try:\n    import numpy\nexcept ValueError:\n    pass\nexcept Exception:\n    pass",
  ]) assert.deepEqual(missing(source), [], source);
  for (const source of [
    "try:\n    import numpy\nexcept ValueError:\n    pass",
    "try:\n    import numpy\nfinally:\n    pass",
    "try:\n    x = 1\nexcept ImportError:\n    pass\nimport numpy",
    "try:\n    x = 1\nexcept ImportError:\n    import numpy",
  ]) assert.equal(missing(source).length, 1, source);
});

test("what to write instead is said", () => {
  /** @param {string} source */
  const said = (source) => missing(source)[0].message;
  assert.equal(said("import numpy"), "There is no module numpy here. Use lists, with `statistics` and `math`.");
  assert.match(said("import aiohttp"), /`requests`.*asyncio\.to_thread/);
  assert.match(said("from urllib.request import urlopen"), /There is no module urllib\.request here\. Use `requests`/);
  assert.match(said("import joblib"), /`concurrent\.futures`/);
  assert.match(said("import matplotlib.pyplot as plt"), /the page draws/);
  assert.match(said("import Queue"), /Write `queue`\./);
  assert.match(said("import treading"), /Write `threading`\./);
  assert.match(said("import mutliprocessing"), /Write `multiprocessing`\./);
  assert.match(said("import something"), /show the modules/);
});

test("any text is answered at once", () => {
  for (const source of ["import a,".repeat(20_000), "import x\n".repeat(50_000), "'''".repeat(50_001), "'\\".repeat(50_000), "try:\n    import x\n".repeat(20_000), " ".repeat(100_000) + "import x"]) {
    const began = performance.now();
    assert.ok(missing(source).length <= 50);
    assert.ok(performance.now() - began < 1_000, source.slice(0, 20));
  }
});
