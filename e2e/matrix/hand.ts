import type { Panel, PanelAccount } from '../../panel/types.ts'
import type { Screen } from './screen.ts'

/** What is pressed. */
export type Role = 'button' | 'link' | 'checkbox'

/** One person's hand and eyes, at a page that is drawn in process or by a browser. */
export type Hand = {
  /** Opens an address, as by typing it: the page starts anew. */
  open(path: string): Promise<void>
  /** Whether this can be pressed now: there, not under a modal dialog, not busy. */
  can(role: Role, name: string | RegExp): Promise<boolean>
  /** Presses what can be pressed. Throws when nothing of this name can, even after some time. */
  press(role: Role, name: string | RegExp): Promise<void>
  /** Puts text into the field of this label, in place of what it has. Throws when there is none, even after some time. */
  fill(label: string | RegExp, text: string): Promise<void>
  /** What stands in the field of this label; `null` where there is none. */
  value(label: string | RegExp): Promise<string | null>
  read(): Promise<Screen>
  /** Comes back to the page from another tab. */
  comeBack(): Promise<void>
  /** Lets seconds pass, for the page and whatever it waits for. */
  pass(seconds: number): Promise<void>
  /** Waits until nothing is on its way to or from the panel, or until something has been for as long as a moment. */
  calm(): Promise<void>
  /**
   * Waits until everything has its answer and the page asks nothing more, however long that takes: before the panel has a fault,
   * which only what is asked next is to meet. Throws where the page never comes to rest.
   */
  still(): Promise<void>
}

/** What stands around the page: a panel of its own, two people, and the browser that is between. */
export type Stage = {
  panel: Panel
  account: PanelAccount
  /** Somebody else on the same panel, with the same password: the panel does not refuse what is sent for them by mistake. */
  other: PanelAccount
  /** Gives the browser a session of this account in place of the one that it has, as a sign-in in another tab does. */
  signIn(account: PanelAccount): Promise<void>
  /** Takes all cookies from the browser. */
  clearCookies(): Promise<void>
  /** Takes from the browser the cookie of the token alone. */
  clearToken(): Promise<void>
  /** Who is signed in by the cookies of the browser, by id; `null` for nobody. */
  whoIsIn(): Promise<number | null>
  /** Whether this is the password of the account, or of another, tried out beside the page in a way that changes nothing. */
  takesPassword(password: string, of?: PanelAccount): Promise<boolean>
  /** How often the page has sent such a call (`PUT /api/client/account/email`). */
  sent(method: string, path: string | RegExp): number
  /** Puts this in the place of the panel's answers to such calls, which it does not get, until its faults are disarmed. */
  answer?(method: string, path: string | RegExp, answer: () => Response): void
  /** What the page wrote to its console. */
  said(): readonly string[]
}

/** What somebody comes to the panel for. */
export type Use = {
  name: string
  kind: 'read' | 'write'
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As `ArmedFault` has it. */
  path: string | RegExp
  /** The link of the navigation that leads to where it is done. */
  section: string
  /** What the panel has before. */
  prepare?(stage: Stage): void
  /** Goes to where the endpoint is asked next. Nothing of this meets the fault. */
  approach(hand: Hand, stage: Stage): Promise<void>
  /** Does it: the next press asks the endpoint. */
  act(hand: Hand, stage: Stage): Promise<void>
  /** What was typed, by the labels of the fields that have it while they are there. */
  typed?(stage: Stage): Record<string, string>
  /** What must not be told anywhere but where it is shown on purpose. */
  secrets?(stage: Stage): string[]
  /** Whether the panel has carried it out, by its database; absent for reads. */
  happened?(stage: Stage): boolean | Promise<boolean>
  /** Keys of what is said when it was carried out, when it was not, and when nobody knows, beside what all uses say. */
  words: {
    done: readonly string[]
    notDone?: readonly string[]
    unknown?: readonly string[]
  }
  /** Whether the page cannot find out by reading whether it was carried out. */
  isBlind?: boolean
  /** Keys of what is said where there is nothing: false while the panel has something. */
  none?: readonly string[]
  /** Whether somebody sees that it is done, and may go. */
  isOver(screen: Screen, stage: Stage): boolean
  /** Does what is next on the way to it, as far as the page offers it; whether there was anything. */
  again(hand: Hand, stage: Stage, screen: Screen): Promise<boolean>
  /** How many of a thing there may be in the end, and how many there are. */
  count?(stage: Stage): number
}
