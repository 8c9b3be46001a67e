import type { Page } from '@playwright/test'

/** Throwaway keys whose private halves nobody has. */
export const publicKeys = {
  first: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  second:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJQ9kUfv2nbzlmyRMlWqkJQZzqJxN8bUqj9oQxgYfvqB',
} as const

/** The list of API keys. */
export function apiKeysPage(page: Page) {
  const list = page.getByRole('list', { name: 'API keys' })
  return {
    list,
    row: (name: string) => list.getByRole('listitem').filter({ hasText: name }),
    names: () => list.getByRole('listitem').getByRole('checkbox').all(),
    search: page.getByRole('searchbox', { name: 'Search keys' }),
    order: page.getByRole('combobox', { name: 'Order' }),
    dialog: page.getByRole('alertdialog'),
  }
}

/** The list of SSH keys. */
export function sshKeysPage(page: Page) {
  const list = page.getByRole('list', { name: 'SSH keys' })
  return {
    list,
    row: (name: string) => list.getByRole('listitem').filter({ hasText: name }),
    search: page.getByRole('searchbox', { name: 'Search keys' }),
    undo: page.getByRole('button', { name: 'Undo' }),
  }
}
