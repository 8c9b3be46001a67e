import { Link } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'

import styles from './api-keys.module.css'

/** No keys yet: what they are for, and the one thing to do. */
export function NoKeys() {
  const t = useT()
  return (
    <div className={styles['empty']}>
      <h2>{t('apiKeys.noneTitle')}</h2>
      <p>{t('apiKeys.none')}</p>
      <Link {...buttonLook('primary')} to={paths.createApiKey()}>
        {t('apiKeys.create')}
      </Link>
    </div>
  )
}
