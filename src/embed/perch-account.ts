/** The module that host pages load: `<perch-account>`, and `mount` for those that place it themselves. */
import { defineElement } from './define-element.ts'
import { createMount } from './mount.tsx'

import '#src/styles/index.css'

// The build puts the style sheets of all chunks in its place: a shadow tree has only those that it is given.
export const mount = createMount('%perch-css%')

defineElement(mount)
