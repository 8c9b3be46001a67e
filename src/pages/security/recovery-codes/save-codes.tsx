import { useEffect, useEffectEvent, useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { saveFile } from '#src/ui/save-file.ts'
import { SecretNews } from '#src/ui/secrets/secret-news.tsx'

import { sheetFileName, sheetText, type SheetInfo } from './sheet.tsx'

/** What became of a way to keep the codes. */
type SavedNews = {
  way: 'file' | 'paper' | 'clipboard'
  kind: 'ok' | 'danger'
  words: string
}

type Saving = {
  codes: readonly string[]
  sheet: SheetInfo
  /** The codes went to a file or to the printer. */
  onKept: () => void
}

/** The ways to keep the codes for long, and what became of them: the last word on each, since who printed as well still wants to know the file's name. */
export function useSavedCodes({ codes, sheet, onKept }: Saving) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const [said, setSaid] = useState<readonly SavedNews[]>([])

  function add(news: SavedNews) {
    setSaid((before) => [...before.filter(({ way }) => way !== news.way), news])
    if (news.kind === 'ok') onKept()
  }
  function say(news: SavedNews) {
    announce(news.words)
    add(news)
  }

  const printed = useEffectEvent(() =>
    say({ way: 'paper', kind: 'ok', words: t('codes.printed') }),
  )
  // Also the browser's own "Print" prints the sheet, and only this event tells of it.
  useEffect(() => {
    const tell = () => printed()
    return host.onPrinted(tell)
  }, [host])

  return {
    said,
    download() {
      const file = sheetFileName(t, sheet)
      try {
        saveFile(host, file, sheetText(t, sheet, codes))
        say({ way: 'file', kind: 'ok', words: t('codes.saved', { file }) })
      } catch {
        say({ way: 'file', kind: 'danger', words: t('codes.cannotSave') })
      }
    },
    print() {
      try {
        host.print()
      } catch {
        say({ way: 'paper', kind: 'danger', words: t('codes.cannotPrint') })
      }
    },
    /** They are in the clipboard, which was spoken. */
    copied: () => add({ way: 'clipboard', kind: 'ok', words: t('codes.copiedOnly') }),
  }
}

/** What became of each way to keep the codes; it was spoken when it came. */
export function SavedNewsList({ said }: { said: readonly SavedNews[] }) {
  return said.map(({ way, kind, words }) => (
    <p key={way}>
      <SecretNews kind={kind}>{words}</SecretNews>
    </p>
  ))
}
