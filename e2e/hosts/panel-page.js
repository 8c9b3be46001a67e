import { createElement, useState, version } from 'react'

/** A page of a panel that shows `Account`, closes it, and calls the panel something else. */
export function createPanelPage(Account) {
  return function PanelPage() {
    const [isOpen, setOpen] = useState(true)
    const [panelName, setPanelName] = useState('Pterodactyl')
    const [heard, setHeard] = useState([])
    const hear = (event) =>
      setHeard((before) => [...before, `${event.type} ${JSON.stringify(event.detail)}`])
    const button = (name, onClick) =>
      createElement('button', { type: 'button', onClick }, name)
    return createElement(
      'main',
      null,
      createElement('p', null, `The panel has React ${version}`),
      button(isOpen ? 'Close' : 'Open', () => setOpen(!isOpen)),
      button('Rename', () => setPanelName('Games')),
      createElement('output', null, heard.join('; ')),
      isOpen &&
        createElement(Account, {
          panelName,
          sections: ['profile', 'activity', 'security', 'api-keys', 'ssh-keys'],
          onNavigate: hear,
          onChange: hear,
        }),
    )
  }
}
