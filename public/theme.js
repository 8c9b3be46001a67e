// Runs before the first paint, so that a chosen theme never flashes. Kept in step with src/app/theme.ts.
try {
  var theme = localStorage.getItem('perch.theme')
  if (/^(system|light|dark)$/.test(theme)) document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}
