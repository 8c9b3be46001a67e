const pace =
  'the page ends within a second, so the pace of the recording decides which rows are on it'

const mail =
  'the recorder had asked for a mail less than a minute before, off tape and in this version only, so no row was written'

const wings =
  'the stand-in has no Wings: the rows that SFTP leaves are written by its control side'

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
  'pterodactyl-1.11.8-sessions': {
    'sessions.password-change.pinned.locale-at-sign-in':
      "the words of the panel's own pages, of which the stand-in has none",
    'sessions.sftp.own-server.right-password': wings,
    'sessions.sftp.own-server.wrong-password': wings,
    'sessions.sftp.own-server.unknown-key': wings,
    'sessions.sftp.subuser-without-file-sftp': wings,
    'sessions.sftp.feed-of-server': 'the stand-in has the feed of accounts only',
  },
}
