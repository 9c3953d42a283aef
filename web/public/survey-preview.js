// In the preview's frame: shows the form that the editor sends, by the very script that products embed.
(function () {
  var take = null;
  addEventListener('message', function (event) {
    if (event.origin !== location.origin || event.source !== parent || !event.data.form) return;
    if (take) take();
    document.documentElement.dataset.theme = event.data.theme;
    take = window.bifocal.preview(event.data.form, event.data.begin);
  });
  parent.postMessage('survey-preview-ready', location.origin);
})();
