import type { Account } from '#src/api/account.ts'
import { Unavailable } from '#src/api/failures.ts'
import { SignInAgainDialog } from '#src/app/sign-in-again-dialog.tsx'
import { StillSignedIn, StillSigningOut } from '#src/app/still-signed-in.tsx'
import { CheckpointForm } from '#src/session/checkpoint-form.tsx'
import { OwnKeyForm } from '#src/session/own-key-form.tsx'
import { SignInForm } from '#src/session/sign-in-form.tsx'
import { SignedInAlready } from '#src/session/signed-in-already.tsx'

import type { States } from '../states.ts'

const account: Account = {
  id: 1,
  uuid: null,
  username: 'una',
  email: 'una@example.com',
  firstName: 'Una',
  lastName: 'Example',
  admin: false,
  language: 'en',
  twoFactorEnabled: false,
}
const done = () => {}
const later = async () => {}

const checkpoint = () => (
  <div className="gallery-wide">
    <CheckpointForm confirmationToken="token" onComplete={later} onBack={done} />
  </div>
)

export const states: States = {
  'who, and the password': () => (
    <div className="gallery-wide">
      <SignInForm onSignedIn={done} />
    </div>
  ),
  'the password alone': () => (
    <div className="gallery-wide">
      <SignInForm onSignedIn={done} user="una" />
    </div>
  ),
  'a captcha': () => (
    <div className="gallery-wide">
      <SignInForm onSignedIn={done} captcha />
    </div>
  ),
  'a captcha elsewhere': {
    draw: () => (
      <div className="gallery-wide">
        <SignInForm onSignedIn={done} captcha onUseKey={done} />
      </div>
    ),
    panel: { ownOrigin: false },
  },
  'a sign-in code': checkpoint,
  'a recovery code': { draw: checkpoint, press: ['recovery code'] },
  'an API key': () => (
    <div className="gallery-wide">
      <OwnKeyForm onSignedIn={done} />
    </div>
  ),
  'somebody else already': () => (
    <SignedInAlready account={account} typed="ida" onGoOn={later} onSignedOut={done} />
  ),
  'again, over the page': () => <SignInAgainDialog />,
  'still signed in': () => (
    <StillSignedIn outcome={account} why={null} because="signed-out" />
  ),
  'perhaps still signed in': () => (
    <StillSignedIn
      outcome={new Unavailable('GET /account', 'network', { mayHaveRun: false })}
      why={null}
      because="signed-out"
    />
  ),
  'still signing out': () => <StillSigningOut onStop={done} />,
}
