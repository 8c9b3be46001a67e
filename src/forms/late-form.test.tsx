import '#src/test/dom.ts'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Component, type ReactNode, StrictMode } from 'react'
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

/** Says what a mistake was. */
class Boundary extends Component<{ children: ReactNode }, { mistake: Error | null }> {
  override state = { mistake: null as Error | null }
  static getDerivedStateFromError = (mistake: Error) => ({ mistake })
  override render = () => this.state.mistake?.message ?? this.props.children
}

const late = () =>
  new Unavailable('PUT /x', 'timeout', { mayHaveRun: true, waited: 20_000 })
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

const refusedWith = (detail: string) =>
  new Refused('PUT /x', 400, {}, [{ code: 'X', detail, at: null, rule: null }])

/** A form of one field, each of whose presses is answered when the test says so. */
function start(onFound?: (values: { name: string }, isTyped: boolean) => void) {
  const answers: PromiseWithResolvers<void>[] = []
  const sent: string[] = []
  const asked: string[] = []
  const onDone = vi.fn()
  let told: Resolution | 'mistake' = 'not-done'
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
          if (told === 'mistake') throw new TypeError('No such thing.')
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
      <Boundary>
        <Fields />
      </Boundary>
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
    tell: (what: typeof told) => void (told = what),
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
  await fail(refusedWith('Not two.'))
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

const offline = () => new Unavailable('PUT /x', 'offline', { mayHaveRun: false })
const failed = () => new Unavailable('PUT /x', 'server', { mayHaveRun: true, status: 500 })

test.each([
  ['refused', () => refusedWith('Not now.')],
  ['not sent', offline],
  ['failed at by the panel', failed],
])(
  'what was sent before a press that was %s is still said to come, and found',
  async (_, why) => {
    const { press, fail, tell, onDone, said } = start()
    await press()
    await fail()
    await press()
    await fail(why())
    expect(said()).toMatch(
      /has not answered what you sent before\. It may still do it\. *This page keeps checking/,
    )
    tell('done')
    await pass(3)
    expect(onDone).toHaveBeenCalledTimes(1)
    expect(said()).not.toMatch(/may still/)
  },
)

test('what was sent before is looked for in the time that is left, and then no more', async () => {
  const { press, fail, asked, said } = start()
  await press()
  await fail()
  await pass(6)
  await press()
  await fail(refusedWith('Not now.'))
  const before = asked.length
  await pass(30)
  expect(asked.length - before).toBe(2)
  expect(said()).toMatch(/sent before\. It may still do it\. *This page keeps checking/)
  await pass(5)
  expect(asked.length - before).toBe(3)
  expect(said()).toMatch(/may still do it/)
  expect(said()).not.toMatch(/keeps checking/)
  // What a panel has not done by then, it has given up.
  await pass(60)
  await press()
  await fail(refusedWith('Not now.'))
  expect(said()).toBe('Not now.')
})

test('what was typed since then does not take the place of what may come late', async () => {
  const onFound = vi.fn()
  const { press, fail, tell, type, said } = start(onFound)
  await press()
  await fail()
  type('two')
  await press()
  await fail(new Surprise('PUT /x', '', true))
  expect(said()).toMatch(/what you sent before.*nothing was changed so far/)
  expect(said()).not.toMatch(/checks again before/)
  tell('done')
  await pass(3)
  expect(onFound.mock.calls).toEqual([[{ name: 'one' }, false]])
})

test('once it is found, nothing says that it may still come, whatever follows', async () => {
  const { press, fail, tell, said } = start(() => {})
  await press()
  await fail()
  tell('done')
  await pass(3)
  expect(said()).toBe('')
})

test('a mistake is not taken for a look that tells nothing', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { press, fail, tell, said } = start()
  await press()
  await fail()
  tell('mistake')
  await pass(3)
  expect(said()).toBe('No such thing.')
})

test('a mistake of the look before the next press is none of the panel', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { press, fail, tell, sent, said } = start()
  await press()
  await fail()
  tell('mistake')
  await press()
  expect([said(), sent]).toEqual(['No such thing.', ['one']])
})
