import * as z from 'zod/mini'

/** Which messages these are: others of a later version are none of ours. */
const version = 1

/** A message of one kind, with its fields and no others. */
const message = <T extends string, F extends z.core.$ZodLooseShape>(type: T, fields: F) =>
  z.strictObject({ perch: z.literal(version), type: z.literal(type), ...fields })

/** CSS pixels; no page is higher than browsers can lay out. */
const pixels = z.number().check(z.minimum(-16_000_000), z.maximum(16_000_000))
const length = z.number().check(z.minimum(0), z.maximum(16_000_000))
/** So long a text may be, in UTF-16 code units. */
const longest = 200
const short = z.string().check(z.maxLength(longest))
const count = z.nullable(z.int().check(z.minimum(0)))

/** What the page says to the page around it. */
const FromFrame = z.discriminatedUnion('type', [
  /** It is there, and hears. */
  message('hello', {}),
  /** How high it has to be for all of it to be seen. */
  message('height', { height: length }),
  /** The part of it that has to be in sight: what has focus, or the beginning of a new page. */
  message('reveal', { top: length, bottom: length }),
  /** It shows another place: `/security`, without what was searched for there. */
  message('navigate', { path: short }),
  /** The title of its document: the place and the panel's name. */
  message('title', { title: short }),
  /** Whether something would be lost without it: typed, or shown only once. */
  message('unsaved-input', { hasUnsavedInput: z.boolean() }),
  /** How the account stands, in counts; `null` and `unknown` are what was not read. */
  message('posture', {
    twoFactor: z.enum(['on', 'off', 'unknown']),
    codesLeft: count,
    staleKeys: count,
    openQuestions: count,
  }),
])

/** What the page around it may say: how it looks, and what of it can be seen. Nothing that does anything to an account. */
const FromParent = z.discriminatedUnion('type', [
  /** It is there, and hears; again, when the theme or the language change. What is absent stays as it is. */
  message('hello', {
    theme: z.optional(z.enum(['system', 'light', 'dark'])),
    locale: z.optional(z.string().check(z.maxLength(35))),
  }),
  /** Where the visible part of its page begins, as the frame counts, and how high it is: more or less than the frame. */
  message('view', { top: pixels, height: length }),
  /** It hears no more, and the frame is as high as the page around it says: what does not fit is scrolled to in it. */
  message('bye', {}),
])

type Unversioned<M> = M extends unknown ? Omit<M, 'perch'> : never
export type FrameMessage = Unversioned<z.infer<typeof FromFrame>>
export type ParentMessage = Unversioned<z.infer<typeof FromParent>>

/** The beginning of a text that is too long, and all of any other. */
function cut(text: string): string {
  if (text.length <= longest) return text
  // No half character at the end.
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function withCutTexts(message: FrameMessage | ParentMessage) {
  if (message.type === 'navigate') return { ...message, path: cut(message.path) }
  if (message.type === 'title') return { ...message, title: cut(message.title) }
  return message
}

/** A message as it is sent, with what is too long to be heard cut. */
export const signed = (message: FrameMessage | ParentMessage) => ({
  perch: version,
  ...withCutTexts(message),
})

/** What a message says. */
function contentOf<M extends { perch: typeof version }>(message: M | undefined) {
  if (!message) return null
  const { perch: _, ...content } = message
  return content
}

/** What of a page in a frame its parent got; `null` for everything that is no such message. */
export const readFromFrame = (data: unknown): FrameMessage | null =>
  contentOf(z.safeParse(FromFrame, data).data) as FrameMessage | null

/** What of the page around it a page in a frame got; `null` as above. */
export const readFromParent = (data: unknown): ParentMessage | null =>
  contentOf(z.safeParse(FromParent, data).data) as ParentMessage | null
