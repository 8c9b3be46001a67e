import type { MatrixFault } from './faults.ts'

/** A refusal in one of the forms in which panels, and what stands before them, write it (contract §3.1). */
export type Envelope = Omit<MatrixFault, 'name'> & {
  name: string
  answer: () => Response
  /** What of it is said, where it is the panel's own words. */
  says?: string
  /** What of it is nobody's to see. */
  hides?: string
}

const errors = (status: number, ...each: Record<string, unknown>[]) =>
  Response.json({ errors: each }, { status })

const refusalOf =
  (words: string) =>
  (
    name: string,
    answer: () => Response,
    more: Pick<Envelope, 'says' | 'hides'> = { says: words },
  ): Envelope => ({ name, write: 'not-done', answer, ...more })

/** E1 to E8 with these words, about a field of this name. */
export function envelopesOf(words: string, field: string): readonly Envelope[] {
  const refusal = refusalOf(words)
  return [
    refusal('E1, a list of errors', () =>
      errors(400, { code: 'DisplayException', status: '400', detail: words }),
    ),
    refusal('E2, an entry for each message', () =>
      errors(
        422,
        ...[words, 'Come on Monday.'].map((detail) => ({
          code: 'ValidationException',
          status: '422',
          detail,
          meta: { source_field: `${field}.0`, rule: null },
        })),
      ),
    ),
    refusal(
      'E3, with the traces of a panel that is being debugged',
      () =>
        errors(500, {
          code: 'QueryException',
          status: '500',
          detail: `SQLSTATE[42S02]: ${words}`,
          source: { line: 7, file: '/var/www/pterodactyl/app/Island.php' },
          meta: { trace: ['#0 /var/www/pterodactyl/app/Island.php(7)'], previous: [] },
        }),
      { hides: '/var/www' },
    ),
    refusal('E4, fields by source', () =>
      errors(422, { code: field, detail: words, source: { field } }),
    ),
    refusal('E5, fields in an object', () =>
      Response.json(
        { message: 'The given data was invalid.', errors: { [field]: [words] } },
        { status: 422 },
      ),
    ),
    refusal('E6, a message', () => Response.json({ message: words }, { status: 400 })),
    refusal('E6, an error', () => Response.json({ error: words }, { status: 400 })),
    refusal('E6, errors as text', () =>
      Response.json({ errors: [words] }, { status: 400 }),
    ),
    refusal('E6, no success, with the status of one', () =>
      Response.json({ success: false, message: words }),
    ),
    refusal(
      'E7, a page',
      () =>
        new Response(
          `<!doctype html><title>Just a moment…</title><h1>Checking your browser</h1>${words}`,
          {
            status: 403,
            headers: { 'content-type': 'text/html' },
          },
        ),
      { hides: 'Checking your browser' },
    ),
    refusal('E8, nothing', () => new Response(null, { status: 403 }), {}),
  ]
}

/** E1 to E8, and what has the status of a success and is none. */
export const envelopes: readonly Envelope[] = [
  ...envelopesOf('The island is closed on Sundays.', 'island'),
  refusalOf('')(
    'a list that is none, with the status of success',
    () => Response.json({ object: 'list', data: 7 }),
    {},
  ),
]
