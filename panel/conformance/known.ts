const pace =
  'the page ends within a second, so the pace of the recording decides which rows are on it'

const mail =
  'the recorder had asked for a mail less than a minute before, off tape and in this version only, so no row was written'

/**
 * By file: recordings that the stand-in does not match, and why. `main.ts` fails over one that is not listed, and
 * over a listed one that matches after all.
 */
export const known: Record<string, Record<string, string>> = {
  'pterodactyl-1.11.7': {
    'bearer.activity.login-failure': pace,
  },
  'pterodactyl-1.11.8': {
    'bearer.activity.is-api': pace,
  },
  'pterodactyl-1.11.8-story': {
    'story.activity.auth-': mail,
    'story.activity.newest-first': mail,
  },
}
