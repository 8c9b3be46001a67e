import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'

import { Copyable } from '../connect/copyable.tsx'

import text from '#src/ui/text.module.css'
import styles from './add.module.css'

const shows = {
  Windows: String.raw`Get-Content $env:USERPROFILE\.ssh\id_ed25519.pub`,
  'macOS, Linux': 'cat ~/.ssh/id_ed25519.pub',
} as const
type System = keyof typeof shows

/** How to make a key on one's own computer, on the system that the browser says it runs on unless another one is chosen. */
export function MakeKey() {
  const t = useT()
  const agent = useHost().userAgent()
  const [system, setSystem] = useState<System>(
    agent.includes('Windows') ? 'Windows' : 'macOS, Linux',
  )
  return (
    <div className={styles['make']}>
      <div>
        {(Object.keys(shows) as System[]).map((each) => (
          <Button key={each} aria-pressed={each === system} onClick={() => setSystem(each)}>
            {each}
          </Button>
        ))}
      </div>
      <ol className={text['numbers']}>
        <li>
          {t(
            system === 'Windows'
              ? 'sshKeyAdd.makeOpenPowerShell'
              : 'sshKeyAdd.makeOpenTerminal',
          )}
        </li>
        <li>
          {t('sshKeyAdd.makeRun')}
          <Copyable value="ssh-keygen -t ed25519" of={t('sshKeyAdd.makeCommand')} />
        </li>
        <li>{t('sshKeyAdd.makePassphrase')}</li>
        <li>
          {t('sshKeyAdd.makeShow')}
          <Copyable value={shows[system]} of={t('sshKeyAdd.makeShowCommand')} />
        </li>
      </ol>
    </div>
  )
}
