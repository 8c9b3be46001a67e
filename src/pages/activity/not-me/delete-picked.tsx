import { Suspense, useState, type ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { KeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { Button } from '#src/ui/button.tsx'
import { focusPageTitle, keepFocus, passFocusToTitle } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { SelectionBar } from '#src/ui/selection-bar.tsx'

const DeleteKeys = lazyPart(
  async () => (await import('#src/keys/deletion/delete-keys.tsx')).DeleteKeys,
  'api-key-delete',
)

type DeletePickedProps = {
  /** Those that are ticked. */
  keys: readonly KeyToDelete[]
  /** Whether a list has the key still. */
  isListed: (key: KeyToDelete) => boolean
  /** Called before a dialog asks about those that are ticked. */
  onAsk: () => void
  onLeave: () => void
  /** What stands between what was said and the bar, which floats at the end. */
  children: ReactNode
}

/** Keys that somebody asked to delete together, until what became of them was read. */
type Deletion = { id: number; keys: readonly KeyToDelete[] }

/** The one action of the keys that are ticked, and what became of those before. */
export function DeletePicked({
  keys,
  isListed,
  onAsk,
  onLeave,
  children,
}: DeletePickedProps) {
  const t = useT()
  const host = useHost()
  const [deletions, setDeletions] = useState<readonly Deletion[]>([])
  const title = { focus: () => focusPageTitle(host) }

  function ask() {
    onAsk()
    // What may come late of one before is told still.
    setDeletions((before) => [{ id: (before[0]?.id ?? 0) + 1, keys }, ...before])
  }

  const over = (deletion: Deletion) =>
    keepFocus(
      host,
      () => setDeletions((before) => before.filter((each) => each !== deletion)),
      title,
    )

  return (
    <>
      {deletions.map((deletion) => (
        <Suspense
          key={deletion.id}
          fallback={<CodeWait of="part" onCancel={() => over(deletion)} />}
        >
          <DeleteKeys
            keys={deletion.keys}
            isLatest={deletion === deletions[0]}
            isListed={isListed}
            onClose={(gone) => {
              // The button that the dialog gives focus back to goes with the ticks, a moment later.
              if (gone.size === deletion.keys.length) title.focus()
            }}
            onOver={() => over(deletion)}
          />
        </Suspense>
      ))}
      {children}
      {keys.length > 0 && (
        <SelectionBar
          label={t('notMe.picked')}
          count={t('notMe.pickedCount', { count: keys.length })}
        >
          <Button ref={passFocusToTitle(host)} onClick={ask}>
            {t('notMe.delete', { count: keys.length })}
          </Button>
          <Button
            kind="plain"
            aria-label={t('notMe.pickNone')}
            onClick={() => keepFocus(host, onLeave, title)}
          >
            <Icon name="close" />
          </Button>
        </SelectionBar>
      )}
    </>
  )
}
