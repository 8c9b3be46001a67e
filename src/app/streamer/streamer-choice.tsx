import { useQueryClient } from '@tanstack/react-query'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { useHidden } from '../streamer.ts'
import { turnStreamer } from './turn.ts'

import menu from '#src/ui/menu.module.css'

/** Whether values that tell whose account this is are hidden; remembered in this browser. */
export function StreamerChoice() {
  const t = useT()
  const queries = useQueryClient()
  return (
    <label className={menu['item']}>
      <input
        type="checkbox"
        checked={useHidden(useHost()) !== null}
        onChange={({ target }) => void turnStreamer(target.checked, queries)}
      />
      {t('streamer.mode')}
    </label>
  )
}
