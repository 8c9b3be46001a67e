/** The layers of a Perch, the first over all others: of what is important, the first layer counts. */
const order = 'perch.hidden,perch.parts,perch.base,perch.tokens,perch.reset'

/** What a host's rules made of the elements of a Perch is taken back to the browser's own sheet; what is hidden stays so. */
const start =
  `@layer ${order};` +
  '@layer perch.hidden{:where(.perch) [hidden]{display:none!important}}' +
  '@layer perch.reset{:where(.perch,.perch *),:where(.perch,.perch *)::before,' +
  ':where(.perch,.perch *)::after{all:revert-layer!important}}'

/** What stands before a brace or semicolon, and which of them. */
const piece =
  /((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)"']*\)|\/\*[^]*?\*\/|[^"'{};])*)([{};])/g

/**
 * The style sheet of a Perch that stands among a host's own elements, over all that the host says of them outside of layers,
 * as `* { all: unset }`: every declaration is important, in the order of the layers turned round. Custom properties stay the
 * host's to set. Animations give way to what is important: what turns while somebody waits stands still.
 */
export function aboveHostStyles(css: string): string {
  /** Of each brace that is open: whether it holds key frames, or below some. */
  const frames: boolean[] = []
  const isDeclaration = /^\s*(?!--)-?[a-z][\w-]*\s*:/
  return (
    start +
    css.replace(piece, (_, text: string, end: string) => {
      const isPlain = frames.at(-1) !== true && !/!\s*important\s*$/.test(text)
      const said = end !== '{' && isPlain && isDeclaration.test(text)
      if (end === '{') frames.push(frames.at(-1) === true || /@keyframes\b/.test(text))
      if (end === '}') frames.pop()
      return `${text}${said ? '!important' : ''}${end}`
    })
  )
}
