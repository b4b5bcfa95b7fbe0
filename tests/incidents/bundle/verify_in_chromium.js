// Opens verifier.html in Chromium, gives it an archive, and prints what the page says:
//     node verify_in_chromium.js CHROMIUM verifier.html BUNDLE.zip PROFILE_FOLDER [PICTURE.png] [LANGUAGE]
// The browser is driven over two pipes (--remote-debugging-pipe): no port is opened.
"use strict";
const { spawn } = require("child_process"), fs = require("fs"), path = require("path"), { pathToFileURL } = require("url");
const [, , browser, page, bundle, folder, picture, language] = process.argv;
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--remote-debugging-pipe", `--user-data-dir=${path.join(folder, "profile")}`];
const child = spawn(browser, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
let number = 0, rest = "";
child.stdio[4].on("data", (data) => {
  const parts = (rest + data).split("\0");
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part), done = waiting.get(message.id);
    if (done) { waiting.delete(message.id); message.error ? done.failed(new Error(JSON.stringify(message.error))) : done.done(message.result); }
  }
});
function call(method, params = {}, sessionId) {
  const id = ++number;
  child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((done, failed) => waiting.set(id, { done, failed }));
}
async function run() {
  const { targetId } = await call("Target.createTarget", { url: pathToFileURL(page).href });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const tell = (method, params) => call(method, params, sessionId);
  const asked = async (expression) => (await tell("Runtime.evaluate", { expression, returnByValue: true })).result.value;
  const until = async (expression) => { for (let i = 0; i < 400; i++) { if (await asked(expression)) return; await new Promise((done) => setTimeout(done, 50)); } throw new Error(`never: ${expression}`); };
  await until("document.readyState === 'complete' && document.getElementById('lead').textContent !== ''");
  const { root } = await tell("DOM.getDocument");
  const { nodeId } = await tell("DOM.querySelector", { nodeId: root.nodeId, selector: "#zip" });
  await asked(`document.querySelector("nav button[value=${language || "en"}]").click()`);
  await tell("DOM.setFileInputFiles", { nodeId, files: [bundle] });
  await until("document.querySelector('#out .big.good, #out .big.bad') !== null");
  console.log(await asked("document.body.innerText"));
  if (picture) fs.writeFileSync(picture, Buffer.from((await tell("Page.captureScreenshot", { captureBeyondViewport: true })).data, "base64"));
}
run().then(() => 0, (error) => { console.error(error.stack); return 1; }).then(async (code) => {
  child.once("exit", () => process.exit(code));
  await call("Browser.close").catch(() => child.kill());
});
