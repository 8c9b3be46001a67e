import { expect, test } from '@playwright/test'
import { QRCodeSVG } from 'qrcode.react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import { decodeQr, quietZone } from './qr.ts'
import { codeAt, codeLasts, nextCode } from './sign-in-codes.ts'

// The secret of RFC 6238, appendix B.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const link = `otpauth://totp/Panel:una%40example.com?secret=${secret}&issuer=Panel`

for (const { margin, size } of [
  { margin: 4, size: 200 },
  { margin: 4, size: 331 },
  { margin: 3, size: 200 },
  { margin: 0, size: 200 },
]) {
  test(`a QR code of ${size} px with ${margin} modules of margin`, async ({ page }) => {
    const code = createElement(QRCodeSVG, { value: link, size, marginSize: margin })
    await page.setContent(`<body style="background:#123">${renderToStaticMarkup(code)}`)
    // Without a margin, scanners find the code no more on a dark page; then there is none to measure either.
    const picture = page.locator(margin > 0 ? 'svg' : 'body')
    expect(await decodeQr(picture)).toBe(margin > 0 ? link : null)
    expect(await quietZone(picture)).toBe(margin > 0 ? margin : null)
  })
}

test('light on dark, and no code at all, are not read', async ({ page }) => {
  const colours = { fgColor: 'white', bgColor: 'black' }
  const code = createElement(QRCodeSVG, { value: link, marginSize: 4, ...colours })
  await page.setContent(renderToStaticMarkup(code))
  expect(await decodeQr(page.locator('svg'))).toBeNull()
  expect(await quietZone(page.locator('svg'))).toBeNull()
})

test('a sign-in code is the one of RFC 6238, of a secret as of a link', () => {
  expect(codeAt(secret, 59_000)).toBe('287082')
  expect(codeAt(link, 1_111_111_109_000)).toBe('081804')
  expect(codeAt('gezd gnbv gy3t qojq gezd gnbv gy3t qojq', 59_000)).toBe('287082')
  expect(nextCode(secret, 29_000)).toBe('287082')
  expect(codeLasts(secret, 59_000)).toBe(1000)
  expect(() => codeAt(link.replace('totp', 'hotp').concat('&counter=1'), 0)).toThrow()
})
