import type { Locator } from '@playwright/test'
import { decode } from 'fast-png'
import jsQR, { type QRCode } from 'jsqr'

type Picture = { width: number; height: number; pixels: Uint8ClampedArray }

/** The text of the QR code that can be seen in the element, or `null`. Read as strict scanners do: dark on light only. */
export async function decodeQr(element: Locator): Promise<string | null> {
  return findCode(await photograph(element))?.data ?? null
}

/**
 * How many modules of white stand around the QR code in the element, on the side where it has least (ISO/IEC 18004
 * wants four); whole ones, where one that a blurred edge takes a quarter from still counts. `null` without a code. What
 * is outside of the element is not seen: take the one that holds the code and its margin.
 */
export async function quietZone(element: Locator): Promise<number | null> {
  const picture = await photograph(element)
  const code = findCode(picture)
  if (!code) return null
  const { topLeftCorner: first, bottomRightCorner: last } = code.location
  const left = Math.round(first.x)
  const top = Math.round(first.y)
  const right = Math.round(last.x) - 1
  const bottom = Math.round(last.y) - 1
  const module = (last.x - first.x) / (17 + 4 * code.version)
  const row = (y: number) => isWhite(picture, { left, right, top: y, bottom: y })
  const column = (x: number) => isWhite(picture, { left: x, right: x, top, bottom })
  const margin = Math.min(
    whiteLines((line) => row(top - line), module),
    whiteLines((line) => row(bottom + line), module),
    whiteLines((line) => column(left - line), module),
    whiteLines((line) => column(right + line), module),
  )
  return Math.floor(margin / module + 0.25)
}

async function photograph(element: Locator): Promise<Picture> {
  const { width, height, channels, data } = decode(await element.screenshot())
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 4; channel++)
      pixels[at * 4 + channel] =
        channel < channels ? (data[at * channels + channel] ?? 0) : 255
  }
  return { width, height, pixels }
}

function findCode({ pixels, width, height }: Picture): QRCode | null {
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })
}

type Box = { left: number; right: number; top: number; bottom: number }

/** Whether all of the box is white (nearly: edges are blurred), and in the picture. Both ends belong to it. */
function isWhite({ width, height, pixels }: Picture, box: Box): boolean {
  if (box.left < 0 || box.top < 0 || box.right >= width || box.bottom >= height)
    return false
  for (let y = box.top; y <= box.bottom; y++)
    for (let x = box.left; x <= box.right; x++)
      for (let channel = 0; channel < 3; channel++)
        if ((pixels[(y * width + x) * 4 + channel] ?? 0) < 240) return false
  return true
}

/** How many lines of pixels are white, away from the code; the first half module is where its edge is blurred. */
function whiteLines(isWhiteLine: (line: number) => boolean, module: number): number {
  let line = Math.ceil(module / 2)
  if (!isWhiteLine(line)) return 0
  while (isWhiteLine(line + 1)) line++
  return line
}
