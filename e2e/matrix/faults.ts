import type { Fault } from '../../panel/types.ts'

/** The faults that the matrix has, by name: those of the stand-in, and one that the browser makes. */
export type MatrixFault = {
  name: Fault | 'another-account'
  /** How often it strikes; as long as it is there when absent. */
  times?: number
  /**
   * What becomes of a write: it was carried out before the fault struck (`done`), was not and never is (`not-done`), or is
   * once the page has given up (`late`).
   */
  write: 'done' | 'not-done' | 'late'
  /** Whether the answer is in order, so that nobody must notice anything: late, strange in what does not matter, or right at the second try. */
  isFine?: boolean
}

/** Those in which no answer of the panel itself arrives, so that what was asked for may come yet. */
const unanswered: ReadonlySet<string> = new Set<Fault>([
  'refuse',
  'reset-in-body',
  'hang',
  'run-late',
  'run-then-drop',
  '500-html',
  '502-html',
  '504-html',
])

/** Whether the panel itself has answered, whatever it said: nothing comes of it after that. */
export const isAnswered = (name: string): boolean => !unanswered.has(name)

const notDone = (...names: Fault[]): MatrixFault[] =>
  names.map((name) => ({ name, write: 'not-done' }))
const done = (...names: Fault[]): MatrixFault[] =>
  names.map((name) => ({ name, write: 'done' }))

/** All of them, in the order in which they were found worth trying. */
export const matrixFaults: readonly MatrixFault[] = [
  ...notDone('refuse'),
  ...done('reset-in-body'),
  ...notDone('hang'),
  { name: 'run-late', write: 'late' },
  { name: 'delay-5s', write: 'done', isFine: true },
  ...done('run-then-drop'),
  ...notDone('500-json'),
  ...done('500-html'),
  ...notDone('502-html'),
  ...done('504-html'),
  ...notDone('503-retry-after', '429-seconds', '429-absent', '429-1e9', '429-date', '401'),
  { name: '419-once', times: 1, write: 'done', isFine: true },
  ...notDone('419-always', 'empty-403'),
  ...done('login-page-200'),
  ...notDone('redirect-to-login'),
  ...done('empty-200-run'),
  ...notDone('empty-200-not-run'),
  ...done('truncated-json', 'array', 'string', 'odd-rows', 'all-null', 'fields-null'),
  { name: '200kB-strings', write: 'done', isFine: true },
  { name: 'prototype-keys', write: 'done', isFine: true },
  { name: 'another-account', write: 'not-done' },
]
