import { agentIn } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import type { Dated, Signal } from '#src/feed/signals/signal.ts'
import { textIn } from '#src/feed/values.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { isolated } from '#src/ui/isolated.ts'

type Telling = {
  t: Translate
  tag: string
  readAgent: ReadAgent
  nameOfKey: NameOfKey
}

/** A signal in words: one sentence that names it, and its evidence. */
export type SignalWords = { title: string; sentences: readonly string[] }

/** A key by its name, with its identifier behind it. */
export function keyWords(identifier: string, nameOfKey: NameOfKey): string {
  const name = nameOfKey('identifier', identifier)
  const code = isolated(identifier)
  return name === null ? code : `${isolated(name)} (${code})`
}

/** Panels keep 90 days: hardly anybody needs the year. */
export const moments = (tag: string) =>
  new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  })

/** What did it, as far as the row tells; what a stranger wrote keeps its direction to itself. */
export function agentOf(
  row: Dated,
  { t, readAgent }: Pick<Telling, 't' | 'readAgent'>,
): string {
  const { browser, system } = agentIn(row, readAgent) ?? { browser: null, system: null }
  if (browser && system) return isolated(t('signals.browserOn', { browser, system }))
  const text = textIn(row.properties, 'useragent')
  return isolated(browser ?? system ?? (text || t('signals.unknownBrowser')))
}

export const addressOf = (address: string | null, t: Translate) =>
  address === null ? t('signals.hiddenAddress') : isolated(address)

/** Tells a signal. */
export function signalWords(signal: Signal, telling: Telling): SignalWords {
  const { t, tag } = telling
  const { row } = signal
  const when = moments(tag).format(row.timestamp)
  const agent = agentOf(row, telling)
  const address = addressOf(row.ip, t)
  switch (signal.kind) {
    case 'password-known': {
      const { wrongCodes: count, gotIn, usual } = signal
      if (gotIn && count > 0)
        return {
          title: t('signals.codesGuessed'),
          sentences: [t('signals.guessed', { when, count, agent }), t('signals.whichCode')],
        }
      return {
        title: t('signals.passwordKnown'),
        sentences: [
          count > 0
            ? t('signals.stoppedWrong', { when, count, agent })
            : t('signals.stopped', { when, agent }),
          ...(count > 0 ? [t('signals.whichCode')] : []),
          ...(usual === null
            ? []
            : [t(usual ? 'signals.usualBrowser' : 'signals.unusualBrowser')]),
        ],
      }
    }
    case 'two-factor-off':
      return {
        title: t('signals.twoFactorOff'),
        sentences: [
          t('signals.turnedOff', { when, address }),
          ...(signal.onAgain === null
            ? []
            : [t('signals.onAgain', { when: moments(tag).format(signal.onAgain) })]),
        ],
      }
    case 'reset-asked':
      return signal.done
        ? {
            title: t('signals.resetDone'),
            sentences: [t('signals.reset', { when, agent })],
          }
        : {
            title: t('signals.resetAsked'),
            sentences: [t('signals.asked', { when, agent })],
          }
    case 'failed-sign-ins': {
      const { count, others, first } = signal
      return {
        title: t('signals.failedSignIns', { count }),
        sentences: [
          t('signals.guessing', {
            when: moments(tag).formatRange(first, row.timestamp),
            agent,
          }),
          ...(others.length > 0
            ? [t('signals.guessingOften', { count: others.length })]
            : []),
        ],
      }
    }
    case 'new-place': {
      const place = signal.address === null ? null : isolated(signal.address)
      const browser =
        signal.browser === null
          ? null
          : isolated(signal.browser || t('signals.namelessProgram'))
      return {
        title:
          place && browser
            ? t(signal.isProgram ? 'signals.newBothProgram' : 'signals.newBoth', {
                address: place,
                browser,
              })
            : browser
              ? t(signal.isProgram ? 'signals.newProgram' : 'signals.newBrowser', {
                  browser,
                })
              : t('signals.newAddress', { address: place ?? address }),
        sentences: [t('signals.newPlace', { when, agent, address })],
      }
    }
    case 'key-refused': {
      const { count, exists } = signal
      const key = keyWords(signal.identifier, telling.nameOfKey)
      return {
        title: t('signals.keyRefused', { key }),
        sentences: [
          t('signals.refused', { count, when, address }),
          t(exists === false ? 'signals.keyGone' : 'signals.refusedWhy'),
        ],
      }
    }
  }
}
