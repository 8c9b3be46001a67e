import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** A program that runs beside this one. */
export type Running = {
  /** What it says once that matches; throws when it ends before, or says nothing of the kind. */
  heard: (what: RegExp) => Promise<RegExpExecArray>
  stop: () => Promise<void>
}

const patience = 30_000

/** Starts a program, whose output is heard, and what it writes to file descriptor 3; it ends with this one. */
export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Running {
  let text = ''
  const child = spawn(command, args, {
    // A group of its own: a browser has many processes, and all are to end with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let over: string | null = null
  child.on('error', ({ message }) => (over = message))
  child.on('exit', (code, signal) => (over = `it ended (${code ?? signal})`))
  for (const stream of child.stdio)
    if (stream && 'setEncoding' in stream)
      stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  const end = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // All of it is gone.
    }
  }
  const endAtExit = () => end('SIGKILL')
  process.once('exit', endAtExit)
  return {
    async heard(what) {
      for (const began = Date.now(); Date.now() - began < patience; await wait(50)) {
        const found = what.exec(text)
        if (found) return found
        if (over) break
      }
      const why = over ?? `it has not said ${what} in ${patience / 1000} s`
      throw new Error(`${command}: ${why}\n${text.slice(-2000)}`)
    },
    async stop() {
      end('SIGTERM')
      for (let turn = 0; turn < 40 && over === null; turn++) await wait(50)
      end('SIGKILL')
      process.off('exit', endAtExit)
    },
  }
}
