import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { decode, encode, type DecodedPng } from 'fast-png'
import pixelmatch from 'pixelmatch'

import { listFiles } from '../../server/static-files.ts'

/** A picture that is not what it was. */
export type Difference = {
  /** Its path below the folders of pictures: `parts/button/kinds/light.png`. */
  name: string
  kind: 'changed' | 'new' | 'gone'
  /** How many pixels differ; all of them where there is no other picture. */
  pixels: number
}

/** What became of pictures, by name. */
export type Compared = { same: number; differing: Difference[] }

type Canvas = { width: number; height: number; data: Uint8Array }

/** Four bytes a pixel, whatever the file has. */
function pixelsOf({ width, height, data, channels }: DecodedPng): Canvas {
  const pixels = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < width * height; at++)
    for (let channel = 0; channel < channels; channel++)
      pixels[at * 4 + channel] = data[at * channels + channel] ?? 0
  return { width, height, data: pixels }
}

/** The same picture on a larger ground that is see-through. */
function enlarged({ width, height, data }: Canvas, to: Omit<Canvas, 'data'>): Canvas {
  if (width === to.width && height === to.height) return { width, height, data }
  const larger = new Uint8Array(to.width * to.height * 4)
  for (let row = 0; row < height; row++)
    larger.set(data.subarray(row * width * 4, (row + 1) * width * 4), row * to.width * 4)
  return { ...to, data: larger }
}

/** How many pixels of two pictures differ, however little, and a picture of where. */
function difference(before: Canvas, after: Canvas): { pixels: number; picture: Canvas } {
  const size = {
    width: Math.max(before.width, after.width),
    height: Math.max(before.height, after.height),
  }
  const data = new Uint8Array(size.width * size.height * 4)
  const [one, other] = [enlarged(before, size), enlarged(after, size)]
  const pixels = pixelmatch(one.data, other.data, data, size.width, size.height, {
    threshold: 0,
    includeAA: true,
  })
  return { pixels, picture: { ...size, data } }
}

/**
 * Compares the pictures of two folders by name, pixel by pixel, and leaves one of each difference in a third folder. Those that
 * were taken on one computer are the same to the pixel where nothing has changed.
 */
export function comparePictures(
  before: string,
  after: string,
  differences: string,
): Compared {
  const [earlier, later] = [before, after].map((folder) => new Set(listFiles(folder)))
  const names = new Set([...(earlier ?? []), ...(later ?? [])])
  const compared: Compared = { same: 0, differing: [] }
  const read = (folder: string, name: string) =>
    pixelsOf(decode(readFileSync(join(folder, name))))
  for (const name of [...names].toSorted()) {
    const isGone = !later?.has(name)
    if (isGone || !earlier?.has(name)) {
      const { width, height } = read(isGone ? before : after, name)
      const kind = isGone ? 'gone' : 'new'
      compared.differing.push({ name, kind, pixels: width * height })
      continue
    }
    if (readFileSync(join(before, name)).equals(readFileSync(join(after, name)))) {
      compared.same += 1
      continue
    }
    const { pixels, picture } = difference(read(before, name), read(after, name))
    if (pixels === 0) {
      compared.same += 1
      continue
    }
    const file = join(differences, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, encode({ ...picture, channels: 4, depth: 8 }))
    compared.differing.push({ name, kind: 'changed', pixels })
  }
  return compared
}
