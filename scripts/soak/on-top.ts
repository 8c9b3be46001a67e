import type { Locator, Page } from '@playwright/test'

/** In the page: which of these elements has nothing over its middle; -1 for none. */
const findOnTop = (elements: Element[]): number =>
  elements.findIndex((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })

/**
 * The dialog that a person sees, `null` while none is open. Of several, the one that was opened last lies over the others,
 * wherever it stands in the document.
 */
export async function dialogOnTop(page: Page): Promise<Locator | null> {
  const open = page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .filter({ visible: true })
  const onTop = await open.evaluateAll(findOnTop)
  if (onTop >= 0) return open.nth(onTop)
  return (await open.count()) > 0 ? open.last() : null
}
