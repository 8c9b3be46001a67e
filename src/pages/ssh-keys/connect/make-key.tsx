import { useT } from '#src/i18n/context.ts'
import { Details } from '#src/ui/details.tsx'
import { Section } from '#src/ui/section.tsx'

import { Copyable } from './connect.tsx'

import styles from './connect.module.css'

const systems = [
  { name: 'Windows', show: String.raw`Get-Content $env:USERPROFILE\.ssh\id_ed25519.pub` },
  { name: 'macOS', show: 'cat ~/.ssh/id_ed25519.pub' },
  { name: 'Linux', show: 'cat ~/.ssh/id_ed25519.pub' },
] as const

/** The system that this browser runs on, as far as it tells. */
function ownSystem(): string {
  const agent = navigator.userAgent
  if (/Windows/.test(agent)) return 'Windows'
  return /Mac OS|iPhone|iPad/.test(agent) ? 'macOS' : 'Linux'
}

/** How to make a key on one's own computer. */
export function MakeKey() {
  const t = useT()
  const own = ownSystem()
  return (
    <Section title={t('sshKeys.connectMakeTitle')} lead={t('sshKeys.connectMakeLead')}>
      {systems.map(({ name, show }) => (
        <Details key={name} summary={name} open={name === own} className={styles['system']}>
          <ol>
            <li>
              {t(
                name === 'Windows'
                  ? 'sshKeys.connectOpenPowerShell'
                  : 'sshKeys.connectOpenTerminal',
              )}
            </li>
            <li>
              {t('sshKeys.connectMakeRun')}
              <Copyable
                text="ssh-keygen -t ed25519"
                of={t('sshKeys.connectMakeCommand', { system: name })}
              />
            </li>
            <li>{t('sshKeys.connectPassphrase')}</li>
            <li>
              {t('sshKeys.connectShowIt')}
              <Copyable
                text={show}
                of={t('sshKeys.connectShowCommand', { system: name })}
              />
            </li>
          </ol>
        </Details>
      ))}
    </Section>
  )
}
