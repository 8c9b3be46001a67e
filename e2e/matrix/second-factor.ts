/** What somebody has set up who has two-factor on, for `control.setTwoFactor`. */
export const secondFactor = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  recoveryCodes: ['aB3dE5fG7h', 'Zz9Yy8Xx7W'],
} as const
