import { withoutSpaces } from './text.ts'

/** `openssh-key-v1` in base64; the last letter is left out since the byte after it shares it. */
export const openSshStart = 'b3BlbnNzaC1rZXktdjE'

// What the head and foot of every PEM private key leave when all but letters and digits is taken out.
// In capitals, so that the comment 'weekend, private' is none.
const privateBoundary = /BEGIN[A-Z0-9]{0,30}PRIVATE|END[A-Z0-9]{0,30}PRIVATEKEY/
const looseBoundary = /[-–—]{2}(?:BEGIN|END)[A-Z0-9]{0,30}PRIVATE/i
// A head that was cut at its left: '…VATE KEY-----'. (PUBLIC ends otherwise.)
const cutHead = /ATEKEY(?:BLOCK)?[-–—]{3}/i
const inFile =
  /PuTTY-User-Key-File|Private-(?:Lines|MAC|Hash):|Proc-Type:4,ENCRYPTED|DEK-Info:|AGE-SECRET-KEY-1/i
// Private DER without its head: SEQUENCE, then INTEGER 0 or 1 (RFC 8017, 5208, 5958, 5915), by length of the length.
const body =
  /(?:^|[^A-Za-z0-9+/])(?:MII[A-Za-z0-9+/]{2}[AQgw]IBA|MI[GH][A-Za-z0-9+/]AgE[AB]|M[A-H][A-Za-z0-9+/]CAQ[A-H])/
/** OIDs of password-based encryption (RFC 8018) at the three alignments of base64. */
export const encryptedBody = /hkiG9w0BB[Q-T]|KoZIhvcNAQU|SIb3DQEF/

/**
 * Whether a text holds a private key or a large part of one. Sure rather than clever: cheap enough for every paste, drop
 * and `beforeinput`; white space, quotes, missing lines and cut heads do not deceive it.
 */
export function looksPrivate(text: string): boolean {
  const tight = withoutSpaces(text)
  return (
    tight.includes(openSshStart) ||
    privateBoundary.test(tight.replace(/[^A-Za-z0-9]/g, '')) ||
    looseBoundary.test(tight) ||
    cutHead.test(tight) ||
    inFile.test(tight) ||
    encryptedBody.test(tight) ||
    body.test(text) ||
    body.test(tight) ||
    (/"kty":/.test(tight) && /"d":/.test(tight))
  )
}
