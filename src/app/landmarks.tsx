import type { ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

type LandmarkProps = { className?: string | undefined; children: ReactNode }

/** The top of a page: its banner, where the document is all Perch's. The page around an element has one of its own. */
export function Header({ className, children }: LandmarkProps) {
  const Tag = useHost().isWholeDocument ? 'header' : 'div'
  return <Tag className={className}>{children}</Tag>
}

/** What a page is about: the main part of the document, and in an element a region of it, for the same reason. */
export function Main({ className, children }: LandmarkProps) {
  const t = useT()
  const { isWholeDocument } = useHost()
  const Tag = isWholeDocument ? 'main' : 'section'
  return (
    <Tag
      data-main
      part="main"
      tabIndex={-1}
      className={className}
      {...(!isWholeDocument && { 'aria-label': t('shell.navigation') })}
    >
      {children}
    </Tag>
  )
}
