import * as z from 'zod/mini'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { Value } from '#src/ui/value.tsx'

/** What was done with a key (its name) last, and was spoken then. */
export type KeyNews = { said: 'isAdded' | 'backAgain'; name: string }

const Added = z.object({ added: z.string() })

/** What the history entry of the list remembers of a key that was added on the page before. */
export const addedState = (name: string): z.infer<typeof Added> => ({ added: name })

/** What such an entry remembers, whoever wrote it. */
export function newsIn(state: unknown): KeyNews | null {
  const { data } = z.safeParse(Added, state)
  return data ? { said: 'isAdded', name: data.added } : null
}

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
