/** What was done with a key (its name) last, and was spoken then. */
export type KeyNews = { said: 'isAdded' | 'backAgain'; name: string }
