// As src/app/theme.ts, before the first paint.
try {
  var theme = localStorage.getItem('perch.theme')
  if (/^(system|light|dark)$/.test(theme)) document.documentElement.dataset.theme = theme
} catch {
  // No storage.
}
