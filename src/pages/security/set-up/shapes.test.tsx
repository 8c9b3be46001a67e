import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'

import { answering, key, openScan, openSetUp, startButton } from './testing/open.ts'

const secret = 'JBSWY3DPEHPK3PXP'
const grouped = 'JBSW Y3DP EHPK 3PXP'
const base = 'otpauth://totp/Panel:una%40example.test'
const pixel = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUg${'A'.repeat(40)}`

const qrCode = () => screen.findByRole('img', { name: /^QR code/ })
const appLink = () =>
  screen.queryByRole('link', { name: 'Open in authenticator app' })?.getAttribute('href')
const rows = () =>
  [...screen.getByRole('main').querySelectorAll('details dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd > bdi')?.innerHTML,
  ])

/** Expects the page to ask for nothing besides what it would ask of its panel. */
function expectNothingFetched(sent: { call: string }[]) {
  expect(sent.filter(({ call }) => !/ \/(api\/client|sanctum)\//.test(call))).toEqual([])
}

describe('a link for apps', () => {
  test.each([
    ['with the secret in both places', `${base}?secret=${secret}&issuer=A%2520B`, secret],
    ['with the secret in it only', `${base}?secret=${secret}&issuer=A%2520B`, undefined],
  ])('%s is shown as the panel wrote it', async (_, uri, told) => {
    const { asked } = await openScan(answering({ image_url_data: uri, secret: told }))
    expect((await qrCode()).tagName).toBe('svg')
    expect(key()).toBe(grouped)
    expect(appLink()).toBe(uri)
    expect(asked()).toBe(1)
  })

  test('without the secret gets it', async () => {
    const uri = `${base}?issuer=Panel`
    await openScan(answering({ image_url_data: uri, secret }))
    await qrCode()
    expect(appLink()).toBe(`${uri}&secret=${secret}`)
    expect(key()).toBe(grouped)
  })

  test('tells what an app wants to know', async () => {
    const uri = `${base}?secret=${secret}&issuer=Nimbus&digits=8&period=60&algorithm=SHA256`
    await openScan(answering({ image_url_data: uri, secret }))
    expect(rows()).toEqual([
      ['Issuer', 'Nimbus'],
      ['Account', 'una@example.test'],
      ['Digits', '8'],
      ['New code every', '60 seconds'],
      ['Algorithm', 'SHA256'],
    ])
  })
})

test('a secret alone makes an entry for this panel and person', async () => {
  await openScan(answering({ secret }))
  await qrCode()
  expect(key()).toBe(grouped)
  expect(appLink()).toBe(
    `otpauth://totp/Panel:una%40example.test?secret=${secret}&issuer=Panel`,
  )
})

test('a picture is shown as it is, its key beside it', async () => {
  const { sent } = await openScan(answering({ image_url_data: pixel, secret }))
  const picture = await qrCode()
  expect(picture.tagName).toBe('IMG')
  expect(picture.getAttribute('src')).toBe(pixel)
  expect(key()).toBe(grouped)
  expectNothingFetched(sent)
})

test('an address is a link that nobody fetches, the secret a QR code', async () => {
  const address = 'https://charts.example.test/qr?chl=otpauth'
  const { sent, asked } = await openScan(answering({ image_url_data: address, secret }))
  await qrCode()
  const link = screen.getByRole('link', { name: 'Show the QR code at its own address' })
  expect(link.getAttribute('href')).toBe(address)
  expect(link.getAttribute('rel')).toContain('noreferrer')
  expect(link.getAttribute('target')).toBe('_blank')
  expect(screen.getByRole('main').innerHTML.split(address)).toHaveLength(2)
  expect(document.querySelector('[src]')).toBeNull()
  expect(key()).toBe(grouped)
  expect(asked()).toBe(1)
  expectNothingFetched(sent)
})

describe('hostile answers', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)//otpauth://',
    'data:text/html,<script>alert(1)</script>',
    'otpauth:/totp/x',
    'ftp://panel.example/qr',
  ])('%j is no link', async (image) => {
    await openScan(answering({ image_url_data: image, secret }))
    await qrCode()
    expect(screen.getByRole('main').innerHTML).not.toContain(image.trim().slice(0, 14))
    expect(appLink()).toMatch(/^otpauth:/)
    expect(key()).toBe(grouped)
  })

  test.each([{ image_url_data: 'javascript:alert(1)' }, { secret: '' }, { secret: 7 }, {}])(
    '%j gives nothing to scan: says so',
    async (data) => {
      const { person, rewrite, asked } = await openSetUp()
      rewrite(calls.twoFactor, answering(data))
      await person.click(await startButton())
      await within(screen.getByRole('main')).findByRole('button', { name: 'Try again' })
      expect(document.documentElement.outerHTML).not.toContain('javascript:')
      expect(asked()).toBe(1)
    },
  )

  test('markup and marks of direction in the names stay text, and are seen', async () => {
    const name = '<img src=x onerror=alert(1)>\u202eevil'
    const uri = `otpauth://totp/${encodeURIComponent(`${name}:${name}`)}?secret=${secret}`
    await openScan(answering({ image_url_data: uri, secret }))
    await qrCode()
    const shown = '&lt;img src=x onerror=alert(1)&gt;‹U+202E›evil'
    expect(rows().slice(0, 2)).toEqual([
      ['Issuer', shown],
      ['Account', shown],
    ])
    expect(document.querySelector('img')).toBeNull()
  })

  test('names that cannot be decoded are shown as they are', async () => {
    const uri = `otpauth://totp/%zz%:%E0%A4%A?secret=${secret}&issuer=%zz%E0%A4`
    await openScan(answering({ image_url_data: uri, secret }))
    await qrCode()
    expect(appLink()).toBe(uri)
    expect(rows()[1]).toEqual(['Account', '%E0%A4%A'])
  })

  test('a link with half a character in it can be scanned', async () => {
    const uri = `${base}?secret=${secret}&issuer=\ud800`
    await openScan(answering({ image_url_data: uri, secret }))
    expect((await qrCode()).tagName).toBe('svg')
    expect(key()).toBe(grouped)
  })

  test('a link that no QR code can hold leaves the key, and itself', async () => {
    const uri = `${base}?secret=${secret}&issuer=${'x'.repeat(5000)}`
    await openScan(answering({ image_url_data: uri, secret }))
    expect(key()).toBe(grouped)
    expect(appLink()).toBe(uri)
    // Nobody is told to scan what is not there.
    expect(screen.getByRole('heading', { name: '1. Add to your app' })).toBeTruthy()
    expect(screen.queryByRole('img', { name: /^QR code/ })).toBeNull()
  })

  test('the longest link that fits is drawn', async () => {
    const start = `${base}?secret=${secret}&issuer=`
    const uri = start + 'x'.repeat(2331 - start.length)
    await openScan(answering({ image_url_data: uri, secret }))
    expect((await qrCode()).tagName).toBe('svg')
  })
})
