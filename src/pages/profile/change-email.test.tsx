import '#src/test/dom.ts'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls, type Held, inOrder } from '#src/test/panel.ts'
import { emailChanged, fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const next = 'new@example.test'

async function openForm(email = next, password = 'correct horse') {
  const page = await openPage('/profile')
  return { ...page, ...(await fillEmailForm(page.person, email, password)) }
}

const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

/** What describes a field, in words. */
function description(label: string): string {
  const field = screen.getByLabelText(label)
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}

test('a new address is sent once, read again once, and shown', async () => {
  const { submit, stored, sent } = await openForm()
  await submit()
  await emailChanged()
  expect(stored()?.email).toBe(next)
  expect(inOrder(sent)).toEqual([
    calls.me,
    // Whom the panel acts for is asked right before it is to act.
    calls.me,
    calls.email,
    calls.me,
  ])
  expect(sent.find(({ call }) => call === calls.email)?.body).toEqual({
    email: next,
    password: 'correct horse',
  })
  await waitFor(() =>
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Change email' }),
    ),
  )
})

test('two submits at once, two fast presses and Enter after them send one request', async () => {
  const { person, button, hold, count } = await openForm()
  const held = hold(calls.email)
  fireEvent.submit(screen.getByRole('form', { name: 'Change email' }))
  fireEvent.submit(screen.getByRole('form', { name: 'Change email' }))
  await person.dblClick(button())
  await person.type(screen.getByLabelText('New email'), '{Enter}')
  expect(button().getAttribute('aria-disabled')).toBe('true')
  held.release()
  await emailChanged()
  expect(count(calls.email)).toBe(1)
})

test('a wrong password is explained beside it, and everything typed stays', async () => {
  const { submit, stored } = await openForm(next, 'wrong')
  await submit()
  await screen.findByText('This is not your current password. Nothing was changed.')
  expect(description('Current password')).toContain('not your current password')
  expect(document.activeElement).toBe(screen.getByLabelText('Current password'))
  expect([value('New email'), value('Current password')]).toEqual([next, 'wrong'])
  expect(stored()?.email).toBe('una@example.test')
})

test('an address that somebody else has is refused beside the address', async () => {
  const { panel, submit, person, stored } = await openForm()
  const password = 'another horse'
  panel.control.createAccount({ username: 'otto', email: next, password })
  await submit()
  await screen.findByText('Another account on this panel has this address.')
  expect(description('New email')).toContain('Another account')
  await person.type(screen.getByLabelText('New email'), '.example')
  await submit()
  await emailChanged()
  expect(stored()?.email).toBe(`${next}.example`)
})

test.each([
  ['una', 'An address looks like name@example.com.'],
  ['una@example.test', 'This is your address already.'],
  [' una@example.test ', 'This is your address already.'],
  [`${'u'.repeat(190)}@x`, 'An address has at most 191 characters here.'],
])('%s is not sent at all', async (email, words) => {
  const { submit, count } = await openForm(email)
  await submit()
  await screen.findByText(words)
  expect(count(calls.email)).toBe(0)
})

test.each(['run-then-drop', 'login-page-200', 'truncated-json'] as const)(
  'an answer that was lost (%s) after the change counts as done',
  async (fault) => {
    const { panel, submit, stored, count } = await openForm()
    panel.control.failNext({ path: '/api/client/account/email', fault })
    await submit()
    await emailChanged()
    expect(stored()?.email).toBe(next)
    expect(count(calls.email)).toBe(1)
  },
)

test.each(['500-json', '502-html'] as const)(
  'after %s it is said what is known of the address, and it is sent again',
  async (fault) => {
    const { panel, submit, stored, count } = await openForm()
    panel.control.failNext({ path: '/api/client/account/email', fault })
    await submit()
    // Only the panel itself can say that it is not at it any more.
    await screen.findByText(
      fault === '500-json' ? /looked again: nothing was changed/ : /may still do what/,
    )
    expect([value('New email'), value('Current password')]).toEqual([next, 'correct horse'])
    expect(stored()?.email).toBe('una@example.test')
    await submit()
    await emailChanged()
    expect(count(calls.email)).toBe(2)
  },
)

test('a panel that is being maintained has changed nothing, which nobody needs to look up', async () => {
  const { panel, submit, count } = await openForm()
  panel.control.failNext({ path: '/api/client/account/email', fault: '503-retry-after' })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/being maintained.*Nothing was changed/)
  expect(alert.textContent).not.toMatch(/may or may not|looked again/)
  expect([value('New email'), value('Current password')]).toEqual([next, 'correct horse'])
  // For the page, and before the write.
  expect(count(calls.me)).toBe(2)
})

test('an address that was changed though the panel asked to wait is changed', async () => {
  const { panel, submit } = await openForm()
  const fault = { fault: '429-seconds', run: true } as const
  panel.control.failNext({ method: 'PUT', path: '/api/client/account/email', ...fault })
  await submit()
  await screen.findAllByText(/Email changed from/)
  expect(screen.queryByText('The panel asks you to wait')).toBeNull()
})

test('what cannot be found out is not said to be settled', async () => {
  const { panel, submit, when } = await openForm()
  panel.control.failNext({ path: '/api/client/account/email', fault: 'run-then-drop' })
  when(calls.email, () =>
    panel.control.failNext({
      path: '/api/client/account',
      fault: '503-retry-after',
      times: 9,
    }),
  )
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/may still do what you asked.*checks before it sends/)
  expect(alert.textContent).not.toMatch(/nothing was changed|look before/i)
  expect(document.activeElement).toBe(alert)
})

test('a panel that says "done" and stores nothing is not believed', async () => {
  const { panel, rewrite, submit } = await openForm()
  panel.control.failNext({
    path: '/api/client/account/email',
    fault: 'empty-200-not-run',
  })
  rewrite(calls.email, () => new Response(null, { status: 204 }))
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/accepted the change, but shows una@example.test/)
  expect(document.activeElement).toBe(alert)
  // What is spoken says no more, and the address stays where it can be sent again.
  expect(screen.queryByText(/Email changed/)).toBeNull()
  expect([value('New email'), value('Current password')]).toEqual([next, 'correct horse'])
  await submit()
  await emailChanged()
})

test('a panel that asks to wait is counted down above the form', async () => {
  const page = await openPage('/profile', {
    settings: {
      throttles: { client: 1, authentication: 9, passwordReset: 9, lockout: 9 },
    },
  })
  const { submit } = await fillEmailForm(page.person, next, 'correct horse')
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/asks you to wait.*in \d+ seconds/)
  expect(screen.queryByText('The panel asked for a pause')).toBeNull()
  expect(page.stored()?.email).toBe('una@example.test')
})

test('who cancels finds the row as it was, and an empty form behind it', async () => {
  const { form, person, count } = await openForm()
  await person.click(form.getByRole('button', { name: 'Cancel' }))
  expect(within(screen.getByRole('main')).getByText('una@example.test')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Change email' }))
  await screen.findByLabelText('New email')
  expect([value('New email'), value('Current password')]).toEqual(['', ''])
  expect(count(calls.email)).toBe(0)
})

test('the form waits until the address was read again, and never sends a second time', async () => {
  const { submit, button, hold, when, person, statuses, count } = await openForm()
  let held: Held | undefined
  when(calls.email, () => {
    held = hold(calls.me)
  })
  await submit()
  await waitFor(() => expect(statuses(calls.email)).toEqual([204]))
  await waitFor(() => expect(count(calls.me)).toBe(3))
  await person.click(button())
  await person.type(screen.getByLabelText('New email'), '{Enter}')
  expect(button().getAttribute('aria-disabled')).toBe('true')
  held?.release()
  await emailChanged()
  expect(statuses(calls.email)).toEqual([204])
})

test.each([['done', undefined] as const, ['lost', 'run-then-drop'] as const])(
  'an old read that was under way makes no false warning (answer %s)',
  async (_, fault) => {
    const { panel, submit, queries, hold, count, stored } = await openForm()
    const held = hold(calls.me)
    void queries.refetchQueries({ queryKey: ['account'] })
    await waitFor(() => expect(count(calls.me)).toBe(2))
    if (fault) panel.control.failNext({ path: '/api/client/account/email', fault })
    await submit()
    await waitFor(() => expect(stored()?.email).toBe(next))
    held.release()
    await emailChanged()
    expect(screen.queryByText(/but shows/)).toBeNull()
  },
)

/** Changes the address on a panel that cannot be read any more once that is done; `again`: it can be. */
async function submitUnread() {
  const form = await openForm()
  let disarm: (() => void) | undefined
  form.when(calls.email, () => {
    disarm = form.panel.control.failNext({
      path: '/api/client/account',
      fault: '500-json',
      times: 9,
    })
  })
  await form.submit()
  return { ...form, main: within(screen.getByRole('main')), again: () => disarm?.() }
}

test('a change whose read fails is said to be accepted, and no more', async () => {
  const { main, queries, again } = await submitUnread()
  const words = await main.findByText(/The panel accepted .* could not be read again/)
  expect(words.textContent).toContain(next)
  expect(main.queryByText(/Email changed from/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  // Once it was read again, it is known.
  again()
  await queries.refetchQueries({ queryKey: ['account'] })
  await emailChanged()
})

test('a change that could not be read again says which address there is once that was read', async () => {
  const { main, queries, rewrite, again } = await submitUnread()
  await main.findByText(/The panel accepted .* could not be read again/)
  again()
  rewrite(calls.me, async (response) => {
    const { status, headers } = response
    const text = (await response.text()).replaceAll(next, 'una@example.test')
    return new Response(text, { status, headers })
  })
  await act(() => queries.refetchQueries({ queryKey: ['account'] }))
  const words = await main.findByText(/accepted the change, but shows/)
  expect(words.textContent).toContain('una@example.test')
  expect(main.queryByText(/is not known/)).toBeNull()
})

test('an address that looks mistyped is asked about once, and nothing is sent before the answer', async () => {
  const { submit, count, form } = await openForm('una@gmial.com')
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Did you mean una@gmail.com?')
  expect(document.activeElement).toBe(alert)
  expect(count(calls.email)).toBe(0)
  expect(form.getAllByText(/Did you mean/)).toHaveLength(1)
  await submit()
  await emailChanged()
  expect(count(calls.email)).toBe(1)
})

test.each([
  ['Use una@gmail.com', 'una@gmail.com'],
  ['Keep una@gmial.com', 'una@gmial.com'],
])('"%s" answers the question and sends', async (name, stored) => {
  const page = await openForm('una@gmial.com')
  await page.submit()
  await page.person.click(await screen.findByRole('button', { name }))
  await emailChanged()
  expect(page.stored()?.email).toBe(stored)
  expect(page.count(calls.email)).toBe(1)
})

test('a question that was answered is not asked again after a refusal, another address is', async () => {
  const { submit, person, count, form } = await openForm('una@gmial.com', 'wrong')
  await submit()
  await screen.findByRole('alert')
  await submit()
  await screen.findByText(/not your current password/)
  expect(screen.queryByText(/Did you mean/)).toBeNull()
  await person.clear(form.getByLabelText('New email'))
  await person.type(form.getByLabelText('New email'), 'una@hotmial.com')
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Did you mean una@hotmail.com?')
  expect(count(calls.email)).toBe(1)
})

test('Undo puts the old address back, with the password', async () => {
  const { submit, person, stored } = await openForm()
  await submit()
  await emailChanged()
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByLabelText('New email')
  expect([value('New email'), value('Current password')]).toEqual(['una@example.test', ''])
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Current password')),
  )
  await person.type(screen.getByLabelText('Current password'), 'correct horse{Enter}')
  expect((await emailChanged()).textContent).toMatch(/from new@.* to una@example.test/)
  expect(stored()?.email).toBe('una@example.test')
})

test('the address that a link brings along is offered to the account that it was meant for alone', async () => {
  const { navigation, account } = await openPage('/nowhere')
  const go = async (of: string) => {
    await navigation.go('/nowhere')
    await navigation.go('/profile#email', { state: { email: 'old@example.test', of } })
    await screen.findByLabelText('New email')
    return value('New email')
  }
  expect(await go(String(account.id))).toBe('old@example.test')
  expect(await go('somebody-else')).toBe('')
})

test('what was spoken of one change is not there to be read once the next is sent', async () => {
  const { submit, person, hold } = await openForm()
  const spoken = () =>
    document.querySelector('[role=status][aria-live=polite][aria-atomic=false]')
      ?.textContent
  await submit()
  await waitFor(() => expect(spoken()).toMatch(/^Email changed from una@/))
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  const held = hold(calls.email)
  await screen.findByLabelText('New email')
  await person.type(screen.getByLabelText('Current password'), 'correct horse{Enter}')
  await waitFor(() => expect(spoken()).toBe(''))
  held.release()
  await waitFor(() => expect(spoken()).toMatch(/^Email changed from new@/))
})
