// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { useRich, useT } from './context.ts'

beforeAll(() => english('profile'))
afterEach(cleanup)

test('elements stand where the text names them', () => {
  function Words() {
    return <p>{useRich()('profile.nameFrom', { panel: <b>una@example.test</b> })}</p>
  }
  const { container } = render(<Words />, inHost())
  expect(container.querySelector('b')?.textContent).toBe('una@example.test')
  expect(container.textContent).toMatch(/\S.*una@example\.test/)
})

test('a message takes the arguments that its text names, and no others', () => {
  // Compiled, never called: `npm run check` fails as soon as one of them is let through.
  function Wrong() {
    const rich = useRich()
    return [
      // @ts-expect-error -- an argument that the text does not name
      rich('profile.nameFrom', { panle: 'a' }),
      // @ts-expect-error -- nothing, where the text names something
      rich('profile.nameFrom', {}),
      // @ts-expect-error -- a message without arguments is for `t`
      rich('profile.title', {}),
      // @ts-expect-error -- a plural counts numbers
      rich('activityExport.doneTitle', { count: <b>3</b> }),
    ]
  }
  expect(Wrong).toBeTypeOf('function')
})

test('isolates that a stranger wrote into a name are shown', () => {
  function Words() {
    return <p>{useT()('profile.nameFrom', { panel: 'a\u2068b' })}</p>
  }
  const { container } = render(<Words />, inHost())
  expect(container.textContent).toContain('a‹U+2068›b')
})
