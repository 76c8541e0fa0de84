(function () {
  "use strict";
  // Asks whether there are newer figures, and shows them unless somebody is filling in a form.
  var fresh = document.querySelector("[data-live]");
  if (!fresh) {
    if (document.querySelector("progress")) window.setTimeout(function () { window.location.reload(); }, 2000);
    return;
  }
  var words = fresh.querySelector(".reading");
  var refresh = fresh.querySelector("button");
  var language = document.documentElement.lang;
  var touched = false;
  document.querySelectorAll(".ask").forEach(function (form) {
    form.addEventListener("input", function () { touched = true; });
  });

  function path() {
    return fresh.dataset.live + (fresh.dataset.live.indexOf("?") < 0 ? "?" : "&") + "lang=" + language;
  }
  function ask() {
    window.fetch(path(), { headers: { Accept: "application/json" } }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (now) {
      if (!now) return wait(30000);
      if (words.textContent !== now.reading) words.textContent = now.reading;
      refresh.disabled = now.reading !== "";
      if (now.reading === "" && now.version !== fresh.dataset.version && !touched) {
        window.location.reload();
      } else {
        wait(now.reading === "" ? 15000 : 1000);
      }
    }).catch(function () { wait(30000); });
  }
  function wait(milliseconds) { window.setTimeout(ask, milliseconds); }
  wait(words.textContent === "" ? 15000 : 1000);
})();
