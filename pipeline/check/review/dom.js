// Elements made by hand: article text is always a text node, never markup.
const get = (id) => document.getElementById(id);
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "on") for (const [event, call] of Object.entries(value)) made.addEventListener(event, call);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
function fill(parent, ...children) { parent.replaceChildren(...children); }
// Characters that turn or hide text are shown by their number.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
// Appends text nodes, each of which knows the place of its first unit: `at`.
function appendText(parent, text, at) {
  let last = 0;
  for (const found of text.matchAll(CONTROLS)) {
    if (found.index > last) parent.append(placed(text.slice(last, found.index), at + last));
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const shown = element("span", {class: "control"}, "U+" + code);
    shown.place = at + found.index;
    parent.append(shown);
    last = found.index + 1;
  }
  if (last < text.length) parent.append(placed(text.slice(last), at + last));
}
function placed(text, at) {
  const node = document.createTextNode(text);
  node.place = at;
  return node;
}
function plain(text) { return text.replace(CONTROLS, "\uFFFD"); }
