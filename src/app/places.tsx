import { Suspense, useId } from 'react'

import { useT } from '#src/i18n/context.ts'
import { SectionLink, useSections } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { sectionWords } from './section-words.ts'

import styles from './shell.module.css'

/** Comes after the page, and by itself when it cannot be had yet: until then the page only says less. */
const SectionMark = lazyPart(
  async () => (await import('./section-mark.tsx')).SectionMark,
  'section-marks',
)

/** Likewise: the navigation leads to every page without it. */
const CommandSearch = lazyPart(
  async () => (await import('./command/command-search.tsx')).CommandSearch,
  'command-search',
)

/** Where one can go: the search, and the sections with what wants attention in them. */
export function Places() {
  const t = useT()
  const sections = useSections()
  const marks = useId()
  return (
    <>
      {sections.length > 1 && (
        // Its place, so that nothing moves when it comes.
        <div className={styles['search']}>
          <Suspense>
            <CommandSearch />
          </Suspense>
        </div>
      )}
      <nav part="navigation" className={styles['nav']} aria-label={t('shell.navigation')}>
        <ul>
          {sections.map((section) => (
            <li key={section}>
              <SectionLink
                section={section}
                className={styles['place'] ?? ''}
                aria-describedby={`${marks}-${section}`}
              >
                <Icon name={sectionWords[section]} />
                {t(`shell.${sectionWords[section]}`)}
              </SectionLink>
              <Suspense>
                <SectionMark section={section} id={`${marks}-${section}`} />
              </Suspense>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
