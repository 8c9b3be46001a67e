/** Numbers that look like chance and are the same for the same seed (mulberry32), and what is picked with them. */
export function createChance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** From 0 up to 1. */
    next,
    /** A whole number from `least` to `most`. */
    whole: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    /** One of the items, all as likely. */
    pick<Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
      return items[Math.floor(next() * items.length)]
    },
  }
}

export type Chance = ReturnType<typeof createChance>
