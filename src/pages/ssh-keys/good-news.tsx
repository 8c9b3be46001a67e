import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { Value } from '#src/ui/value.tsx'

import type { KeyNews } from './news.ts'

type GoodNewsProps = {
  news: KeyNews
  keys: readonly SshKey[]
  onOver: () => void
}

/** Shows what was spoken of a key, for as long as the list has it. */
export function GoodNews({ news: { said, name }, keys, onOver }: GoodNewsProps) {
  const t = useT()
  const rich = useRich()
  if (!keys.some((key) => key.name === name)) return null
  return (
    <RowsAlert>
      <Alert kind="ok" actions={<Button onClick={onOver}>{t('sshKeys.dismiss')}</Button>}>
        <p>{rich(`sshKeys.${said}`, { name: <Value of={name} /> })}</p>
      </Alert>
    </RowsAlert>
  )
}
