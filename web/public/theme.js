// Runs before the first paint, so that a chosen theme never flashes the other one. A file of its own, because the page allows no inline script.
(function () {
  try {
    var theme = localStorage.getItem('bifocal.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (_) {
    // Storage may be closed to us; the system's theme then stands.
  }
})();
