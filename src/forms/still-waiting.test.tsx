import '#src/test/dom.ts'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { createPageHost } from '#src/host/page-host.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'
import { Announcer } from '#src/ui/announcer.tsx'

import { FormActions } from './controls.tsx'
import { Form } from './form.tsx'
import { signInAgain } from './sign-in-again.ts'

beforeAll(async () => {
  await english('ui')
  await english('forms')
})
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
const words = 'Still waiting for the panel to answer…'
const shown = () => screen.queryAllByText(words).map(({ tagName }) => tagName)

/** A form that is being sent. */
async function send() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const host = createPageHost(document.body)
  function Fields() {
    const form = useForm({ defaultValues: { name: '' } })
    return (
      <Form form={form} label="Name" submit={() => promise}>
        <input aria-label="Name" {...form.register('name')} />
        <FormActions
          control={form.control}
          submitLabel="Save"
          pendingLabel="Saving…"
          onCancel={() => {}}
        />
      </Form>
    )
  }
  render(
    <>
      <Announcer />
      <Fields />
    </>,
    inHost(host),
  )
  fireEvent.submit(screen.getByRole('form', { name: 'Name' }))
  await pass(0)
  return { host, answer: resolve }
}

test('a form that is being sent for long says so, once to the ear, until there is an answer', async () => {
  const { answer } = await send()
  await pass(5)
  expect(shown()).toEqual([])
  await pass(2)
  expect(shown()).toEqual(['SPAN', 'P'])
  const spoken = screen.getByRole('status').firstChild
  await pass(10)
  expect(screen.getByRole('status').firstChild).toBe(spoken)
  answer()
  await pass(0)
  expect(shown()).toEqual([])
})

test('of an answer that comes soon nothing is said', async () => {
  const { answer } = await send()
  await pass(5)
  answer()
  await pass(20)
  expect(shown()).toEqual([])
})

test('while somebody is asked to sign in, nothing is said of the panel; what is sent again is waited for anew', async () => {
  const { host } = await send()
  await pass(7)
  expect(shown()).toEqual(['SPAN', 'P'])
  const { ask, answer } = signInAgain(host)
  act(() => void ask('form'))
  await pass(20)
  expect(shown()).toEqual([])
  act(() => answer(true))
  await pass(5)
  expect(shown()).toEqual([])
  await pass(2)
  expect(shown()).toEqual(['SPAN', 'P'])
})
