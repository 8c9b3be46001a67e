import { publicKeys } from '../key-places.ts'
import type { Stage, Use } from './hand.ts'
import { says } from './read-uses.ts'

const account = '/api/client/account'
const keysOf = ({ panel, account: { id } }: Stage) => panel.control.keysOf(id)
const sshTyped = { 'Public key': `${publicKeys.first}`, Name: 'laptop of una' }

/** Making and taking back keys. */
export const keyUses: readonly Use[] = [
  {
    name: 'api-key-create',
    kind: 'write',
    method: 'POST',
    path: `${account}/api-keys`,
    section: 'API keys',
    async approach(hand) {
      await hand.open('/api-keys')
      await hand.press('link', 'Create API key')
      await hand.fill('Description', 'Bot of una')
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Create key'),
    typed: () => ({ Description: 'Bot of una' }),
    happened: (stage) => keysOf(stage).apiKeys.length > 0,
    words: {
      done: [
        'apiKeyCreate.revealTitle',
        'apiKeyCreate.lostTitle',
        'apiKeyCreate.twinTitle',
      ],
      notDone: ['apiKeyCreate.deniedTitle'],
      unknown: [
        'apiKeyCreate.unknown',
        'apiKeyCreate.lostSeveralTitle',
        'apiKeyCreate.openTitle',
      ],
    },
    isOver: ({ text }) => says(text, 'apiKeyCreate.revealTitle'),
    async again(hand) {
      for (const name of [
        'Delete it and make another',
        'Make another',
        'Create another key anyway',
        'Create key',
      ])
        if (await hand.can('button', name)) {
          await hand.press('button', name)
          return true
        }
      return false
    },
    count: (stage) => keysOf(stage).apiKeys.length,
  },
  {
    name: 'api-key-delete',
    kind: 'write',
    method: 'DELETE',
    path: `${account}/api-keys/*`,
    section: 'API keys',
    prepare: ({ panel, account: { id } }) =>
      void panel.control.createApiKey(id, { description: 'Bot of una' }),
    async approach(hand) {
      await hand.open('/api-keys')
      await hand.press('button', 'Bot of una')
      await hand.press('button', /^Delete… Bot of una/)
    },
    act: (hand) => hand.press('button', 'Delete key'),
    happened: (stage) => keysOf(stage).apiKeys.length === 0,
    words: {
      done: [
        'apiKeyDelete.deleted',
        'apiKeyDelete.deletedLate',
        'apiKeyDelete.resultsTitle#0',
      ],
      notDone: ['apiKeyDelete.resultsTitle#one|other', 'apiKeyDelete.denied'],
      unknown: ['apiKeyDelete.resultsUnknownTitle'],
    },
    isOver: ({ text, heading, isModal }) =>
      heading === 'API keys' &&
      !isModal &&
      // The notice that it is gone names it.
      !text.replaceAll('“Bot of una” is deleted.', '').includes('Bot of una'),
    async again(hand) {
      for (const name of ['Delete key', 'Close', /^Delete… Bot of una/, 'Bot of una'])
        if (await hand.can('button', name)) {
          await hand.press('button', name)
          return true
        }
      return false
    },
  },
  {
    name: 'ssh-key-add',
    kind: 'write',
    method: 'POST',
    path: `${account}/ssh-keys`,
    section: 'SSH keys',
    async approach(hand) {
      await hand.open('/ssh-keys')
      await hand.press('link', 'Add SSH key')
      for (const [label, text] of Object.entries(sshTyped)) await hand.fill(label, text)
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Add key'),
    typed: () => ({ Name: 'laptop of una' }),
    happened: (stage) => keysOf(stage).sshKeys.length > 0,
    words: { done: ['sshKeys.isAdded'], notDone: ['sshKeyAdd.denied'] },
    isOver: ({ text, heading }) => heading === 'SSH keys' && text.includes('laptop of una'),
    async again(hand) {
      if (!(await hand.can('button', 'Add key'))) return false
      await hand.press('button', 'Add key')
      return true
    },
    count: (stage) => keysOf(stage).sshKeys.length,
  },
  {
    name: 'ssh-key-remove',
    kind: 'write',
    method: 'POST',
    path: `${account}/ssh-keys/remove`,
    section: 'SSH keys',
    prepare: ({ panel, account: { id } }) =>
      void panel.control.createSshKey(id, {
        name: 'laptop of una',
        publicKey: publicKeys.first,
      }),
    async approach(hand) {
      await hand.open('/ssh-keys')
      await hand.press('button', 'laptop of una')
    },
    act: (hand) => hand.press('button', 'Remove laptop of una'),
    happened: (stage) => keysOf(stage).sshKeys.length === 0,
    words: {
      done: ['sshKeys.removed'],
      notDone: ['sshKeys.stillThereTitle'],
      unknown: ['sshKeys.notReadTitle'],
    },
    isOver: ({ text }) => says(text, 'sshKeys.removed'),
    async again(hand) {
      for (const name of ['Remove laptop of una', 'laptop of una'])
        if (await hand.can('button', name)) {
          await hand.press('button', name)
          return true
        }
      return false
    },
  },
]
