import { useEffect, useEffectEvent, useState, type RefObject } from 'react'

import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { saveFile } from '#src/ui/save-file.ts'

import { PrintSheet, sheetFileName, sheetText, type SheetInfo } from './sheet.tsx'

type SaveCodesProps = {
  codes: readonly string[]
  info: Omit<SheetInfo, 'language'>
  /** The element that holds the codes: it is selected when the browser refuses to copy. */
  list: RefObject<Element | null>
  /** The first of the buttons that keep the codes. */
  save: RefObject<HTMLButtonElement | null>
  /** The codes went to a file or to the printer. */
  onKept: () => void
}

type Way = 'file' | 'paper'
type Said = { way: Way; kind: 'ok' | 'danger'; words: string }

/** The ways to keep the codes, and what became of them. */
export function SaveCodes({ codes, info, list, save, onKept }: SaveCodesProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const sheet = { ...info, language: useLanguageTag() }
  const [said, setSaid] = useState<readonly Said[]>([])

  function say(news: Said) {
    // The last word on each way stays: who printed as well still wants to know the file's name.
    setSaid((before) => [...before.filter(({ way }) => way !== news.way), news])
    announce(news.words)
    if (news.kind === 'ok') onKept()
  }

  function download() {
    const file = sheetFileName(t, sheet)
    try {
      saveFile(host, file, sheetText(t, sheet, codes))
      say({ way: 'file', kind: 'ok', words: t('recoveryCodes.saved', { file }) })
    } catch {
      say({ way: 'file', kind: 'danger', words: t('recoveryCodes.cannotSave') })
    }
  }

  function print() {
    try {
      host.print()
    } catch {
      say({ way: 'paper', kind: 'danger', words: t('recoveryCodes.cannotPrint') })
    }
  }

  const printed = useEffectEvent(() =>
    say({ way: 'paper', kind: 'ok', words: t('recoveryCodes.printed') }),
  )
  // Also the browser's own "Print" prints the sheet, and only this event tells of it.
  useEffect(() => {
    const tell = () => printed()
    return host.onPrinted(tell)
  }, [host])

  return (
    <>
      <Actions>
        <Button ref={save} onClick={download}>
          {t('recoveryCodes.download')}
        </Button>
        <Button onClick={print}>{t('recoveryCodes.print')}</Button>
        <CopyButton
          text={codes.join('\n')}
          label={t('recoveryCodes.copyAll')}
          selects={() => list.current}
        />
      </Actions>
      {said.map(({ way, kind, words }) => (
        <Alert key={way} kind={kind}>
          <p>{words}</p>
        </Alert>
      ))}
      <PrintSheet info={sheet} codes={codes} />
    </>
  )
}
