import type { Host } from './host.ts'

/**
 * Changes the title of the document for a while, where that is Perch's to set. Returns what ends it; a title that was given
 * meanwhile, as by another page, stays.
 */
export function retitle(host: Host, change: (title: string) => string): () => void {
  if (!host.isWholeDocument) return () => {}
  const { ownerDocument } = host.root
  const before = ownerDocument.title
  const meanwhile = change(before)
  ownerDocument.title = meanwhile
  return () => {
    if (ownerDocument.title === meanwhile) ownerDocument.title = before
  }
}
