import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

/** What a page says that somebody else's page shows in a frame, and the way to it. */
export function RefusedFrame() {
  const t = useT()
  return (
    <main className="perch-refused">
      <h1>{t('frame.refused')}</h1>
      <a href={useHost().address()} target="_blank" rel="noopener">
        {t('frame.open')}
      </a>
    </main>
  )
}
