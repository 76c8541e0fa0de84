(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  // The choice of colours works by CSS alone; here it is kept for the next time. Files may have no storage.
  function stored(value) {
    try {
      if (value) window.localStorage.setItem("tierwise-colours", value);
      return window.localStorage.getItem("tierwise-colours");
    } catch (refused) {
      return null;
    }
  }
  var chosen = stored();
  document.querySelectorAll("input[name=theme]").forEach(function (radio) {
    if (radio.value === chosen) radio.checked = true;
    radio.addEventListener("change", function () { stored(radio.value); });
  });
})();
