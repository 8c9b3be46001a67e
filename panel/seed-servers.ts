import type { NewServer } from './types.ts'

/** The demo account's servers. */
export const demoServers: readonly (NewServer & { identifier: string })[] = [
  {
    name: 'Survival',
    identifier: '1a7ce997',
    node: 'fra-1',
    sftp: { ip: 'fra-1.example.net', port: 2022 },
  },
  {
    name: '🏰 Castle builders of the north: creative, with the world of 2019 that must never be reset, Fridays at eight',
    identifier: 'd3aac109',
    node: 'Helsinki, the rack under the stairs',
    sftp: { ip: 'hel-2.example.net', port: 2222 },
  },
  {
    name: 'Factory',
    identifier: '0f00beef',
    node: 'ams-v6',
    sftp: { ip: '2001:db8:7::2022', port: 2022 },
  },
]
