/** Words as another language might have them: for whoever looks at a page that nobody has translated yet. */

const plain = 'aceginosuyzACEGINOSUYZ'
const accented = 'áçéǧíñóšúýžÁÇÉǦÍÑÓŠÚÝŽ'

/** The same letters with accents, which are higher. */
export const accent = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter)

/** Hebrew and Arabic words, `length` letters in all, so that the text runs right to left and wraps. */
function filler(length: number): string {
  const letters = 'אבגדה وزحطي למנסע كلمنس'
  return letters
    .repeat(Math.ceil(length / letters.length))
    .slice(0, length)
    .trim()
}

/** What stands before and after words of so many letters: 40 % more, and right to left at both ends. */
export function around(length: number): [before: string, after: string] {
  const extra = Math.max(4, Math.ceil(length * 0.4))
  return [
    `${filler(Math.ceil(extra / 2))} `,
    ` ${filler(Math.max(2, Math.floor(extra / 2)))}`,
  ]
}
