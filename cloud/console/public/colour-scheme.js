// Sets light or dark before the first paint; a file of its own because the page allows no inline scripts.
(function () {
  var chosen = null;
  try {
    chosen = window.localStorage.getItem('mafundi.colour-scheme');
  } catch (error) {
    chosen = null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
