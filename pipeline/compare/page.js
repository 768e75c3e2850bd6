"use strict";
// A mark that is pointed at or focused lights up with its counterpart; the list of findings is cut
// by severity.
(() => {
  const ORDER = ["neutral", "minor", "major", "critical"];
  const light = (target, on) => {
    const mark = target instanceof Element ? target.closest("mark[data-link]") : null;
    if (!mark) return;
    for (const other of document.querySelectorAll(`mark[data-link="${mark.dataset.link}"]`)) {
      other.classList.toggle("now", on);
    }
  };
  for (const [type, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(type, (event) => light(event.target, on));
  }
  const select = document.getElementById("severity");
  select.addEventListener("change", () => {
    const least = ORDER.indexOf(select.value);
    for (const row of document.querySelectorAll("tr[data-severity]")) {
      row.hidden = ORDER.indexOf(row.dataset.severity) < least;
    }
  });
})();
