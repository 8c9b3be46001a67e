import { accountNote } from './account-note.ts'

/** Noted in place of a time: there was no network, and nothing was sent. */
export const unsent = 'unsent'

/**
 * That somebody has asked in this tab to sign an account out, and when (milliseconds), until the page knows what came of it: a
 * window that is loaded anew hears nothing any more.
 */
export const unheardSignOut = accountNote('sign-out-unheard', 'session')
