// Runs the script of verifier.html without a browser: node verify_in_node.js verifier.html BUNDLE [pure]
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");
const [, , page, bundle, pure] = process.argv;
const script = /<script>([\s\S]*)<\/script>/.exec(fs.readFileSync(page, "utf8"))[1];
const around = { TextEncoder, TextDecoder, console, globalThis: {} };
const Verifier = vm.runInNewContext(script + "\nVerifier;", around);
function source(file) {
  const handle = fs.openSync(file, "r");
  return {
    size: fs.fstatSync(handle).size,
    async read(offset, length) {
      const got = new Uint8Array(Math.max(0, length));
      return got.subarray(0, fs.readSync(handle, got, 0, got.length, offset));
    },
  };
}
function walk(folder, before, found) {
  for (const one of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, one.name);
    if (one.isDirectory()) walk(full, `${before}${one.name}/`, found);
    else found.set(before + one.name, source(full));
  }
  return found;
}
(async () => {
  const subtle = pure ? null : globalThis.crypto.subtle;
  const files = fs.statSync(bundle).isDirectory() ? walk(bundle, "", new Map()) : await Verifier.unzip(source(bundle));
  return Verifier.verify(files, subtle);
})().then(
  (verdict) => console.log(JSON.stringify(verdict)),
  (error) => console.log(JSON.stringify({ refused: error instanceof Verifier.Refused ? error.message : `fault: ${error.stack}` })),
);
