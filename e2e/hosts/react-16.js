import { PerchAccount } from 'perch-account/react'
import { createElement } from 'react'
import { render } from 'react-dom'

import { createPanelPage } from './panel-page.js'

render(createElement(createPanelPage(PerchAccount)), document.querySelector('#panel'))
