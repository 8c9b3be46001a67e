import type { ApiKey } from '#src/api/api-keys.ts'
import type { RefusedFrom } from '#src/feed/refused-from.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { useHide } from '#src/i18n/hide.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Time } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

/** So many places are told one by one, the others by their number. */
const shown = 3

type RefusedPlacesProps = {
  apiKey: ApiKey
  /** What it is called, and told apart by. */
  name: string
  /** At least one. */
  refused: readonly RefusedFrom[]
}

/** From where a key was refused, each place with the way to a key that works from there as well. */
export function RefusedPlaces({
  apiKey: { identifier, allowedIps },
  name,
  refused,
}: RefusedPlacesProps) {
  const t = useT()
  const rich = useRich()
  const hide = useHide()
  const more = refused.length - shown
  return (
    <>
      {refused.slice(0, shown).map(({ address, count, last }, at) => (
        <p key={address}>
          {rich('apiKeyDetails.refusedTimes', {
            count,
            address: <WholeValue dir="ltr" of={address} />,
            when: <Time at={last} />,
          })}{' '}
          {/* A key without a list would be bound to the one address. */}
          {allowedIps && allowedIps.length > 0 && !allowedIps.includes(address) && (
            <Link to={paths.changeApiKey({ from: identifier, add: address })}>
              {t('apiKeyDetails.addAddress')}
              <VisuallyHidden>
                {' '}
                {hide(brief(address), at + 1)} {name}
              </VisuallyHidden>
            </Link>
          )}
        </p>
      ))}
      {more > 0 && <p>{t('apiKeyDetails.refusedMore', { count: more })}</p>}
    </>
  )
}
