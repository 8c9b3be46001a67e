/** The demo account's keys: `created` and `used` are days ago; `used` is `null` for a key that never was. */
export const demoApiKeys: readonly {
  description: string
  created: number
  used: number | null
  allowedIps?: readonly string[]
}[] = [
  { description: 'Old Discord bot', created: 1130, used: 900 },
  {
    description:
      'Migration from the previous host, used once in spring by the script that Ben wrote; nobody remembers whether the nightly copy still needs it, ask before deleting',
    created: 610,
    used: 410,
    allowedIps: ['198.51.100.0/24'],
  },
  { description: 'CI', created: 240, used: 0.01, allowedIps: ['203.0.113.40'] },
  { description: 'Grafana 📈', created: 150, used: 0.002 },
  {
    description:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    created: 96,
    used: 75,
  },
  {
    description: 'Backups',
    created: 71,
    used: 1.2,
    allowedIps: ['192.0.2.10', '192.0.2.11', '2001:db8:7::/48'],
  },
  { description: 'Phone widget', created: 44, used: 0.6 },
  {
    description: 'Office',
    created: 30,
    used: 12,
    allowedIps: ['10.0.0.1-10.0.0.99', '10.1.0.*', '172.16.0.0/12', '203.0.113.7'],
  },
  { description: 'test', created: 9, used: null },
  { description: '🦊🚀 whitelist-sync, second attempt', created: 2, used: null },
]
