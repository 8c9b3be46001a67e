/** By dialect: recordings that the stand-in does not match, and why. `main.ts` fails when one of them matches after all. */
export const known: Record<string, Record<string, string>> = {
  'pterodactyl-1.11.7': {},
  'pterodactyl-1.11.8': {},
}
