/* The service worker: what a reader has visited opens without a network, and
   on request the whole book. A cache bears the name of one build; a new build
   takes over what was kept, asks the server only for what has changed, and
   drops the old one. When that fails, the old build stays whole.
   book/site.py writes the build. */
const BUILD = "";
const PREFIX = "kitob-", NAME = PREFIX + BUILD;
const SCOPE = self.registration.scope, OFFLINE = "oflayn.html";
const READ = /\.(html|css|js|svg|png|jpg|webp|woff2|json|csv|wasm)$/;
const NEVER = /^(yuklab\/|_sources\/|nashr\.json$|xizmatchi\.js$)/;
const AT_ONCE = 6; /* requests */

/* A file of the site, without what stands behind ? or #; null for others. */
const fileOf = address => {
  const url = new URL(address, SCOPE);
  url.search = url.hash = "";
  if (!url.href.startsWith(SCOPE)) return null;
  let name = url.href.slice(SCOPE.length);
  if (!name || name.endsWith("/")) name += "index.html";
  return READ.test(name) && !NEVER.test(name) ? name : null;
};

const hash = async response => {
  const digest = await crypto.subtle.digest(
    "SHA-256", await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].slice(0, 8).map(
    byte => byte.toString(16).padStart(2, "0")).join("");
};

const manifest = async () => {
  const response = await fetch(SCOPE + "nashr.json", {cache: "no-store"});
  if (!response.ok) throw new Error(`nashr.json: ${response.status}`);
  return response.json();
};

/* What belongs to an edition in another alphabet, or to the book. */
const part = (found, edition) => found.nashrlar?.[edition] ?? found;

/* The same, or without a network what was kept of it. */
const known = async cache => {
  try {
    const found = await manifest();
    await cache.put(SCOPE + "nashr.json", new Response(JSON.stringify(found)));
    return found;
  } catch (error) {
    const kept = await cache.match(SCOPE + "nashr.json");
    if (kept) return kept.json();
    throw error;
  }
};

/* Fetch files into a cache; tell after each how many there are. */
const keep = async (cache, names, cacheMode, tell = () => {}) => {
  const waiting = [...names];
  let done = 0;
  const fetchNext = async () => {
    while (waiting.length) {
      const name = waiting.shift();
      const response = await fetch(SCOPE + name, {cache: cacheMode});
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      await cache.put(SCOPE + name, response);
      tell(++done);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, fetchNext));
};

const keptIn = async cache => (await cache.keys()).map(
  request => request.url.slice(SCOPE.length));

/* Take over what older builds have kept. */
const carry = async cache => {
  const older = (await caches.keys()).filter(
    name => name.startsWith(PREFIX) && name !== NAME);
  if (!older.length) return;
  const {build, files: ofBook, nashrlar = {}} = await manifest();
  if (build !== BUILD) throw new Error("the server is between two builds");
  const files = Object.assign({}, ofBook, ...Object.values(nashrlar).map(
    one => one.files));
  const changed = [];
  for (const oldName of older) {
    const old = await caches.open(oldName);
    for (const name of await keptIn(old)) {
      if (!(name in files) || name === OFFLINE) continue;
      const response = await old.match(SCOPE + name);
      if (await hash(response) === files[name])
        await cache.put(SCOPE + name, response);
      else changed.push(name);
    }
  }
  await keep(cache, new Set(changed), "no-cache");
};

self.addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(NAME);
  try {
    await keep(cache, [OFFLINE], "no-cache");
    await carry(cache);
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  await self.clients.claim();
})()));

/* What stands in for a page that was not kept: it names those that were. */
const offline = async cache => {
  const page = await cache.match(SCOPE + OFFLINE);
  if (!page) return Response.error();
  const plain = text => text.replace(/[<>"]/g, "");
  const lines = [];
  for (const name of (await keptIn(cache)).sort()) {
    if (!/\/\w+\.html$/.test(name)) continue;
    const text = await (await cache.match(SCOPE + name)).text();
    const title = /<title>(.*?)( &#8212;.*)?<\/title>/.exec(text);
    if (title) lines.push(
      `<li><a href="${plain(SCOPE + name)}">${plain(title[1])}</a></li>`);
  }
  const text = (await page.text()).replaceAll("@BOSH@", plain(SCOPE))
    .replace("<!-- royxat -->", () => lines.join("\n"))
    .replace("@BORMI@", lines.length ? "bor" : "yoq");
  return new Response(text, {
    status: 503, headers: {"Content-Type": "text/html; charset=utf-8"}});
};

const answer = async (event, name) => {
  const cache = await caches.open(NAME);
  const kept = await cache.match(SCOPE + name);
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (response.ok && response.type === "basic") {
      const copy = response.clone();
      event.waitUntil(cache.put(SCOPE + name, copy).catch(() => {}));
    }
    return response;
  } catch (error) {
    if (event.request.mode === "navigate") return offline(cache);
    throw error;
  }
};

self.addEventListener("fetch", event => {
  const {request} = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const name = fileOf(request.url);
  if (name) event.respondWith(answer(event, name));
  else if (request.mode === "navigate" && request.url.startsWith(SCOPE))
    event.respondWith(fetch(request).catch(
      async () => offline(await caches.open(NAME))));
});

/* Wishes of a page; each is answered where the page can hear it. */
const wishes = {
  async visited(cache, say, {addresses}) {
    const kept = new Set(await keptIn(cache));
    const names = new Set(addresses.map(fileOf).filter(
      name => name && !kept.has(name)));
    for (const name of names)
      await keep(cache, [name], "default").catch(() => {});
    say({done: true});
  },
  async state(cache, say, {edition}) {
    const {files, bytes} = part(await known(cache), edition);
    const kept = new Set(await keptIn(cache));
    const total = Object.keys(files).length;
    const there = Object.keys(files).filter(name => kept.has(name)).length;
    say({done: true, there, total, bytes});
  },
  async all(cache, say, {edition}) {
    const {files} = part(await manifest(), edition);
    const total = Object.keys(files).length;
    const kept = new Set(await keptIn(cache));
    const names = Object.keys(files).filter(name => !kept.has(name));
    let there = total - names.length;
    try {
      await keep(cache, names, "default", () => say({there: ++there, total}));
      say({done: true, there, total});
    } catch {
      say({failed: true, there, total});
    }
  },
  async drop(cache, say) {
    for (const name of await keptIn(cache))
      if (name !== OFFLINE) await cache.delete(SCOPE + name);
    say({done: true, there: 0});
  },
};

self.addEventListener("message", event => {
  const {wish} = event.data ?? {}, say = word => event.ports[0]?.postMessage(word);
  if (Object.hasOwn(wishes, wish)) event.waitUntil((async () => {
    try {
      await wishes[wish](await caches.open(NAME), say, event.data);
    } catch {
      say({failed: true});
    }
  })());
});
