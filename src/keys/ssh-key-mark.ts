import type { SshKey } from '#src/api/ssh-keys.ts'

/** Why an SSH key wants attention, the worst first. */
export const sshKeyMarkKinds = ['short-rsa', 'same-name'] as const
export type SshKeyMarkKind = (typeof sshKeyMarkKinds)[number]

/** What says that OpenSSH lines, PKCS8 and PKCS1 hold an RSA key: its name, or its object identifier (RFC 8017, appendix C). */
const rsa = /AAAAB3NzaC1yc2E|BgkqhkiG9w0BAQEF|GCSqGSIb3DQEBAQU|BEGIN RSA PUBLIC/

/** In base64, a key of 3072 bits takes more in each of these. */
const shortest = 530

/**
 * Whether a listed key is an RSA key of fewer than 3072 bits, as its length tells: reading keys takes more code than listing
 * them, and what wants attention stands first from the start.
 */
function isShortRsa(publicKey: string): boolean {
  const base64 =
    /AAAAB3\S+/.exec(publicKey)?.[0] ?? publicKey.replace(/-{5}.*?-{5}|\s/g, '')
  return rsa.test(publicKey) && base64.length < shortest
}

/** The worst of what can be mended about a key; `null` where there is nothing. */
export function sshMarkOf(key: SshKey, sharesName: boolean): SshKeyMarkKind | null {
  if (isShortRsa(key.publicKey)) return 'short-rsa'
  return sharesName ? 'same-name' : null
}

/** Those whose name another key has, too. */
const sharingName = (keys: readonly SshKey[]): ReadonlySet<SshKey> =>
  new Set(
    [...Map.groupBy(keys, ({ name }) => name).values()].flatMap((named) =>
      named.length > 1 ? named : [],
    ),
  )

/** The marks of those of `keys`, which are all that there are, that have one: the one count of every page; and which share a name. */
export function sshMarksOf(keys: readonly SshKey[]): {
  marks: ReadonlyMap<SshKey, SshKeyMarkKind>
  sharing: ReadonlySet<SshKey>
} {
  const sharing = sharingName(keys)
  const marks = new Map<SshKey, SshKeyMarkKind>()
  for (const key of keys) {
    const mark = sshMarkOf(key, sharing.has(key))
    if (mark) marks.set(key, mark)
  }
  return { marks, sharing }
}
