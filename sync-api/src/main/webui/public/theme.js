// Runs before the first paint, so that a dark page never flashes white. A file of its own because the
// content security policy forbids inline scripts. src/frame/theme.ts does the same while the page lives.
(function () {
  var choice = 'system';
  try {
    choice = localStorage.getItem('datasync.theme') || 'system';
  } catch {
    choice = 'system';
  }
  var dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
})();
