import { type Injection, marked } from './corpus.ts'

export const minute = 60_000
let at = 0
const row = (event: string, properties: object, more: object = {}) => ({
  object: 'activity_log',
  attributes: {
    id: `row ${(at += 1)}`,
    event,
    ip: '192.0.2.1',
    timestamp: new Date(Date.now() - at * minute).toISOString(),
    properties,
    ...more,
  },
})

/** Events whose every field an injection fills, in all the forms in which the feed tells of them. */
export const rowsOf = (injection: Injection): readonly object[] => {
  const of = (field: string) => marked(injection, field)
  return [
    {
      ...row(
        of('event'),
        { [of('name of a property')]: of('value of a property'), deep: [injection.text] },
        {
          id: of('id'),
          ip: of('ip'),
          description: of('description'),
        },
      ),
      relationships: {
        actor: {
          object: 'user',
          attributes: {
            uuid: of('actor.uuid'),
            username: of('actor.username'),
            email: of('actor.email'),
          },
        },
      },
    },
    row('user:account.email-changed', { old: of('old'), new: of('new') }),
    row('user:api-key.create', { identifier: of('of an API key') }),
    row('user:ssh-key.delete', { fingerprint: of('of an SSH key') }),
    row('auth:success', { useragent: of('useragent') }, { timestamp: injection.text }),
    row('auth:fail', { username: of('username'), useragent: injection.text }),
    row('auth:ip-blocked', { identifier: injection.text }),
  ]
}
