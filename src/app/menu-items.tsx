import { StreamerChoice } from './streamer/streamer-choice.tsx'

/** What of the account menu comes after the page. */
export function MenuItems() {
  return <StreamerChoice />
}
