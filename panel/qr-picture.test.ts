import { decode } from 'fast-png'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'

import { qrPicture } from './qr-picture.ts'

test('a picture of a text can be read back', async () => {
  const text = 'otpauth://totp/Panel:una%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Panel'
  const picture = await qrPicture(text)
  const [head = '', base64 = ''] = picture.split(',')
  expect(head).toBe('data:image/png;base64')
  const { width, height, data } = decode(Buffer.from(base64, 'base64'))
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  data.forEach((value, at) => pixels.fill(value, at * 4, at * 4 + 3))
  expect(jsQR(pixels, width, height)?.data).toBe(text)
})
