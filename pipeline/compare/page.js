"use strict";
// A mark that is pointed at or focused lights up with its counterpart, and what it says is told.
// Arrows go from mark to mark, Enter to the counterpart.  The list of findings is cut by severity.
(() => {
  const ORDER = ["neutral", "minor", "major", "critical"];
  const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
  const told = document.getElementById("told");
  const markAt = (target) => (target instanceof Element ? target.closest("mark") : null);
  const partners = (mark) =>
    mark.dataset.link ? [...document.querySelectorAll(`mark[data-link="${mark.dataset.link}"]`)] : [mark];

  const light = (target, on) => {
    const mark = markAt(target);
    if (!mark) return;
    for (const one of partners(mark)) one.classList.toggle("now", on);
    told.textContent = on ? `${mark.textContent}: ${mark.title}` : "";
  };
  for (const [type, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(type, (event) => light(event.target, on));
  }

  document.addEventListener("keydown", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    let next;
    if (event.key === "Enter") {
      next = partners(mark).find((other) => other !== mark);
    } else if (STEPS[event.key]) {
      const all = [...mark.closest("table").querySelectorAll("mark")];
      next = all[all.indexOf(mark) + STEPS[event.key]];
    }
    if (!next) return;
    event.preventDefault();
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  const select = document.getElementById("severity");
  const cut = () => {
    const least = ORDER.indexOf(select.value);
    for (const row of document.querySelectorAll("tr[data-severity]")) {
      row.hidden = ORDER.indexOf(row.dataset.severity) < least;
    }
  };
  select.addEventListener("change", cut);
  cut(); // what the browser kept from the last visit
})();
