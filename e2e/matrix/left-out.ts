import type { MatrixFault } from './faults.ts'
import type { Use } from './hand.ts'

/** Cells that are not played, by use and fault, each with its reason. */
type LeftOut = {
  uses: readonly string[]
  faults: readonly MatrixFault['name'][]
  why: string
}

const reads = ['account', 'activity', 'api-keys', 'ssh-keys', 'servers', 'csrf-cookie']
/** Writes that panels answer with nothing. */
const withoutAnswer = [
  'logout',
  'email',
  'password',
  'disable',
  'api-key-delete',
  'ssh-key-remove',
]
/** Answers that are one thing, with no rows. */
const withoutRows = [
  'account',
  'login',
  'checkpoint',
  'two-factor-get',
  'enable',
  'api-key-create',
  'ssh-key-add',
]
const spoiltJson = ['all-null', 'fields-null', '200kB-strings', 'prototype-keys'] as const

export const leftOut: readonly LeftOut[] = [
  {
    uses: reads,
    faults: ['run-late', 'run-then-drop', 'empty-200-not-run'],
    why: 'A read changes nothing: it is as `hang`, `refuse` and `empty-200-run`.',
  },
  {
    uses: [...reads, 'two-factor-get'],
    faults: ['419-once'],
    why: 'No panel asks for a token before it is read.',
  },
  {
    uses: ['csrf-cookie'],
    faults: [
      'reset-in-body',
      'truncated-json',
      'array',
      'string',
      'odd-rows',
      ...spoiltJson,
    ],
    why: 'Nobody looks at its body, which is empty: its cookie is what counts.',
  },
  {
    uses: withoutAnswer,
    faults: ['odd-rows', ...spoiltJson],
    why: 'There is nothing in the answer that could be spoilt; one that is put there is `array` and `string`.',
  },
  { uses: withoutRows, faults: ['odd-rows'], why: 'The answer has no rows.' },
  {
    uses: ['account', 'csrf-cookie', 'login', 'checkpoint'],
    faults: ['another-account'],
    why: 'Nobody is shown yet whose page it could be; who signs in over somebody else is asked, in stories of their own.',
  },
]

/** Why a cell is not played; `null` when it is. */
export const whyLeftOut = (use: Use, fault: MatrixFault): string | null =>
  leftOut.find(({ uses, faults }) => uses.includes(use.name) && faults.includes(fault.name))
    ?.why ?? null
