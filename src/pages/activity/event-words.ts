import type { ActivityEntry } from '#src/api/activity.ts'
import { namelessKeys, type NameOfKey } from '#src/feed/key-names.ts'
import { textIn } from '#src/feed/values.ts'
import type { MessageKey, Translate, Values } from '#src/i18n/translate.ts'
import { firstPart } from '#src/lib/invisible-characters.ts'
import type { IconName } from '#src/ui/icons.tsx'
import { isolated } from '#src/ui/isolated.ts'

/** How an event is told. `values` are what strangers may have written. */
export type EventWords = {
  key: MessageKey
  values: Readonly<Record<string, string>>
  icon: IconName
  /** Whether somebody should look at it. */
  alarming: boolean
}

type Rule = {
  key: MessageKey
  /** The properties that the words name; without one of them `plain` tells it. */
  needs?: readonly string[]
  plain?: MessageKey
  icon: IconName
  alarming?: boolean
}

const rule = (
  icon: IconName,
  key: MessageKey,
  more: Omit<Rule, 'icon' | 'key'> = {},
): Rule => ({ key, icon, ...more })
const alarming = true

/** Every event that panels are known to write into an account's feed (contract §5.4). */
const rules: Readonly<Record<string, Rule>> = {
  'auth:success': rule('signIn', 'activity.signedIn'),
  'auth:fail': rule('refused', 'activity.signInFailed', { alarming }),
  'auth:checkpoint': rule('security', 'activity.checkpoint'),
  'auth:token': rule('security', 'activity.codeAccepted'),
  'auth:recovery-token': rule('security', 'activity.recoveryCodeUsed'),
  'auth:reset-password': rule('warning', 'activity.resetAsked', { alarming }),
  'event:password-reset': rule('warning', 'activity.passwordReset', { alarming }),
  'auth:password-reset': rule('warning', 'activity.passwordReset', { alarming }),
  'auth:ip-blocked': rule('refused', 'activity.keyRefused', {
    needs: ['identifier'],
    plain: 'activity.someKeyRefused',
    alarming,
  }),
  'auth:sftp.fail': rule('refused', 'activity.sftpFailed', { alarming }),
  'user:account.email-changed': rule('profile', 'activity.emailChanged', {
    needs: ['old', 'new'],
    plain: 'activity.someEmailChanged',
  }),
  'user:account.username-changed': rule('profile', 'activity.usernameChanged', {
    needs: ['old', 'new'],
    plain: 'activity.someUsernameChanged',
  }),
  'user:account.password-changed': rule('profile', 'activity.passwordChanged'),
  'user:account.avatar-changed': rule('profile', 'activity.avatarChanged'),
  'user:two-factor.create': rule('security', 'activity.twoFactorOn'),
  'user:two-factor.delete': rule('warning', 'activity.twoFactorOff', { alarming }),
  'user:api-key.create': rule('apiKeys', 'activity.apiKeyMade', {
    needs: ['identifier'],
    plain: 'activity.someApiKeyMade',
  }),
  'user:api-key.delete': rule('apiKeys', 'activity.apiKeyDeleted', {
    needs: ['identifier'],
    plain: 'activity.someApiKeyDeleted',
  }),
  'user:ssh-key.create': rule('sshKeys', 'activity.sshKeyAdded', {
    needs: ['fingerprint'],
    plain: 'activity.someSshKeyAdded',
  }),
  'user:ssh-key.delete': rule('sshKeys', 'activity.sshKeyRemoved', {
    needs: ['fingerprint'],
    plain: 'activity.someSshKeyRemoved',
  }),
  'user:passkey.create': rule('security', 'activity.passkeyAdded'),
  'user:passkey.delete': rule('security', 'activity.passkeyRemoved'),
  'user:store.resource-purchase': rule('profile', 'activity.purchase'),
  'server:subuser.create': rule('activity', 'activity.subuserMade'),
  'server:subuser.update': rule('activity', 'activity.subuserChanged'),
  'server:subuser.delete': rule('activity', 'activity.subuserRemoved'),
}

/** The names of all events that have words of their own. */
export const knownEvents = Object.keys(rules)

/** Whether an event has words of its own. */
export const isKnown = (event: string): boolean => Object.hasOwn(rules, event)

/** `user:api-key.create` as "user · api key · create". */
const readable = (event: string) =>
  firstPart(event, 120)
    .split(/[:.]/)
    .map((part) => part.replace(/[-_]+/g, ' ').trim())
    .filter(Boolean)
    .join(' · ')

/** The words for a row; an event that nobody knows is told by its name. Never throws. */
export function wordsFor({ event, properties }: ActivityEntry): EventWords {
  const found = isKnown(event) ? rules[event] : undefined
  if (!found)
    return {
      key: 'activity.unknown',
      values: { name: readable(event) || firstPart(event, 120) },
      icon: 'activity',
      alarming: false,
    }
  const told = { icon: found.icon, alarming: found.alarming ?? false }
  // A wrong second factor is told by a user name that is null, not by one that is missing.
  if (event === 'auth:fail' && properties['username'] === null)
    return { ...told, key: 'activity.wrongCode', values: {} }
  // Before 1.9 panels misspelt it when a key was deleted.
  const spelt = { identifier: properties['identifer'], ...properties }
  const values: Record<string, string> = {}
  for (const name of found.needs ?? []) {
    const text = textIn(spelt, name)
    if (text === null && found.plain) return { ...told, key: found.plain, values: {} }
    values[name] = name === 'fingerprint' && text ? fingerprint(text) : (text ?? '')
  }
  return { ...told, key: found.key, values }
}

/** As everyone writes them: the panel leaves the name of the hash out. */
const fingerprint = (text: string) => (text.includes(':') ? text : `SHA256:${text}`)

/** The name of the key that one of the values of a row tells, or `null`. */
export function keyNameIn(name: string, text: string, nameOfKey: NameOfKey): string | null {
  return name === 'identifier' || name === 'fingerprint' ? nameOfKey(name, text) : null
}

/** The same as plain text, with the names of the keys that are known. */
export function sentenceFor(
  entry: ActivityEntry,
  t: Translate,
  nameOfKey: NameOfKey = namelessKeys,
): string {
  const { key, values } = wordsFor(entry)
  const named = Object.entries(values).map(([name, text]) => {
    const known = keyNameIn(name, text, nameOfKey)
    return [name, known === null ? text : `${isolated(known)} (${text})`]
  })
  return t(key, ...([Object.fromEntries(named)] as unknown as Values<typeof key>))
}
