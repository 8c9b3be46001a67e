import type { ComponentProps } from 'react'

import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { Summary, summaryLook } from '#src/ui/summary.tsx'

type MethodProps = Omit<ComponentProps<typeof Summary>, 'sign' | 'leads'> & {
  /** The page of what it is about; absent for a fact that nobody can change. Where that page is left out, it is no link. */
  to?: string
  /** How many there are. */
  count?: number
}

/** A way into the account, in one line: how many, what, and what that means. */
export function Method({ to, count, ...words }: MethodProps) {
  const isLeftOut = useIsLeftOut()
  const sign = count ?? <Icon name="sshKeys" />
  return to === undefined || isLeftOut(to) ? (
    <div {...summaryLook()}>
      <Summary {...words} sign={sign} />
    </div>
  ) : (
    <Link {...summaryLook()} to={to}>
      <Summary {...words} sign={sign} leads />
    </Link>
  )
}
