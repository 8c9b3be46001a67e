import { useT } from '#src/i18n/context.ts'
import { classNames } from '#src/ui/class-names.ts'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import text from '#src/ui/text.module.css'
import styles from './activity.module.css'

const rows = [0, 1, 2, 3, 4]
const bone = <span className={text['bone']} />

/** Where the events of a day come: rows of their height and columns, once that takes longer than a moment. */
export function GhostFeed() {
  const t = useT()
  return (
    <>
      <div aria-hidden="true" className={classNames(styles['day'], text['late'])}>
        <h2>
          <span className={text['bone']} style={{ inlineSize: '20%' }} />
        </h2>
        {rows.map((row) => (
          <div key={row} className={styles['event']}>
            <div className={styles['summary']}>
              <span className={styles['icon']} />
              <span>{bone}</span>
              <span className={styles['circumstances']}>{bone}</span>
              <span className={styles['time']}>{bone}</span>
            </div>
          </div>
        ))}
      </div>
      <p role="status">
        <VisuallyHidden>{t('forms.loading')}</VisuallyHidden>
      </p>
    </>
  )
}
