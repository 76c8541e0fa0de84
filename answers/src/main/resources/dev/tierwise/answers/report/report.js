(function () {
  "use strict";
  var table = document.querySelector("table[data-sortable]");
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var number = new Intl.NumberFormat(document.documentElement.lang);

  // What is empty cannot be compared and comes last, whichever way the rest is sorted.
  function sort(head) {
    var numbers = head.dataset.sort === "number";
    var now = head.getAttribute("aria-sort");
    var down = now ? now === "ascending" : numbers;
    table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var keyed = rows.map(function (row) { return { row: row, value: row.cells[head.cellIndex].dataset.v }; });
    keyed.sort(function (one, other) {
      if (one.value === "" || other.value === "") return (one.value === "") - (other.value === "");
      var order = numbers ? one.value - other.value : words.compare(one.value, other.value);
      return down ? -order : order;
    });
    var sorted = document.createDocumentFragment();
    keyed.forEach(function (entry) { sorted.append(entry.row); });
    body.append(sorted);
  }
  table.querySelectorAll("th[data-sort]").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", table.dataset.sortable.replace("{0}", head.textContent));
    button.addEventListener("click", function () { sort(head); });
    head.append(button);
  });

  // Filters hide rows by CSS; finding hides them here. Both together are counted.
  var find = document.querySelector("[data-find]");
  var count = document.querySelector("[data-count]");
  var nothing = document.querySelector("[data-nothing]");
  function show() {
    var wanted = find.querySelector("input").value.trim().toLowerCase();
    var kind = document.querySelector("input[name=show]:checked").value;
    var seen = 0;
    rows.forEach(function (row) {
      row.hidden = row.dataset.text.indexOf(wanted) < 0;
      if (!row.hidden && (kind === "all" || row.dataset.is.split(" ").indexOf(kind) >= 0)) seen++;
    });
    count.textContent = count.dataset.count.replace("{0}", number.format(seen)).replace("{1}", number.format(rows.length));
    nothing.hidden = seen > 0;
  }
  find.hidden = false;
  find.addEventListener("input", show);
  document.querySelectorAll("input[name=show]").forEach(function (radio) { radio.addEventListener("change", show); });
  show();
})();
