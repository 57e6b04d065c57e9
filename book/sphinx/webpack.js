/* The few parts of webpack's run time that the chunks with KaTeX ask for.
   A module is found by a text in it, never by its number. */
var modules = {}, cache = {};
var self = {webpackChunkjupyterlab_myst: {
  push(chunk) { Object.assign(modules, chunk[1]); }}};
function URL(address) { this.toString = () => String(address); }
function load(id) {
  if (!(id in cache)) {
    cache[id] = {id: id, exports: {}};
    modules[id](cache[id], cache[id].exports, load);
  }
  return cache[id].exports;
}
load.r = () => {};
load.b = "";
load.p = "fonts/";
load.n = module => () => module;
load.d = (target, getters) => {
  for (const name in getters)
    Object.defineProperty(target, name, {enumerable: true, get: getters[name]});
};
function find(text) {
  return Object.values(load(Object.keys(modules).find(
    id => modules[id].toString().includes(text))));
}
