import type { QueryClient } from '@tanstack/react-query'

import type { Host } from '#src/host/host.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { formatTag } from '#src/i18n/locales.ts'
import type { PrivateProps, PrivateValues } from '#src/i18n/private-values.ts'
import type { Instant } from '#src/lib/instant.ts'
import { formatOf } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { twinMadeAt, whatIsPrivate } from './what-is-private.ts'

import text from '#src/ui/text.module.css'
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

/** To the second: a key and the one that replaces it are made one soon after the other. */
const moment = (at: Instant, tag: string) =>
  formatOf(tag, { dateStyle: 'medium', timeStyle: 'medium' }).format(at)

/** What hides values that tell whose account this is, as far as the panel has told, once the words for it are there. */
export async function privateValues(
  host: Host,
  queries: QueryClient,
): Promise<PrivateValues> {
  await loadNamespace(host, 'streamer')
  const { kindOf, without } = whatIsPrivate(queries)

  function Mask({ of, isPrivate, children }: PrivateProps) {
    const t = useT()
    const tag = useLanguageTag()
    const kind = kindOf(of) ?? (isPrivate ? 'value' : null)
    if (kind === null) return children
    const what = t(`streamer.${kind}`)
    const madeAt = twinMadeAt(queries, of)
    return (
      <>
        {/* A line has no box around what is a block in it, as a name of several lines is; addresses and identifiers are lines. */}
        <span
          ref={makeReachable}
          className={styles['mask']}
          style={isPrivate ? undefined : { display: 'inline-block' }}
        >
          <span className={styles['words']}>
            <VisuallyHidden>{t('streamer.how', { what })}</VisuallyHidden>
          </span>
          <span className={styles['value']}>{children}</span>
        </span>
        {madeAt !== null && <> {t('streamer.made', { when: moment(madeAt, tag) })}</>}
      </>
    )
  }

  function Sign() {
    const t = useT()
    return (
      <>
        <br />
        <span className={text['quiet']}>{t('streamer.mode')}</span>
      </>
    )
  }

  return {
    Mask,
    Sign,
    hide(words, locale) {
      const { i18n } = catalogueOf(locale)
      return without(words, (kind, found) => {
        const madeAt = twinMadeAt(queries, found)
        if (madeAt === null) return i18n._(`streamer.${kind}`)
        const when = moment(madeAt, formatTag(locale, host.languages()))
        return i18n._('streamer.identifierMade', { when })
      })
    },
  }
}
