import '#src/test/dom.ts'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { useForm } from 'react-hook-form'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { Refused, Surprise, Unavailable } from '#src/api/failures.ts'
import { createPageHost } from '#src/host/page-host.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import type { Resolution } from './form-alert.tsx'
import { Form } from './form.tsx'

beforeAll(async () => {
  await english('ui')
  await english('errors')
})
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const late = () =>
  new Unavailable('PUT /x', 'timeout', { mayHaveRun: true, waited: 20_000 })
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

/** A form of one field, each of whose presses is answered when the test says so. */
function start(onFound?: (values: { name: string }, isTyped: boolean) => void) {
  const answers: PromiseWithResolvers<void>[] = []
  const sent: string[] = []
  const asked: string[] = []
  const onDone = vi.fn()
  let told: Resolution = 'not-done'
  function Fields() {
    const form = useForm({ defaultValues: { name: '' } })
    return (
      <Form
        form={form}
        label="Name"
        submit={({ name }) => {
          sent.push(name)
          const answer = Promise.withResolvers<void>()
          answers.push(answer)
          return answer.promise
        }}
        onDone={onDone}
        {...(onFound && { onFound })}
        resolveLostAnswer={async ({ name }) => {
          asked.push(name)
          return told
        }}
      >
        <input aria-label="Name" {...form.register('name')} />
        <button type="submit">Save</button>
      </Form>
    )
  }
  const page = render(
    <StrictMode>
      <Fields />
    </StrictMode>,
    inHost(createPageHost(document.body)),
  )
  const type = (value: string) =>
    fireEvent.input(screen.getByLabelText('Name', { selector: 'input' }), {
      target: { value },
    })
  async function press() {
    fireEvent.submit(screen.getByRole('form', { name: 'Name' }))
    await pass(0)
  }
  type('one')
  return {
    sent,
    asked,
    onDone,
    type,
    press,
    leave: page.unmount,
    tell: (what: Resolution) => void (told = what),
    async fail(error: Error = late()) {
      answers.at(-1)?.reject(error)
      await pass(0)
    },
    said: () => page.container.textContent.replace(/Save$/, ''),
  }
}

test('who left before the limit is not called back, and nothing is looked for', async () => {
  const { press, leave, fail, tell, onDone, asked } = start()
  await press()
  leave()
  tell('done')
  await fail()
  await pass(60)
  expect([onDone.mock.calls, asked]).toEqual([[], []])
})

test('who left after the limit is not called back either', async () => {
  const { press, leave, fail, tell, onDone, asked } = start()
  await press()
  await fail()
  leave()
  tell('done')
  await pass(60)
  expect([onDone.mock.calls, asked]).toEqual([[], ['one']])
})

test('what was typed while it was under way is not what was sent', async () => {
  const { press, fail, tell, type, onDone, said } = start()
  await press()
  type('two')
  await fail()
  tell('done')
  await pass(3)
  expect(onDone).not.toHaveBeenCalled()
  expect(said()).toMatch(
    /has done what you sent before\. *What you typed since then was not/,
  )
})

test('what stands in the form as it was sent is done with, once', async () => {
  const { press, fail, tell, onDone } = start()
  await press()
  await fail()
  tell('done')
  await pass(60)
  expect(onDone).toHaveBeenCalledTimes(1)
})

test('a press that finds it, and sends something else, does not say that it was not sent', async () => {
  const { press, fail, tell, type, sent, said } = start()
  await press()
  await fail()
  type('two')
  tell('done')
  await press()
  expect(sent).toEqual(['one', 'two'])
  expect(said()).toMatch(/has done what you sent before/)
  expect(said()).not.toMatch(/not sent/)
  const refused = [{ code: 'X', detail: 'Not two.', at: null, rule: null }]
  await fail(new Refused('PUT /x', 400, {}, refused))
  expect(said()).toMatch(/has done what you sent before.*Not two\./)
})

test('a follow-up of its own runs once, and is told what stands in the form', async () => {
  const onFound = vi.fn()
  const { press, fail, tell, type, onDone } = start(onFound)
  await press()
  await fail()
  type('two')
  tell('done')
  await pass(60)
  expect(onFound.mock.calls).toEqual([[{ name: 'one' }, false]])
  expect(onDone).not.toHaveBeenCalled()
})

test('once the looking ends, it is no longer said that this page looks', async () => {
  const { press, fail, said } = start()
  await press()
  await fail()
  expect(said()).toMatch(/may still do.*keeps checking for a while/)
  // Whoever types meanwhile goes on typing.
  const field = screen.getByRole('textbox')
  field.focus()
  await pass(60)
  expect(document.activeElement).toBe(field)
  expect(said()).toMatch(/may still do.*checks before it sends anything/)
  expect(said()).not.toMatch(/for a while/)
})

test('what is unsettled is looked for by the next press, which it says, and is not sent twice', async () => {
  const { press, fail, tell, sent, onDone, said } = start()
  await press()
  await fail(new Surprise('PUT /x', '', true))
  expect(said()).toMatch(
    /nothing was changed so far.*checks again before it sends anything/,
  )
  expect(said()).not.toMatch(/look before|wait/i)
  tell('done')
  await press()
  expect(sent).toEqual(['one'])
  expect(onDone).toHaveBeenCalledTimes(1)
})
