/** How long tests wait for what a page is to show, and what they say when it does not. */
import { configure } from '@testing-library/react'

configure({
  // A machine that is busy with other tests is slow, not wrong.
  asyncUtilTimeout: 10_000,
  // The markup of a whole page is cut long before what went wrong.
  getElementError: (message) =>
    new Error(`${message}\n\nThe page says: ${document.body.textContent}`),
})
