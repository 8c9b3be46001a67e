import { identity } from '#src/api/account.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import { textIn } from '#src/feed/values.ts'
import { useRich } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useAccount } from '#src/session/queries.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Value } from '#src/ui/value.tsx'

/**
 * The way back from a change of the e-mail address: its form, with the address from before filled in. Nothing where the event
 * is none, does not tell that address, or the account has yet another one by now.
 */
export function UndoEmail({ entry: { event, properties } }: { entry: ActivityEntry }) {
  const rich = useRich()
  const account = useAccount()
  const old = textIn(properties, 'old')
  const isIt = event === 'user:account.email-changed' && old !== null
  if (!isIt || old === account.email || textIn(properties, 'new') !== account.email)
    return null
  return (
    <Link
      {...buttonLook()}
      to={`${paths.profile()}#email`}
      // Not in the address, which is seen and kept; and for this account alone.
      state={{ email: old, of: identity(account) }}
    >
      <span>{rich('activityMore.undoEmail', { old: <Value isPrivate of={old} /> })}</span>
    </Link>
  )
}
