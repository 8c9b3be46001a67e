import type { Translate } from '#src/i18n/translate.ts'

import { undoTime } from './undo-time.ts'

/** For how long a removal can be undone; `isHeld`: the seconds stand still while somebody is in its notice. */
export const undoSentence = (
  t: Translate,
  { isHeld, seconds }: { isHeld: boolean; seconds: number },
): string => t(isHeld ? 'sshKeys.undoHeld' : 'sshKeys.undoFor', { seconds })

/** What is spoken of a removal: what its notice shows at first. */
export const removalSpoken = (
  t: Translate,
  { name, takesFocus }: { name: string; takesFocus: boolean },
): string =>
  [
    t('sshKeys.removed', { name }),
    undoSentence(t, { isHeld: takesFocus, seconds: undoTime / 1000 }),
  ].join(' ')
