import {
  Component,
  startTransition,
  Suspense,
  type ComponentProps,
  type ReactNode,
} from 'react'
import { useLocation } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { ReloadNeeded } from '#src/lib/code.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

/** What stands in place of a page that failed; most visits never see it. */
const PageFailure = lazyPart(async () => (await import('./page-failure.tsx')).PageFailure)

/** Why a page cannot be shown, and another try. */
function FailedPage(props: ComponentProps<typeof PageFailure>) {
  return (
    <Suspense fallback={<CodeWait of="part" />}>
      <PageFailure {...props} />
    </Suspense>
  )
}

/** For React's roots: what the page itself says of a failure needs no word in the console; mistakes do. */
export function onCaughtError(error: unknown): void {
  if (!isFailure(error) && !(error instanceof ReloadNeeded)) console.error(error)
}

type BoundaryProps = Required<PageBoundaryProps> & { place: string }
type BoundaryState = {
  place: string
  failed: { error: unknown } | null
  /** Whether another try is being prepared. */
  trying: boolean
}

/** An error boundary: React knows them as classes only. Another place begins without the error of the one before. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { place: this.props.place, failed: null, trying: false }

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failed: { error }, trying: false }
  }

  static getDerivedStateFromProps(
    { place }: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return place === state.place ? null : { place, failed: null, trying: false }
  }

  tryAgain = async (): Promise<void> => {
    const { failed } = this.state
    this.setState({ trying: true })
    await this.props.beforeTry()
    // The failure stays until the page can be drawn, and whatever failed meanwhile, at another place, has its own try.
    startTransition(() =>
      this.setState((now) =>
        now.failed === failed ? { failed: null, trying: false } : null,
      ),
    )
  }

  override render(): ReactNode {
    const { failed, trying } = this.state
    const { frame, children } = this.props
    if (!failed) return children
    return frame(
      <FailedPage
        error={failed.error}
        trying={trying}
        onTryAgain={() => void this.tryAgain()}
      />,
    )
  }
}

type PageBoundaryProps = {
  children: ReactNode
  /** What goes around the failure; nothing by default. */
  frame?: (failure: ReactNode) => ReactNode
  /** Asks for what the page needs before it is drawn once more. */
  beforeTry?: () => Promise<unknown>
}

const nothing = () => Promise.resolve()

/** Shows why a page cannot be shown, in its place, until somebody goes elsewhere or it can be. */
export function PageBoundary({
  children,
  frame = (failure) => failure,
  beforeTry = nothing,
}: PageBoundaryProps) {
  const { key } = useLocation()
  return (
    <Boundary place={key} frame={frame} beforeTry={beforeTry}>
      {children}
    </Boundary>
  )
}
