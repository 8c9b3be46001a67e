/** The beginning of the key of every query of `recentActivity`: what this page has changed is to be read again. */
export const recentKey = ['recent-activity'] as const
