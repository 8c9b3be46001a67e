import type { ApiKey } from '#src/api/api-keys.ts'
import type { RefusedFrom as Refused } from '#src/feed/refused-from.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Time } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

/** Of so many places a row tells, whoever has tried a key from how many. */
const shown = 3

type RefusedFromProps = {
  apiKey: ApiKey
  /** What it is called, and told apart by. */
  name: string
  /** At least one. */
  refused: readonly Refused[]
}

/** From where a key was refused, each place with the way to a key that works from there as well. */
export function RefusedFrom({
  apiKey: { identifier, allowedIps },
  name,
  refused,
}: RefusedFromProps) {
  const t = useT()
  const rich = useRich()
  const more = refused.length - shown
  return (
    <>
      {refused.slice(0, shown).map(({ address, count, last }) => (
        <p key={address}>
          {rich('apiKeyDetails.refusedTimes', {
            count,
            address: <WholeValue dir="ltr" of={address} />,
            when: <Time at={last} />,
          })}{' '}
          {/* An old panel refuses what is on the list, and one that works from everywhere would be bound to the one address. */}
          {allowedIps && allowedIps.length > 0 && !allowedIps.includes(address) && (
            <Link to={paths.changeApiKey({ from: identifier, add: address })}>
              {t('apiKeyDetails.addAddress')}
              <VisuallyHidden>
                {' '}
                {brief(address)} {name}
              </VisuallyHidden>
            </Link>
          )}
        </p>
      ))}
      {more > 0 && <p>{t('apiKeyDetails.refusedMore', { count: more })}</p>}
    </>
  )
}
