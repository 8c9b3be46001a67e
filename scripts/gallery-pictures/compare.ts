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

/** What became of pictures, by name; `notCompared` has the states of which there are some, and why nothing is said of them. */
export type Compared = {
  same: number
  differing: Difference[]
  notCompared: ReadonlyMap<string, string>
}

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

/**
 * A browser that paints part of a page anew rounds the edge of a corner by up to four of 255 steps otherwise than one that
 * paints all of it: some dozen pixels. Another shade of anything is more pixels than that, or more steps.
 */
const rounding = { pixels: 100, threshold: 0.016 }

/** How many pixels of two pictures differ, however little, and a picture of where; none where it is rounding alone. */
function difference(before: Canvas, after: Canvas): { pixels: number; picture: Canvas } {
  const size = {
    width: Math.max(before.width, after.width),
    height: Math.max(before.height, after.height),
  }
  const data = new Uint8Array(size.width * size.height * 4)
  const [one, other] = [enlarged(before, size), enlarged(after, size)]
  const count = (threshold: number, drawn?: Uint8Array) =>
    pixelmatch(one.data, other.data, drawn, size.width, size.height, {
      threshold,
      includeAA: true,
    })
  const pixels = count(0, data)
  const isRounding = pixels <= rounding.pixels && count(rounding.threshold) === 0
  return { pixels: isRounding ? 0 : pixels, picture: { ...size, data } }
}

/**
 * Compares the pictures of two folders by name, pixel by pixel, and leaves one of each difference in a third folder. Those that
 * were taken on one computer are the same, but for rounding, where nothing has changed. `leftOut` has states that are not
 * compared, and why.
 */
export function comparePictures(
  before: string,
  after: string,
  differences: string,
  leftOut: Readonly<Record<string, string>> = {},
): Compared {
  const [earlier, later] = [before, after].map((folder) => new Set(listFiles(folder)))
  const names = new Set([...(earlier ?? []), ...(later ?? [])])
  const notCompared = new Map<string, string>()
  const compared: Compared = { same: 0, differing: [], notCompared }
  const read = (folder: string, name: string) =>
    pixelsOf(decode(readFileSync(join(folder, name))))
  for (const name of [...names].toSorted()) {
    const state = dirname(name)
    const why = Object.hasOwn(leftOut, state) ? leftOut[state] : undefined
    if (why !== undefined) {
      notCompared.set(state, why)
      continue
    }
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
