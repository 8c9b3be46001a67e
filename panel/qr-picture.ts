import { encode } from 'fast-png'

const margin = 4
const scale = 4

/** The squares of a QR code, in rows; `true` is dark. */
async function squaresOf(text: string): Promise<boolean[][]> {
  // On demand: of all dialects one needs it.
  const [{ createElement }, { renderToStaticMarkup }, { QRCodeSVG }] = await Promise.all([
    import('react'),
    import('react-dom/server'),
    import('qrcode.react'),
  ])
  const svg = renderToStaticMarkup(createElement(QRCodeSVG, { value: text }))
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  // The last path is the dark one: rows of rectangles, each one square high.
  const path = svg.slice(svg.lastIndexOf(' d="'))
  for (const [, x, y, width] of path.matchAll(/M(\d+)[ ,](\d+) ?h(\d+)/g))
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  return rows
}

/** A QR code of a text, as the data URI of a PNG: dark on white, with the margin that scanners want. */
export async function qrPicture(text: string): Promise<string> {
  const squares = await squaresOf(text)
  const side = (squares.length + 2 * margin) * scale
  const data = new Uint8Array(side * side).fill(255)
  for (let y = 0; y < side; y++) {
    const row = squares[Math.floor(y / scale) - margin]
    for (let x = 0; x < side; x++)
      if (row?.[Math.floor(x / scale) - margin]) data[y * side + x] = 0
  }
  const png = encode({ width: side, height: side, data, channels: 1 })
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}
