import type { Backend } from './backend.ts'

class DroppedAnswer extends Error {
  override name = 'DroppedAnswer'
}

const html = { 'Content-Type': 'text/html; charset=utf-8' }
const page = (title: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>\n`

type Spoil = (answer: () => Promise<Response>) => Promise<Response>

/** What goes wrong between a browser and a panel. Half of it strikes after the panel did its work. */
const spoils: readonly Spoil[] = [
  () =>
    Promise.resolve(new Response(page('502 Bad Gateway'), { status: 502, headers: html })),
  async (answer) => {
    await answer()
    return new Response(page('504 Gateway Time-out'), { status: 504, headers: html })
  },
  () =>
    Promise.resolve(
      Response.json(
        {
          errors: [
            {
              code: 'ThrottleRequestsException',
              status: '429',
              detail: 'Too Many Attempts.',
            },
          ],
        },
        { status: 429, headers: { 'Retry-After': '5' } },
      ),
    ),
  async (answer) => {
    await answer()
    throw new DroppedAnswer('The answer was lost on the way.')
  },
  async (answer) => {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    return answer()
  },
]

/** A backend of which so large a share (0 to 1) of answers is late, lost or refused: `CHAOS=10 npm start`. */
export function withChaos(backend: Backend, share: number, random = Math.random): Backend {
  return (request, client) => {
    const answer = () => backend(request, client)
    const spoil =
      random() < share ? spoils[Math.floor(random() * spoils.length)] : undefined
    return spoil ? spoil(answer) : answer()
  }
}
