/** Public keys of throwaway pairs, one of each type that panels take. Nobody has the private halves. */
export const demoSshKeys = [
  {
    name: 'Laptop',
    days: 62,
    publicKey: [
      'ssh-ed25519',
      ['AAAAC3NzaC1lZDI1NTE5AAAAIAwe8dRw25PpLYkP0LkIUlxh9TmzIyPf190FpRX7pP22'].join(''),
      'una@laptop',
    ].join(' '),
  },
  {
    name: 'Phone',
    days: 20,
    publicKey: [
      'ecdsa-sha2-nistp256',
      [
        'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMuVGsTGMbDjvsvfkT',
        'uPc+BG0ETpWCj1zPLagovIShlH0NSBMvNt3tGpIsJT6fQDt/slXB9qV2yjARBpBaqD4pE=',
      ].join(''),
      'una@phone',
    ].join(' '),
  },
  {
    name: 'Backups of the NAS in the cellar, nightly at three',
    days: 88,
    publicKey: [
      'ecdsa-sha2-nistp384',
      [
        'AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBDTsoM45XrY8CchZ3K',
        '7Pz3KpbDz93J75rCmW2kihnWHsi9mvXmVwMc5g+oSTTlRzfHEFHjzOIiteOwGoMPOTi+Bn',
        'JY8RqrgHdR8foc1DAdIOemjWfMTHS8aF2CIGL5GWjA==',
      ].join(''),
      'backup@nas',
    ].join(' '),
  },
  {
    name: 'Desktop',
    days: 41,
    publicKey: [
      'ecdsa-sha2-nistp521',
      [
        'AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAFVF2olHJt2dat7ml',
        '9hNFcM25a7pGO4V9XXBTDgXoBx5j+wMZ0NAM5YIMiAaW5IetWyCmbYV1pVpTnwsvF3vhaS',
        '2wDIuP/3kBymaqtXxGoLdrTcdjmY0XC1c9Tr7WhOpD6Zl9q4gABU1olFhuExawbtaNcAUt',
        'U1ifKca+cucYOcqeSfWA==',
      ].join(''),
      'una@desktop',
    ].join(' '),
  },
  {
    name: 'Old laptop (give away?)',
    days: 400,
    publicKey: [
      'ssh-rsa',
      [
        'AAAAB3NzaC1yc2EAAAADAQABAAABAQDPBB+dyl6qTl9Fsr8FPJHyoQ3ErM+MjGcDGGUfqN',
        'K65iIXe1cytyWVCAWfJ9Jk+3extWp1T0MeFO3sNhDod3UJJuwYuuBRFITnuDCWs2R7uUyH',
        'wg9474mNBgCHlcXvP1oBBtgqmelc6OYG5XJD0oh3IiyFxwytcjtnSgDCj64XH/BnfYSx7m',
        'GqxiLn8AiXdBxM2TakPwgTNWydN8R1cZ0BeSlLKK4Se3Gyg7kt02Ng5DCh+RFyMKP5jyqf',
        'kighw1tTNlRuHH6kB3hQzZJNcjO4lRMhOono20p0D6yQK+h9n6qdRaGnd9TSGm+vpMDaJd',
        'iQOurddYVJkO/lAc4AB96B',
      ].join(''),
      'una@old-laptop',
    ].join(' '),
  },
] as const
