const account = document.querySelector('perch-account')
const told = document.querySelector('output')

// An attribute that changes is all it takes.
document.querySelector('button').addEventListener('click', ({ target }) => {
  const isDark = account.getAttribute('theme') === 'dark'
  account.setAttribute('theme', isDark ? 'light' : 'dark')
  target.textContent = isDark ? 'Dark theme' : 'Light theme'
})

for (const type of ['perch:navigate', 'perch:change', 'perch:error'])
  account.addEventListener(type, ({ detail }) => {
    told.textContent = `${type} ${JSON.stringify(detail)}`
  })
