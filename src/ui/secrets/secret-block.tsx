import { Suspense, type ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'

import { Button } from '../button.tsx'
import { Icon } from '../icons.tsx'
import { CodeWait, lazyPart, usePrefetch } from '../lazy-part.tsx'
import type { SecretView } from './secret-view.ts'

import styles from './secret-block.module.css'

const Spelling = lazyPart(async () => (await import('./spelling.tsx')).Spelling, 'spelling')

/** Dots in place of a text that is covered: as many as it has signs, up to a line of them. */
export const covering = (text: string): string =>
  '•'.repeat(Math.min(Array.from(text).length, 48))

type SecretBlockProps = {
  view: SecretView
  /** One, or several of a kind. */
  secrets: readonly string[]
  /** How they stand when they are neither covered nor spelled; given dots while they are covered, for eyes alone. */
  children: (shown: readonly string[], isCovered: boolean) => ReactNode
}

/** The ground that secrets stand on, and what shows them otherwise: spelled, or not at all. */
export function SecretBlock({ view, secrets, children }: SecretBlockProps) {
  const t = useT()
  const prefetch = usePrefetch(Spelling)
  const { isCovered, isSpelled, cover, uncover, spell } = view
  const isSpelledNow = isSpelled && !isCovered
  return (
    <>
      <div className={styles['block']} data-secret>
        {isSpelledNow ? (
          <Suspense fallback={<CodeWait of="part" onCancel={() => spell(false)} />}>
            <Spelling secrets={secrets} />
          </Suspense>
        ) : isCovered ? (
          // Not hidden by styles: what is covered is not there to be read, selected or found.
          <div aria-hidden="true" className={styles['covered']}>
            {children(secrets.map(covering), true)}
          </div>
        ) : (
          children(secrets, false)
        )}
      </div>
      <div className={styles['tools']}>
        <Button
          kind="plain"
          aria-pressed={isSpelledNow}
          onPointerEnter={prefetch}
          onFocus={prefetch}
          onClick={() => spell(!isSpelledNow)}
        >
          <Icon name="spell" />
          {t('ui.spell')}
        </Button>
        <Button kind="plain" onClick={isCovered ? uncover : cover}>
          <Icon name={isCovered ? 'show' : 'hide'} />
          {t(isCovered ? 'ui.secretShow' : 'ui.secretHide')}
        </Button>
      </div>
    </>
  )
}
