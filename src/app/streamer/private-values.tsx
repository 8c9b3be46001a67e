import type { QueryClient } from '@tanstack/react-query'

import type { Host } from '#src/host/host.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import type { PrivateProps, PrivateValues } from '#src/i18n/private-values.ts'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { whatIsPrivate } from './what-is-private.ts'

import styles from './private-values.module.css'

/** What takes focus itself: what stands in it is shown while that has it. */
const controls = 'a, button, summary, label, [role=option]'

/** A value that stands in no control is one, so that the keyboard and assistive technology come to it. */
function makeReachable(mask: HTMLElement | null): void {
  if (!mask || mask.parentElement?.closest(controls)) return
  mask.tabIndex = 0
  // What shows all of a very long value stands in it.
  mask.setAttribute('role', mask.querySelector('button') ? 'group' : 'button')
}

/** What hides values that tell whose account this is, as far as the panel has told, once the words for it are there. */
export async function privateValues(
  host: Host,
  queries: QueryClient,
): Promise<PrivateValues> {
  await loadNamespace(host, 'streamer')
  const { kindOf, without } = whatIsPrivate(queries)

  function Mask({ of, isPrivate, children }: PrivateProps) {
    const t = useT()
    const kind = kindOf(of) ?? (isPrivate ? 'value' : null)
    if (kind === null) return children
    const what = t(`streamer.${kind}`)
    return (
      <span ref={makeReachable} className={styles['mask']}>
        <span className={styles['words']}>
          <VisuallyHidden>{t('streamer.how', { what })}</VisuallyHidden>
        </span>
        <span className={styles['value']}>{children}</span>
      </span>
    )
  }
  return {
    Mask,
    hide: (text, locale) =>
      without(text, (kind) => catalogueOf(locale).i18n._(`streamer.${kind}`)),
  }
}
