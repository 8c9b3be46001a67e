/**
 * Watches where focus is below `root`. Returns what is to be called after `root` was moved on its page: a dialog that is open
 * stays so, but is no longer modal, has no focus, and knows nothing to give it back to. Then it has all that again.
 */
export function watchModal(root: HTMLElement): () => void {
  // Nobody's to hold: what was typed goes with its field.
  const had: { within?: WeakRef<HTMLElement>; before?: WeakRef<HTMLElement> } = {}
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement)
      had[target.closest('dialog') ? 'within' : 'before'] = new WeakRef(target)
  })
  return () => {
    for (const dialog of root.querySelectorAll<HTMLDialogElement>('dialog[open]')) {
      if (dialog.matches(':modal')) continue
      const within = had.within?.deref()
      dialog.close()
      had.before?.deref()?.focus({ preventScroll: true })
      dialog.showModal()
      within?.focus()
    }
  }
}
