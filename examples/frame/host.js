// oxlint-disable-next-line boundaries/no-unknown-dependencies -- built, and served beside this page
import { connectFrame } from '/perch-account/frame.js'

const iframe = document.querySelector('iframe')
const waiting = document.querySelector('#waiting')
const theme = document.querySelector('select')

const { update } = connectFrame(iframe, {
  origin: iframe.dataset.page,
  // The frame's place stands in the address of this page, and is there again after a reload.
  path: location.hash.slice(1) || '/security',
  onNavigate: (path) => history.replaceState(history.state, '', `#${path}`),
  onTitle: (title) => (document.title = title),
  onPosture({ twoFactor, codesLeft, staleKeys, openQuestions }) {
    // What is null was not read: no dot is a dot that is not known of.
    const few = codesLeft !== null && codesLeft <= 3
    const count =
      Number(twoFactor === 'off') + Number(few) + (staleKeys ?? 0) + (openQuestions ?? 0)
    waiting.textContent = count > 0 ? `${count} to look at` : ''
  },
})

theme.addEventListener('change', () => {
  document.documentElement.style.colorScheme =
    theme.value === 'system' ? 'light dark' : theme.value
  update({ theme: theme.value })
})
