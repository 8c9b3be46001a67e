import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/**
 * Pterodactyl 2.0.0-beta.1, of which single files were read (contract §1.0, §1.3 to §1.6, §4.5, §4.7, §5.1, §5.2):
 * filters by person and whole name and a list of what there is to filter by, another exception for a wrong password,
 * three changes of the e-mail address a day, sign-in codes that are good once, nothing that scripts of a page can see.
 */
export const pterodactyl20 = like(pterodactyl1118, {
  name: 'pterodactyl-2.0',
  features: {
    email: { throttled: true },
    passwordRequired: true,
    activity: {
      filters: ['event', 'event_name', 'user', 'user_id'],
      options: true,
      addressFor: 'anybody',
    },
  },
  globals: { user: null, site: null },
  words: {
    wrongTwoFactorPassword: {
      code: 'InvalidPasswordProvidedException',
      detail: 'The password provided was invalid for this account.',
    },
  },
  settings: {
    singleUseCodes: true,
    throttles: { client: 256, authentication: 10, passwordReset: 2, lockout: 5 },
  },
})
