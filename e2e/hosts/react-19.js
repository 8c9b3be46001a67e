import { mount } from 'perch-account/external'
import { createElement, StrictMode, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

import { createPanelPage } from './panel-page.js'

/** What a host writes that mounts it itself. */
function Account({ onNavigate, onChange, panelName, sections }) {
  const [container, setContainer] = useState(null)
  const mounted = useRef(null)
  const pages = sections.join(' ')
  // It lives in an element of the document.
  useEffect(() => {
    if (!container) return
    container.addEventListener('perch:navigate', onNavigate)
    container.addEventListener('perch:change', onChange)
    return () => {
      container.removeEventListener('perch:navigate', onNavigate)
      container.removeEventListener('perch:change', onChange)
    }
  }, [container, onNavigate, onChange])
  useEffect(() => {
    if (!container) return
    mounted.current = mount(container, { sections: pages })
    return () => mounted.current.unmount()
  }, [container, pages])
  useEffect(() => mounted.current?.update({ panelName }), [container, panelName])
  return createElement('div', { ref: setContainer })
}

createRoot(document.querySelector('#panel')).render(
  createElement(StrictMode, null, createElement(createPanelPage(Account))),
)
