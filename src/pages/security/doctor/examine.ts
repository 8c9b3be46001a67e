import { diagnose, type Verdict } from './diagnose.ts'
import { readTotp } from './totp.ts'

/**
 * Says why the panel refused a code during set-up; see `diagnose` for the units. `null` when there is no secret to
 * compare with. The door to the doctor: import it when a code was refused, since the hashes come along.
 */
export function examine({
  code,
  setup,
  deviceNow,
  panelOffset,
}: {
  code: string
  setup: { uri: string | null; secret: string | null }
  deviceNow: number
  panelOffset: number | null
}): Verdict | null {
  const totp = readTotp(setup)
  return totp && diagnose({ code, totp, deviceNow, panelOffset })
}
