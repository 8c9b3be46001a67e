import { isObject, type Json, objectAt, type Recording, stringAt } from './recording.ts'

const bindable = new Set([
  'identifier',
  'secret_token',
  'secret',
  'confirmation_token',
  'uuid',
])

/** What the recorded ids, secrets and codes are called in this run; learnt from pairs that were compared before. */
export type Bindings = {
  /** What stands for this recorded text in this run, or `null`. */
  get(recorded: string): string | null
  set(recorded: string, actual: string): void
  /** Whether an earlier pair told this id or fingerprint. */
  isKnown(recorded: string): boolean
  /** A request's value with every recorded id, secret and code replaced. */
  apply<Value extends Json>(value: Value): Value
  /** A request's path, likewise. */
  applyToPath(path: string): string
  /** Learns from an answer that was compared already. */
  learn(recorded: Recording, actual: Json): void
  /** A whole API key by what the recording calls its identifier. */
  keys: Map<string, string>
  /** A whole API key by the name of the recording that made it. */
  keysByName: Map<string, string>
  /** The text of public keys by their fingerprint. */
  publicKeys: Map<string, string>
}

export function createBindings(): Bindings {
  const known = new Map<string, string>()
  const walk = (
    recorded: Json | undefined,
    actual: Json | undefined,
    key: string,
  ): void => {
    if (typeof recorded === 'string') {
      if (bindable.has(key) && typeof actual === 'string' && !known.has(recorded)) {
        known.set(recorded, actual)
      }
    } else if (Array.isArray(recorded)) {
      if (!Array.isArray(actual)) return
      const inner = key === 'tokens' ? 'secret' : key
      recorded.forEach((item, index) => walk(item, actual[index], inner))
    } else if (isObject(recorded) && isObject(actual)) {
      // Properties of the feed repeat what other answers said first, in an order that no one promises.
      for (const name of Object.keys(recorded)) {
        if (name !== 'properties') walk(recorded[name], actual[name], name)
      }
    }
  }
  const apply = (value: Json): Json => {
    if (typeof value === 'string') return known.get(value) ?? value
    if (Array.isArray(value)) return value.map(apply)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, apply(item)]),
    )
  }
  const bindings: Bindings = {
    keys: new Map(),
    keysByName: new Map(),
    publicKeys: new Map(),
    get: (recorded) => known.get(recorded) ?? null,
    isKnown: (recorded) => known.has(recorded) || bindings.publicKeys.has(recorded),
    set: (recorded, actual) => void known.set(recorded, actual),
    apply: <Value extends Json>(value: Value) => apply(value) as Value,
    applyToPath: (path) => path.replaceAll(/[^/?=&]+/g, (part) => known.get(part) ?? part),
    learn(recording, actual) {
      walk(recording.response.body, actual, '')
      const { body } = recording.response
      const identifier = stringAt(objectAt(actual, 'attributes'), 'identifier')
      const secret = stringAt(objectAt(actual, 'meta'), 'secret_token')
      if (identifier !== null && secret !== null) {
        const recordedId = stringAt(objectAt(body, 'attributes'), 'identifier')
        if (recordedId !== null) bindings.keys.set(recordedId, identifier + secret)
        bindings.keysByName.set(recording.name, identifier + secret)
      }
      const fingerprint = stringAt(objectAt(actual, 'attributes'), 'fingerprint')
      const publicKey = stringAt(recording.request.body, 'public_key')
      if (fingerprint !== null && publicKey !== null) {
        bindings.publicKeys.set(fingerprint, publicKey)
      }
    },
  }
  return bindings
}
